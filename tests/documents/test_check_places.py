"""Places, frames, tables and divisions: what the check measures beside the letters of the components."""

from __future__ import annotations

import pytest
from checked_files import LETTER, body_paragraph, foreign, paragraph, part_of, replaced, rules_broken, table
from document_records import content
from test_check_foreign_files import (
    BODY,
    FOOT,
    HEADINGS,
    LEFT,
    LEFT_FOOT,
    LEFT_LINE,
    LINE,
    RIGHT,
    RIGHT_FOOT,
    RIGHT_LINE,
    TITLE,
    UNDER,
    shape,
    whole,
)
from word_reading import written

from planner.documents.check import CheckResult, check_bytes
from planner.documents.content import Article, Circulation, Division, Level, Paragraph, Urgency
from planner.documents.tables import Column, Table, TableRow

DOCUMENT = "word/document.xml"
RED = 'w:sz="8" w:space="0" w:color="FF0000"'
SOUND = HEADINGS["two columns, two rows"]


def found(data: bytes, rule: str) -> list[tuple[str, str]]:
    """Return severity and value of the findings of one rule."""
    findings = check_bytes(data, "x.docx").findings
    return [(finding.severity.value, finding.found) for finding in findings if finding.rule == rule]


def rows_of(result: CheckResult) -> set[str]:
    """Return the rules that were measured."""
    return {row.rule for row in result.certificate}


# lines


@pytest.mark.parametrize(
    ("offset", "told"),
    [
        (24.7, []),
        (25.5, []),
        (20.7, [("warning", "cách điểm giữa 4 mm")]),
        (5, [("error", "cách điểm giữa 19,7 mm")]),
    ],
)
def test_a_shape_is_measured_from_the_middle_of_its_text(offset, told):
    heading = table((LEFT + shape(12, offset), RIGHT + RIGHT_LINE), UNDER)
    assert found(whole(heading), "issuing_body.line_place") == told


def test_a_line_two_empty_lines_below_its_text_is_not_right_below():
    gap = paragraph("") + paragraph("")
    heading = table((LEFT + LEFT_LINE, RIGHT + gap + RIGHT_LINE), UNDER)
    ((severity, value),) = found(whole(heading), "motto.line_place")
    assert severity == "warning"
    assert value.endswith("dưới dòng chữ")


def test_dashes_are_no_solid_line_and_underscores_are_one():
    def heading(sign: str) -> str:
        left = paragraph("UBND TỈNH TUYÊN QUANG", size=13)
        left += paragraph("SỞ NỘI VỤ", sign * 7, size=13, bold=True)
        return table((left, RIGHT + RIGHT_LINE), UNDER)

    assert rules_broken(whole(heading("_"))) == set()
    assert rules_broken(whole(heading("–"))) == {"issuing_body.line_form"}


# places


def test_a_national_heading_on_the_left_is_told():
    right, left = LEFT + LEFT_LINE, RIGHT + RIGHT_LINE
    broken = rules_broken(whole(table((left, right), (UNDER[1], UNDER[0]), widths=(5655, 3700))))
    assert {"national_name.column", "place_date.column"} <= broken


def test_a_date_lower_than_the_number_is_told():
    heading = table((LEFT + LEFT_LINE, RIGHT + RIGHT_LINE), (UNDER[0], ""), ("", UNDER[1]))
    assert rules_broken(whole(heading)) == {"place_date.level"}


def test_recipients_below_the_signature_are_told():
    foot = table(("", RIGHT_FOOT), (LEFT_FOOT, ""))
    assert rules_broken(foreign(SOUND + TITLE + LINE + BODY + foot)) == {"recipients_heading.level"}


def test_a_superior_body_without_its_place_is_told():
    left = paragraph("ỦY BAN NHÂN DÂN TỈNH", size=13) + paragraph("SỞ NỘI VỤ", size=13, bold=True) + LEFT_LINE
    assert rules_broken(whole(table((left, RIGHT + RIGHT_LINE), UNDER))) == {"superior_body.place"}


# frames


