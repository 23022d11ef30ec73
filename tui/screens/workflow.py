"""A document's way: what was done, what comes next, who may; one key takes each step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical

from planner.i18n import _, day_text
from planner.model.document_workflow import LETTER
from planner.model.documents import DocumentState, DocumentStep
from planner.register.words import document_state_name, step_name
from tui.key_names import key_name
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.strips import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.model.workspace import Workspace
    from planner.register.telling import NextStep
    from tui.desk.register import Way

KEYS = {
    "c": DocumentStep.check_content,
    "t": DocumentStep.check_layout,
    "n": DocumentStep.submit,
    "k": DocumentStep.sign,
    "s": DocumentStep.number,
    "p": DocumentStep.issue,
    "l": DocumentStep.send_back,
    "h": DocumentStep.withdraw,
    "m": DocumentStep.supersede,
    "g": DocumentStep.correct,
}
"""The key of each step, as the action `take_step` names them."""
_KEY_OF = {step.value: key for key, step in KEYS.items()}
_REASONED = (DocumentStep.send_back, DocumentStep.withdraw)
_BY_OTHER = (DocumentStep.supersede, DocumentStep.correct)
_NUMBERED = (DocumentState.numbered, DocumentState.issued, DocumentState.corrected)


class WorkflowPage(Dialog[None], scope=Scope.workflow):
    """The way of one document."""

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self.document_id = document_id
        self._way: Way | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        window = Vertical(classes="window list-window wide-window")
        window.border_title = _("The way of {id}", id=self.document_id)
        with window:
            yield DetailPane(id="way")
            yield KeyBar()

    def on_mount(self) -> None:
        """Look up how the document stands."""
        self.query_one(DetailPane).focus()
        self._look()

    def _look(self) -> None:
        app = self.desk_app
        app.hold_keys()  # until it is known which steps they may mean
        app.ask("way", lambda: app.desk.register.way(self.document_id), self._show, self._not_seen)

    def _not_seen(self, error: Exception) -> None:
        self.desk_app.release_keys()
        self.desk_app.report(error)

    def _show(self, way: Way) -> None:
        self.desk_app.release_keys()
        self._way = way
        if self.is_mounted:
            self.query_one(DetailPane).tell(way_paragraphs(way))

    def action_undo_change(self) -> None:
        """Take the last change back, or hear that a step of a document stays."""
        self.desk_app.action_undo_change()

    def action_take_step(self, key: str) -> None:
        """Take the step of a key, after what has to be asked."""
        step = KEYS[key]
        found = self._next(step)
        if self._way is None or found is None:
            self.desk_app.clear_notifications()
            self.desk_app.notify(
                _("This step is not next now: one cannot {step}.", step=step_name(step)), markup=False
            )
        elif step in _REASONED:
            self._ask_reason(step)
        elif step in _BY_OTHER:
            self._ask_other(step)
        elif step is DocumentStep.issue:
            from tui.screens.register_forms import SendForm

            self.app.push_screen(SendForm(self._way.outlook.document, self._taken))
        elif found.final:
            self._ask_first(step)
        else:
            self._take(step)

    def _next(self, step: DocumentStep) -> NextStep | None:
        steps = self._way.outlook.next if self._way else ()
        return next((each for each in steps if each.step == step.value), None)

    def _ask_reason(self, step: DocumentStep) -> None:
        from tui.screens.register_forms import ReasonForm

        title = _("{step}: {id}", step=step_name(step).capitalize(), id=self.document_id)
        work = self.desk_app.desk.register.take
        form = ReasonForm(title, lambda reason: partial(work, step, self.document_id, reason), self._taken)
        self.app.push_screen(form)

    def _ask_other(self, step: DocumentStep) -> None:
        from tui.screens.pick import Choice, Pick

        choices = [
            Choice(d.id, d.subject, d.number_symbol or d.id)
            for d in self.workspace.documents.values()
            if d.id != self.document_id and d.state in _NUMBERED and d.kind == self._kind_for(step)
        ]
        if not choices:
            self.desk_app.notify(
                _("No document with a number can {step} this one.", step=step_name(step)), markup=False
            )
            return
        self.app.push_screen(
            Pick(_("By which document?"), choices),
            lambda chosen: self._take(step, other=chosen[0]) if chosen else None,
        )

    def _kind_for(self, step: DocumentStep) -> str:
        """Return the kind of document that replaces (the same kind) or corrects (a letter) this one."""
        own = self._way.outlook.document.kind if self._way else ""
        return own if step is DocumentStep.supersede else LETTER

    def _ask_first(self, step: DocumentStep) -> None:
        from tui.screens.question import Question

        question = _("{step} cannot be taken back.", step=step_name(step).capitalize())
        if step is DocumentStep.number and self._way and self._way.next_number:
            question = _(
                "Give the number {number} with today's date {day}? A number once given is not taken back.",
                number=self._way.next_number,
                day=day_text(self.desk_app.today),
            )
        self.app.push_screen(
            Question(question, step_name(step).capitalize()),
            lambda yes: self._take(step) if yes else None,
        )

    def _take(self, step: DocumentStep, other: str = "") -> None:
        app = self.desk_app
        app.hold_keys()
        app.ask(
            "", lambda: app.desk.register.take(step, self.document_id, other=other), self._taken, self._failed
        )

    def _taken(self, workspace: Workspace) -> None:
        self.desk_app.take(workspace)
        document = workspace.documents.get(self.document_id)
        self.desk_app.clear_notifications()
        if document is not None:
            number = f" – {document.number_symbol}" if document.number_symbol else ""
            self.desk_app.notify(f"{document_state_name(document.state)}{number}", markup=False)
        self._look()

    def _failed(self, error: Exception) -> None:
        """Show what is wrong; broken rules of layout as their list, and approvals that fell away at once."""
        from planner.register.errors import ApprovalVoidError, LayoutNotKeptError

        self.desk_app.release_keys()
        if isinstance(error, LayoutNotKeptError):
            from tui.screens.finding_targets import target_of
            from tui.screens.findings import FindingsPage

            findings = error.layout.findings
            targets = [target_of(finding, self.workspace, "") for finding in findings]
            told = [_("The layout is not kept yet; the way goes on when it is.")]
            page = FindingsPage(self.document_id, told, findings, targets)
            self.desk_app.show_result(self, page, told[0], view="documents")
            return
        if isinstance(error, ApprovalVoidError):
            self.desk_app.action_reload()
            self._look()
        self.desk_app.report(error)


def way_paragraphs(way: Way) -> list[Paragraph]:
    """Return everything about a document's way, what comes next first."""
    view = way.outlook
    document = view.document
    number = f" – {document.number_symbol}" if document.number_symbol else ""
    found = [
        Paragraph(document.subject, tone="strong"),
        Paragraph(f"{view.state_name}{number}", _("State")),
    ]
    found += [Paragraph(f"! {each}", tone="late") for each in (view.trouble, view.overdue) if each]
    if way.next_number:
        found.append(Paragraph(way.next_number, _("Next number")))
    found.append(Paragraph(_("What may come next"), tone="heading"))
    found += [_step(each) for each in view.next] or [Paragraph(_("Nothing: its way has ended."))]
    if document.events:
        found.append(Paragraph(_("Steps taken"), tone="heading"))
    for event in reversed(document.events):
        text = f"{step_name(event.step)} – {event.who}" + (f": {event.text}" if event.text else "")
        found.append(Paragraph(text, f"{event.at.astimezone():%d/%m/%y %H:%M}"))
    return found


def _step(step: NextStep) -> Paragraph:
    key = key_name(_KEY_OF[step.step])
    who = step.who if step.mine else _("{who}; not you", who=step.who)
    return Paragraph(f"{step.name} ({who})", key, tone="" if step.mine else "quiet")
