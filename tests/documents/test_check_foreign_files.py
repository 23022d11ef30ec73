"""Files of strangers: headings in tabs, spaces, three columns or one cell; lines drawn in any way; lists."""

from __future__ import annotations

import pytest
from checked_files import PAGE, TIMES, body_paragraph, foreign, paragraph, rules_broken, table

from planner.documents.check import check_bytes
from planner.documents.check.components import parts_of
from planner.documents.check.opening import open_package
from planner.documents.check.reading import read_story

NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SUPERIOR, ISSUER = "UBND TỈNH TUYÊN QUANG", "SỞ NỘI VỤ"
NUMBER, DATE = "Số: 12/QĐ-SNV", "Tuyên Quang, ngày 15 tháng 3 năm 2026"
BORDER = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="{side}" w:right="{side}"/>'
TITLE = paragraph("QUYẾT ĐỊNH", bold=True) + paragraph("Về việc thành lập tổ công tác", bold=True)
LINE = paragraph("", more=BORDER.format(side=3954))
BODY = (
    body_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True)
    + body_paragraph("Theo đề nghị của Chánh Văn phòng Sở.", italic=True)
    + body_paragraph("Điều 1. Thành lập tổ công tác.", bold=True)
    + body_paragraph("Điều 2. Quyết định này có hiệu lực từ ngày ký./.", bold=True)
)
LEFT_FOOT = (
    paragraph("Nơi nhận:", size=12, bold=True, italic=True, align="left")
    + paragraph("- Như Điều 2;", size=11, align="left")
    + paragraph("- Lưu: VT, TCCB.", size=11, align="left")
)
RIGHT_FOOT = paragraph("GIÁM ĐỐC", bold=True) + paragraph("Nguyễn Văn An", bold=True)
FOOT = table((LEFT_FOOT, RIGHT_FOOT))
LEFT = paragraph(SUPERIOR, size=13) + paragraph(ISSUER, size=13, bold=True)
RIGHT = paragraph(NATIONAL, size=13, bold=True) + paragraph(MOTTO, bold=True)
LEFT_LINE, RIGHT_LINE = (paragraph("", more=BORDER.format(side=side)) for side in (1429, 1007))
UNDER = (paragraph(NUMBER, size=13), paragraph(DATE, italic=True))


def whole(heading: str) -> bytes:
    """Return a decision with this heading."""
    return foreign(heading + TITLE + LINE + BODY + FOOT)


def shape(length_mm: float, offset_mm: float = 0) -> str:
    """Return a line drawn as Word 2010 does: a shape, and a fallback for older programs."""
    width, offset = round(length_mm * 36000), round(offset_mm * 36000)
    points = length_mm * 72 / 25.4
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
        f'<wp:extent cx="{width}" cy="0"/><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line from="0,0" to="{points * 2}pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )


def old_shape(length_mm: float) -> str:
    """Return a line drawn as Word 2003 does."""
    return f'<w:p><w:r><w:pict><v:line from="0,0" to="{length_mm * 72 / 25.4}pt,0"/></w:pict></w:r></w:p>'


HEADINGS = {
    "two columns, one row": table((LEFT + LEFT_LINE + UNDER[0], RIGHT + RIGHT_LINE + UNDER[1])),
    "two columns, two rows": table((LEFT + LEFT_LINE, RIGHT + RIGHT_LINE), UNDER),
    "three columns": table(
        (LEFT + LEFT_LINE, "", RIGHT + RIGHT_LINE), (UNDER[0], "", UNDER[1]), widths=(3700, 100, 5655)
    ),
    "number and date below the table": table((LEFT + LEFT_LINE, RIGHT + RIGHT_LINE)) + table(UNDER),
    "lines of one cell": table(
        (
            paragraph(SUPERIOR, size=13) + paragraph(ISSUER, "_______", size=13, bold=True) + UNDER[0],
            paragraph(NATIONAL, size=13, bold=True) + paragraph(MOTTO, "_" * 24, bold=True) + UNDER[1],
        )
    ),
    "shapes with a fallback": table((LEFT + shape(12, 24.7), RIGHT + shape(60.4, 17.8)), UNDER),
    "shapes of Word 2003": table((LEFT + old_shape(12), RIGHT + old_shape(60.4)), UNDER),
    "both shapes in the left cell": table((LEFT + shape(12, 24.7) + shape(60.4, 80), RIGHT), UNDER),
}
FLOWS = {
    "tabs": ("{0}\t{1}", "\t"),
    "runs of spaces": ("{0}            {1}", " " * 12),
}


