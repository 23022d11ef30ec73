"""Proofs of the actions of reports, scores, reminders and sheets."""

from __future__ import annotations

from document_proofs import window
from openpyxl import load_workbook

from planner.reports.sheets.columns import Key
from planner.reports.sheets.export import HEAD_ROW
from tui.widgets.record_list import RecordList


async def in_reports(screen):
    await screen.press("f2", "0")
    assert window(screen) == "ReportView"
    return screen.app.screen


async def at_period(screen, words):
    view = await in_reports(screen)
    await screen.press("n")
    await screen.type(words)
    if window(screen) == "Pick" and not screen.app.screen.query("#pick-filter"):
        picks = screen.app.screen.query_one("#picks", RecordList)
        while picks.chosen_key != words:
            await screen.press("down")
    await screen.press("enter")
    assert view.period == words
    return view


async def choose_period(screen):
    view = await at_period(screen, "2026-Q1")
    assert "quý I năm 2026" in screen.text()
    assert view._report.figures.period == "2026-Q1"


async def report_word(screen):
    for number, key in enumerate(("t", "ctrl+s"), 1):
        await at_period(screen, "2026-Q3")
        await screen.press(key)
        assert window(screen) == "MessagePage"
        assert len(list((screen.app.desk.folder / "van-ban/2026").glob("*.docx"))) == number
        await screen.press("escape")
    assert screen.app.records.report_snapshots["SL-2026-Q3"].document == "VB-2026-003"


async def report_excel(screen):
    await in_reports(screen)
    await screen.press("l")
    (path,) = (screen.app.desk.folder / "van-ban/2026").glob("*.xlsx")
    assert path.name in screen.notices()
    assert load_workbook(path).sheetnames[0] == "Số liệu"


async def report_calendar(screen):
    await in_reports(screen)
    await screen.press("p")
    (path,) = (screen.app.desk.folder / "van-ban/2026").glob("*.ics")
    assert "NV-2026-002" in path.read_text("utf-8")


async def freeze_figures(screen):
    view = await in_reports(screen)
    await screen.press("f")
    assert "14/12/2026" in screen.notices()
    assert window(screen) == "ReportView"
    view = await at_period(screen, "2026-Q3")
    await screen.press("f", "k")
    assert not screen.app.records.report_snapshots
    await screen.press("f", "c")
    assert screen.app.records.report_snapshots["SL-2026-Q3"].frozen_by == "an"
    assert "Đã chốt số liệu" in screen.text()
    assert view.check_action("freeze_figures", ()) is False


async def show_live(screen):
    view = await at_period(screen, "2026-Q3")
    await screen.press("z")
    assert view._report.frozen_on is None
    await screen.press("f", "c")
    assert view._report.frozen_on is not None
    await screen.press("z")
    assert view._report.frozen_on is None
    await screen.press("z")
    assert view._report.frozen_on is not None


async def remind(screen):
    await in_reports(screen)
    await screen.press("r")
    assert window(screen) == "ReminderPage"
    assert "Văn phòng Ủy ban nhân dân tỉnh" in screen.text()
    return screen.app.screen


async def mark_agency(screen):
    page = await remind(screen)
    assert page._marked == {"VPUBND"}
    await screen.press("space")
    assert page._marked == set()
    await screen.press("ctrl+s")
    assert window(screen) == "ReminderPage"


async def mark_all(screen):
    page = await remind(screen)
    await screen.press("ctrl+t")
    assert page._marked == set()
    await screen.press("ctrl+t")
    assert page._marked == {"VPUBND"}


async def make_letters(screen):
    await remind(screen)
    await screen.press("ctrl+s")
    assert window(screen) == "MessagePage"
    assert "Đã soạn 1 văn bản đôn đốc" in screen.text()
    (entry,) = screen.app.records.tasks["NV-2026-002"].reminders
    assert (entry.agency, entry.document) == ("VPUBND", "VB-2026-002")
    await screen.press("escape")


async def show_sheets(screen):
    await in_reports(screen)
    await screen.press("q")
    assert window(screen) == "SheetPage"


async def export_sheets(screen):
    await show_sheets(screen)
    await screen.press("ctrl+o")
    await screen.type("van phong")
    await screen.press("enter", "ctrl+s")
    (path,) = (screen.app.desk.folder / "bang-excel").glob("*.xlsx")
    assert path.name == "vpubnd-2026-11-23.xlsx"
    await screen.press("escape")
    assert path.name in screen.text()
    return path


def fill(path, **values):
    """Fill in cells of the first task of a sheet."""
    book = load_workbook(path)
    columns = {key.value: number for number, key in enumerate(Key, 1)}
    for name, value in values.items():
        book.worksheets[0].cell(row=HEAD_ROW + 1, column=columns[name]).value = value
    book.save(path)


async def take_in(screen):
    path = await export_sheets(screen)
    fill(path, report="Đã trình dự thảo", percent=80)
    await screen.press("enter")
    assert window(screen) == "SheetRows"
    assert "Đã trình dự thảo" in screen.text()
    await screen.press("ctrl+s")
    assert screen.app.records.tasks["NV-2026-002"].progress[-1].text == "Đã trình dự thảo"


async def choose_score_year(screen):
    await screen.press("x", "n", "down", "enter")
    assert screen.app.screen.year == 2025
