from __future__ import annotations

from datetime import date

import msgspec
import pytest
from document_records import content
from word_reading import W, WordFile, find, value, written

from planner.documents.content import Annex, Article, Attached, Paragraph, Section
from planner.documents.layout.rules import TWIPS_PER_MM, layout_rules
from planner.documents.tables import Column, Table, TableRow

NARROW = Table(columns=(Column(title="Nội dung", width=100),), rows=(TableRow(cells=("a",)),))
WIDE = Table(columns=(Column(title="Nội dung", width=150), Column(title="Khác", width=60)))
TEXT = Paragraph(text="Nội dung của phụ lục")


def file_of(*annexes: Annex, **fields: object) -> WordFile:
    return WordFile(written(content(annexes=annexes, **fields)))


def sections(file: WordFile) -> list:
    return list(file.document.iter(f"{W}sectPr"))


def test_an_annex_is_a_section_whose_pages_are_counted_from_1():
    file = file_of(Annex(title="Một", body=(TEXT,)), Annex(title="Hai", body=(TEXT,)))
    main, *annexes = sections(file)
    assert find(main, "pgNumType") is None
    assert [value(annex, "pgNumType", "start") for annex in annexes] == ["1", "1"]
    assert all(find(section, "titlePg") is not None for section in sections(file))
    for section in sections(file):
        kinds = [header.get(f"{W}type") for header in section.iter(f"{W}headerReference")]
        assert sorted(kinds) == ["default", "first"]


def test_a_single_annex_has_no_number_and_several_have_roman_ones():
    assert file_of(Annex(title="Một", body=(TEXT,))).texts_of_style("Phụ lục") == ["Phụ lục"]
    four = file_of(*(Annex(title=str(n), body=(TEXT,)) for n in range(4)))
    assert four.texts_of_style("Phụ lục") == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]


def test_the_title_is_in_capitals_over_the_reference_left_blank():
    file = file_of(Annex(title="Danh mục nhiệm vụ", body=(TEXT,)))
    assert file.texts_of_style("Tên phụ lục") == ["DANH MỤC NHIỆM VỤ"]
    (reference,) = file.texts_of_style("Kèm theo văn bản")
    assert " ".join(reference.split()) == (
        "(Kèm theo Chỉ thị số …/CT-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân tỉnh Tuyên Quang)"
    )


def test_the_reference_is_filled_in_once_the_document_is_issued():
    issued = file_of(Annex(title="a", body=(TEXT,)), number="07", issued_on=date(2026, 2, 5))
    (reference,) = issued.texts_of_style("Kèm theo văn bản")
    assert "số 07/CT-UBND" in reference
    assert "ngày 05 tháng 02 năm 2026" in reference


def test_a_letter_is_named_by_its_kind_in_the_reference():
    (reference,) = file_of(Annex(title="a", body=(TEXT,)), kind_name="").texts_of_style("Kèm theo văn bản")
    assert reference.startswith("(Kèm theo Công văn số")


@pytest.mark.parametrize(
    ("body", "landscape"),
    [((NARROW,), False), ((WIDE,), True), ((Section(title="a", blocks=(WIDE,)),), True), ((TEXT,), False)],
)
def test_an_annex_lies_on_its_side_when_a_table_is_wide(body, landscape: bool):
    file = file_of(Annex(title="a", body=body))
    width, height = (int(value(sections(file)[1], "pgSz", side) or 0) for side in ("w", "h"))
    assert (width > height) is landscape
    assert (value(sections(file)[1], "pgSz", "orient") == "landscape") is landscape
    assert int(value(sections(file)[0], "pgSz", "w") or 0) < int(value(sections(file)[0], "pgSz", "h") or 0)


def test_a_wide_table_fills_the_page_that_lies_on_its_side():
    file = file_of(Annex(title="a", body=(WIDE,)))
    table = list(file.document.iter(f"{W}tbl"))[-1]
    total = int(value(table, "tblPr/tblW", "w") or 0) / TWIPS_PER_MM
    assert total == pytest.approx(layout_rules().landscape_width, abs=0.1)


