from __future__ import annotations

from datetime import date

import msgspec
import pytest
from document_records import BASES

from planner.documents.citation import Citations, full_citation, long_date, short_citation
from planner.documents.words import closed, counted, joined, lower_first, tidy, upper_first, without_closing
from planner.model.programme import LegalBasis

RESOLUTION, DECISION, LAW = BASES


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_are_padded(day, words):
    assert long_date(day) == words


def test_the_first_citation_is_full_and_the_next_ones_are_short():
    citations = Citations()
    assert citations.cite(RESOLUTION) == (
        "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
        "cải cách hành chính nhà nước giai đoạn 2021-2030"
    )
    assert citations.cite(DECISION).startswith(
        "Quyết định số 603/QĐ-UBND ngày 30 tháng 9 năm 2021 của Ủy ban"
    )
    assert citations.cite(RESOLUTION) == "Nghị quyết số 76/NQ-CP"


def test_a_law_is_cited_by_its_name_alone():
    assert full_citation(LAW) == short_citation(LAW) == "Luật Tổ chức chính quyền địa phương"
    named = msgspec.structs.replace(LAW, subject="Luật Lưu trữ")
    assert full_citation(named) == "Luật Lưu trữ"


def test_a_subject_that_is_a_name_is_introduced_by_about():
    basis = LegalBasis(id="X", kind="Quyết định", number_symbol="1/QĐ", subject="Công tác văn thư")
    assert full_citation(basis) == "Quyết định số 1/QĐ về Công tác văn thư"
    about = msgspec.structs.replace(basis, subject="Về công tác văn thư")
    assert full_citation(about) == "Quyết định số 1/QĐ về công tác văn thư"


def test_what_is_not_known_is_left_out():
    assert full_citation(LegalBasis(id="X", kind="Nghị quyết")) == "Nghị quyết"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Rà soát văn bản", "rà soát văn bản"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Quý IV năm 2026", "quý IV năm 2026"),
        ("Quý I/2026", "quý I/2026"),
        ("Đẩy", "đẩy"),
        ("", ""),
    ],
)
def test_a_first_letter_becomes_small_unless_it_opens_a_name(text, inside):
    assert lower_first(text) == inside


def test_words_are_joined_counted_and_closed_as_documents_do():
    assert joined(["A", "B", "C"], "và") == "A, B và C"
    assert joined(["A"], "và") == "A"
    assert joined([], "và") == ""
    assert [counted(n) for n in (0, 5, 10, 104)] == ["0", "05", "10", "104"]
    assert closed("Báo cáo;") == closed("Báo cáo.") == "Báo cáo."
    assert closed("Vì sao?") == "Vì sao?"
    assert without_closing("Thực hiện./.") == "Thực hiện"
    assert upper_first("đẩy mạnh") == "Đẩy mạnh"
    assert tidy("  Vie\u0323\u0302t\n Nam\u00a0 ") == "Việt Nam"
