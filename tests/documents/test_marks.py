from __future__ import annotations

from io import BytesIO

import pytest
from document_records import content, drafted, task
from docx import Document
from word_reading import W, WordFile, find, text_of, value, written

from planner.documents.content import Circulation, Paragraph, Signature, Urgency
from planner.documents.docx.first_page import add_first_page
from planner.documents.docx.skeleton import skeleton
from planner.documents.layout.compose import compose
from planner.documents.layout.measures import text_width
from planner.documents.layout.rules import TWIPS_PER_MM, layout_rules


def tables(file: WordFile, inside: str):
    """Return the framed tables of one cell within a part."""
    return [t for t in file.part(inside).iter(f"{W}tbl") if len(list(t.iter(f"{W}tc"))) == 1]


def headers(file: WordFile) -> dict[str, str]:
    """Return the text of every header and footer part."""
    names = [n for n in file.parts if n.startswith(("word/header", "word/footer")) and n.endswith(".xml")]
    return {name: "".join(text_of(p) for p in file.part(name).iter(f"{W}p")) for name in names}


@pytest.mark.parametrize(
    ("urgency", "words", "width"),
    [(Urgency.flash, "HỎA TỐC", 30), (Urgency.very_urgent, "THƯỢNG KHẨN", 40), (Urgency.urgent, "KHẨN", 20)],
)
def test_a_mark_of_urgency_has_the_frame_of_the_decree(urgency, words, width):
    file = WordFile(written(content(urgency=urgency)))
    (frame,) = tables(file, "word/document.xml")
    assert "".join(text_of(p) for p in frame.iter(f"{W}p")) == words
    assert int(value(frame, "tblPr/tblW", "w")) == pytest.approx(width * TWIPS_PER_MM, abs=1)
    height = find(frame, "tr/trPr/trHeight")
    assert height is not None
    assert height.get(f"{W}hRule") == "exact"
    assert int(height.get(f"{W}val")) == pytest.approx(8 * TWIPS_PER_MM, abs=1)
    edges = find(frame, "tblPr/tblBorders")
    assert edges is not None
    assert {edge.get(f"{W}val") for edge in edges} == {"single"}
    assert {edge.get(f"{W}color") for edge in edges} == {"FF0000"}
    style = file.style_named("Dấu chỉ mức độ khẩn")
    assert (value(style, "rPr/color"), value(style, "rPr/sz"), value(style, "rPr/b")) == ("FF0000", "26", "1")


def test_the_words_of_a_mark_fit_into_its_frame():
    for urgency, words in (("hoa_toc", "HỎA TỐC"), ("thuong_khan", "THƯỢNG KHẨN"), ("khan", "KHẨN")):
        layout = layout_rules()["urgency_mark"]
        assert text_width(words, layout.number("size"), bold=True) < layout.number(f"width_{urgency}") - 2


@pytest.mark.parametrize(
    ("circulation", "words"),
    [(Circulation.to_return, "XEM XONG TRẢ LẠI"), (Circulation.internal, "LƯU HÀNH NỘI BỘ")],
)
def test_the_limit_of_circulation_stands_framed_above_the_first_page_only(circulation, words):
    file = WordFile(written(content(circulation=circulation)))
    named = [name for name, text in headers(file).items() if text == words]
    assert len(named) == 1
    assert len(tables(file, named[0])) == 1
    word = Document(BytesIO(written(content(circulation=circulation))))
    section = word.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.tables[0].cell(0, 0).text == words
    assert "PAGE" in section.header._element.xml


def test_the_address_stands_under_a_line_at_the_foot_of_the_first_page_only():
    lines = ("Địa chỉ: Số 01, đường A & B", "ĐT: 0207; Fax: 0208")
    data = written(content(address_foot=lines))
    section = Document(BytesIO(data)).sections[0]
    foot = section.first_page_footer.paragraphs
    assert [p.text for p in foot] == list(lines)
    assert [p._p.pPr.find(f"{W}pBdr") is not None for p in foot] == [True, False]
    assert section.footer.is_linked_to_previous
    assert section.footer_distance == section.bottom_margin
    file = WordFile(data)
    assert value(file.style_named("Địa chỉ cơ quan"), "rPr/sz") == "22"


