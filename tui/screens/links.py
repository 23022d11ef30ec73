"""What a document says and may be linked to: each proposal is accepted or not, its data corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from planner.errors import CchcError
from planner.i18n import _, ngettext
from planner.intake.links.describe import confidence_word, kind_heading, task_lines
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.intake_rows import text_words
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult

    from planner.intake.links.accepting import Accepted
    from planner.intake.links.proposals import Proposal
    from planner.model.workspace import Workspace
    from tui.desk.intake import Proposed

SURE = 0.75
_LONGEST_TEXT = 200_000


class LinksPage(Dialog[None], scope=Scope.links):
    """The proposals above, the chosen one (or the document's text) below."""

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self._document_id = document_id
        self._proposed: Proposed | None = None
        self._marked: set[int] = set()
        self._reading = False
        self._saving = False

    def compose(self) -> ComposeResult:
        """Lay out the head, the proposals and the pane below."""
        window = Vertical(classes="window list-window widest-window links")
        window.border_title = _("Data and links: {id}", id=self._document_id)
        with window:
            yield Static(_("Reading…"), id="told", markup=False)
            yield RecordList(
                Column(1),
                Column(),
                Column(10, needs=60),
                empty=_("Nothing in this document points to a record of the workspace."),
                id="proposals",
            )
            yield DetailPane(id="proposal")
            yield KeyBar()

    def on_mount(self) -> None:
        """Read the document in a thread."""
        proposals = self.query_one("#proposals", RecordList)
        proposals.can_open = False
        proposals.focus()
        self._read()

    def _read(self) -> None:
        app, workspace = self.desk_app, self.workspace
        app.ask(
            "links", lambda: app.desk.intake.propose(workspace, self._document_id), self._take, self._gone
        )

    def _gone(self, error: Exception) -> None:
        self.dismiss(None)
        self.desk_app.report(error)

    def _take(self, proposed: Proposed) -> None:
        if not self.is_attached:
            return
        self._proposed, self._marked, self._saving = proposed, set(), False
        document = proposed.document
        facts = [document.number_symbol or document.symbol, document.issuing_body, document.subject]
        self.query_one("#told", Static).update(
            " · ".join(fact for fact in facts if fact) or document.original_name
        )
        self._paint()
        self.refresh_bindings()

    @property
    def proposals(self) -> Sequence[Proposal]:
        """What is proposed, once it is read."""
        return self._proposed.proposals if self._proposed else ()

    @property
    def is_changed(self) -> bool:
        """Tell whether something is marked and not written."""
        return bool(self._marked) and not self._saving

    def _paint(self) -> None:
        lines = self.query_one("#proposals", RecordList)
        lines.show(proposal_rows(self.proposals, self._marked))
        self._tell(lines.chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the proposal that is chosen now."""
        if event.of.id == "proposals":
            self._tell(event.key)
            self.refresh_bindings()

    def _tell(self, key: str) -> None:
        pane = self.query_one("#proposal", DetailPane)
        if self._reading and self._proposed is not None:
            pane.tell(text_words(self._proposed.text, _LONGEST_TEXT))
        else:
            pane.tell(proposal_words(self.proposals[int(key) - 1]) if key else ())

    # marking

    def _chosen(self) -> Proposal | None:
        key = self.query_one("#proposals", RecordList).chosen_key
        return self.proposals[int(key) - 1] if key else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer marking only where a proposal can still be accepted."""
        chosen = self._chosen() if self.is_attached and self._proposed else None
        if action == "toggle_proposal":
            return chosen is not None and not chosen.linked
        if action == "save_links":
            return bool(self._marked)
        if action in {"correct_data", "read_text"}:
            return self._proposed is not None
        return super().check_action(action, parameters)

    def action_toggle_proposal(self) -> None:
        """Mark the chosen proposal, or take the mark away."""
        chosen = self._chosen()
        if chosen is not None:
            self._marked ^= {chosen.number}
            self._paint()
            self.refresh_bindings()

    def action_mark_sure(self) -> None:
        """Mark what is sure, new tasks aside."""
        sure = {p.number for p in self.proposals if p.confidence >= SURE and not p.linked and p.task is None}
        self._marked |= sure
        self._paint()
        self.refresh_bindings()

    def action_read_text(self) -> None:
        """Show the text below, or the proposal again."""
        self._reading = not self._reading
        self.query_one(".window").set_class(self._reading, "-reading")
        lines, pane = self.query_one("#proposals", RecordList), self.query_one("#proposal", DetailPane)
        self._tell(lines.chosen_key)
        (pane if self._reading else lines).focus()

    def action_correct_data(self) -> None:
        """Open the form with the document's data."""
        from tui.screens.metadata_form import MetadataForm

        document = self.workspace.documents.get(self._document_id)
        if document is not None:
            self.app.push_screen(MetadataForm(document), lambda _done: self._read())

    # writing

    def action_save_links(self) -> None:
        """Write what is marked; new tasks need a plan, which is asked for where none fits."""
        from planner.intake.links.accepting import plan_for

        proposed = self._proposed
        if proposed is None:
            return
        if any(p.task is not None and p.number in self._marked for p in proposed.proposals):
            try:
                plan_for(self.workspace, proposed.document)
            except CchcError:
                self._ask_plan()
                return
        self._write("")

    def _ask_plan(self) -> None:
        from tui.screens.pick import Choice, Pick

        plans = sorted(self.workspace.annual_plans.values(), key=lambda plan: -plan.year)
        choices = [Choice(plan.id, plan.title, str(plan.year)) for plan in plans]
        pick = Pick(_("Which plan do the new tasks belong to?"), choices)
        self.app.push_screen(pick, lambda chosen: self._write(chosen[0]) if chosen else None)

    def _write(self, plan: str) -> None:
        app, proposed, numbers = self.desk_app, self._proposed, sorted(self._marked)
        if proposed is None:
            return
        self._saving = True
        app.ask("", lambda: app.desk.intake.accept(proposed, numbers, plan), self._written, self._failed)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.desk_app.report(error)

    def _written(self, done: tuple[Accepted, Workspace]) -> None:
        accepted, workspace = done
        app = self.desk_app
        app.take(workspace)
        words = ngettext("{count} link saved.", "{count} links saved.", len(accepted.linked))
        app.notify(words, markup=False)
        for number, reason in accepted.refused.items():
            app.notify(reason, title=self.proposals[number - 1].name[:60], severity="warning", markup=False)
        self._read()


def proposal_rows(proposals: Sequence[Proposal], marked: Collection[int]) -> list[Row]:
    """Return a line for each proposal under the heading of its kind."""
    rows: list[Row] = []
    kind = None
    for proposal in proposals:
        if proposal.kind is not kind:
            kind = proposal.kind
            rows.append(heading(kind_heading(kind)))
        sign, tone = ("=", "quiet") if proposal.linked else ("", "")
        if proposal.number in marked:
            sign, tone = "√", "done"
        sure = _("linked") if proposal.linked else confidence_word(proposal.confidence)
        rows.append(Row(str(proposal.number), (Cell(sign, tone), Cell(proposal.name), Cell(sure, "quiet"))))
    return rows


def proposal_words(proposal: Proposal) -> list[Paragraph]:
    """Return everything to be told about a proposal."""
    told = [
        Paragraph(proposal.name, tone="strong"),
        Paragraph(f"“{proposal.words}”", _("Found by")),
        Paragraph(proposal.place, _("Where")),
        Paragraph(proposal.remark, _("Mind"), tone="soon"),
        Paragraph(proposal.target, _("Record"), tone="quiet"),
    ]
    if proposal.task is not None:
        told += [Paragraph(line) for line in task_lines(proposal.task)]
    return [paragraph for paragraph in told if paragraph.text]
