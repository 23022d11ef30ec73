"""Late agencies: with what, reminded when, and a letter for each of the marked ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.i18n import _, ngettext
from tui.long_work import Reached
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.message import MessagePage
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row, signed
from tui.widgets.strips import KeyBar, loading_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.reports.late_agencies import LateAgency
    from planner.reports.reminders import Plan, Sent
    from tui.long_work import Progress


class ReminderPage(Dialog[None], scope=Scope.reminders):
    """The window of late agencies; those not yet reminded in this period are marked at first."""

    def __init__(self) -> None:
        super().__init__()
        self._late: dict[str, LateAgency] = {}
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out the list, and the chosen agency's tasks below it."""
        window = Vertical(classes="window list-window widest-window reminders")
        window.border_title = _("Late agencies")
        with window:
            yield Static(loading_text(), id="reminder-state", classes="pane-title", markup=False)
            yield RecordList(
                Column(1),
                Column(),
                Column(11, right=True),
                Column(16, right=True, needs=60),
                Column(24, needs=90),
                empty=_("No task is overdue today."),
                id="late",
            )
            yield DetailPane(id="late-tasks")
            yield KeyBar()

    def on_mount(self) -> None:
        """Look who is late in a thread."""
        late = self.query_one("#late", RecordList)
        late.can_open = False
        late.focus()
        app = self.desk_app
        workspace = app.records
        app.ask("late", lambda: app.desk.reports.late_agencies(workspace), self._take, self._refused)

    def _refused(self, error: Exception) -> None:
        self.dismiss(None)
        self.desk_app.report(error)

    def _take(self, found: tuple[LateAgency, ...]) -> None:
        if not self.is_attached:
            return
        self._late = {agency.id: agency for agency in found}
        self._marked = {agency.id for agency in found if agency.open}
        self._paint()

    def _paint(self) -> None:
        self.query_one("#late", RecordList).show([self._row(agency) for agency in self._late.values()])
        told = ngettext("{count} late agency", "{count} late agencies", len(self._late))
        marked = ngettext("{count} letter to make", "{count} letters to make", len(self._marked))
        self.query_one("#reminder-state", Static).update(f"{told} · {marked}")
        self._tell(self.query_one("#late", RecordList).chosen_key)
        self.refresh_bindings()

    def _row(self, agency: LateAgency) -> Row:
        mark = Cell("√", "done") if agency.id in self._marked else Cell("")
        count = ngettext("{count} task", "{count} tasks", len(agency.tasks))
        new = len(agency.open)
        state = _("{count} not yet", count=new) if new else _("all reminded")
        last = f"{agency.last.on:%d/%m/%Y} {agency.last.document}" if agency.last else _("never reminded")
        tone = "late" if new else "quiet"
        return Row(
            agency.id,
            (mark, Cell(agency.name), Cell(count), Cell(signed(state, tone), tone), Cell(last, "quiet")),
        )

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the agency that is chosen now."""
        if event.of.id == "late":
            self._tell(event.key)
        self.refresh_bindings()

    def _tell(self, key: str) -> None:
        agency = self._late.get(key)
        if agency is None:
            self.query_one(DetailPane).tell(())
            return
        told = []
        for entry in agency.tasks:
            days = ngettext("{count} day late", "{count} days late", -(entry.days_left or 0))
            sent = "; ".join(f"{each.on:%d/%m/%Y} {each.document}" for each in entry.task.reminders)
            reminded = _("reminded: {when}", when=sent) if sent else _("never reminded")
            told.append(
                Paragraph(
                    f"{entry.task.id}  {days}; {reminded}: {entry.task.text}",
                    key=entry.task.id,
                    tone="late" if entry.task.id in agency.open else "",
                )
            )
        self.query_one(DetailPane).tell(told)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open a task of the pane below."""
        if event.of.id == "late-tasks":
            self.desk_app.open_record(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer letters only while an agency is marked."""
        if action == "make_letters":
            return bool(self._marked)
        if action in {"mark_agency", "mark_all"}:
            return bool(self._late)
        return super().check_action(action, parameters)

    def action_mark_agency(self) -> None:
        """Mark the chosen agency, or take the mark away."""
        self._marked ^= {self.query_one("#late", RecordList).chosen_key}
        self._paint()

    def action_mark_all(self) -> None:
        """Mark all, or none where all are marked."""
        self._marked = set() if self._marked == set(self._late) else set(self._late)
        self._paint()

    def action_make_letters(self) -> None:
        """Make the letters; a second one in the period only after a question."""
        again = [self._late[key].name for key in self._chosen() if not self._late[key].open]
        if not again:
            self._make(yes=True)
            return
        from tui.screens.question import Question

        asked = _(
            "Already reminded of everything in this period: {names}. Remind them once more?",
            names=", ".join(again),
        )
        self.app.push_screen(Question(asked, _("Remind again")), lambda yes: self._make(yes=bool(yes)))

    def _chosen(self) -> list[str]:
        return [key for key in self._late if key in self._marked]

    def _make(self, *, yes: bool) -> None:
        """Make the letters; only those who were reminded of everything get the same tasks once more."""
        if not yes:
            return
        app, chosen = self.desk_app, self._chosen()
        groups = [
            (again, names)
            for again in (False, True)
            if (names := [key for key in chosen if bool(self._late[key].open) is not again])
        ]

        def work(progress: Progress) -> list[tuple[Plan, list[Sent]]]:
            def step(done: int, total: int) -> None:
                progress.reached = Reached(done, total, _("letters"))

            return [
                app.desk.reports.remind(
                    names, again=again, progress=step, stopped=lambda: progress.is_stopping
                )
                for again, names in groups
            ]

        app.work_long(_("Reminder letters"), work, self._told)

    def _told(self, done: list[tuple[Plan, list[Sent]]]) -> None:
        app = self.desk_app
        app.action_reload()
        told = [words for each in done for words in letter_words(*each)]
        page = MessagePage(_("Reminder letters"), told)
        app.show_result(self, page, told[0].text, view="documents", close=True)


def letter_words(plan: Plan, sent: list[Sent]) -> list[Paragraph]:
    """Return what became of each letter, and what was left out and why."""
    written = [one for one in sent if one.saved]
    count = ngettext("{count} letter made.", "{count} letters made.", len(written))
    told = [Paragraph(count, tone="done" if written else "late")]
    for one in sent:
        if one.saved:
            tasks = ngettext("{count} task", "{count} tasks", len(one.recorded))
            told.append(Paragraph(f"{one.agency}: {one.saved.file.name} ({tasks})", key=one.saved.id or ""))
        else:
            told.append(Paragraph(f"! {one.agency}: {one.problem}", tone="late"))
    missing = len(plan.tasks) - len(sent)
    if missing > 0:
        stopped = ngettext("Stopped: {count} letter not made.", "Stopped: {count} letters not made.", missing)
        told.append(Paragraph(stopped, tone="soon"))
    if plan.left_out:
        told.append(
            Paragraph(_("Left out: already reminded of in {period}", period=plan.period), tone="heading")
        )
        told += [Paragraph(each.told, key=each.task) for each in plan.left_out]
    return told