def test_the_frames_of_all_marks_are_measured_and_sound():
    for urgency in Urgency:
        data = written(content(urgency=urgency, circulation=Circulation.internal, address_foot=("Số 1",)))
        result = check_bytes(data, "x.docx")
        assert result.findings == ()
        width = {"hoa-toc": "width_hoa_toc", "thuong-khan": "width_thuong_khan", "khan": "width_khan"}[
            urgency
        ]
        wanted = {
            f"urgency_mark.{name}" for name in (width, "box_height", "border", "color", "column", "size")
        }
        assert wanted | {"circulation_mark.border", "address_foot.line_above"} <= rows_of(result)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<w:gridCol w:w="1701"/></w:tblGrid>', '<w:gridCol w:w="2268"/></w:tblGrid>', ""),
        ('<w:tcW w:w="1701"', '<w:tcW w:w="2268"', "urgency_mark.width_hoa_toc"),
        ('<w:trHeight w:val="454"', '<w:trHeight w:val="567"', "urgency_mark.box_height"),
        (
            'w:val="single" w:sz="8" w:space="0" w:color="FF0000"',
            'w:val="double" w:sz="8" w:color="FF0000"',
            "urgency_mark.border",
        ),
        (
            'w:sz="8" w:space="0" w:color="FF0000"',
            'w:sz="8" w:space="0" w:color="0000FF"',
            "urgency_mark.color",
        ),
    ],
)
def test_a_frame_unlike_the_stamp_is_told(old, new, rule):
    data = written(content(urgency=Urgency.flash))
    assert rules_broken(replaced(data, {DOCUMENT: (old, new)})) == ({rule} if rule else set())


def test_a_text_box_is_a_frame_too():
    def heading(width: float) -> str:
        words = (
            '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="FF0000"/>'
            '<w:sz w:val="26"/></w:rPr><w:t>KHẨN</w:t></w:r></w:p>'
        )
        box = (
            f'<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="{round(width * 36000)}" cy="{8 * 36000}"/>'
            '<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:ln w="9525"><a:solidFill>'
            '<a:srgbClr val="FF0000"/>'
            f"</a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
            "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
        )
        return table((LEFT + LEFT_LINE, RIGHT + RIGHT_LINE), (UNDER[0] + box, UNDER[1]))

    assert rules_broken(whole(heading(20))) == set()
    assert rules_broken(whole(heading(25))) == {"urgency_mark.width_khan"}


def test_a_line_above_the_address_that_is_too_short_is_told():
    data = written(content(address_foot=("Số 1",)))
    name = next(n for n in ("word/footer1.xml", "word/footer2.xml") if _has(data, n))
    narrow = replaced(data, {name: ("</w:pBdr>", '</w:pBdr><w:ind w:left="2000" w:right="2000"/>')})
    assert rules_broken(narrow) == {"address_foot.line_above"}


def _has(data: bytes, name: str) -> bool:
    try:
        return "pBdr" in part_of(data, name)
    except KeyError:
        return False


# tables


def with_table(cell: str) -> bytes:
    """Return a decision with a bordered table in its text."""
    border = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>'
    inside = table((cell, cell), (cell, cell)).replace("<w:tblPr/>", f"<w:tblPr>{border}</w:tblPr>")
    return foreign(SOUND + TITLE + LINE + inside + BODY + FOOT)


def test_letters_in_tables_are_measured():
    assert rules_broken(with_table(paragraph("Nội dung", size=13))) == set()
    assert found(with_table(paragraph("Nội dung", size=11)), "table_cell.size") == [("warning", "11 pt")]
    strange = paragraph("Nội dung", size=13).replace(
        "<w:sz ", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="00B050"/><w:sz '
    )
    assert found(with_table(strange), "page.font") == [("error", "Arial")]
    assert found(with_table(strange), "page.color") == [("error", "#00B050")]


def test_our_own_tables_are_measured_and_sound():
    own = Table(
        columns=(Column(title="STT"), Column(title="Nội dung")), rows=(TableRow(cells=("1", "Rà soát")),)
    )
    result = check_bytes(written(content(body=(Paragraph(text="Danh mục:"), own))), "x.docx")
    assert "table_cell.size" in rows_of(result)
    assert result.findings == ()