@pytest.mark.parametrize("form", HEADINGS)
def test_a_heading_in_a_table_is_read_whatever_its_form(form):
    result = check_bytes(whole(HEADINGS[form]), "x.docx")
    assert result.findings == ()
    assert_decision(result.metadata)


def assert_decision(metadata):
    assert (metadata.superior_body, metadata.issuing_body) == (SUPERIOR, ISSUER)
    assert (metadata.number, metadata.number_symbol, metadata.issue_date) == ("12", "12/QĐ-SNV", "2026-03-15")
    assert (metadata.kind_code, metadata.kind_name, metadata.place) == ("QĐ", "Quyết định", "Tuyên Quang")
    assert metadata.subject == "Về việc thành lập tổ công tác"
    assert (metadata.signing_authority, metadata.signer) == (("GIÁM ĐỐC",), "Nguyễn Văn An")
    assert metadata.recipients == ("Như Điều 2", "Lưu: VT, TCCB")


@pytest.mark.parametrize("form", FLOWS)
def test_a_heading_without_table_is_read_too(form):
    pattern, gap = FLOWS[form]
    rows = [(SUPERIOR, NATIONAL), (ISSUER, MOTTO), (NUMBER, DATE)]
    heading = "".join(paragraph(pattern.format(*row), size=13, bold=True, align="left") for row in rows)
    foot = [("Nơi nhận:", "GIÁM ĐỐC"), ("- Như Điều 2;", ""), ("- Lưu: VT, TCCB.", "Nguyễn Văn An")]
    signed = "".join(
        paragraph(pattern.format(*row) if row[1] else row[0], align="left", bold=True) for row in foot
    )
    result = check_bytes(foreign(heading + TITLE + LINE + BODY + signed), "x.docx")
    assert_decision(result.metadata)
    assert gap


def test_blanks_in_number_and_date_do_not_cut_the_line():
    heading = paragraph(f"{ISSUER}\t{NATIONAL}") + paragraph(f"\t{MOTTO}")
    heading += paragraph("Số:        /QĐ-SNV            Tuyên Quang, ngày       tháng       năm 2026")
    metadata = check_bytes(foreign(heading + TITLE + LINE + BODY + FOOT), "x.docx").metadata
    assert (metadata.number, metadata.symbol, metadata.number_symbol) == (None, "QĐ-SNV", None)
    assert (metadata.place, metadata.issue_date) == ("Tuyên Quang", None)


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("Số: 012/QĐ-UBND", "012/QĐ-UBND"),
        ("Số: 01763/QĐ-UBND", "01763/QĐ-UBND"),
        ("Số: 09/2009/QĐ-UBND", "09/2009/QĐ-UBND"),
        ("Số: 542    /QĐ-UBND", "542/QĐ-UBND"),
        ("Số:…/QĐ-UBND", None),
        ("Số: 5/…", None),
    ],
)
def test_numbers_are_read_with_any_padding_and_never_guessed(number, read):
    heading = table((LEFT + LEFT_LINE + paragraph(number), RIGHT + RIGHT_LINE + UNDER[1]))
    assert check_bytes(whole(heading), "x.docx").metadata.number_symbol == read


def test_a_motto_that_is_underlined_instead_of_a_line_is_told_so():
    run = f'<w:r><w:rPr><w:b/><w:u w:val="single"/><w:sz w:val="28"/></w:rPr><w:t>{MOTTO}</w:t></w:r>'
    underlined = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'
    right = paragraph(NATIONAL, size=13, bold=True) + underlined
    (finding,) = check_bytes(whole(table((LEFT + LEFT_LINE, right), UNDER)), "x.docx").findings
    assert (finding.rule, finding.found) == ("motto.line_below", "gạch chân dòng chữ")


