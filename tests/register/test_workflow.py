"""A document's way: steps in order, who may take them, and approvals that fall away after a change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_workspace import MAIN, TODAY, drafted, numbered, part, parts, signed, with_main

from planner.document_saving import DocumentClosedError, save_draft
from planner.documents import DraftRequest, draft
from planner.documents.check import certificate_path
from planner.errors import WrongUseError
from planner.model.documents import DocumentState, DocumentStep
from planner.register import after_issue, workflow
from planner.register.book import read_book
from planner.register.errors import (
    ApprovalVoidError,
    ContentDiffersError,
    DocumentFileMissingError,
    LayoutNotKeptError,
    NotAllowedError,
    NumberTakenError,
    OtherDocumentError,
    RolesBrokenError,
    SignedFileChangedError,
    StepOutOfOrderError,
)
from planner.register.issuing import Numbering, issue_document
from planner.register.lookup import find_entry
from planner.register.soundness import file_issues, register_issues
from planner.register.telling import overdue
from planner.store import Store
from planner.upkeep.checks import document_files
from planner.validation import validate

ROLES = """\
role_holders:
  - id: LAN
    name: Nguyễn Thị Lan
    users: [lan]
    roles: [records_clerk]
  - id: HUNG
    name: Trần Văn Hùng
    users: [hung]
    roles: [reviewer, signer]
    valid_to: 2026-06-30
  - id: MAI
    name: Lê Thị Mai
    users: [MAI]
    roles: [drafter]
