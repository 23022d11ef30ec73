from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from document_records import content
from docx import Document
from word_reading import W, WordFile, find, text_of, value, written

from planner.documents.content import Clause, Paragraph, Point, Section, Signature
from planner.documents.layout.rules import layout_rules

MM = 1440 / 25.4
HOSTILE = 'A & B <x> "y" \' \x00\x07\x1b\ud800\ufffe 😀 Vie\u0323\u0302t ả'


@pytest.fixture(scope="module")
def file() -> WordFile:
    body = (
        Paragraph(text="Thời gian qua, công tác được quan tâm."),
        Clause(title="Sở Nội vụ", blocks=(Point(text="Rà soát."), Point(text="Báo cáo."))),
        Clause(title="Sở Tư pháp", blocks=(Paragraph(text="Thẩm định."),)),
        Paragraph(text="Yêu cầu các cơ quan thực hiện."),
    )
    return WordFile(
        written(content(body=body, subject="Về việc đẩy mạnh cải cách hành chính trên địa bàn tỉnh " * 2))
    )


def test_the_page_is_a4_with_margins_of_the_decree(file):
    section = next(file.document.iter(f"{W}sectPr"))
    assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
    assert value(section, "pgSz", "orient") is None
    edges = {edge: int(value(section, "pgMar", edge)) / MM for edge in ("top", "bottom", "left", "right")}
    assert 20 - 0.1 <= edges["top"] <= 25
    assert 20 - 0.1 <= edges["bottom"] <= 25
    assert 30 - 0.1 <= edges["left"] <= 35
    assert 15 - 0.1 <= edges["right"] <= 20


def test_the_page_number_is_a_field_in_the_header_and_hidden_on_page_one(file):
    section = next(file.document.iter(f"{W}sectPr"))
    assert find(section, "titlePg") is not None
    kinds = {ref.get(f"{W}type") for ref in section.iter(f"{W}headerReference")}
    assert kinds == {"default", "first"}
    header = file.part("word/header1.xml")
    assert "".join(e.text for e in header.iter(f"{W}instrText")).strip() == "PAGE"
    assert "".join(e.text or "" for e in file.part("word/header2.xml").iter(f"{W}t")) == ""
    style = file.styles[value(next(header.iter(f"{W}p")), "pPr/pStyle")]
    assert value(style, "pPr/jc") == "center"
    assert value(style, "rPr/sz") in ("26", "28")


