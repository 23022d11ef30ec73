"""Effective formatting: who has the last word among defaults, styles, lists and the run itself."""

from __future__ import annotations

import pytest
from checked_files import foreign

from planner.documents.check.looks import Face, Paragraph, ParagraphLook
from planner.documents.check.opening import open_package
from planner.documents.check.reading import read_story

STYLE = '<w:style w:type="{kind}" w:styleId="{key}"{more}><w:name w:val="{key}"/>{based}{inner}</w:style>'


def style(key: str, inner: str, *, kind: str = "paragraph", based: str = "", more: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return STYLE.format(kind=kind, key=key, more=more, based=parent, inner=inner)


def run_of(inner: str) -> str:
    return f"<w:rPr>{inner}</w:rPr>"


def paragraph_of(paragraph: str = "", run: str = "", styles: str = "", numbering: str = "") -> Paragraph:
    body = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Việt</w:t></w:r></w:p>"
    story = read_story(open_package(foreign(body, styles=styles or " ", numbering=numbering), "x.docx"))
    (found,) = story.blocks
    assert isinstance(found, Paragraph)
    return found


def face(paragraph: str = "", run: str = "", styles: str = "") -> Face:
    return paragraph_of(paragraph, run, styles).spans[0].face


def look(paragraph: str = "", styles: str = "", numbering: str = "") -> ParagraphLook:
    return paragraph_of(paragraph, "", styles, numbering).look


def test_without_any_word_text_is_ten_points_and_upright():
    assert face() == Face(size=10.0)


def test_the_nearest_word_about_the_size_counts():
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    normal = style("N", run_of('<w:sz w:val="24"/>'), more=' w:default="1"')
    heading = style("H", run_of('<w:sz w:val="26"/>'), based="N")
    quiet = style("Q", "", based="H")
    letters = style("C", run_of('<w:sz w:val="28"/>'), kind="character")
    styles = defaults + normal + heading + quiet + letters
    named, marked, own = '<w:pStyle w:val="Q"/>', '<w:rStyle w:val="C"/>', '<w:sz w:val="30"/>'
    assert face(styles=defaults).size == 11
    assert face(styles=styles).size == 12
    assert face(named, styles=styles).size == 13
    assert face(named, marked, styles).size == 14
    assert face(named, marked + own, styles).size == 15


@pytest.mark.parametrize(
    ("in_paragraph", "in_letters", "own", "shown"),
    [
        (True, False, "", True),
        (True, True, "", False),
        (False, True, "", True),
        (True, True, "<w:b/>", True),
        (True, False, '<w:b w:val="0"/>', False),
        (True, False, '<w:b w:val="off"/>', False),
    ],
)
def test_bold_of_two_kinds_of_style_cancels_out_and_the_run_decides(in_paragraph, in_letters, own, shown):
    bold = {True: "<w:b/>", False: ""}
    styles = style("P", run_of(bold[in_paragraph])) + style("C", run_of(bold[in_letters]), kind="character")
    assert face('<w:pStyle w:val="P"/>', f'<w:rStyle w:val="C"/>{own}', styles).bold is shown


def test_within_one_chain_of_styles_the_later_word_counts():
    styles = style("A", run_of("<w:i/>")) + style("B", run_of("<w:i/>"), based="A")
    styles += style("D", run_of('<w:i w:val="0"/>'), based="B")
    assert face('<w:pStyle w:val="B"/>', styles=styles).italic
    assert not face('<w:pStyle w:val="D"/>', styles=styles).italic


def test_a_circle_of_styles_ends():
    styles = style("A", run_of("<w:i/>"), based="B") + style("B", "", based="A")
    assert face('<w:pStyle w:val="A"/>', styles=styles).italic


def test_both_kinds_of_letters_have_their_font():
    assert face(run='<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>').fonts == (
        "Arial",
        "Times New Roman",
    )
    assert face(run='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>').fonts == ("Arial",)


def test_a_font_of_the_theme_gives_way_to_a_later_name_and_back():
    theme = style("T", run_of('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'))
    named = style("N", run_of('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), based="T")
    again = style("G", run_of('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'), based="N")
    assert face('<w:pStyle w:val="N"/>', styles=theme + named + again).fonts == ("Arial",)
    assert face('<w:pStyle w:val="G"/>', styles=theme + named + again).fonts == ("Times New Roman",)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("start", "left"), ("end", "right"), ("both", "both"), ("distribute", "both"), ("center", "center")],
)
def test_every_name_of_an_alignment_is_understood(given, shown):
    assert look(f'<w:jc w:val="{given}"/>').align == shown


def test_indents_and_spacing_are_millimetres_and_points():
    found = look(
        '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>'
        '<w:ind w:start="567" w:end="284" w:firstLine="720"/>'
    )
    assert (found.before, found.after, found.line) == (6, 3, 1.5)
    assert (round(found.left), round(found.right), round(found.first_line, 1)) == (10, 5, 12.7)


def test_a_hanging_indent_replaces_a_first_line_of_the_style():
    styles = style("P", '<w:pPr><w:ind w:left="720" w:firstLine="720"/></w:pPr>')
    found = look('<w:pStyle w:val="P"/><w:ind w:hanging="360"/>', styles)
    assert (round(found.left, 1), round(found.first_line, 2)) == (12.7, -6.35)


def test_heights_that_are_exact_stay_points():
    found = look('<w:spacing w:line="360" w:lineRule="exact" w:beforeAutospacing="1" w:before="0"/>')
    assert (found.exact, found.line, found.before) == ("exact", 18, 14)


def test_a_list_brings_its_number_and_its_indent():
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl>'
        for depth, form, text in ((0, "upperRoman", "%1."), (1, "decimal", "%1.%2."), (2, "bullet", "\uf0b7"))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    entries = [(0, 1), (0, 1), (1, 1), (1, 1), (2, 1), (0, 1), (1, 1), (0, 2), (0, 9)]
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
        for depth, key in entries
    )
    story = read_story(open_package(foreign(body, numbering=numbering), "x.docx"))
    labels = [block.label for block in story.blocks]
    assert labels == ["I.", "II.", "II.1.", "II.2.", "-", "III.", "III.1.", "IV.", ""]
    assert round(story.blocks[0].look.left) == 10


def test_what_word_does_not_show_is_not_read():
    body = (
        "<w:p><w:ins><w:r><w:t>mới </w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hôm nay</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> khung</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    (found,) = read_story(open_package(foreign(body), "x.docx")).blocks
    assert found.text == "mới hôm nay liên kết khung"
    assert [span.linked for span in found.spans] == [False, False, True, False]


def test_a_section_takes_over_the_header_of_the_one_before():
    break_here = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr></w:pPr></w:p>'
    )
    header = '<w:p><w:fldSimple w:instr="PAGE \\* MERGEFORMAT"/></w:p>'
    data = foreign(break_here + "<w:p/>", header=header, section='<w:pgSz w:w="16838" w:h="11906"/>')
    first, second = read_story(open_package(data, "x.docx")).sections
    assert first.headers["default"][0].page_field
    assert second.headers["default"][0].page_field
    assert second.landscape
    assert not first.landscape
