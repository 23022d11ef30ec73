"""Numbers of the register: the next one, reserved, void, late, never twice, and the chain of its lines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from planner.errors import WrongUseError
from planner.model.number_series import Counting, FirstNumber, KindSymbol, NumberSeries
from planner.model.register import EntryState, RegisterEntry
from planner.register import numbering
from planner.register.book import Book, broken_links, read_book
from planner.register.closing import YearUnfinishedError, close_year
from planner.register.errors import (
    BrokenBookError,
    DateOutOfOrderError,
    NoSeriesError,
    NumberTakenError,
    SeveralNumbersError,
    UnknownNumberError,
    YearClosedError,
)
from planner.register.gaps import audit
from planner.register.lines import Wanted
from planner.register.lookup import find_entry
from planner.register.series import WrongSymbolError, series_for, symbol_for
from planner.register.soundness import register_issues
from planner.store import FinalChangeError, Store
from planner.store.books import read_lines

TODAY = date(2026, 3, 5)
BODY = "Ủy ban nhân dân tỉnh Tuyên Quang"
PER_KIND = NumberSeries(id="UB")
COMMON = NumberSeries(id="CHUNG1", counting=Counting.common, padding=4)


def wanted(kind: str = "CT", series: NumberSeries = PER_KIND, **given) -> Wanted:
    return Wanted(
        **({"series": series, "kind": kind, "symbol": f"{kind}-UBND", "subject": "Về việc thử"} | given)
    )


def give(
    store: Store, kind: str = "CT", series: NumberSeries = PER_KIND, day: date = TODAY, **given
) -> RegisterEntry:
    return numbering.issue(store, wanted(kind, series, **given), day, max(day, TODAY))


def book(store: Store, year: int = 2026) -> Book:
    return read_book(store.folder, year)


@pytest.fixture
def store(folder: Path) -> Store:
    return Store.open(folder)


def test_each_kind_counts_for_itself_from_01(store: Store) -> None:
    numbers = [give(store, kind).number_symbol for kind in ("CT", "KH", "CT", "CT", "KH")]
    assert numbers == ["01/CT-UBND", "01/KH-UBND", "02/CT-UBND", "03/CT-UBND", "02/KH-UBND"]


def test_a_common_count_and_its_padding(store: Store) -> None:
    numbers = [give(store, kind, COMMON).number_symbol for kind in ("CT", "KH", "BC")]
    assert numbers == ["0001/CT-UBND", "0002/KH-UBND", "0003/BC-UBND"]


def test_the_count_begins_again_each_year_unless_the_series_goes_on(store: Store) -> None:
    endless = NumberSeries(id="DAI", yearly=False)
    for day in (date(2025, 12, 31), date(2026, 1, 2)):
        give(store, day=day)
        give(store, "KH", endless, day)
    assert [e.number_symbol for e in book(store).listed()] == ["02/KH-UBND", "01/CT-UBND"]


def test_a_register_taken_over_in_the_middle_of_a_year_begins_where_the_paper_ended(store: Store) -> None:
    series = NumberSeries(id="UB", first_numbers=(FirstNumber(year=2026, number=215, kind="CT"),))
    assert give(store, series=series).number == "215"
    assert give(store, "KH", series).number == "01"


def test_dates_follow_the_numbers(store: Store) -> None:
    give(store, day=date(2026, 3, 5))
    with pytest.raises(DateOutOfOrderError, match="01/CT-UBND"):
        give(store, day=date(2026, 3, 4))
    with pytest.raises(WrongUseError):
        numbering.issue(store, wanted(), date(2026, 3, 6), TODAY)
    assert len(book(store).entries) == 1


def test_a_reserved_number_is_kept_and_then_given(store: Store) -> None:
    kept = numbering.reserve(store, wanted(), TODAY, "Chỉ thị tuần sau")
    assert (kept.number, kept.state) == ("01", EntryState.reserved)
    assert give(store).number == "02"
    taken = numbering.issue(store, wanted(subject="Về việc A"), TODAY, TODAY, reserved="01")
    assert (taken.number, taken.state, taken.subject) == ("01", EntryState.issued, "Về việc A")
    with pytest.raises(NumberTakenError):
        numbering.issue(store, wanted(), TODAY, TODAY, reserved="1")


def test_a_void_number_keeps_its_reason_and_is_never_given_again(store: Store) -> None:
    give(store, subject="Về việc A")
    voided = numbering.void(store, 2026, "01/CT-UBND", "Ký nhầm")
    assert (voided.state, voided.reason, voided.subject) == (EntryState.void, "Ký nhầm", "Về việc A")
    assert numbering.void(store, 2026, "1", "Lần nữa").reason == "Ký nhầm"
    assert give(store).number == "02"
    with pytest.raises(WrongUseError):
        numbering.void(store, 2026, "2", "  ")
    with pytest.raises(UnknownNumberError):
        numbering.void(store, 2026, "9", "Không có")


def test_a_bare_number_that_several_kinds_have_is_asked_back(store: Store) -> None:
    give(store)
    give(store, "KH")
    with pytest.raises(SeveralNumbersError, match="01/KH-UBND"):
        find_entry(book(store), "1")
    assert find_entry(book(store), "01/kh-ubnd").kind == "KH"
    with pytest.raises(WrongUseError):
        find_entry(book(store), "mười")


def test_a_late_entry_fills_a_reserved_number_with_its_explanation(store: Store) -> None:
    numbering.reserve(store, wanted(), TODAY, "Để dành")
    give(store)
    late = numbering.enter_late(store, wanted(), "1", date(2026, 3, 1), TODAY, "Văn bản giấy ký ngày 01/3")
    assert (late.number, late.late, late.issue_date) == ("01", True, date(2026, 3, 1))
    with pytest.raises(NumberTakenError):
        numbering.enter_late(store, wanted(), "2", TODAY, TODAY, "Trùng")
    with pytest.raises(WrongUseError, match="7"):
        numbering.enter_late(store, wanted(), "7", TODAY, TODAY, "Chưa đến")


def test_sub_numbers_need_the_leave_of_the_series(store: Store) -> None:
    give(store)
    with pytest.raises(WrongUseError, match="1a"):
        numbering.enter_late(store, wanted(), "1a", TODAY, TODAY, "Quên")
    series = NumberSeries(id="UB", sub_numbers=True)
    assert numbering.enter_late(store, wanted(series=series), "1a", TODAY, TODAY, "Quên").number == "01a"
    assert give(store).number == "02"


def test_number_symbol_and_body_are_never_given_twice_even_to_past_documents(
    store: Store, folder: Path
) -> None:
    (folder / "documents").mkdir()
    text = (
        f"id: VB-CU\nkind: CT\nnumber: '1'\nsymbol: CT-UBND\nissue_date: 2026-01-10\n"
        f"issuing_body: {BODY}\nsubject: Về việc cũ\nstate: received\n"
    )
    (folder / "documents/VB-CU.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NumberTakenError, match="VB-CU"):
        give(store)
    assert book(store).entries == {}
    assert give(store, body="Sở Nội vụ", series=NumberSeries(id="SNV")).number == "01"
    twice = NumberSeries(id="SNV2")
    with pytest.raises(NumberTakenError):
        give(store, body="Sở Nội vụ", series=twice)


def test_series_are_chosen_by_kind_and_body(folder: Path, store: Store) -> None:
    assert series_for(store.load(), "CT", BODY).id == "CHUNG"
    (folder / "number-series").mkdir()
    (folder / "number-series/a.yaml").write_text(
        "number_series_list:\n"
        "  - id: UB\n"
        "  - id: UBQD\n    kinds: [QĐ]\n    symbols: [{kind: QĐ, symbol: QĐ-UBND}]\n"
        "  - id: BCD\n    body: Ban Chỉ đạo cải cách hành chính tỉnh\n",
        encoding="utf-8",
    )
    workspace = store.load()
    assert [i.message for i in workspace.issues] == []
    assert series_for(workspace, "CT", BODY).id == "UB"
    assert series_for(workspace, "QĐ", BODY).id == "UBQD"
    assert series_for(workspace, "CT", "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH TỈNH").id == "BCD"
    assert series_for(workspace, "CT", BODY, "bcd").id == "BCD"
    with pytest.raises(NoSeriesError):
        series_for(workspace, "CT", "Sở Tư pháp")
    with pytest.raises(WrongUseError, match="UBQD"):
        series_for(workspace, "CT", BODY, "X")
    with pytest.raises(WrongSymbolError):
        symbol_for(series_for(workspace, "QĐ", BODY), "QĐ", "QĐ-CTUBND")
    assert (
        symbol_for(NumberSeries(id="A", symbols=(KindSymbol(kind="CT", symbol="CT-X"),)), "CT", "") == "CT-X"
    )


def test_a_later_change_of_any_line_shows(store: Store, folder: Path) -> None:
    for _number in range(4):
        give(store)
    path = folder / "register/2026.jsonl"
    sound = path.read_text(encoding="utf-8")
    assert broken_links(read_lines(folder, "register/2026.jsonl")) == []
    assert register_issues(store) == []
    lines = sound.splitlines(keepends=True)
    for place in range(4):
        changed = lines.copy()
        changed[place] = changed[place].replace("Về việc thử", "Về việc khác")
        path.write_text("".join(changed), encoding="utf-8")
        assert [i.code for i in register_issues(store)] == ["register_chain"], place
    path.write_text("".join([*lines[:1], *lines[2:]]), encoding="utf-8")
    assert "register_chain" in [i.code for i in register_issues(store)]
    assert store.mend_book(2026)
    assert path.read_text(encoding="utf-8") == sound
    assert not store.mend_book(2026)


def test_a_line_that_cannot_be_read_stops_the_giving_of_numbers(store: Store, folder: Path) -> None:
    give(store)
    path = folder / "register/2026.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{hỏng\n", encoding="utf-8")
    with pytest.raises(BrokenBookError, match="2"):
        give(store)
    assert [i.code for i in register_issues(store)] == ["register_unreadable"]


def test_gaps_doubles_and_reserved_numbers_are_reported(store: Store, folder: Path) -> None:
    for _number in range(6):
        give(store)
    path = folder / "register/2026.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    double = json.loads(lines[0]) | {"subject": "Về việc thứ hai"}
    path.write_text("".join([*lines[:2], *lines[4:], json.dumps(double) + "\n"]), encoding="utf-8")
    numbering.reserve(store, wanted("KH"), TODAY, "Để dành")
    found = audit(store, book(store))
    assert [(g.counter, g.told) for g in found.gaps] == [("UB/CT", "3-4")]
    assert [(a.subject, b.subject) for a, b in found.doubles] == [("Về việc thử", "Về việc thứ hai")]
    assert [e.number_symbol for e in found.reserved] == ["01/KH-UBND"]
    assert not found.ok
    numbering.void(store, 2026, "3", "Sổ giấy bỏ trống", "UB/CT")
    assert [g.told for g in audit(store, book(store)).gaps] == ["4"]


def test_a_year_is_closed_when_it_is_over_and_complete(store: Store) -> None:
    give(store)
    numbering.reserve(store, wanted(), TODAY, "Để dành")
    over = date(2027, 1, 4)
    with pytest.raises(WrongUseError):
        close_year(store, 2026, TODAY)
    with pytest.raises(YearUnfinishedError, match="02/CT-UBND"):
        close_year(store, 2026, over)
    numbering.void(store, 2026, "2", "Không dùng")
    assert close_year(store, 2026, over).closed
    for refused in (lambda: give(store), lambda: numbering.void(store, 2026, "1", "Muộn")):
        with pytest.raises(YearClosedError):
            refused()
    with pytest.raises(YearClosedError):
        close_year(store, 2026, over)
    sent = numbering.send(store, find_entry(book(store), "1"), date(2026, 12, 31), 12)
    assert (sent.sent_on, sent.copies) == (date(2026, 12, 31), 12)
    with pytest.raises(WrongUseError):
        close_year(store, 2025, over)


def test_a_number_is_not_taken_back_by_undo_and_not_by_an_old_backup(store: Store) -> None:
    give(store)
    kept = store.back_up()
    give(store)
    with pytest.raises(FinalChangeError):
        store.undo()
    store.restore(kept.name)
    assert book(store).highest("UB/CT") == 2
    assert give(store).number == "03"
    assert store.journal.verify() == []


def test_a_second_copy_of_the_register_is_pointed_out(store: Store, folder: Path) -> None:
    give(store)
    (folder / "register/2026 (conflicted copy).jsonl").write_bytes(b"")
    assert [i.code for i in register_issues(store)] == ["register_copy"]


def test_the_register_is_text_that_people_can_read(store: Store, folder: Path) -> None:
    give(store)
    text = (folder / "register/2026.jsonl").read_text(encoding="utf-8")
    assert '"subject":"Về việc thử"' in text
    assert text.endswith("}\n")