def test_every_paragraph_style_names_the_font_in_all_four_slots(file):
    paragraph_styles = [s for s in file.styles.values() if s.get(f"{W}type") == "paragraph"]
    assert len(paragraph_styles) > 20
    for style in paragraph_styles:
        slots = {value(style, "rPr/rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert slots == {"Times New Roman"}


def test_the_language_is_vietnamese_everywhere(file):
    assert value(file.part("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "vi-VN"
    assert value(file.part("word/settings.xml"), "themeFontLang") == "vi-VN"


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic", "align"),
    [
        ("Quốc hiệu", "26", "1", "0", "center"),
        ("Tiêu ngữ", "28", "1", "0", "center"),
        ("Tên cơ quan ban hành", "26", "1", "0", "center"),
        ("Số, ký hiệu", "26", "0", "0", "center"),
        ("Địa danh, ngày tháng", "28", "0", "1", "center"),
        ("Tên loại", "28", "1", "0", "center"),
        ("Trích yếu", "28", "1", "0", "center"),
        ("Nội dung", "28", "0", "0", "both"),
        ("Khoản có tiêu đề", "28", "1", "0", "both"),
        ("Điểm", "28", "0", "0", "both"),
        ("Quyền hạn, chức vụ", "28", "1", "0", "center"),
        ("Họ tên người ký", "28", "1", "0", "center"),
        ("Nơi nhận", "24", "1", "1", "left"),
        ("Danh sách nơi nhận", "22", "0", "0", "left"),
    ],
)
def test_each_component_has_a_style_with_its_size_and_face(file, name, size, bold, italic, align):
    style = file.style_named(name)
    assert (value(style, "rPr/sz"), value(style, "rPr/b"), value(style, "rPr/i")) == (size, bold, italic)
    assert value(style, "pPr/jc") == align
    assert file.of_style(name)


def test_body_paragraphs_are_indented_spaced_and_single(file):
    for name in ("Nội dung", "Khoản có tiêu đề", "Điểm"):
        style = file.style_named(name)
        assert int(value(style, "pPr/ind", "firstLine")) / MM == pytest.approx(12.7, abs=0.1)
        assert int(value(style, "pPr/spacing", "before")) >= 120
        assert value(style, "pPr/spacing", "line") == "240"


def test_the_heading_stands_in_two_columns_without_borders(file):
    table = next(file.document.iter(f"{W}tbl"))
    assert {e.get(f"{W}val") for e in find(table, "tblPr/tblBorders")} == {"nil"}
    widths = [int(e.get(f"{W}w")) / MM for e in find(table, "tblGrid")]
    assert sum(widths) == pytest.approx(165, abs=0.2)
    names, numbers = list(table.iter(f"{W}tr"))
    assert [text_of(p) for p in names.iter(f"{W}p")] == [
        "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
    ]
    assert [text_of(p) for p in numbers.iter(f"{W}p")] == [
        "Số:       /CT-UBND",
        "Tuyên Quang, ngày        tháng        năm 2026",
    ]


def test_lines_are_drawn_below_motto_agency_and_subject(file):
    lines = file.of_style("Đường kẻ ngang")
    assert [value(p, "pPr/pBdr/top") for p in lines] == ["single"] * 3
    agency, motto, subject = (
        (_available(place) - _indents(p)) for place, p in zip("LRP", lines, strict=True)
    )
    assert motto == pytest.approx(60.4, abs=0.3)
    assert 47.1 / 3 <= agency <= 43.1 / 2
    longest = 165 - _indents(file.of_style("Trích yếu")[0]) - 4
    assert longest / 3 <= subject <= longest / 2
    assert not list(file.document.iter(f"{W}u"))
    assert "_" not in "".join(file.texts)


def _available(place: str) -> float:
    columns = layout_rules()["heading_columns"]
    return {"L": columns.number("left_width"), "R": columns.number("right_width"), "P": 165.0}[place]


def _indents(paragraph) -> float:
    return sum(int(value(paragraph, "pPr/ind", side)) for side in ("left", "right")) / MM


def test_headings_stay_with_what_follows_and_the_signature_with_the_body(file):
    for name in ("Tên loại", "Trích yếu", "Khoản có tiêu đề", "Nơi nhận", "Quyền hạn, chức vụ"):
        assert find(file.style_named(name), "pPr/keepNext") is not None
    *_, before_last, last = file.of_style("Nội dung")
    assert find(last, "pPr/keepNext") is not None
    assert find(before_last, "pPr/keepNext") is not None
    first = file.of_style("Nội dung")[0]
    assert find(first, "pPr/keepNext") is None
    assert all(find(row, "trPr/cantSplit") is not None for row in file.document.iter(f"{W}tr"))


def test_a_line_that_leads_in_stays_with_what_follows():
    body = (
        Paragraph(text="Nhiệm vụ hoàn thành trong kỳ:"),
        Point(text="Rà soát thủ tục;"),
        Clause(text="Các việc sau:", blocks=(Point(text="Việc khác."),)),
        *(Paragraph(text="Đoạn dài nhiều dòng " * 20) for _number in range(3)),
    )
    file = WordFile(written(content(body=body)))
    kept = {
        "".join(paragraph.itertext()): find(paragraph, "pPr/keepNext") is not None
        for style in ("Nội dung", "Điểm", "Khoản")
        for paragraph in file.of_style(style)
    }
    assert kept["Nhiệm vụ hoàn thành trong kỳ:"]
    assert kept["1. Các việc sau:"]
    assert not kept["a) Rà soát thủ tục;"]


def test_a_long_last_paragraph_alone_is_held_by_the_signature():
    body = (Paragraph(text="Đoạn đầu."), Paragraph(text="Đoạn cuối dài nhiều dòng " * 20))
    first, last = WordFile(written(content(body=body))).of_style("Nội dung")
    assert find(first, "pPr/keepNext") is None
    assert find(last, "pPr/keepNext") is not None


def test_there_is_room_for_the_signature_images(file):
    room = int(value(file.style_named("Họ tên người ký"), "pPr/spacing", "before"))
    assert room >= 5 * 14 * 20


def test_number_and_date_share_a_base_line(file):
    (number,) = file.of_style("Số, ký hiệu")
    before = int(value(number, "pPr/spacing", "before"))
    date_before = int(value(file.style_named("Địa danh, ngày tháng"), "pPr/spacing", "before"))
    assert before - date_before == pytest.approx(0.891 * 20, abs=1)


def test_points_of_a_clause_are_lettered_with_the_letter_after_d():
    points = tuple(Point(text=f"Việc {n}.") for n in range(25))
    texts = WordFile(written(content(body=(Clause(title="Sở Nội vụ", blocks=points),)))).texts_of_style(
        "Điểm"
    )
    assert [text.split(")")[0] for text in texts][:8] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert [text.split(")")[0] for text in texts][22:] == ["y", "aa", "ab"]


def test_sections_clauses_and_points_are_numbered_by_their_place():
    inner = (
        Clause(text="Khoản không tiêu đề."),
        Clause(title="Có tiêu đề", text="Lời dẫn:", blocks=(Point(text="Việc."),)),
    )
    body = (
        Section(title="Mục đích, yêu cầu", blocks=(*inner, Paragraph(text="Đoạn."))),
        Section(title="Nhiệm vụ"),
    )
    file = WordFile(written(content(body=body)))
    assert file.texts_of_style("Mục") == ["I. MỤC ĐÍCH, YÊU CẦU", "II. NHIỆM VỤ./."]
    assert file.texts_of_style("Khoản") == ["1. Khoản không tiêu đề."]
    assert file.texts_of_style("Khoản có tiêu đề") == ["2. Có tiêu đề"]
    assert file.texts_of_style("Nội dung") == ["Lời dẫn:", "Đoạn."]


def test_the_document_end_stands_once_at_the_very_end(file):
    assert "".join(file.texts).count("./.") == 1
    assert file.texts_of_style("Nội dung")[-1].endswith("thực hiện./.")


def test_a_text_that_is_closed_already_is_not_closed_twice():
    file = WordFile(written(content(body=(Paragraph(text="Thực hiện./."),))))
    assert file.texts_of_style("Nội dung") == ["Thực hiện./."]


def test_recipients_have_dashes_semicolons_and_a_last_dot():
    file = WordFile(
        written(content(recipients=("Như trên;", "Sở Nội vụ", "Lưu: VT, TH."), drafter_mark="PL.(300)"))
    )
    assert file.texts_of_style("Danh sách nơi nhận") == ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, TH."]
    assert file.texts_of_style("Ký hiệu người soạn thảo") == ["PL.(300)"]


def test_a_list_of_recipients_longer_than_a_page_may_break():
    file = WordFile(written(content(recipients=(*(f"Cơ quan {n}" for n in range(200)), "Lưu: VT"))))
    *_, signature = file.document.iter(f"{W}tbl")
    assert find(next(signature.iter(f"{W}tr")), "trPr") is None
    assert len(file.texts_of_style("Danh sách nơi nhận")) == 201


def test_legal_bases_are_italic_and_end_with_semicolons_and_a_dot():
    file = WordFile(written(content(legal_bases=("Căn cứ Luật A;", "Căn cứ Nghị định B"))))
    assert file.texts_of_style("Căn cứ") == ["Căn cứ Luật A;", "Căn cứ Nghị định B."]
    assert value(file.style_named("Căn cứ"), "rPr/i") == "1"


def test_one_addressee_stands_on_the_line_and_several_below_the_colon():
    one = WordFile(written(content(kind_name="", addressees=("Bộ Nội vụ",))))
    assert one.texts_of_style("Kính gửi") == ["Kính gửi: Bộ Nội vụ"]
    several = WordFile(written(content(kind_name="", addressees=("Bộ Nội vụ", "Bộ Tài chính"))))
    assert several.texts_of_style("Kính gửi") == ["Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính."]
    heading, first, second = (int(value(p, "pPr/ind", "left")) for p in several.of_style("Kính gửi"))
    assert first == second > heading


def test_an_official_letter_has_its_subject_below_the_number():
    file = WordFile(
        written(content(kind_name="", subject="V/v đôn đốc", number="05", issued_on=date(2026, 1, 5)))
    )
    assert file.texts_of_style("Trích yếu công văn") == ["V/v đôn đốc"]
    assert file.texts_of_style("Số, ký hiệu") == ["Số: 05/CT-UBND"]
    assert file.texts_of_style("Địa danh, ngày tháng") == ["Tuyên Quang, ngày 05 tháng 01 năm 2026"]
    assert not file.of_style("Tên loại")


def test_a_superior_body_stands_above_the_issuing_one():
    file = WordFile(written(content(issuing_body="Sở Nội vụ", superior_body="UBND tỉnh Tuyên Quang")))
    assert file.texts_of_style("Tên cơ quan chủ quản") == ["UBND TỈNH TUYÊN QUANG"]
    assert file.texts_of_style("Tên cơ quan ban hành") == ["SỞ NỘI VỤ"]


def test_a_long_body_name_without_a_place_breaks_evenly():
    name = "Ban Chỉ đạo cải cách hành chính và chuyển đổi số của các cơ quan"
    (printed,) = WordFile(written(content(issuing_body=name))).texts_of_style("Tên cơ quan ban hành")
    assert printed.replace("\n", " ") == name.upper()
    assert "\n" in printed


def test_hostile_text_survives_whole_and_the_file_stays_valid():
    data = written(
        content(
            subject=HOSTILE,
            body=(Paragraph(text=HOSTILE + "\r\ndòng hai\tcột"),),
            recipients=(HOSTILE, "Lưu: VT"),
            signature=Signature(authority=(HOSTILE,), name=HOSTILE),
        )
    )
    file = WordFile(data)
    (body,) = file.texts_of_style("Nội dung")
    assert body == 'A & B <x> "y" \'  😀 Vie\u0323\u0302t ả\ndòng hai\tcột./.'
    assert file.texts_of_style("Họ tên người ký") == ['A & B <x> "y" \'  😀 Vie\u0323\u0302t ả']
    assert Document(BytesIO(data)).paragraphs


def test_an_empty_subject_or_body_still_gives_a_file():
    file = WordFile(written(content(subject="", body=())))
    assert file.texts_of_style("Tên loại") == ["CHỈ THỊ"]


def test_python_docx_opens_and_saves_the_file_again():
    first = Document(BytesIO(written(content())))
    again = BytesIO()
    first.save(again)
    second = Document(BytesIO(again.getvalue()))
    assert [p.text for p in second.paragraphs] == [p.text for p in first.paragraphs]
    assert second.sections[0].different_first_page_header_footer
    assert "Quốc hiệu" in [style.name for style in second.styles]


def test_core_properties_are_filled_from_the_document():
    properties = Document(BytesIO(written(content()))).core_properties
    assert properties.title == "Chỉ thị về việc đẩy mạnh cải cách hành chính"
    assert properties.author == "Ủy ban nhân dân tỉnh Tuyên Quang"
    assert properties.language == "vi-VN"
    assert properties.created.date() == date(2026, 6, 10)


def test_a_very_long_title_is_cut_for_the_properties_only():
    data = written(content(subject="Về việc " + "rất dài " * 60))
    assert len(Document(BytesIO(data)).core_properties.title) == 255
    assert WordFile(data).texts_of_style("Trích yếu")[0].count("rất dài") == 60


def test_the_same_content_gives_the_same_bytes():
    assert written(content()) == written(content())
    assert written(content()) != written(content(subject="Về việc khác"))


def test_nothing_of_the_machine_or_the_hour_is_in_the_file():
    from zipfile import ZipFile

    entries = ZipFile(BytesIO(written(content()))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {entry.create_system for entry in entries} == {0}
