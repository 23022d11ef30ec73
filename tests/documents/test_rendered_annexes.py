"""Long annexes and attached documents on paper: numbers of pages, repeated titles, whole rows, the head."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_records import content, drafted, task
from page_measuring import Page, pages_of
from word_reading import written

from planner.documents.content import Annex
from planner.documents.layout.rules import layout_rules
from planner.documents.pdf import (
    OfficeMissingError,
    VietnameseFontMissingError,
    check_fonts,
    office_program,
    write_pdfs,
)
from planner.documents.tables import Column, Table, TableRow

ROWS = 80
TALL = "rà soát, đơn giản hóa thủ tục hành chính " * 60
COLUMNS = (
    Column(title="Nhiệm vụ", width=120),
    Column(title="Sản phẩm", width=60),
    Column(title="Thời gian", width=50),
)


def row(number: int) -> TableRow:
    text = f"Đầu{number} rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý; " * 2
    return TableRow(cells=(f"{text} Cuối{number}", "Báo cáo", "Quý III"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Return the pages of a long annex, of one with a row higher than a page, and of an issuing decision."""
    try:
        office_program()
        check_fonts()
    except (OfficeMissingError, VietnameseFontMissingError) as error:
        pytest.skip(error.message)
    folder = tmp_path_factory.mktemp("annexes")
    grouped = [TableRow(heading=f"Nhóm {n}") if n % 9 == 0 else row(n) for n in range(ROWS)]
    long = Table(columns=COLUMNS, rows=tuple(grouped), numbered=True)
    high = Table(columns=COLUMNS, rows=(row(1), TableRow(cells=(TALL * 3, "a", "b")), row(2)))
    files = {
        "long": written(content(annexes=tuple(Annex(title="Danh mục", body=(long,)) for _ in range(2)))),
        "high": written(content(annexes=(Annex(title="Danh mục", body=(high,)),))),
        "issuing": drafted(*(task(n) for n in range(1, 40)), kind="decision", issues="plan").docx,
    }
    paths = [folder / f"{name}.docx" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_CACHE_DIR", str(folder / "cache"))
        pdfs: list[Path] = write_pdfs(paths).files
    return {name: pages_of(pdf) for name, pdf in zip(files, pdfs, strict=True)}


def lines(page: Page) -> list[str]:
    return [text for text, _box in page.text_lines]


def printed_numbers(pages: list[Page]) -> list[str]:
    top = layout_rules()["page"].number("margin_top")
    return ["".join(text for text, box in page.text_lines if box.bottom < top) for page in pages]


def test_each_annex_is_counted_from_1_and_hides_its_first_number(pages):
    numbers = printed_numbers(pages["long"])
    length = (len(numbers) - 1) // 2
    assert length > 4
    assert numbers == [""] + 2 * ["", *(str(n) for n in range(2, length + 1))]


def test_the_titles_of_the_columns_stand_on_every_page_of_the_annex(pages):
    for page in pages["long"][1:]:
        assert page.is_landscape
        assert sum(line == "STT Nhiệm vụ Sản phẩm Thời gian" for line in lines(page)) == 1


def test_no_row_is_split_over_two_pages(pages):
    for page in pages["long"][1:]:
        text = " ".join(lines(page))
        for number in range(ROWS):
            assert (f"Đầu{number} " in text) == (f"Cuối{number} " in f"{text} ")


def test_no_heading_of_a_group_stands_at_the_foot_of_a_page(pages):
    assert not [page for page in pages["long"] if "Nhóm" in lines(page)[-1]]


def test_the_table_fills_the_width_between_the_margins(pages):
    page = pages["long"][1]
    left, right = layout_rules()["page"].number("margin_left"), layout_rules()["page"].number("margin_right")
    assert min(box.left for box in page.rules) == pytest.approx(left, abs=1)
    assert max(box.right for box in page.rules) == pytest.approx(page.width - right, abs=1)


def test_the_head_of_an_annex_is_centred_with_a_short_line_below(pages):
    page = pages["long"][1]
    (label,) = page.find("Phụ lục I")
    (title,) = page.find("DANH MỤC")
    (reference,) = [box for text, box in page.text_lines if text.startswith("(Kèm theo Chỉ thị số")]
    middle = (30 + page.width - 15) / 2
    assert [box.center for box in (label, title, reference)] == pytest.approx([middle] * 3, abs=1)
    assert label.top < title.top < reference.top
    line = page.rule_below(reference)
    assert line.width == pytest.approx(layout_rules()["annex"].number("line_length"), abs=1)


def test_a_row_higher_than_a_page_loses_no_word(pages):
    printed = " ".join(text for page in pages["high"] for text in lines(page))
    assert printed.count("giản hóa") >= TALL.count("giản hóa") * 3
    assert "Cuối2" in printed
    for page in pages["high"]:
        low = max(box.bottom for box in page.letters)
        assert low <= page.height - layout_rules()["page"].number("margin_bottom") + 1


def test_an_issued_plan_begins_a_page_with_the_heading_and_has_its_own_numbers(pages):
    document = pages["issuing"]
    headed = [page for page in document if page.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    assert len(headed) == 2
    assert headed[0] is document[0]
    first = document.index(headed[1])
    assert printed_numbers(document)[first : first + 2] == ["", "2"]
    assert not headed[1].find("Số:")
    (kind,) = headed[1].find("KẾ HOẠCH")
    assert kind.center == pytest.approx((30 + 195) / 2, abs=1)
    assert document[-1].is_landscape
