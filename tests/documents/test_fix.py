from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from document_records import content
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from every_kind import drafted_kind, registered_kinds
from openxml_audit import OpenXmlValidator
from word_reading import W, WordFile, text_of, value, written

from planner.documents.check.errors import UnreadableFileError
from planner.documents.content import Clause, Paragraph, Point, Signature
from planner.documents.fix import Fixed, fix_document
from planner.documents.fix.errors import NothingRecognisedError, StrictFormatError

MM = 1440 / 25.4


def directive() -> bytes:
    """Return a directive with everything a repair may touch."""
    body = (
        Paragraph(text="Thời gian qua, công tác cải cách hành chính được quan tâm chỉ đạo. " * 6),
        Paragraph(text="Tuy nhiên, khối lượng nhiệm vụ trong thời gian tới còn lớn. " * 3),
        Clause(title="Sở Nội vụ", blocks=(Point(text="Rà soát thủ tục."), Point(text="Báo cáo kết quả."))),
        Paragraph(text="Yêu cầu các cơ quan nghiêm túc thực hiện Chỉ thị này."),
    )
    return written(
        content(
            body=body,
            signature=Signature(authority=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Vương Ngọc Hà"),
            recipients=("Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, TH"),
        )
    )


def spoiled(change) -> bytes:
    """Return the directive after `change` had its way with it in python-docx."""
    word = Document(BytesIO(directive()))
    change(word)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def paragraphs(word):
    """Return all paragraphs, those of tables included."""
    from docx.text.paragraph import Paragraph as WordParagraph

    return [WordParagraph(p, word) for p in word.element.body.iter(qn("w:p"))]


def named(word, words: str):
    return next(p for p in paragraphs(word) if words in p.text)


def repaired(data: bytes) -> Fixed:
    """Return the repaired file, after proving that a second run changes nothing and no word is lost."""
    fixed = fix_document(data, "x.docx")
    again = fix_document(fixed.docx, "x.docx")
    assert again.changes == ()
    assert again.docx == fixed.docx
    assert words(fixed.docx) == words(data)
    return fixed


def words(data: bytes) -> str:
    text = "".join(e.text or "" for e in WordFile(data).document.iter(f"{W}t"))
    return re.sub(r"[\W_]+", "", text)


def rules(fixed: Fixed) -> set[str]:
    return {change.rule for change in fixed.changes}


@pytest.mark.parametrize("kind", registered_kinds())
def test_what_the_program_draws_up_needs_no_repair(kind):
    data = drafted_kind(kind).docx
    assert repaired(data) == Fixed(data, ())


def test_paper_and_margins_are_set(tmp_path):
    def change(word):
        section = word.sections[0]
        section.page_width, section.page_height = Mm(216), Mm(279)
        section.left_margin, section.right_margin, section.top_margin = Mm(25), Mm(25), Mm(12)

    fixed = repaired(spoiled(change))
    section = next(WordFile(fixed.docx).document.iter(f"{W}sectPr"))
    sizes = [int(value(section, "pgSz", side)) / MM for side in ("w", "h")]
    assert sizes == pytest.approx([210, 297], abs=0.1)
    edges = {edge: int(value(section, "pgMar", edge)) / MM for edge in ("left", "right", "top", "bottom")}
    assert edges == pytest.approx({"left": 30, "right": 20, "top": 20, "bottom": 20}, abs=0.1)
    assert rules(fixed) == {
        "page.width",
        "page.height",
        "page.margin_left",
        "page.margin_right",
        "page.margin_top",
    }


def test_fonts_are_set_in_all_four_slots():
    def change(word):
        for run in named(word, "Thời gian qua").runs:
            run.font.name = "Calibri"

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {"page.font"}
    (run,) = [r for r in WordFile(fixed.docx).document.iter(f"{W}r") if "Thời gian" in text_of(r)]
    slots = {value(run, "rPr/rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert slots == {"Times New Roman"}


def test_fonts_of_the_old_encodings_are_left_because_their_letters_must_be_converted():
    def change(word):
        for run in named(word, "Thời gian qua").runs:
            run.font.name = ".VnTime"

    assert repaired(spoiled(change)).changes == ()


@pytest.mark.parametrize(
    ("where", "size", "wanted", "rule"),
    [
        ("CỘNG HÒA", 15, 13, "national_name.size"),
        ("CỘNG HÒA", 11, 12, "national_name.size"),
        ("Thời gian qua", 12, 13, "body.size"),
        ("Thời gian qua", 16, 14, "body.size"),
        ("Lưu: VT", 13, 11, "recipients.size"),
    ],
)
def test_sizes_are_moved_into_the_range_of_the_decree(where, size, wanted, rule):
    def change(word):
        for run in named(word, where).runs:
            run.font.size = Pt(size)

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {rule}
    assert named(Document(BytesIO(fixed.docx)), where).runs[0].font.size == Pt(wanted)


@pytest.mark.parametrize(
    ("where", "flag", "on", "rule"),
    [
        ("Độc lập", "bold", False, "motto.bold"),
        ("Tuyên Quang, ngày", "italic", False, "place_date.italic"),
        ("CHỈ THỊ", "italic", True, "kind_name.italic"),
        ("Rà soát thủ tục", "italic", True, "point.italic"),
        ("Nơi nhận", "bold", False, "recipients_heading.bold"),
    ],
)
def test_bold_and_italic_are_set(where, flag, on, rule):
    def change(word):
        for run in named(word, where).runs:
            setattr(run.font, flag, on)

    fixed = repaired(spoiled(change))
    assert rule in rules(fixed)
    assert getattr(named(Document(BytesIO(fixed.docx)), where).runs[0].font, flag) is not on


def test_single_emphasised_words_of_the_body_are_left():
    def change(word):
        named(word, "Thời gian qua").add_run(" lưu ý").bold = True

    assert repaired(spoiled(change)).changes == ()


def test_alignment_indent_and_spacing_are_set():
    def change(word):
        body = named(word, "Tuy nhiên")
        body.alignment = WD_ALIGN_PARAGRAPH.LEFT
        body.paragraph_format.first_line_indent = Mm(5)
        body.paragraph_format.space_before = Pt(0)
        body.paragraph_format.line_spacing = 2.0

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {"body.align", "body.first_line", "body.space_before", "body.line_spacing"}
    form = named(Document(BytesIO(fixed.docx)), "Tuy nhiên").paragraph_format
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert (form.space_before, form.line_spacing) == (Pt(6), 1.5)


def test_a_missing_line_is_drawn_and_a_wrong_one_cut():
    def change(word):
        lines = [p for p in paragraphs(word) if p._p.find(f".//{qn('w:pBdr')}") is not None]
        agency, motto, _subject = lines
        agency._p.getparent().remove(agency._p)
        motto._p.find(f".//{qn('w:ind')}").set(qn("w:left"), "0")

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {"issuing_body.line_below", "motto.line_below"}
    drawn = [p for p in WordFile(fixed.docx).paragraphs if value(p, "pPr/pBdr/top") == "single"]
    lengths = [
        width - sum(int(value(p, "pPr/ind", side)) for side in ("left", "right")) / MM
        for p, width in zip(drawn, (65, 100, 165), strict=True)
    ]
    assert 47.1 / 3 - 0.5 <= lengths[0] <= 47.1 / 2 + 0.5
    assert lengths[1] == pytest.approx(60.4, abs=0.5)


def test_the_number_on_the_first_page_is_hidden_and_a_crooked_one_centred():
    def change(word):
        word.sections[0].different_first_page_header_footer = False
        number = word.sections[0].header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {"page_number.first_page", "page_number.align"}
    section = Document(BytesIO(fixed.docx)).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_a_page_number_of_wrong_size_and_style_is_set():
    def change(word):
        for run in word.sections[0].header.paragraphs[0].runs:
            run.font.size, run.font.italic = Pt(10), True

    fixed = repaired(spoiled(change))
    assert rules(fixed) == {"page_number.size", "page_number.italic"}
    (number,) = Document(BytesIO(fixed.docx)).sections[0].header.paragraphs
    assert {(run.font.size, run.font.italic) for run in number.runs} == {(Pt(14), False)}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("KT. CHỦ TỊCH", "KT.CHỦ TỊCH", "signing_authority.spacing"),
        ("KT. CHỦ TỊCH", "KT CHỦ TỊCH", "signing_authority.spacing"),
        ("KT. CHỦ TỊCH", "KT .  CHỦ TỊCH", "signing_authority.spacing"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do – Hạnh phúc", "motto.wording"),
        ("Lưu: VT, TH.", "Lưu: VT, TH;", "recipients.closing"),
        ("Lưu: VT, TH.", "Lưu: VT, TH", "recipients.closing"),
        ("Các sở, ban, ngành;", "Các sở, ban, ngành.", "recipients.closing"),
        ("Nơi nhận:", "Nơi nhận", "recipients_heading.colon"),
        ("/CT-UBND", "/CT - UBND", "number_symbol.no_spaces"),
        ("Số:", "Số :", "number_symbol.colon"),
        ("Chỉ thị này./.", "Chỉ thị này.", "body.end"),
        ("Chỉ thị này./.", "Chỉ thị này /.", "body.end"),
    ],
)
def test_marks_of_fixed_formulas_are_set(old, new, rule):
    def change(word):
        run = next(r for p in paragraphs(word) for r in p.runs if old in r.text)
        run.text = run.text.replace(old, new)

    fixed = repaired(spoiled(change))
    assert rules(fixed) - {"motto.line_below"} == {rule}
    assert "\n".join(WordFile(fixed.docx).texts) == "\n".join(WordFile(directive()).texts)


def test_a_formula_in_several_runs_is_set_and_each_run_keeps_its_look():
    def change(word):
        paragraph = named(word, "KT. CHỦ TỊCH")
        paragraph.runs[0].text = "KT."
        paragraph.add_run("CHỦ").font.bold = True
        paragraph.add_run(" TỊCH")

    fixed = repaired(spoiled(change))
    assert "signing_authority.spacing" in rules(fixed)
    assert named(Document(BytesIO(fixed.docx)), "KT").text == "KT. CHỦ TỊCH"


def test_every_change_is_told_with_article_place_and_both_values():
    def change(word):
        for run in named(word, "Lưu: VT").runs:
            run.font.size = Pt(13)

    (told,) = repaired(spoiled(change)).changes
    assert (told.rule, told.before, told.after) == ("recipients.size", "13 pt", "11 pt")
    assert "Nghị định" in told.article
    assert "Lưu: VT" in told.where
    assert told.component == "Danh sách nơi nhận"


def test_only_the_parts_that_changed_differ_and_the_file_stays_valid(tmp_path):
    def change(word):
        word.sections[0].left_margin = Mm(20)
        for run in named(word, "Thời gian qua").runs:
            run.font.name, run.font.size = "Arial", Pt(12)
        named(word, "Tuy nhiên").alignment = WD_ALIGN_PARAGRAPH.LEFT

    data = spoiled(change)
    fixed = repaired(data)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(fixed.docx)) as after:
        assert before.namelist() == after.namelist()
        differing = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert differing == ["word/document.xml"]
    path = tmp_path / "x.docx"
    path.write_bytes(fixed.docx)
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_what_is_no_document_of_an_office_is_left_alone():
    word = Document()
    word.add_paragraph("Một bài thơ.")
    buffer = BytesIO()
    word.save(buffer)
    with pytest.raises(NothingRecognisedError):
        fix_document(buffer.getvalue(), "tho.docx")


def test_a_file_of_the_strict_format_is_refused():
    strict = BytesIO()
    with ZipFile(BytesIO(directive())) as source, ZipFile(strict, "w") as target:
        for name in source.namelist():
            usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            purl = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            target.writestr(name, source.read(name).replace(usual, purl))
    with pytest.raises(StrictFormatError):
        fix_document(strict.getvalue(), "x.docx")


def test_a_file_that_cannot_be_read_is_told():
    with pytest.raises(UnreadableFileError):
        fix_document(b"%PDF-1.7", "x.docx")
