"""Scores, reminders and sheets on the screen: what is entered is stored, what is wrong is told."""

from __future__ import annotations

import pytest
from report_proofs import export_sheets, fill, remind, show_sheets
from test_actions import window

from planner.places import shipped_plans
from planner.reports.sheets.columns import Key
from tui.widgets.record_list import RecordList


@pytest.fixture
def scored(office):
    (office / "score-sheets").mkdir()
    text = (shipped_plans() / "score-sheets/par-index-2948.yaml").read_text("utf-8")
    kept = [line for line in text.splitlines() if "area:" not in line and "indicator:" not in line]
    (office / "score-sheets/bang.yaml").write_text("\n".join(kept) + "\n", "utf-8")
    return office


async def at_field(screen, code):
    await screen.press("x")
    scores = screen.app.screen.query_one("#scores", RecordList)
    while scores.chosen_key != f"field|{code}":
        await screen.press("down")
    await screen.press("enter")
    assert window(screen) == "ScoreForm"


async def test_points_are_entered_shown_and_taken_out(opened, scored):
    async with opened(size=(140, 40)) as screen:
        await at_field(screen, "VBQPPL")
        await screen.type("8,5")
        await screen.press("tab")
        await screen.type("12/BC-STP")
        await screen.press("ctrl+s")
        await screen.shows("đã chấm 8,5/100 điểm, còn 7 lĩnh vực")
        assert "12/BC-STP" in screen.text()
        assert screen.app.records.self_scores["TCD-2026"].entries[0].by == "an"
        await at_field(screen, "VBQPPL")
        await screen.press("end", "backspace", "backspace", "backspace", "ctrl+s")
        await screen.shows("đã chấm 0/100 điểm")
        await screen.press("ctrl+z")
        await screen.shows("đã chấm 8,5/100 điểm")


async def test_points_that_do_not_fit_are_told_in_the_form(opened, scored):
    async with opened() as screen:
        await at_field(screen, "VBQPPL")
        await screen.type("10,5")
        await screen.press("ctrl+s")
        assert window(screen) == "ScoreForm"
        assert "10,5 điểm không hợp với lĩnh vực" in screen.text()
        await screen.type("x")
        await screen.press("ctrl+s")
        assert "không phải số điểm" in screen.text()
        await screen.press("escape", "c")
        assert not screen.app.records.self_scores


async def test_values_targets_and_a_line_over_the_years_are_listed(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("x")
        text = screen.text()
        assert "83,81" in text
        assert "hạng 35" in text
        assert "≥ 86" in text
        assert "Chưa có bảng lĩnh vực chấm điểm cho năm 2026" in text
        await screen.press("enter")
        assert window(screen) == "RecordPage"


async def test_an_agency_reminded_in_the_period_is_told_with_the_letter_and_asked_about(opened):
    async with opened(size=(140, 40)) as screen:
        await remind(screen)
        await screen.press("ctrl+s", "escape")
        page = await remind(screen)
        assert page._marked == set()
        assert "23/11/2026 VB-2026-002" in screen.text()
        await screen.press("space", "ctrl+s")
        assert "Đôn đốc lần nữa?" in screen.text()
        await screen.press("k")
        assert len(screen.app.records.tasks["NV-2026-002"].reminders) == 1
        await screen.press("ctrl+s", "c")
        assert len(screen.app.records.tasks["NV-2026-002"].reminders) == 2


async def test_the_draft_window_records_its_reminder_and_refuses_a_second_one(opened):
    from tui.screens.draft import DraftForm

    async with opened() as screen:
        for number in (1, 2):
            screen.app.push_screen(DraftForm("reminder"))
            await screen.settle()
            await screen.press("ctrl+s")
            if number == 1:
                assert len(screen.app.records.tasks["NV-2026-002"].reminders) == 1
                await screen.press("escape")
        assert window(screen) == "DraftForm"
        assert len(screen.app.records.documents) == 2
        assert len(screen.app.records.tasks["NV-2026-002"].reminders) == 1


async def test_rows_that_are_wrong_stay_out_only_after_a_question(opened):
    async with opened(size=(140, 40)) as screen:
        path = await export_sheets(screen)
        fill(path, report="Đã trình", percent=500)
        await screen.press("enter")
        assert "1 hàng sai" in screen.text()
        assert "“500” không phải số nguyên từ 0 đến 100." in screen.text()
        await screen.press("ctrl+s")
        assert window(screen) == "SheetRows"
        assert len(screen.app.records.tasks["NV-2026-002"].progress) == 1
        assert Key.report


async def test_a_file_that_is_no_sheet_is_refused_in_words(opened, tmp_path):
    async with opened() as screen:
        await show_sheets(screen)
        other = tmp_path / "khac.xlsx"
        other.write_bytes(b"PK")
        screen.app.screen.query_one("#path").focus()
        await screen.type(str(other))
        await screen.press("enter")
        assert window(screen) == "SheetPage"
        assert "Không đọc được khac.xlsx" in screen.notices()