"""


def file_of(folder: Path, document_id: str) -> Path:
    return folder / Store.open(folder).load().documents[document_id].file


def touched(path: Path) -> None:
    """Change one letter of the body, as somebody in Word would."""
    docx = path.read_bytes()
    path.write_bytes(with_main(docx, part(docx).replace("Ủy ban".encode(), "Uỷ ban".encode(), 1)))


def test_the_way_leads_from_draft_to_issue_and_remembers_who_did_what(folder: Path) -> None:
    store = Store.open(folder)
    new = numbered(folder).document.id
    after_issue.send_out(store, new, TODAY, TODAY, 20)
    document = store.load().documents[new]
    assert [event.step.value for event in document.events] == [
        "check_content", "check_layout", "submit", "sign", "number", "issue",
    ]  # fmt: skip
    assert {event.who for event in document.events} == {"an"}
    assert (document.number_symbol, document.issue_date) == ("01/CT-UBND", TODAY)
    assert document.state is DocumentState.issued
    entry = find_entry(read_book(folder, 2026), "1")
    assert (entry.sent_on, entry.copies, entry.document) == (TODAY, 20, new)
    assert validate(store).issues == ()


def test_a_step_out_of_order_says_what_comes_next(folder: Path) -> None:
    store, new = Store.open(folder), drafted(folder)
    for step in (workflow.check_layout, workflow.submit, workflow.sign):
        with pytest.raises(StepOutOfOrderError) as refused:
            step(store, new, TODAY)
        assert f"cchc document check {new} --content" in refused.value.remedy
    with pytest.raises(StepOutOfOrderError):
        issue_document(store, new, Numbering(day=TODAY, today=TODAY))
    assert store.load().documents[new].events == ()
    with pytest.raises(WrongUseError):
        workflow.submit(store, "NV-2026-001", TODAY)


@pytest.mark.parametrize("what", ["file", "record"])
def test_a_change_after_an_approval_resets_it(folder: Path, what: str) -> None:
    store, new = Store.open(folder), drafted(folder)
    workflow.check_content(store, new, TODAY)
    workflow.check_layout(store, new, TODAY)
    if what == "file":
        touched(file_of(folder, new))
    else:
        store.edit(new, lambda d: replace(d, recipients=(*d.recipients[:-1], "Sở Tư pháp", "Lưu: VT")))
    assert [i.code for i in file_issues(store)] == ["approval_void"]
    with pytest.raises(ApprovalVoidError):
        workflow.submit(store, new, TODAY)
    document = store.load().documents[new]
    assert document.state is DocumentState.draft
    assert document.events[-1].step is DocumentStep.reset
    assert file_issues(store) == []
    workflow.check_content(store, new, TODAY)


def test_notes_and_counts_leave_the_approvals_alone(folder: Path) -> None:
    store, new = Store.open(folder), drafted(folder)
    workflow.check_content(store, new, TODAY)
    store.edit(new, lambda d: replace(d, note="in 2 mặt", copies=5))
    workflow.check_layout(store, new, TODAY)


def test_a_state_written_by_hand_is_no_approval(folder: Path) -> None:
    store, new = Store.open(folder), drafted(folder)
    store.edit(new, lambda d: replace(d, state=DocumentState.submitted))
    with pytest.raises(ApprovalVoidError):
        workflow.sign(store, new, TODAY)


def test_the_content_check_compares_file_and_record(folder: Path) -> None:
    store = Store.open(folder)
    new = drafted(folder, subject="Về việc khác hẳn")
    with pytest.raises(ContentDiffersError, match="Về việc khác hẳn"):
        workflow.check_content(store, new, TODAY)
    taken = workflow.check_content(store, new, TODAY, take=True)
    assert taken.subject.startswith("Về việc đẩy mạnh")
    store.edit(new, lambda d: replace(d, issuing_body="Sở Tư pháp", state=DocumentState.draft))
    with pytest.raises(ContentDiffersError):
        workflow.check_content(store, new, TODAY, take=True)


def test_a_broken_layout_stops_the_way_and_keeps_its_certificate(folder: Path) -> None:
    store, new = Store.open(folder), drafted(folder)
    path = file_of(folder, new)
    docx = path.read_bytes()
    path.write_bytes(with_main(docx, part(docx).replace(b'w:left="1701"', b'w:left="600"')))
    workflow.check_content(store, new, TODAY)
    certificate_path(path).unlink()
    with pytest.raises(LayoutNotKeptError) as refused:
        workflow.check_layout(store, new, TODAY)
    assert "cchc fix" in refused.value.remedy
    assert certificate_path(path).exists()
    assert store.load().documents[new].state is DocumentState.content_checked


def test_a_missing_file_is_said(folder: Path) -> None:
    store, new = Store.open(folder), drafted(folder)
    file_of(folder, new).unlink()
    with pytest.raises(DocumentFileMissingError):
        workflow.check_content(store, new, TODAY)


def test_a_document_sent_back_is_open_again_and_begins_anew(folder: Path) -> None:
    store, new = Store.open(folder), signed(folder)
    with pytest.raises(WrongUseError):
        workflow.send_back(store, new, TODAY, " ")
    returned = workflow.send_back(store, new, TODAY, "Sai chức vụ người ký")
    assert (returned.state, returned.content_hash) == (DocumentState.returned, "")
    assert returned.events[-1].text == "Sai chức vụ người ký"
    workflow.check_content(store, new, TODAY)


def test_a_signed_file_is_watched_and_never_made_anew(folder: Path) -> None:
    store, new = Store.open(folder), signed(folder)
    path = file_of(folder, new)
    sound = path.read_bytes()
    made = draft(store.load(), DraftRequest(kind="directive", year=2026), TODAY)
    with pytest.raises(DocumentClosedError):
        save_draft(store, made, TODAY, path, overwrite=True)
    assert path.read_bytes() == sound
    touched(path)
    assert [i.code for i in file_issues(store)] == ["signed_file"]
    assert not document_files(store).ok
    assert "signed_file" in [i.code for i in validate(store).issues]
    with pytest.raises(SignedFileChangedError):
        issue_document(store, new, Numbering(day=TODAY, today=TODAY))
    assert read_book(folder, 2026).entries == {}
    path.write_bytes(sound)
    assert document_files(store).ok
    assert issue_document(store, new, Numbering(day=TODAY, today=TODAY)).entry.number == "01"


def test_roles_are_asked_for_and_the_refusal_says_who_may(folder: Path) -> None:
    new = drafted(folder)
    (folder / "roles").mkdir()
    (folder / "roles/roles.yaml").write_text(ROLES, encoding="utf-8")
    an, lan, hung, mai = (Store.open(folder, user) for user in ("an", "LAN", "hung", "mai"))
    with pytest.raises(NotAllowedError) as refused:
        workflow.check_content(an, new, TODAY)
    assert "Trần Văn Hùng (hung)" in refused.value.remedy
    assert f"cchc document check {new} --content" in refused.value.remedy
    workflow.check_content(hung, new, TODAY)
    workflow.check_layout(lan, new, TODAY)
    with pytest.raises(NotAllowedError):
        workflow.submit(hung, new, TODAY)
    workflow.submit(mai, new, TODAY)
    with pytest.raises(NotAllowedError):
        workflow.sign(mai, new, TODAY)
    with pytest.raises(NotAllowedError) as gone:
        workflow.sign(hung, new, date(2026, 7, 1))
    assert "roles/" in gone.value.remedy
    workflow.sign(hung, new, TODAY)
    with pytest.raises(NotAllowedError):
        issue_document(hung, new, Numbering(day=TODAY, today=TODAY))
    with pytest.raises(NotAllowedError):
        after_issue.void_number(hung, 2026, "1", TODAY, "Thử")
    assert issue_document(lan, new, Numbering(day=TODAY, today=TODAY)).document.events[-1].who == "LAN"


def test_a_broken_or_empty_file_of_roles_lets_nobody_through(folder: Path) -> None:
    new = drafted(folder)
    (folder / "roles").mkdir()
    path = folder / "roles/roles.yaml"
    path.write_text(
        "role_holders:\n  - id: LAN\n    name: Lan\n    users: [an]\n    roles: [boss]\n", encoding="utf-8"
    )
    with pytest.raises(RolesBrokenError):
        workflow.check_content(Store.open(folder), new, TODAY)
    path.write_text("role_holders: []\n", encoding="utf-8")
    with pytest.raises(NotAllowedError):
        workflow.check_content(Store.open(folder), new, TODAY)


def test_wrong_content_is_replaced_and_wrong_form_corrected_by_letter(folder: Path) -> None:
    store = Store.open(folder)
    first, second, letter = (
        numbered(folder, k).document.id for k in ("directive", "directive", "official-letter")
    )
    for each in (first, second):
        after_issue.send_out(store, each, TODAY, TODAY)
    with pytest.raises(OtherDocumentError):
        after_issue.supersede(store, first, letter, TODAY)
    with pytest.raises(OtherDocumentError):
        after_issue.correct(store, first, second, TODAY)
    with pytest.raises(OtherDocumentError):
        after_issue.supersede(store, first, first, TODAY)
    with pytest.raises(OtherDocumentError):
        after_issue.supersede(store, first, drafted(folder), TODAY)
    assert after_issue.correct(store, first, letter, TODAY).state is DocumentState.corrected
    replaced = after_issue.supersede(store, first, second, TODAY, "Sai nội dung mục 2")
    assert (replaced.state, replaced.events[-1].other) == (DocumentState.replaced, second)
    assert store.load().documents[second].replaces == first
    assert validate(store).issues == ()


def test_a_recalled_document_keeps_its_number_and_one_not_sent_out_loses_it(folder: Path) -> None:
    store = Store.open(folder)
    sent, kept = numbered(folder).document.id, numbered(folder).document.id
    after_issue.send_out(store, sent, TODAY, TODAY)
    with pytest.raises(WrongUseError):
        after_issue.withdraw(store, sent, TODAY, "")
    assert after_issue.withdraw(store, sent, TODAY, "Ban hành nhầm").state is DocumentState.withdrawn
    assert after_issue.withdraw(store, kept, TODAY, "Không ban hành nữa").state is DocumentState.withdrawn
    book = read_book(folder, 2026)
    assert [e.state.value for e in book.listed()] == ["issued", "void"]
    third = numbered(folder)
    assert third.entry.number == "03"
    with pytest.raises(OtherDocumentError):
        after_issue.void_number(store, 2026, "1", TODAY, "Thử")
    voided = after_issue.void_number(store, 2026, "3", TODAY, "In hỏng")
    assert voided
    assert voided.state is DocumentState.withdrawn
    assert register_issues(store) == []


def test_the_day_of_sending_lies_between_the_date_and_today(folder: Path) -> None:
    store, new = Store.open(folder), numbered(folder).document.id
    for day in (date(2026, 3, 4), date(2026, 3, 6)):
        with pytest.raises(WrongUseError):
            after_issue.send_out(store, new, day, TODAY)
    assert after_issue.send_out(store, new, TODAY, TODAY).issued_on == TODAY


def test_a_file_written_in_by_hand_is_sealed_when_it_is_sent_out(folder: Path) -> None:
    store, new = Store.open(folder), signed(folder)
    before = file_of(folder, new).read_bytes()
    done = issue_document(store, new, Numbering(day=TODAY, today=TODAY, by_hand=True))
    assert (done.entry.number, done.layout) == ("01", None)
    assert file_of(folder, new).read_bytes() == before
    assert issue_document(store, new, Numbering(day=TODAY, today=TODAY)).entry.number == "01"
    touched(file_of(folder, new))
    after_issue.send_out(store, new, TODAY, TODAY)
    assert file_issues(store) == []
    touched(file_of(folder, new))
    assert parts(before)[MAIN]


def test_a_past_document_enters_the_register_under_its_own_number(folder: Path) -> None:
    store = Store.open(folder)
    (folder / "documents").mkdir()
    (folder / "documents/VB-CU.yaml").write_text(
        "id: VB-CU\nkind: KH\nnumber: '2'\nsymbol: KH-UBND\nissue_date: 2026-01-10\n"
        "issuing_body: Ủy ban nhân dân tỉnh Tuyên Quang\nsubject: Kế hoạch cũ\nstate: received\n",
        encoding="utf-8",
    )
    assert numbered(folder, "plan").entry.number == "01"
    with pytest.raises(NumberTakenError, match="VB-CU"):
        numbered(folder, "plan")
    how = Numbering(day=date(2026, 1, 10), today=TODAY, late="2", reason="Vào sổ giấy trước đây")
    entered = issue_document(store, "VB-CU", how)
    assert (entered.entry.number_symbol, entered.entry.late) == ("02/KH-UBND", True)
    assert store.load().documents["VB-CU"].state is DocumentState.received
    assert issue_document(store, "VB-CU", how).entry == entered.entry
    assert numbered(folder, "plan").entry.number == "03"


def test_a_signed_document_without_number_is_overdue_after_the_next_working_day(folder: Path) -> None:
    store, new = Store.open(folder), signed(folder)
    friday = datetime(2026, 3, 6, 3, tzinfo=UTC)

    def on_friday(document):
        events = tuple(replace(event, at=friday) for event in document.events)
        return replace(document, events=events)

    document = store.edit(new, on_friday)
    assert overdue(store.load(), document, date(2026, 3, 9)) == ""
    assert "06/03/2026" in overdue(store.load(), document, date(2026, 3, 10))
    done = issue_document(store, new, Numbering(day=date(2026, 3, 10), today=date(2026, 3, 10))).document
    assert "chưa phát hành" in overdue(store.load(), done, date(2026, 3, 10))
    sent = after_issue.send_out(store, new, date(2026, 3, 10), date(2026, 3, 10))
    assert overdue(store.load(), sent, date(2026, 3, 20)) == ""