def test_an_annex_of_words_is_closed_and_one_of_a_table_is_not():
    words = file_of(Annex(title="a", body=(TEXT,)))
    assert "Nội dung của phụ lục./." in words.texts
    table = file_of(Annex(title="a", body=(NARROW,)))
    assert sum("./." in text for text in table.texts) == 1


def test_an_empty_annex_is_its_head_alone():
    file = file_of(Annex(title="", body=()))
    assert file.texts_of_style("Phụ lục") == ["Phụ lục"]
    assert file.texts_of_style("Tên phụ lục") == []


ATTACHED = Attached(
    kind_name="Quy chế",
    subject="Phối hợp thực hiện",
    body=(Article(title="Phạm vi", text="Quy chế này quy định việc phối hợp"),),
)
DECISION = content(
    kind="QĐ",
    kind_name="Quyết định",
    symbol="QĐ-UBND",
    decided_by="Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    legal_bases=("Căn cứ Luật A", "Theo đề nghị của Giám đốc Sở Nội vụ"),
    body=(Article(text="Ban hành kèm theo Quyết định này Quy chế"), Article(text="Có hiệu lực")),
    attached=ATTACHED,
)


def test_a_decision_says_who_decides_on_what_bases_and_then_decides():
    file = WordFile(written(DECISION))
    assert file.texts_of_style("Thẩm quyền ban hành") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG"]
    assert file.texts_of_style("Căn cứ") == ["Căn cứ Luật A;", "Theo đề nghị của Giám đốc Sở Nội vụ."]
    assert file.texts_of_style("Từ “Quyết định”") == ["QUYẾT ĐỊNH:"]
    assert file.texts_of_style("Điều")[-1] == "Điều 2. Có hiệu lực./."


def test_an_attached_document_repeats_the_heading_without_number_and_counts_its_own_articles():
    file = WordFile(written(DECISION))
    assert file.texts_of_style("Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] * 2
    assert len(file.texts_of_style("Số, ký hiệu")) == len(file.texts_of_style("Địa danh, ngày tháng")) == 1
    assert file.texts_of_style("Tên loại") == ["QUYẾT ĐỊNH", "QUY CHẾ"]
    assert file.texts_of_style("Điều có tiêu đề") == ["Điều 1. Phạm vi"]
    (reference,) = file.texts_of_style("Kèm theo văn bản")
    assert reference.startswith("(Kèm theo Quyết định số")
    assert reference.endswith("của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang)")
    assert file.texts[-1] == "Quy chế này quy định việc phối hợp./."
    assert value(sections(file)[1], "pgNumType", "start") == "1"
    assert len(file.texts_of_style("Nơi nhận")) == 1


def test_the_annexes_of_an_attached_document_name_both():
    attached = msgspec.structs.replace(ATTACHED, annexes=(Annex(title="Biểu", body=(WIDE,)),))
    file = WordFile(written(msgspec.structs.replace(DECISION, attached=attached)))
    assert file.texts_of_style("Kèm theo văn bản")[1].startswith(
        "(Kèm theo Quy chế ban hành kèm theo Quyết định số"
    )
    assert len(sections(file)) == 3


def test_a_reference_too_long_for_a_line_breaks_before_its_date():
    name = "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert [
        line.split()[0]
        for line in WordFile(written(DECISION)).texts_of_style("Kèm theo văn bản")[0].split("\n")
    ] == ["(Kèm", "ngày"]
    longer = msgspec.structs.replace(DECISION, decided_by=name * 4)
    assert "\n" not in WordFile(written(longer)).texts_of_style("Kèm theo văn bản")[0]


def test_all_texts_of_a_content_are_told_in_reading_order():
    whole = msgspec.structs.replace(DECISION, annexes=(Annex(title="Biểu", body=(NARROW,)),))
    assert whole.texts() == (
        "Ban hành kèm theo Quyết định này Quy chế",
        "Có hiệu lực",
        "Quy chế",
        "Phối hợp thực hiện",
        "Phạm vi",
        "Quy chế này quy định việc phối hợp",
        "Biểu",
        "Nội dung",
        "a",
    )
