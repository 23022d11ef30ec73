"""Word files, new and old: what Word shows, in reading order, in Unicode."""

from __future__ import annotations

import pytest
from made_up_doc import doc_of
from made_up_files import (
    DIRECTIVE,
    TCVN3_CAPITALS,
    TCVN3_FONT,
    TIMES,
    VNI_FONT,
    W,
    docx_of,
    docx_of_body,
    html_of,
    in_font,
    odt_of,
    odt_of_body,
    plain,
    rtf_of,
    word_paragraph,
    word_run,
    zip_of,
)

from planner.intake.blocks import Paragraph, Table
from planner.intake.errors import AncientWordError, LockedFileError, OtherKindError
from planner.intake.reading import read_bytes

MAKERS = {"docx": docx_of, "odt": odt_of, "doc": doc_of, "rtf": rtf_of, "html": html_of}
MIXED = [
    [("bộ tài chính", TCVN3_CAPITALS), (" và ", TIMES), ("nhà nước", TCVN3_FONT), (", ", TIMES)],
    [("Ủy ban nhân dân tỉnh", VNI_FONT), (" Tuyên Quang, độc lập", TIMES)],
]
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_bytes(data, "a").blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    ("font", "encoding"),
    [(TIMES, "unicode"), (TCVN3_CAPITALS, "tcvn3"), (VNI_FONT, "vni")],
)
def test_a_directive_reads_the_same_in_every_format_and_font(kind: str, font: str, encoding: str) -> None:
    paragraphs = in_font(DIRECTIVE, font)
    document = read_bytes(MAKERS[kind](paragraphs), "a")
    assert (document.format, document.encoding, document.warnings) == (kind, encoding, ())
    assert [block.text for block in document.blocks] == plain(paragraphs)


@pytest.mark.parametrize("kind", MAKERS)
def test_fonts_are_told_run_by_run(kind: str) -> None:
    document = read_bytes(MAKERS[kind](MIXED), "a")
    assert document.encoding == "mixed"
    assert document.text.splitlines() == [
        "BỘ TÀI CHÍNH và nhà nước,",
        "Ủy ban nhân dân tỉnh Tuyên Quang, độc lập",
    ]


def test_a_vowel_and_its_mark_may_stand_in_two_runs() -> None:
    run = '<w:r><w:rPr>{}<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t>{}</w:t></w:r>'
    body = f"<w:p>{run.format('', 'Ñoäc la')}{run.format('<w:b/>', 'äp')}</w:p>"
    assert texts(docx_of_body(body)) == ["Độc lập"]


def test_the_letter_of_tcvn3_that_looks_like_a_soft_hyphen_is_kept() -> None:
    assert texts(docx_of([[("nước ư", TCVN3_FONT)]])) == ["nước ư"]


def test_a_soft_hyphen_of_unicode_is_left_out() -> None:
    body = f"<w:p>{word_run('Quyết')}<w:r><w:softHyphen/></w:r>{word_run('định')}</w:p>"
    assert texts(docx_of_body(body)) == ["Quyếtđịnh"]


def test_fonts_come_from_styles_and_defaults_too() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="cu"><w:name w:val="cu"/><w:rPr>'
        '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="cu"/></w:pPr><w:r><w:t>Bé Tµi chÝnh</w:t></w:r></w:p>'
    assert texts(docx_of_body(body, styles=styles)) == ["Bộ Tài chính"]


def test_unicode_in_an_old_font_is_left_alone() -> None:
    body = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
        "<w:t>Độc lập và Hà Nội, nhµ m¸y</w:t></w:r></w:p>"
    )
    assert texts(docx_of_body(body)) == ["Độc lập và Hà Nội, nhà máy"]


def test_old_letters_in_a_font_of_unicode_are_told_by_their_words() -> None:
    shown = "C¨n cø NghÞ ®Þnh sè 15/CP cña ChÝnh phñ, Bé tr­ëng Bé Tµi chÝnh"
    body = f"<w:p><w:r><w:t>{shown}</w:t></w:r></w:p><w:p><w:r><w:t>Căn cứ Hiến pháp, độ</w:t></w:r></w:p>"
    document = read_bytes(docx_of_body(body), "a")
    assert document.encoding == "mixed"
    assert (
        document.text
        == "Căn cứ Nghị định số 15/CP của Chính phủ, Bộ trưởng Bộ Tài chính\nCăn cứ Hiến pháp, độ"
    )


