"""The text layer of PDF files: columns, paragraphs, old fonts, stamps; scans and garbage give nothing."""

from __future__ import annotations

from made_up_files import TCVN3_CAPITALS, TCVN3_FONT, VNI_FONT, shown_by
from made_up_pdf import Line, pdf_of

from planner.intake.blocks import Paragraph, ReadDocument, Table
from planner.intake.reading import read_bytes

SENTENCE = (
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị rà soát thủ tục hành chính, công khai kết quả."
)


def read(*pages: list[Line], **options) -> ReadDocument:
    return read_bytes(pdf_of(*pages, **options), "a.pdf")


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    (row,) = table.rows
    return [[paragraph.text for paragraph in cell] for cell in row]


def header(top: float = 780) -> list[Line]:
    return [
        Line(90, top, "ỦY BAN NHÂN DÂN"),
        Line(300, top - 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Line(90, top - 16, "TỈNH TUYÊN QUANG"),
        Line(320, top - 17, "Độc lập - Tự do - Hạnh phúc"),
        Line(90, top - 40, "Số: 07/CT-UBND"),
        Line(300, top - 40, "Tuyên Quang, ngày 05 tháng 3 năm 2025"),
    ]


def wrapped(text: str, y: float, words: int = 12, font: str = "") -> list[Line]:
    split = text.split()
    rows = [" ".join(split[n : n + words]) for n in range(0, len(split), words)]
    options = {"font": font} if font else {}
    return [Line(85, y - 18 * n, row, **options) for n, row in enumerate(rows)]


def test_a_heading_of_two_columns_is_a_table_of_one_row() -> None:
    table, title, *_rest = read([*header(), Line(270, 700, "CHỈ THỊ"), *wrapped(SENTENCE, 660)]).blocks
    assert cells(table) == [
        ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG", "Số: 07/CT-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Tuyên Quang, ngày 05 tháng 3 năm 2025",
        ],
    ]
    assert title.text == "CHỈ THỊ"


def test_a_signature_beside_the_recipients_is_kept_apart() -> None:
    lines = [
        Line(85, 300, "Nơi nhận:"),
        Line(360, 300, "CHỦ TỊCH"),
        Line(85, 285, "- Chính phủ;"),
        Line(85, 270, "- Các sở, ban, ngành;"),
        Line(85, 255, "- Lưu: VT."),
        Line(340, 190, "Nguyễn Văn An"),
    ]
    (table,) = read(lines).blocks
    assert cells(table) == [
        ["Nơi nhận:", "- Chính phủ;", "- Các sở, ban, ngành;", "- Lưu: VT."],
        ["CHỦ TỊCH", "Nguyễn Văn An"],
    ]


def test_lines_become_paragraphs_again() -> None:
    lines = [
        *wrapped(SENTENCE, 700),
        *[Line(each.x, each.y - 120, each.text) for each in wrapped(SENTENCE, 700)],
    ]
    assert read(lines).text.splitlines() == [SENTENCE, SENTENCE]


def test_hyphens_at_line_ends_belong_to_their_words() -> None:
    lines = [
        Line(85, 700, "Thực hiện phát triển kinh tế - xã hội và Quyết định số 15/QĐ-"),
        Line(85, 682, "UBND của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước -"),
        Line(85, 664, "xã hội số."),
    ]
    assert "15/QĐ-UBND của" in read(lines).text
    assert "nước - xã hội số." in read(lines).text


def test_page_numbers_and_running_titles_are_dropped() -> None:
    pages = [
        [
            Line(300, 810, str(n)),
            Line(85, 825, "Công báo tỉnh"),
            *wrapped(SENTENCE, 700),
            Line(85, 500, f"{n}"),
        ]
        for n in range(1, 5)
    ]
    text = read(*pages).text
    assert "Công báo" not in text
    assert text.count("\n2") == 1, "the number inside the text stays"


def test_a_paragraph_that_a_page_breaks_is_whole() -> None:
    first, second = wrapped(SENTENCE, 100)[:1], [Line(85, 790, "các cơ quan cùng thực hiện nghiêm túc.")]
    assert len(read([*wrapped(SENTENCE, 400), *first], second).text.splitlines()) == 2


def test_old_fonts_are_converted_run_by_run() -> None:
    lines = [
        Line(85, 800, shown_by("bộ trưởng bộ tài chính", TCVN3_CAPITALS), TCVN3_CAPITALS),
        Line(85, 760, shown_by("nhà nước - tư, xã hội", TCVN3_FONT), TCVN3_FONT),
        Line(85, 720, shown_by("Ủy ban nhân dân, độc lập", VNI_FONT), VNI_FONT),
        Line(85, 680, "Hà Nội, độc lập"),
    ]
    document = read(lines)
    assert document.encoding == "mixed"
    assert document.text.splitlines() == [
        "BỘ TRƯỞNG BỘ TÀI CHÍNH",
        "nhà nước - tư, xã hội",
        "Ủy ban nhân dân, độc lập",
        "Hà Nội, độc lập",
    ]


def test_stamps_and_form_fields_are_part_of_the_page() -> None:
    document = read([*header(700)], stamp="CỘNG HÒA")
    assert document.text.startswith("CỘNG HÒA\n")