def test_without_marks_there_is_no_part_for_them():
    file = WordFile(written(content()))
    assert not any(name.startswith("word/footer") for name in file.parts)
    assert sorted(headers(file)) == ["word/header1.xml", "word/header2.xml"]
    assert tables(file, "word/document.xml") == []


def test_a_document_with_all_marks_is_the_same_bytes_again():
    marked = content(urgency=Urgency.flash, circulation=Circulation.internal, address_foot=("Số 1",))
    assert written(marked) == written(marked)
    assert Document(BytesIO(written(marked))).tables


def test_any_kind_carries_the_marks_that_are_asked_for():
    document = drafted(
        task(1),
        urgency=Urgency.urgent,
        circulation=Circulation.to_return,
        address_foot=("  Số 1\n",),
        drafter_mark="pl.(300)",
    )
    assert document.content.urgency is Urgency.urgent
    assert document.content.circulation is Circulation.to_return
    assert document.content.address_foot == ("Số 1",)
    assert WordFile(document.docx).texts_of_style("Ký hiệu người soạn thảo") == ["PL.(300)"]


def test_the_drafter_mark_stands_below_the_recipients_in_size_eleven():
    file = WordFile(written(content(drafter_mark="PL.(300)")))
    texts = file.texts
    assert texts.index("PL.(300)") == texts.index("- Lưu: VT, TH.") + 1
    assert value(file.style_named("Ký hiệu người soạn thảo"), "rPr/sz") == "22"


def test_a_letter_subject_breaks_into_even_lines_six_points_below_the_number():
    long = "V/v tập trung hoàn thành các nhiệm vụ cải cách hành chính đã quá thời hạn năm 2026"
    file = WordFile(written(content(kind="CV", kind_name="", symbol="UBND-TH", subject=long)))
    (subject,) = file.of_style("Trích yếu công văn")
    assert int(value(subject, "pPr/ind", "left")) == int(value(subject, "pPr/ind", "right")) > 0
    assert value(file.style_named("Trích yếu công văn"), "pPr/spacing", "before") == "120"


def test_a_long_addressee_hangs_below_its_own_first_word():
    name = "Ban Quản lý các khu công nghiệp và khu kinh tế tỉnh Tuyên Quang và các đơn vị trực thuộc"
    one = WordFile(written(content(addressees=(name,)))).of_style("Kính gửi")[0]
    assert int(value(one, "pPr/ind", "hanging")) > 1000
    two = WordFile(written(content(addressees=(name, "Sở Nội vụ")))).of_style("Kính gửi")[1]
    assert 0 < int(value(two, "pPr/ind", "hanging")) < 200


def test_minutes_have_their_recipients_below_the_secretary():
    file = WordFile(
        written(
            content(
                place="",
                secretary=Signature(authority=("THƯ KÝ",), name="Trần Thị Ghi"),
                signature=Signature(authority=("CHỦ TỌA",), name=""),
                body=(Paragraph(text="Cuộc họp kết thúc."),),
            )
        )
    )
    rows = [[text_of(p) for p in row.iter(f"{W}p")] for row in file.document.iter(f"{W}tr")][-2:]
    assert rows[0] == ["THƯ KÝ", "Trần Thị Ghi", "CHỦ TỌA", "…………………"]
    assert rows[1][0] == "Nơi nhận:"


def test_an_annex_behind_the_first_section_carries_neither_mark_nor_address():
    word = Document(BytesIO(skeleton()))
    own = word.sections[0].first_page_header
    word.add_section()
    printed = compose(content(circulation=Circulation.internal, address_foot=("Số 1",)))
    add_first_page(word, printed)
    first, annex = word.sections
    assert own._element is not first.first_page_header._element
    assert [t.cell(0, 0).text for t in first.first_page_header.tables] == ["LƯU HÀNH NỘI BỘ"]
    assert first.first_page_footer.paragraphs[0].text == "Số 1"
    assert not annex.first_page_header.is_linked_to_previous
    assert annex.first_page_header.tables == []
    assert [p.text for p in annex.first_page_footer.paragraphs] == [""]
    assert annex.footer_distance != first.footer_distance