def test_tracked_deletions_are_left_out_and_insertions_kept() -> None:
    body = (
        f"<w:p>{word_run('Một ')}<w:del><w:r><w:delText>hai </w:delText></w:r></w:del>"
        f"<w:ins>{word_run('ba')}</w:ins><w:moveFrom>{word_run('bốn')}</w:moveFrom></w:p>"
    )
    assert texts(docx_of_body(body)) == ["Một ba"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{word_paragraph([('KHẨN', TIMES)])}</w:txbxContent>"
    body = (
        f"<w:p>{word_run('Thân')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(docx_of_body(body, namespaces=NAMESPACES)) == ["Thân", "KHẨN"]


def test_footnotes_follow_the_text() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="1">{word_paragraph([("Chú thích", TIMES)])}</w:footnote></w:footnotes>'
    )
    body = word_paragraph([("Một", TIMES)]) + word_paragraph([("Hai", TIMES)])
    assert texts(docx_of_body(body, footnotes=notes)) == ["Một", "Hai", "Chú thích"]


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{level.format("decimal", "Điều %1.")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(f"<w:p>{listed}{word_run(text)}</w:p>" for text in ("Phạm vi", "Đối tượng"))
    assert texts(docx_of_body(body, numbering=numbering)) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_letters_of_picture_fonts_are_bullets() -> None:
    assert texts(docx_of([[("Ø", "Wingdings"), (" Căn cứ", TIMES)]])) == ["• Căn cứ"]


def test_instructions_of_fields_and_hidden_text_do_not_show() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{field.format('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{field.format('separate')}"
        f"{word_run('ngày 5')}{field.format('end')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    )
    assert texts(docx_of_body(body)) == ["ngày 5"]


def test_an_embedded_object_is_named() -> None:
    body = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.8"/></w:object></w:r></w:p>'
    assert texts(docx_of_body(body, namespaces=NAMESPACES)) == ["EMBED Excel.Sheet.8"]


def test_rows_cells_and_tables_in_cells_are_kept() -> None:
    def cell(inside: str, more: str = "") -> str:
        return f"<w:tc>{more}{inside}</w:tc>"

    def line(text: str) -> str:
        return word_paragraph([(text, TIMES)])

    inner = f"<w:tbl><w:tr>{cell(line('trong'))}</w:tr></w:tbl>"
    merged = '<w:tcPr><w:vMerge w:val="{}"/></w:tcPr>'
    body = (
        f"<w:tbl><w:tr>{cell(line('a'), merged.format('restart'))}{cell(line('b') + inner)}</w:tr>"
        f"<w:tr>{cell(line('không thấy'), merged.format('continue'))}{cell(line('c'))}</w:tr></w:tbl>"
    )
    (table,) = read_bytes(docx_of_body(body), "a").blocks
    assert isinstance(table, Table)
    a, b, c = (Paragraph(text=text, alignment="left") for text in "abc")
    inside = Table(rows=(((Paragraph(text="trong", alignment="left"),),),))
    assert table.rows == (((a,), (b, inside)), ((), (c,)))


def test_bold_italic_and_alignment_are_told() -> None:
    run = "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>CHỈ THỊ</w:t></w:r>"
    body = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'
    (paragraph,) = read_bytes(docx_of_body(body), "a").blocks
    assert paragraph == Paragraph(text="CHỈ THỊ", bold=True, italic=True, alignment="center")


def test_capitals_by_format_are_capitals() -> None:
    body = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Chỉ thị</w:t></w:r></w:p>"
    assert texts(docx_of_body(body)) == ["CHỈ THỊ"]


def test_a_file_with_macros_is_read_without_them() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert texts(docx_of_body(word_paragraph([("Độc lập", TIMES)]), kind=kind)) == ["Độc lập"]


@pytest.mark.parametrize(
    ("part", "kind"), [("xl/workbook.xml", "bảng tính"), ("ppt/presentation.xml", "trình chiếu")]
)
def test_other_office_files_are_named(part: str, kind: str) -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{part}"/></Relationships>'
    )
    data = zip_of({"[Content_Types].xml": "<Types/>", "_rels/.rels": relation, part: "<a/>"})
    with pytest.raises(OtherKindError, match=kind):
        read_bytes(data, "a.docx")


def test_what_libreoffice_shows_is_read() -> None:
    styles = (
        '<style:style style:name="M" style:family="paragraph">'
        '<style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold" style:font-name="F"/></style:style>'
        '<style:style style:name="P" style:family="paragraph" style:parent-style-name="M"/>'
        '<style:font-face style:name="F" svg:font-family="\'.VnTime\'"/>'
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
        "</style:style>"
        '<text:list-style style:name="L"><text:list-level-style-number style:num-format="1" '
        'style:num-suffix="."/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:p>gone</text:p></text:changed-region>"
        "</text:tracked-changes>"
        '<text:p text:style-name="P">Bé tr­ëng<text:span text:style-name="H">hidden</text:span></text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>một</text:p></text:list-item>'
        "<text:list-item><text:p>hai</text:p></text:list-item></text:list>"
        "<text:p>a<text:s text:c='2'/>b<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>ghi chú</text:p></text:note-body></text:note>c<text:line-break/>d</text:p>"
        "<text:p>e<draw:frame><draw:text-box><text:p>KHẨN</text:p></draw:text-box></draw:frame></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    document = read_bytes(odt_of_body(body, styles), "a.odt")
    first, *_rest = document.blocks
    assert first == Paragraph(text="Bộ trưởng", bold=True, alignment="center")
    assert document.text.split("\n") == (
        ["Bộ trưởng", "1. một", "2. hai", "a  bc", "d", "e", "KHẨN", "x", "ghi chú"]
    )
    assert isinstance(document.blocks[-2], Table)


@pytest.mark.parametrize(
    ("kind", "named"),
    [("spreadsheet", "bảng tính"), ("presentation", "trình chiếu"), ("graphics", "văn phòng khác")],
)
def test_other_files_of_libreoffice_are_named(kind: str, named: str) -> None:
    with pytest.raises(OtherKindError, match=named):
        read_bytes(odt_of_body("", kind=kind), "a.odt")


def test_tables_of_a_doc_file_have_rows_and_cells() -> None:
    cells = [
        [("ỦY BAN", TIMES), ("\x07", TIMES)],
        [("độc lập", TCVN3_FONT), ("\x07", TIMES)],
        [("\x07", TIMES)],
    ]
    document = read_bytes(doc_of([*cells, *cells, [("Căn cứ", TIMES)]]), "a")
    table, paragraph = document.blocks
    assert isinstance(table, Table)
    assert [[cell[0].text for cell in row] for row in table.rows] == [["ỦY BAN", "độc lập"]] * 2
    assert paragraph.text == "Căn cứ"


def test_fields_of_a_doc_file_show_their_result() -> None:
    runs = [("Trang \x13 PAGE \x147\x15, \x13 EMBED Excel.Sheet.8 \x14\x01\x15.", TIMES)]
    assert texts(doc_of([runs])) == ["Trang 7, EMBED Excel.Sheet.8."]


def test_footnotes_of_a_doc_file_follow_the_text() -> None:
    notes = [[("\x02 Chú thích", TIMES)]]
    assert texts(doc_of([[("Một\x02", TIMES)], [("Hai", TIMES)]], notes)) == ["Một", "Hai", " Chú thích"]


def test_a_doc_file_of_many_paragraphs_is_read_in_linear_time() -> None:
    paragraphs = [[(f"Điều {n}. ", TIMES), ("nhà nước", TCVN3_FONT)] for n in range(3000)]
    lines = texts(doc_of(paragraphs))
    assert (len(lines), lines[-1]) == (3000, "Điều 2999. nhà nước")


def test_passwords_and_ancient_versions_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_SOFFICE", "/nowhere/soffice")
    with pytest.raises(LockedFileError):
        read_bytes(doc_of(DIRECTIVE, flag=0x0100), "a.doc")
    with pytest.raises(AncientWordError):
        read_bytes(doc_of(DIRECTIVE).replace(b"\xec\xa5\xc1\x00", b"\xdc\xa5\x65\x00"), "a.doc")


@pytest.mark.parametrize(
    ("stream", "error"),
    [("Workbook", OtherKindError), ("EncryptedPackage", LockedFileError), ("Contents", OtherKindError)],
)
def test_relatives_of_doc_files_are_told_apart(stream: str, error: type[Exception]) -> None:
    from made_up_doc import _compound

    with pytest.raises(error):
        read_bytes(_compound(bytes(5000), bytes(5000), (stream, "Other")), "a.doc")