def test_a_scan_is_said_and_gives_nothing() -> None:
    document = read([], [], pictures=True)
    assert (document.text, document.needs_ocr, document.pages) == ("", True, 2)
    assert document.warnings == ("Tệp là bản quét: các trang là ảnh, không có chữ.",)


def test_one_scanned_page_among_others_is_named() -> None:
    scanned = pdf_of([], pictures=True)
    assert read_bytes(scanned, "a").needs_ocr
    text = " ".join([SENTENCE] * 3)
    document = read(wrapped(text, 700), wrapped(text, 700), [], pictures=True)
    assert not document.needs_ocr
    assert document.warnings == ("Các trang không có chữ đọc được vì là ảnh: 3.",)


def test_a_garbage_layer_of_a_scan_is_said_and_left_out() -> None:
    garbage = (
        "CQNG HOA XA HO CHU NGHIA VT NAM Dc lp Tr do Hnh phñc Ye vic thãnh lip Hi ding Sang kiên clip co näm "
        * 2
    )
    bare = (
        "Thanh vien To Thu ky giup viec cho Hoi dong Sang kien co so gom cac ong ba co ten tai Dieu mot " * 2
    )
    for text in (garbage, bare):
        document = read(wrapped(text, 700), pictures=True)
        assert (document.text, document.needs_ocr) == ("", True)
        assert "nhận dạng sai" in document.warnings[0]


def test_a_good_layer_of_a_scan_is_text() -> None:
    document = read(wrapped(" ".join([SENTENCE] * 3), 700), pictures=True)
    assert (document.needs_ocr, document.warnings) == (False, ())
    assert document.text.startswith(SENTENCE)


def test_english_is_no_garbage() -> None:
    text = (
        "The provincial committee adopted this decision upon the proposal of the head of the department " * 3
    )
    assert not read(wrapped(text, 700), pictures=True).needs_ocr


def test_letters_that_the_file_maps_wrongly_are_garbage() -> None:
    document = read(wrapped(" ".join([SENTENCE] * 3), 700), wrong_map=True)
    assert (document.text, document.needs_ocr) == ("", True)


def test_a_page_that_lies_on_its_side_is_read() -> None:
    lines = [Line(85, 700, "Một hai"), Line(85, 680, "Ba bốn")]
    data = pdf_of(lines, packed=False).replace(b"1 0 0 1 85 700 Tm", b"0 1 -1 0 100 85 Tm")
    data = data.replace(b"1 0 0 1 85 680 Tm", b"0 1 -1 0 120 85 Tm")
    assert read_bytes(data, "a").text.split() == ["Một", "hai", "Ba", "bốn"]


def test_ruled_tables_have_rows_and_cells() -> None:
    rules = [(80, y, 400, 0.5) for y in (700, 660, 620)] + [(x, 620, 0.5, 80) for x in (80, 130, 480)]
    lines = [
        Line(85, 685, "TT"),
        Line(140, 685, "Nhiệm vụ"),
        Line(85, 645, "1"),
        Line(140, 645, "Rà soát thủ tục"),
        Line(140, 630, "hành chính"),
        Line(85, 580, "Sau bảng"),
    ]
    table, after = read(lines, rules=rules).blocks
    assert isinstance(table, Table)
    assert [[" ".join(p.text for p in cell) for cell in row] for row in table.rows] == [
        ["TT", "Nhiệm vụ"],
        ["1", "Rà soát thủ tục hành chính"],
    ]
    assert after == Paragraph(text="Sau bảng")


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    rules = [(80, y, 400, 0.5) for y in (700, 660, 620)] + [(x, 620, 0.5, 80) for x in (80, 130, 480)]
    head = [Line(85, 685, "TT"), Line(140, 685, "Nhiệm vụ")]
    pages = [[*head, Line(85, 645, str(n)), Line(140, 645, "Rà soát")] for n in (1, 2)]
    (table,) = read(*pages, rules=rules).blocks
    assert isinstance(table, Table)
    assert [[" ".join(p.text for p in cell) for cell in row] for row in table.rows] == [
        ["TT", "Nhiệm vụ"],
        ["1", "Rà soát"],
        ["2", "Rà soát"],
    ]


def test_cells_without_a_line_between_them_are_one() -> None:
    level = [(80, 700, 400, 0.5), (80, 660, 400, 0.5), (80, 620, 400, 0.5)]
    rules = [*level, (80, 620, 0.5, 80), (480, 620, 0.5, 80), (280, 620, 0.5, 40)]
    lines = [Line(85, 680, "Cải cách"), Line(300, 680, "thể chế"), Line(85, 640, "a"), Line(300, 640, "b")]
    (table,) = read(lines, rules=rules).blocks
    assert isinstance(table, Table)
    assert [[" ".join(p.text for p in cell) for cell in row] for row in table.rows] == [
        ["Cải cách\tthể chế", ""],
        ["a", "b"],
    ]


def test_a_recipient_over_two_lines_is_one_item() -> None:
    lines = [
        Line(85, 300, "Nơi nhận:"),
        Line(360, 300, "CHỦ TỊCH"),
        Line(85, 285, "- Báo và phát thanh, truyền hình Tuyên"),
        Line(85, 270, "Quang;"),
        Line(85, 255, "- Lưu: VT."),
    ]
    (table,) = read(lines).blocks
    assert cells(table)[0] == ["Nơi nhận:", "- Báo và phát thanh, truyền hình Tuyên Quang;", "- Lưu: VT."]
