"""The one table of what may follow what."""

from __future__ import annotations

from msgspec.structs import replace

from planner.model.document_workflow import SEALED, TRANSITIONS, fingerprint, next_steps, transition
from planner.model.documents import Document, DocumentState, DocumentStep

FORWARD = ("check_content", "check_layout", "submit", "sign", "number", "issue")


def test_every_step_has_one_row_and_the_way_forward_leads_from_draft_to_issue() -> None:
    assert sorted(row.step for row in TRANSITIONS) == sorted(DocumentStep)
    state = DocumentState.draft
    for name in FORWARD:
        step = transition(DocumentStep(name))
        assert state in step.from_states
        assert next_steps(state)[0] is step
        state = step.to
    assert state is DocumentState.issued


def test_nothing_leads_back_from_a_number_to_a_draft() -> None:
    numbered = {DocumentState.numbered}
    for _round in range(5):
        numbered |= {row.to for row in TRANSITIONS if numbered & set(row.from_states)}
    assert numbered <= set(SEALED)
    assert {row.to for row in TRANSITIONS if DocumentState.withdrawn in row.from_states} == set()


def test_the_fingerprint_covers_what_the_record_says_and_nothing_around_it() -> None:
    document = Document(id="A", kind="CT", subject="Về việc thử", symbol="CT-UBND")
    assert fingerprint(replace(document, note="xem lại", copies=5, number="07")) == fingerprint(document)
    for change in ({"subject": "Về việc khác"}, {"signer": "Ai đó"}, {"recipients": ("Lưu: VT",)}):
        assert fingerprint(replace(document, **change)) != fingerprint(document)