# divisions and sizes


def test_divisions_are_measured():
    body = (
        Division(level=Level.chapter, title="Quy định chung"),
        Division(level=Level.section, title="Phạm vi"),
        Article(title="Phạm vi điều chỉnh", text="Quy định này áp dụng cho các sở, ban, ngành."),
    )
    data = written(content(body=body))
    assert rules_broken(data) == set()
    assert rules_broken(replaced(data, {DOCUMENT: ("Chương I<", "Chương 1<")})) == {
        "division_number.numerals"
    }
    assert rules_broken(replaced(data, {DOCUMENT: ("Mục 1<", "Mục I<")})) == {"division_number.numerals"}
    merged = replaced(data, {DOCUMENT: ("Chương I<", "Chương I. QUY ĐỊNH CHUNG<")})
    assert "division_number.own_line" in rules_broken(merged)


def test_a_division_without_title_is_told():
    chapter = paragraph("Chương I", bold=True)
    data = foreign(SOUND + TITLE + LINE + chapter + BODY + FOOT)
    assert found(data, "division_title.missing") == [("warning", "không có")]


def test_two_sizes_within_the_text_are_told():
    smaller = body_paragraph("Các cơ quan báo cáo định kỳ hằng quý.", size=13)
    data = foreign(SOUND + TITLE + LINE + smaller + BODY + FOOT)
    assert found(data, "body.one_size") == [("warning", "13 pt, 14 pt")]


def test_the_words_of_a_copy_are_measured():
    copy = paragraph("SAO Y", bold=True)
    data = foreign(SOUND + TITLE + LINE + BODY + FOOT + copy)
    assert rules_broken(data) == set()
    assert "copy_form.size" in rows_of(check_bytes(data, "x.docx"))
    small = foreign(SOUND + TITLE + LINE + BODY + FOOT + paragraph("SAO Y", size=12, bold=True))
    assert rules_broken(small) == {"copy_form.size"}


def test_a_drafter_mark_in_small_letters_is_told():
    data = written(content(drafter_mark="PL.(300)"))
    assert rules_broken(data) == set()
    assert rules_broken(replaced(data, {DOCUMENT: (">PL.(300)<", ">pl.(300)<")})) == {"drafter_mark.capitals"}


def test_citations_are_followed_into_the_annexes():
    from planner.documents.content import Annex

    full = "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể"
    body = (Paragraph(text=f"Thực hiện {full}; nhiệm vụ tại Phụ lục kèm theo."),)
    annexes = (Annex(title="Danh mục", body=(Paragraph(text=f"Theo {full}."),)),)
    assert rules_broken(written(content(body=body, annexes=annexes))) == {"citation.later"}
    short = (Annex(title="Danh mục", body=(Paragraph(text="Theo Nghị quyết số 76/NQ-CP."),)),)
    assert rules_broken(written(content(body=body, annexes=short))) == set()


def test_the_letter_of_the_tests_names_its_addressees_below_the_colon():
    assert "addressees.dash_place" in rows_of(check_bytes(written(LETTER), "x.docx"))


def test_what_stands_behind_a_quotation_of_several_paragraphs_counts_from_there():
    points = "".join(map(body_paragraph, ("a) Sửa “một", "b) hai”;", "c) Ba.", "d) Bốn.")))
    data = foreign(SOUND + TITLE + LINE + points + BODY + FOOT)
    assert "point.sequence" not in rules_broken(data)
    wrong = "".join(map(body_paragraph, ("a) Sửa “một", "b) hai”;", "c) Ba.", "e) Bốn.")))
    assert "point.sequence" in rules_broken(foreign(SOUND + TITLE + LINE + wrong + BODY + FOOT))


def test_capital_letters_in_tables_are_checked():
    cell = paragraph("Thực hiện Khoản 2 Điều 3 tại Tỉnh Tuyên Quang", size=13)
    assert rules_broken(with_table(cell)) == {"capitals.citation", "capitals.territory"}
    assert (
        rules_broken(with_table(paragraph("Thực hiện khoản 2 Điều 3 tại tỉnh Tuyên Quang", size=13))) == set()
    )