def test_an_issuer_that_is_not_bold_is_told_from_its_superior_by_its_words():
    left = paragraph(SUPERIOR, size=13) + paragraph(ISSUER, size=13) + LEFT_LINE
    data = whole(table((left, RIGHT + RIGHT_LINE), UNDER))
    assert rules_broken(data) == {"issuing_body.bold"}


def test_a_list_of_word_counts_through_the_latin_alphabet_and_is_found_out():
    form = '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'
    level = f'<w:lvl w:ilvl="0">{form}</w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    more = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="120"/>'
    more += '<w:ind w:firstLine="720"/>'
    points = "".join(paragraph(f"Nội dung {n}.", align="both", more=more) for n in range(1, 6))
    heading = HEADINGS["two columns, two rows"]
    points += body_paragraph("Quyết định này có hiệu lực từ ngày ký./.")
    data = foreign(heading + TITLE + LINE + points + FOOT, numbering=numbering)
    (finding,) = [f for f in check_bytes(data, "x.docx").findings if f.rule != "recipients.as_above"]
    assert (finding.rule, finding.found) == ("point.sequence", "e) sau d)")
    assert finding.remedy == "Ghi điểm này là đ) và chuyển tiếp các điểm sau."


def test_a_second_document_and_an_annex_in_the_file_stay_apart():
    attached = table((paragraph(ISSUER, size=13, bold=True) + LEFT_LINE, RIGHT + RIGHT_LINE))
    attached += paragraph("QUY CHẾ", bold=True) + paragraph("Làm việc của tổ công tác", bold=True)
    attached += (
        paragraph("(Kèm theo Quyết định số 12/QĐ-SNV)", italic=True) + LINE + body_paragraph("Điều 1. Họp.")
    )
    annex = paragraph("Phụ lục", bold=True, more="<w:pageBreakBefore/>") + paragraph("DANH SÁCH", bold=True)
    data = foreign(HEADINGS["three columns"] + TITLE + LINE + BODY + FOOT + attached + annex)
    parts = parts_of(read_story(open_package(data, "x.docx")))
    assert [part.kind for part in parts] == ["main", "attached", "annex"]
    assert_decision(check_bytes(data, "x.docx").metadata)


def test_a_text_of_any_other_sort_has_no_metadata_and_no_error():
    data = foreign(
        paragraph("Ý nghĩa các chữ trên hộp số") + paragraph("1. Vị trí P: để đỗ xe.", align="left")
    )
    result = check_bytes(data, "x.docx")
    assert result.ok
    assert [finding.rule for finding in result.findings] == ["whole.recognised"]
    assert not any(getattr(result.metadata, name) for name in result.metadata.__struct_fields__)


def test_missing_components_are_named():
    result = check_bytes(foreign(HEADINGS["two columns, two rows"] + TITLE + LINE + BODY), "x.docx")
    missing = {finding.found for finding in result.findings if finding.rule == "whole.components"}
    assert missing == {"thiếu: Từ “Nơi nhận”", "thiếu: Quyền hạn, chức vụ của người ký"}


def test_a_page_number_at_the_foot_in_a_simple_field_is_found():
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    simple = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{field}</w:p>'
    heading = HEADINGS["two columns, two rows"]
    data = foreign(heading + TITLE + LINE + BODY + FOOT, header=simple)
    assert rules_broken(data) == {"page_number.align"}
    assert rules_broken(foreign(heading + TITLE + LINE + BODY + FOOT, header=PAGE)) == set()


def test_letters_that_a_style_makes_capital_count_as_capital():
    styles = TIMES + (
        '<w:style w:type="paragraph" w:styleId="Loai"><w:name w:val="Loai"/>'
        "<w:rPr><w:caps/><w:b/></w:rPr></w:style>"
    )
    title = (
        '<w:p><w:pPr><w:pStyle w:val="Loai"/><w:jc w:val="center"/></w:pPr>'
        "<w:r><w:t>Quyết định</w:t></w:r></w:p>" + paragraph("Về việc thành lập tổ công tác", bold=True)
    )
    data = foreign(HEADINGS["two columns, two rows"] + title + LINE + BODY + FOOT, styles=styles)
    assert rules_broken(data) == set()
