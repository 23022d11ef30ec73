"""The plan of the new year: what goes on, what comes again, what stands there for the third year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _, ngettext
from planner.tracking import YearAction, standing_name
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.screens.question import Question
from tui.widgets.choice import ChoiceField
from tui.widgets.detail import DetailPane, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from planner.model.workspace import Workspace
    from planner.tracking import NewYear, Written, YearLine


class NewYearForm(Form):
    """Shows the comparison of the two years; Ctrl+S asks once more and writes the new plan."""

    def __init__(self, preview: NewYear) -> None:
        super().__init__()
        self.preview = preview

    def form_title(self) -> str:
        """Return the plan's title."""
        return self.preview.plan.title

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield which tasks are taken over."""
        waiting = len(self._waiting(YearAction.carry))
        repeated = self._waiting(YearAction.repeat)
        exists = _("The plan {id} exists already.", id=self.preview.plan.id)
        made = _("The plan {id} will be made.", id=self.preview.plan.id)
        yield (
            _("Plan"),
            Static(exists if self.preview.plan_exists else made, classes="task-text", markup=False),
        )
        everything = ngettext("none, {count} task goes on", "none, all {count} tasks go on", waiting)
        yield (
            _("Left out"),
            ChoiceField(
                _("Which tasks do not go on?"),
                self._carried,
                several=True,
                brief=True,
                nothing=everything,
                id="skip",
            ),
        )
        if repeated:
            count = ngettext("{count} task", "{count} tasks", len(repeated))
            choices = [Choice("", _("no")), Choice("yes", _("yes, {count}", count=count))]
            yield (
                _("Repeated"),
                ChoiceField(
                    _("Also what was finished and comes every year?"), lambda: choices, [""], id="repeat"
                ),
            )

    def _waiting(self, action: YearAction) -> list[YearLine]:
        return [line for line in self.preview.of(action) if not line.existing]

    def _carried(self) -> Sequence[Choice]:
        return [Choice(line.task, line.text, line.task) for line in self._waiting(YearAction.carry)]

    def panes(self) -> ComposeResult:
        """Yield the fields, and the comparison below them."""
        yield from super().panes()
        yield DetailPane(id="comparison")

    def on_mount(self) -> None:
        """Start in the comparison."""
        super().on_mount()
        pane = self.query_one("#comparison", DetailPane)
        pane.can_open = False
        pane.tell(comparison_words(self.preview, self.workspace))
        pane.focus()

    def save(self) -> None:
        """Ask, then write the plan."""
        repeat = bool(self.query("#repeat")) and self.choice("repeat").value == "yes"
        skip = self.choice("skip").chosen
        count = len(self._waiting(YearAction.carry)) - len(skip)
        count += len(self._waiting(YearAction.repeat)) if repeat else 0
        question = ngettext(
            "Write {count} task into the plan of {year}?",
            "Write {count} tasks into the plan of {year}?",
            count,
            year=self.preview.year,
        )
        self.app.push_screen(
            Question(question, _("Write")), lambda yes: self._write(skip, repeat=repeat) if yes else None
        )

    def _write(self, skip: tuple[str, ...], *, repeat: bool) -> None:
        app, year = self.desk_app, self.preview.year
        self.is_saving = True

        def done(result: tuple[Written, Workspace]) -> None:
            written, workspace = result
            app.take(workspace)
            app.year = year
            count = len(written.created)
            self.close_saved(ngettext("{count} record written.", "{count} records written.", count))

        app.ask("", lambda: app.desk.tasks.begin_year(year, skip, repeat=repeat), done, self.fail)


def comparison_words(preview: NewYear, workspace: Workspace) -> list[Paragraph]:
    """Return last year's tasks by what happens to them, then those that only the new plan has."""
    titles = {
        YearAction.carry: _("Not finished, goes on ({count})"),
        YearAction.repeat: _("Finished, comes every year ({count})"),
        YearAction.end: _("Finished for good ({count})"),
    }
    told: list[Paragraph] = []
    for action, title in titles.items():
        lines = preview.of(action)
        if lines:
            told.append(Paragraph(title.format(count=len(lines)), tone="heading"))
            told += [_line(line) for line in lines]
    if preview.only_new:
        told.append(
            Paragraph(_("Only in the new plan ({count})", count=len(preview.only_new)), tone="heading")
        )
        told += [Paragraph(f"{i}  {workspace.tasks[i].text}") for i in preview.only_new]
    return told


def _line(line: YearLine) -> Paragraph:
    notes = [standing_name(line.standing)]
    if line.existing:
        notes.append(_("as {id}", id=line.existing))
    if line.third_year:
        years = ", ".join(str(year) for year in line.years)
        notes.append(_("! third year or longer: {years}", years=years))
    tone = "late" if line.third_year else "quiet" if line.existing or line.action is YearAction.end else ""
    return Paragraph(f"{line.task}  {line.text} ({'; '.join(notes)})", tone=tone)
