"""The files of a report: the same totals in Word, Excel and JSON, and a chart that is the same every time."""

from __future__ import annotations

import struct
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from planner.reports.bars import bar_of, sparkline
from planner.reports.chart import HEIGHT, MOST_AGENCIES, WIDTH, chart_png
from planner.reports.lines import area_lines, total_line
from planner.reports.service import period_report, report_data, report_document
from planner.reports.workbook import report_workbook

DAY = date(2026, 3, 18)
PARTS = ("done_on_time", "done_late", "in_progress", "due_soon", "not_started", "no_deadline", "overdue")


@pytest.fixture
def report(ws):
    return period_report(ws, "2026-Q1", DAY)


@pytest.fixture
def word(ws, report) -> bytes:
    return report_document(ws, report).docx


def word_rows(data: bytes) -> dict[str, list[int]]:
    table = next(t for t in Document(BytesIO(data)).tables if len(t.columns) == 10)
    rows = ([cell.text for cell in row.cells] for row in table.rows[1:])
    return {row[1]: [int(number) for number in row[2:]] for row in rows if row[2].isdecimal()}


def excel_rows(data: bytes) -> dict[str, list[int]]:
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    rows = sheet.iter_rows(min_row=5, values_only=True)
    return {row[0]: list(row[1:9]) for row in rows if isinstance(row[1], int)}


def test_word_excel_and_json_have_the_same_totals(ws, report, word):
    data = report_data(report)
    expected = {
        line["name"]: [line["totals"][part] for part in ("tasks", *PARTS)]
        for line in (*data["areas"], *data["agencies"])
        if line["totals"]["tasks"]
    }
    expected["Tổng số"] = [data["totals"][part] for part in ("tasks", *PARTS)]
    in_excel = excel_rows(report_workbook(ws, report, chart=False))
    assert {name: row for name, row in in_excel.items() if row[0]} == expected
    assert word_rows(word) == expected


def test_the_word_file_has_the_outline_the_chart_and_a_clean_layout(ws, report, word, tmp_path: Path):
    texts = [p.text for p in Document(BytesIO(word)).paragraphs]
    sections = [t for t in texts if t.split(". ")[0] in ("I", "II", "III", "IV", "V")]
    assert len(sections) == 5
    assert "CHỈ ĐẠO, ĐIỀU HÀNH" in sections[0]
    assert any("quý I năm 2026" in t for t in texts)
    assert any(t.startswith("Kính gửi") for t in texts)
    assert any("Bộ Nội vụ" in t for t in texts)
    with ZipFile(BytesIO(word)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert len(pictures) == 1
        assert package.read(pictures[0]) == chart_png(report.figures)
        assert b"descr=" in package.read("word/document.xml")
    path = tmp_path / "bc.docx"
    path.write_bytes(word)
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []
    assert report_document(ws, report, charts=False).layout.findings == ()


def test_the_same_figures_give_the_same_bytes(ws, report, word):
    assert report_document(ws, period_report(ws, "2026-Q1", date(2026, 9, 1))).docx == word
    assert report_workbook(ws, report) == report_workbook(ws, report)


def test_the_chart_is_a_picture_of_the_size_that_is_printed(report):
    png = chart_png(report.figures)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert abs(width / height - WIDTH / HEIGHT) < 0.01
    assert png == chart_png(report.figures)
    assert b"matplotlib" not in png.lower()


def test_many_agencies_share_the_last_bar(report):
    import msgspec

    from planner.model.reporting import FrozenName
    from planner.reports.chart import _agency_bars

    task = report.figures.tasks[0]
    many = msgspec.structs.replace(
        report.figures,
        agencies=tuple(FrozenName(id=f"A{n}", name=f"Cơ quan {n}") for n in range(60)),
        tasks=tuple(msgspec.structs.replace(task, id=f"T{n}", agencies=(f"A{n}",)) for n in range(60)),
    )
    bars = _agency_bars(many, "Các cơ quan khác ({count})")
    assert len(bars) == MOST_AGENCIES
    assert bars[-1].name == f"Các cơ quan khác ({60 - MOST_AGENCIES + 1})"
    assert sum(sum(bar.counts) for bar in bars) == 60


def test_texts_that_look_like_formulas_stay_text_in_excel(store):
    import msgspec

    store.edit("NV-2026-005", lambda old: msgspec.structs.replace(old, text='=HYPERLINK("http://x","y")'))
    ws = store.load()
    book = load_workbook(BytesIO(report_workbook(ws, period_report(ws, "2026-Q1", DAY), chart=False)))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert [c.value for c in cells if c.data_type == "f"] == []
    assert any(c.value == '=HYPERLINK("http://x","y")' and c.quotePrefix for c in cells)


def test_existing_files_are_replaced_only_on_request(cchc, tmp_path: Path):
    for option, name in (("-o", "a.docx"), ("--xlsx", "a.xlsx")):
        target = tmp_path / name
        target.write_bytes(b"mine")
        answer = cchc("report", "2026-Q1", option, str(target))
        assert answer.code != 0
        assert target.read_bytes() == b"mine"
    assert cchc("report", "2026-Q1", "--xlsx", str(tmp_path / "a.xlsx"), "--force").code == 0
    assert load_workbook(tmp_path / "a.xlsx").sheetnames


def test_a_bar_is_as_long_as_its_share_and_shows_every_part(report):
    for line in area_lines(report.figures):
        bar = bar_of(line, 4, 40)
        assert len(bar) == round(40 * len(line.tasks) / 4)
    total = total_line(report.figures)
    assert len(bar_of(total, len(total.tasks), 30)) == 30
    assert len(set(bar_of(total, len(total.tasks), 30))) == sum(1 for part in PARTS if total.count(part))
    assert bar_of(total, 0, 30) == ""


def test_a_sparkline_has_a_sign_for_each_value_and_a_space_for_a_gap():
    assert sparkline([1.0, None, 2.0]) == "▁ █"
    assert sparkline([5.0, 5.0]) == "▄▄"
    assert sparkline([None]) == ""
