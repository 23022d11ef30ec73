"""Repairs of page numbers, and of lines drawn as shapes or by underscores."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from openxml_audit import OpenXmlValidator
from test_fix import named, paragraphs, repaired, rules, spoiled
from word_reading import WordFile

from planner.documents.check import check_bytes

# page numbers


def without_number(change=None) -> bytes:
    """Return the directive on several pages without page number, after a further `change`."""

    def strip(word):
        word.sections[0].different_first_page_header_footer = False
        for paragraph in word.sections[0].header.paragraphs:
            for child in list(paragraph._p):
                if child.tag != qn("w:pPr"):
                    paragraph._p.remove(child)
        body = named(word, "Thời gian qua")
        body.runs[0].text += " Các cơ quan báo cáo kết quả thực hiện hằng quý." * 120
        if change:
            change(word)

    return spoiled(strip)


def number_in_foot(text: str = "2", *, before: str = ""):
    def change(word):
        foot = word.sections[0].footer
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        if before:
            paragraph.add_run(before)
        field = paragraph._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): " PAGE "})
        run = field.makeelement(qn("w:r"), {})
        shown = run.makeelement(qn("w:t"), {})
        shown.text = text
        run.append(shown)
        field.append(run)
        paragraph._p.append(field)

    return change


def fields(data: bytes) -> dict[str, bool]:
    """Tell for each header and footer whether it asks for the page number."""
    file = WordFile(data)
    names = [n for n in file.parts if n.startswith(("word/header", "word/footer")) and n.endswith(".xml")]
    return {name: "PAGE" in file.parts[name].decode() for name in names}


def audit(data: bytes, tmp_path) -> list[str]:
    """Return what openxml-audit finds in a file."""
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    return [error.description for error in OpenXmlValidator().validate(str(path)).errors]


def test_a_missing_page_number_is_put_into_the_empty_header(tmp_path):
    data = without_number()
    assert not any(fields(data).values())
    fixed = repaired(data)
    assert rules(fixed) == {"page_number.place"}
    (told,) = fixed.changes
    assert (told.before, told.after) == ("không có số trang", "ở lề trên")
    section = Document(BytesIO(fixed.docx)).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in section.header._element.xml
    assert audit(fixed.docx, tmp_path) == audit(data, tmp_path)
    assert check_bytes(fixed.docx, "x.docx").ok


def test_a_document_without_any_header_gets_one(tmp_path):
    def change(word):
        for section in word.element.body.iter(qn("w:sectPr")):
            for reference in section.findall(qn("w:headerReference")):
                section.remove(reference)

    data = without_number(change)
    fixed = repaired(data)
    assert rules(fixed) == {"page_number.place"}
    section = Document(BytesIO(fixed.docx)).sections[0]
    assert "PAGE" in section.header._element.xml
    assert [run.font.size for run in section.header.paragraphs[0].runs] == [Pt(14)] * 4
    assert audit(fixed.docx, tmp_path) == audit(data, tmp_path)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(fixed.docx)) as after:
        new = set(after.namelist()) - set(before.namelist())
        same = [n for n in before.namelist() if before.read(n) == after.read(n)]
    assert len(new) == 1
    assert set(before.namelist()) - set(same) == {
        "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
    }  # fmt: skip


def test_a_number_at_the_foot_is_moved_to_the_top(tmp_path):
    data = without_number(number_in_foot())
    fixed = repaired(data)
    assert rules(fixed) == {"page_number.place"}
    assert (fixed.changes[0].before, fixed.changes[0].after) == ("ở lề dưới", "ở lề trên")
    there = fields(fixed.docx)
    assert [name for name, has in there.items() if has and "footer" in name] == []
    assert sum(has for name, has in there.items() if "header" in name) == 1
    assert audit(fixed.docx, tmp_path) == audit(data, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        number_in_foot(before="Trang "),
        lambda word: (number_in_foot()(word), word.sections[0].header.paragraphs[0].add_run("UBND TỈNH")),
    ],
    ids=["words beside the number", "words in the header"],
)
def test_margins_with_words_are_left_because_it_is_not_certain(change):
    assert "page_number.place" not in rules(repaired(without_number(change)))


# lines


def with_line(xml: str) -> bytes:
    """Return the directive with another line below the motto."""

    def change(word):
        motto = next(p for p in paragraphs(word) if "Hạnh phúc" in p.text)
        line = motto._p.getnext()
        line.addnext(parse_xml(xml))
        line.getparent().remove(line)

    return spoiled(change)


SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
SHORT = (
    f'<w:p {SPACES}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>1260000</wp:posOffset></wp:positionH>'
    '<wp:extent cx="1080000" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm>'
    '<a:ext cx="1080000" cy="0"/></a:xfrm></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
    '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="99pt,0" to="184pt,0" '
    'style="position:absolute"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
)


def test_a_shape_of_wrong_length_is_stretched_and_centred_in_both_its_forms():
    fixed = repaired(with_line(SHORT))
    assert rules(fixed) == {"motto.line_below"}
    root = WordFile(fixed.docx).document
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/"
    (extent,) = root.iter(f"{drawing}wordprocessingDrawing}}extent")
    (inner,) = root.iter(f"{drawing}main}}ext")
    (offset,) = root.iter(f"{drawing}wordprocessingDrawing}}posOffset")
    length = int(extent.get("cx")) / 36000
    assert length == pytest.approx(60.4, abs=0.5)
    assert inner.get("cx") == extent.get("cx")
    assert int(offset.text) / 36000 + length / 2 == pytest.approx(50, abs=0.1)
    (old,) = root.iter("{urn:schemas-microsoft-com:vml}line")
    left, right = (float(old.get(end).partition("pt")[0]) for end in ("from", "to"))
    assert (right - left) * 25.4 / 72 == pytest.approx(length, abs=0.1)
    assert check_bytes(fixed.docx, "x.docx").findings == ()


@pytest.mark.parametrize("sign", ["_", "-"])
def test_short_underscores_give_way_to_a_drawn_line(sign):
    run = f"<w:r><w:t>{sign * 8}</w:t></w:r>"
    xml = f'<w:p {SPACES}><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'
    fixed = repaired(with_line(xml))
    assert rules(fixed) == {"motto.line_below"}
    assert sign * 8 not in "".join(WordFile(fixed.docx).texts)
    assert check_bytes(fixed.docx, "x.docx").findings == ()
