"""A second copy of a register is joined; a Word file made by hand goes its way; series are proved sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from register_workspace import MAIN, TODAY, part, with_main, with_signer

from planner.document_saving import DocumentClosedError, refuse_signed
from planner.documents import DraftRequest, draft
from planner.errors import WrongUseError
from planner.model.number_series import STANDARD_SERIES
from planner.register import numbering, workflow
from planner.register.adding import UnknownContentError, add_document
from planner.register.book import broken_links, read_book
from planner.register.issuing import Numbering, issue_document
from planner.register.lines import Wanted
from planner.register.merging import CollidingNumbersError, merge_book
from planner.register.soundness import register_issues
from planner.store import Store
from planner.store.books import read_lines
from planner.validation import validate


def give(folder: Path, kind: str, subject: str = "Về việc thử", user: str = "an") -> None:
    wanted = Wanted(series=STANDARD_SERIES, kind=kind, symbol=f"{kind}-UBND", subject=subject)
    numbering.issue(Store.open(folder, user), wanted, TODAY, TODAY)


def test_what_only_the_other_copy_has_is_added_and_the_chain_stays_whole(
    folder: Path, tmp_path: Path
) -> None:
    give(folder, "CT")
    book, other = folder / "register/2026.jsonl", tmp_path / "2026-USB.jsonl"
    ours = book.read_bytes()
    give(folder, "KH", "Kế hoạch ở máy kia", "lan")
    other.write_bytes(book.read_bytes())
    book.write_bytes(ours)
    give(folder, "BC")
    store = Store.open(folder)
    assert merge_book(store, 2026, other, TODAY) == 1
    assert merge_book(store, 2026, other, TODAY) == 0
    joined = read_book(folder, 2026)
    assert [e.number_symbol for e in joined.listed()] == ["01/BC-UBND", "01/CT-UBND", "01/KH-UBND"]
    assert {e.entered_by for e in joined.listed()} == {"an", "lan"}
    assert broken_links(read_lines(folder, "register/2026.jsonl")) == []


def test_numbers_that_collide_are_named_and_nothing_is_joined(folder: Path, tmp_path: Path) -> None:
    give(folder, "CT")
    book, other = folder / "register/2026.jsonl", tmp_path / "b.jsonl"
    ours = book.read_bytes()
    give(folder, "CT", "Ở máy kia")
    other.write_bytes(book.read_bytes())
    book.write_bytes(ours)
    give(folder, "CT", "Ở máy này")
    now = book.read_bytes()
    with pytest.raises(CollidingNumbersError, match="02/CT-UBND"):
        merge_book(Store.open(folder), 2026, other, TODAY)
    assert book.read_bytes() == now
    with pytest.raises(WrongUseError):
        merge_book(Store.open(folder), 2026, tmp_path / "khong-co.jsonl", TODAY)


@pytest.fixture
def by_hand(folder: Path, tmp_path: Path) -> Path:
    """Return a directive as somebody wrote it in Word."""
    made = draft(Store.open(with_signer(folder)).load(), DraftRequest(kind="directive", year=2026), TODAY)
    path = tmp_path / "Chi thi.docx"
    path.write_bytes(made.docx)
    return path


def test_a_file_written_by_hand_goes_the_whole_way(folder: Path, by_hand: Path) -> None:
    store = Store.open(folder)
    new = add_document(store, by_hand, TODAY)
    assert (new.kind, new.symbol, new.signer) == ("CT", "CT-UBND", "Phan Huy Ngọc")
    assert new.issuing_body == "Ủy ban nhân dân tỉnh Tuyên Quang"
    assert (folder / new.file).read_bytes() == by_hand.read_bytes()
    for step in (workflow.check_content, workflow.check_layout, workflow.submit, workflow.sign):
        step(store, new.id, TODAY)
    done = issue_document(store, new.id, Numbering(day=TODAY, today=TODAY))
    assert done.document.number_symbol == "01/CT-UBND"
    assert validate(store).issues == ()
    with pytest.raises(DocumentClosedError):
        refuse_signed(store, folder / new.file)
    refuse_signed(store, by_hand)


def test_a_file_is_added_once_and_not_with_a_number(folder: Path, by_hand: Path) -> None:
    store = Store.open(folder)
    new = add_document(store, by_hand, TODAY)
    with pytest.raises(WrongUseError, match=new.id):
        add_document(store, folder / new.file, TODAY)
    docx = by_hand.read_bytes()
    by_hand.write_bytes(with_main(docx, part(docx).replace("Số:       /".encode(), "Số: 05/".encode())))
    with pytest.raises(WrongUseError, match="05/CT-UBND"):
        add_document(store, by_hand, TODAY)
    by_hand.write_bytes(with_main(docx, part(docx, MAIN).replace("CHỈ THỊ".encode(), "THƯ NGỎ".encode())))
    with pytest.raises(UnknownContentError):
        add_document(store, by_hand, TODAY)
    assert len(store.load().documents) == 1


def test_series_that_would_count_wrongly_are_found(folder: Path) -> None:
    (folder / "number-series").mkdir()
    (folder / "number-series/all.yaml").write_text(
        "number_series_list:\n"
        "  - {id: A, kinds: [CT, KH]}\n"
        "  - {id: B, kinds: [KH], padding: 0}\n"
        "  - {id: C}\n"
        "  - {id: D, body: Ban Chỉ đạo, first_numbers: [{year: 2026, number: 0}]}\n",
        encoding="utf-8",
    )
    found = {(i.code, i.line) for i in validate(Store.open(folder)).issues}
    assert found == {("series_overlap", 3), ("series_padding", 3), ("series_first", 5)}


def test_registers_without_trouble_are_quiet(folder: Path) -> None:
    give(folder, "CT")
    assert register_issues(Store.open(folder)) == []
