"""The outgoing register of a year: its numbers, the next ones, and what is missing in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from planner.i18n import _, day_text, ngettext
from planner.model.register import EntryState
from tui.scopes import Scope
from tui.screens.file_view import FileView
from tui.screens.filtered import Filtered
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading, signed
from tui.widgets.strips import loading_text
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from planner.model.programme import Record
    from planner.model.register import RegisterEntry
    from planner.model.workspace import Workspace
    from tui.desk.register import BookPage

_TONES = {EntryState.reserved: "soon", EntryState.void: "late", EntryState.issued: ""}


class RegisterView(Filtered, FileView, scope=Scope.register):
    """The register of the year that is looked at."""

    VIEW = "register"
    LIST = AUTO_FOCUS = "#entries"  # at once: a key typed while it appears is no part of the filter

    def __init__(self) -> None:
        super().__init__()
        self._page: BookPage | None = None
        self._chosen_year: int | None = None

    def body(self) -> ComposeResult:
        """Yield the next numbers, the filter and the list above, the chosen entry below."""
        yield Static(loading_text(), classes="pane-title", id="register-title", markup=False)
        yield Static(id="register-next", markup=False)
        yield TextEntry(placeholder=_("Number, subject, signer or state, accents not needed…"), id="filter")
        with Container(id="register-panes"):
            yield RecordList(
                Column(14),
                Column(10),
                Column(14),
                Column(),
                Column(20, needs=100),
                empty=_("No number was given in this year. A signed document gets one on its way (B)."),
                id="entries",
            )
            yield DetailPane(id="detail")

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#entries").focus()

    @property
    def _year(self) -> int:
        return self._chosen_year or self.desk_app.today.year

    def show(self, workspace: Workspace) -> None:
        """Read the register in a thread."""
        del workspace
        self._look()

    def arrive(self) -> None:
        """Look again: others give numbers too."""
        self._look()

    def _look(self) -> None:
        app, year = self.desk_app, self._year
        app.ask("register", lambda: app.desk.register.book(year), self._paint)

    def _paint(self, page: BookPage) -> None:
        self._page = page
        closed = _(", closed") if page.closed else ""
        count = ngettext("{count} number", "{count} numbers", len(page.entries))
        title = _("Register of {year}: {count}{closed}", year=page.year, count=count, closed=closed)
        self.query_one("#register-title", Static).update(title)
        following = ", ".join(each.number_symbol for each in page.following) or "–"
        lines = [_("Next: {numbers}", numbers=following)]
        lines += [f"! {each}" for each in page.unfinished]
        self.query_one("#register-next", Static).update("\n".join(lines))
        entries = self.query_one("#entries", RecordList)
        entries.show(entry_rows(page.entries))
        self._tell(entries.chosen_key)

    def chosen_entry(self) -> RegisterEntry | None:
        """Return the chosen entry."""
        key = self.query_one("#entries", RecordList).chosen_key
        entries = self._page.entries if self._page else ()
        return next((entry for entry in entries if _key(entry) == key), None)

    def chosen_record(self) -> Record | None:
        """Return the document of the chosen entry, where it is in the workspace."""
        entry, workspace = self.chosen_entry(), self.desk_app.workspace
        return workspace.find(entry.document) if entry and workspace else None

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the entry that is chosen now."""
        if event.of.id == "entries":
            self._tell(event.key)
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the document of the entry, or a record named below."""
        record = self.chosen_record() if event.of.id == "entries" else None
        if event.of.id != "entries":
            self.desk_app.open_record(event.key)
        elif record is not None:
            self.desk_app.open_record(record.id)

    def _tell(self, key: str) -> None:
        del key
        entry = self.chosen_entry()
        self.query_one(DetailPane).tell(entry_paragraphs(entry) if entry else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the chosen number in this year."""
        entry, page = self.chosen_entry(), self._page
        if action == "void_number":
            return entry is not None and entry.state is not EntryState.void and not (page and page.closed)
        if action == "reserve_number":
            return page is not None and not page.closed and page.year == self.desk_app.today.year
        return super().check_action(action, parameters)

    def action_choose_year(self) -> None:
        """Let the person choose the year of the register."""
        from tui.screens.pick import Choice, Pick

        years = self._page.years if self._page else (self._year,)
        choices = [Choice(str(year), _("Year {year}", year=year)) for year in years]
        self.app.push_screen(Pick(_("Which year?"), choices, [str(self._year)]), self._take_year)

    def _take_year(self, chosen: tuple[str, ...] | None) -> None:
        if chosen:
            self._chosen_year = int(chosen[0])
            self._look()

    def action_void_number(self) -> None:
        """Ask for the reason, then make the chosen number void."""
        from tui.screens.register_forms import ReasonForm

        entry, desk = self.chosen_entry(), self.desk_app.desk.register
        if entry is not None:
            title = _("Make {number} void", number=entry.number_symbol)
            self.app.push_screen(
                ReasonForm(title, lambda reason: partial(desk.void, entry, reason), self._voided)
            )

    def _voided(self, workspace: Workspace) -> None:
        self.desk_app.take(workspace)
        self._look()

    def action_reserve_number(self) -> None:
        """Let the person choose a count and say why."""
        from tui.screens.register_forms import ReserveForm

        if self._page is not None:
            self.app.push_screen(ReserveForm(self._page.following, self._reserved))

    def _reserved(self, entry: RegisterEntry) -> None:
        self.desk_app.notify(_("{number} is reserved.", number=entry.number_symbol), markup=False)
        self._look()

    def action_print_book(self) -> None:
        """Write the register as a Word file and open it."""
        app, year = self.desk_app, self._year
        app.ask("", lambda: app.desk.register.print_book(year), self._printed)

    def _printed(self, path: Path) -> None:
        app = self.desk_app
        app.notify(str(path), title=_("The register was written"), markup=False)
        app.ask("", lambda: app.desk.show_file(path), lambda _done: None)


