"""The open tasks of an agency that ended go to its successors, after a look and a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.errors import WrongUseError
from planner.i18n import _, day_text, ngettext
from planner.tracking import propose_handover
from tui.screens.choices import agency_choices
from tui.screens.form import Form
from tui.screens.pick import Choice
from tui.screens.question import Question
from tui.widgets.choice import ChoiceField
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from planner.model.workspace import Workspace
    from planner.tracking import HandoverProposal, Written


class HandoverForm(Form):
    """Shows who would go on with which tasks; Ctrl+S asks once more and writes."""

    def __init__(self, proposal: HandoverProposal) -> None:
        super().__init__()
        self.proposal = proposal

    def form_title(self) -> str:
        """Return the agency's name as title."""
        return _("Hand over: {name}", name=self.proposal.name)

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Yield who takes over what, from when, and why."""
        proposal = self.proposal
        yield _("From"), Static(day_text(proposal.on), classes="task-text", markup=False)
        yield (
            _("Successor"),
            ChoiceField(_("Who takes over?"), self._heirs, proposal.to, several=True, id="heirs"),
        )
        if proposal.others:
            names = ", ".join(self.workspace.assignee_name(a) for a in proposal.others)
            words = _("Parts of the work went to {names}.", names=names)
            yield "", Static(words, classes="task-text", markup=False)
        yield (
            _("Tasks"),
            ChoiceField(_("Which tasks?"), self._tasks, proposal.tasks, several=True, brief=True, id="tasks"),
        )
        yield _("Basis"), TextEntry(placeholder=_("number of the document that decides it"), id="basis")

    def _heirs(self) -> Sequence[Choice]:
        return agency_choices(self.workspace, self.proposal.on, self.proposal.to)

    def _tasks(self) -> Sequence[Choice]:
        return [Choice(i, self.workspace.tasks[i].text, i) for i in self.proposal.tasks]

    def on_mount(self) -> None:
        """Start in the basis."""
        super().on_mount()
        self.query_one("#basis").focus()

    def check(self) -> HandoverProposal:
        """Return the proposal as the fields say; raises WrongUseError."""
        heirs, tasks = self.choice("heirs").chosen, self.choice("tasks").chosen
        if not (heirs and tasks):
            raise WrongUseError(
                _("Nothing is handed over."), _("Choose at least one successor and one task.")
            )
        old = self.proposal
        return propose_handover(
            self.workspace, old.agency, self.desk_app.today, on=old.on, to=heirs, tasks=tasks
        )

    def save(self) -> None:
        """Check the proposal again, ask, and record it; raises WrongUseError."""
        proposal = self.check()
        heirs, tasks = self.choice("heirs").chosen, self.choice("tasks").chosen
        names = ", ".join(self.workspace.assignee_name(heir) for heir in heirs)
        question = ngettext(
            "{count} task of {old} goes to {names}. Record it?",
            "{count} tasks of {old} go to {names}. Record it?",
            len(tasks),
            old=self.proposal.name,
            names=names,
        )
        self.app.push_screen(
            Question(question, _("Record")), lambda yes: self._record(proposal) if yes else None
        )

    def _record(self, proposal: HandoverProposal) -> None:
        app, basis = self.desk_app, self.entry("basis")
        self.is_saving = True

        def done(result: tuple[Written, Workspace]) -> None:
            written, workspace = result
            app.take(workspace)
            count = len(written.changed)
            self.close_saved(ngettext("{count} task handed over.", "{count} tasks handed over.", count))

        app.ask("", lambda: app.desk.tasks.hand_over(proposal, basis), done, self.fail)
