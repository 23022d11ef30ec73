"""Names of states, steps and roles in the language in use."""

from __future__ import annotations

from planner.i18n import _
from planner.model.documents import DocumentState, DocumentStep
from planner.model.roles import Role


def document_state_name(state: DocumentState) -> str:
    """Return the name of a document's state."""
    return {
        DocumentState.draft: _("draft"),
        DocumentState.content_checked: _("content checked"),
        DocumentState.layout_checked: _("layout checked"),
        DocumentState.submitted: _("submitted for signature"),
        DocumentState.signed: _("signed already"),
        DocumentState.numbered: _("numbered"),
        DocumentState.issued: _("issued"),
        DocumentState.returned: _("returned for correction"),
        DocumentState.withdrawn: _("withdrawn"),
        DocumentState.replaced: _("replaced"),
        DocumentState.corrected: _("corrected by letter"),
        DocumentState.received: _("received"),
    }[state]


def step_name(step: DocumentStep) -> str:
    """Return what a step does, as the words of a button."""
    return {
        DocumentStep.check_content: _("check the content"),
        DocumentStep.check_layout: _("check the layout"),
        DocumentStep.submit: _("submit for signature"),
        DocumentStep.sign: _("record the signature"),
        DocumentStep.number: _("give number and date"),
        DocumentStep.issue: _("send out"),
        DocumentStep.send_back: _("send back"),
        DocumentStep.reset: _("approvals fell away"),
        DocumentStep.withdraw: _("withdraw"),
        DocumentStep.supersede: _("replace"),
        DocumentStep.correct: _("correct by letter"),
    }[step]


def role_name(role: Role) -> str:
    """Return the name of a role."""
    return {
        Role.drafter: _("drafter"),
        Role.reviewer: _("reviewer"),
        Role.signer: _("signer"),
        Role.records_clerk: _("records clerk"),
    }[role]


def step_command(step: DocumentStep, document_id: str) -> str:
    """Return the command that takes a step."""
    return {
        DocumentStep.check_content: f"cchc document check {document_id} --content",
        DocumentStep.check_layout: f"cchc document check {document_id} --layout",
        DocumentStep.submit: f"cchc document submit {document_id}",
        DocumentStep.sign: f"cchc document sign {document_id}",
        DocumentStep.number: f"cchc register issue {document_id}",
        DocumentStep.issue: f"cchc document issue {document_id}",
        DocumentStep.send_back: f"cchc document return {document_id} --reason ...",
        DocumentStep.withdraw: f"cchc document withdraw {document_id} --reason ...",
        DocumentStep.supersede: f"cchc document replace {document_id} --by ID",
        DocumentStep.correct: f"cchc document correct {document_id} --by ID",
    }.get(step, "")