def entry_rows(entries: tuple[RegisterEntry, ...]) -> list[Row]:
    """Return a line for each number, the newest first, under a heading for each count."""
    from planner.register.book_rows import kind_name
    from planner.register.telling import entry_state_name

    rows: list[Row] = []
    for counter in dict.fromkeys(entry.counter for entry in entries):
        own = [entry for entry in reversed(entries) if entry.counter == counter]
        name = kind_name(own[0].kind) if "/" in counter else counter
        rows.append(heading(f"{name} ({len(own)})"))
        for entry in own:
            late = f" ({_('late')})" if entry.late else ""
            rows.append(
                Row(
                    _key(entry),
                    (
                        Cell(entry.number_symbol),
                        Cell(day_text(entry.issue_date) if entry.issue_date else "", "quiet"),
                        Cell(
                            signed(entry_state_name(entry), _TONES[entry.state]),
                            _TONES[entry.state] or "quiet",
                        ),
                        Cell((entry.subject or entry.reason) + late),
                        Cell(entry.signer, "quiet"),
                    ),
                    also=" ".join(entry.recipients),
                )
            )
    return rows


def entry_paragraphs(entry: RegisterEntry) -> list[Paragraph]:
    """Return everything that the register says about a number."""
    from planner.register.telling import entry_state_name

    told = [
        Paragraph(f"{entry.number_symbol}  {entry.subject}".strip(), tone="strong"),
        Paragraph(entry_state_name(entry), _("State")),
        Paragraph(entry.reason, _("Reason")),
        Paragraph(entry.signer, _("Signer")),
        Paragraph("; ".join(entry.recipients), _("Recipients")),
        Paragraph(str(entry.copies or ""), _("Copies")),
        Paragraph(day_text(entry.sent_on) if entry.sent_on else "", _("Sent out")),
        Paragraph(f"{entry.entered_at.astimezone():%d/%m/%Y %H:%M}, {entry.entered_by}", _("Entered")),
        Paragraph(entry.document, _("Document"), key=entry.document),
    ]
    return [paragraph for paragraph in told if paragraph.text]


def _key(entry: RegisterEntry) -> str:
    return f"{entry.counter} {entry.order}{entry.suffix}"
