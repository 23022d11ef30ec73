"""The lists of tasks followed up, at both sizes: what they show, filter, sort and count."""

from __future__ import annotations

import time

import pytest

from planner.model.roles import Role, RoleHolder
from planner.store import Store
from tui.task_rows import Mode
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.month_table import MonthTable
from tui.widgets.record_list import RecordList
from tui.widgets.task_table import ColumnHeads


async def shown(screen, mode):
    await screen.press("8")
    while screen.app.screen.mode is not mode:
        await screen.press("full_stop")
    return screen.app.screen.query_one("#tasks", RecordList)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_all_tasks_stand_in_a_table_open_ones_first(opened, size):
    async with opened(size=size) as screen:
        tasks = await shown(screen, Mode.all)
        assert [row.key for row in tasks.rows] == [f"NV-2026-00{n}" for n in (2, 3, 1, 4)]
        text = screen.text()
        for words in ("Hạn cuối▲", "31/10/2026 ! quá hạn 23 ngày", "Năm 2026 · 4 nhiệm vụ · 1 quá hạn"):
            assert words in text
        assert ("Đã họp" in text) is (size[0] == 140)


async def test_lists_by_agency_and_area_have_headings_with_sums(opened):
    async with opened() as screen:
        await shown(screen, Mode.agencies)
        assert "Văn phòng Ủy ban nhân dân tỉnh – 1 nhiệm vụ, 1 quá hạn" in screen.text()
        assert "Sở Khoa học và Công nghệ – 1 nhiệm vụ" in screen.text()
        await shown(screen, Mode.areas)
        assert "2. Cải cách thủ tục hành chính – 2 nhiệm vụ, 1 quá hạn" in screen.text()


async def test_the_overdue_list_covers_all_years(opened, office):
    path = office / "tasks/2025/NV-2025-002.yaml"
    path.write_text(
        "id: NV-2025-002\nplan: KH-2025\ntext: Việc cũ\nleads: [SNV]\n"
        "deadline: {text: 1/3/2025, kind: date, due: 2025-03-01}\n",
        encoding="utf-8",
    )
    async with opened() as screen:
        tasks = await shown(screen, Mode.overdue)
        assert [row.key for row in tasks.rows] == ["NV-2025-002", "NV-2026-002"]


async def test_my_tasks_are_those_of_my_agency(opened, office):
    Store.open(office).create(
        RoleHolder(id="CB-01", name="An", users=("an",), roles=(Role.drafter,), agency="VPUBND")
    )
    async with opened() as screen:
        await screen.press("8")
        assert "Văn phòng Ủy ban nhân dân tỉnh · Năm 2026 · 1 nhiệm vụ · 1 quá hạn" in screen.text()


async def test_the_filter_needs_no_accents_and_finds_agencies(opened):
    async with opened() as screen:
        tasks = await shown(screen, Mode.all)
        await screen.press("slash")
        await screen.type("van phong uy ban")
        assert [row.key for row in tasks.rows] == ["NV-2026-002"]
        await screen.press("enter")
        assert screen.app.focused is tasks


async def test_a_click_on_a_title_sorts_and_another_turns_round(opened):
    async with opened(size=(140, 40)) as screen:
        tasks = await shown(screen, Mode.all)
        for wanted in ("NV-2026-001", "NV-2026-004"):
            await screen.pilot.click(ColumnHeads, offset=(2, 0))
            await screen.settle()
            assert tasks.rows[0].key == wanted


async def test_a_click_on_a_name_changes_the_list(opened):
    async with opened() as screen:
        await screen.press("8")
        await screen.pilot.click("Tabs", offset=(30, 0))
        await screen.settle()
        assert screen.app.screen.mode is Mode.areas


async def test_the_month_counts_what_falls_due_and_follows_the_filter(opened):
    async with opened(size=(140, 40)) as screen:
        await screen.press("8", "comma")
        month = screen.app.screen.query_one(MonthTable)
        assert month.has_focus
        assert "Tháng 11/2026" in screen.text()
        assert "1/1 việc" in screen.text()
        await screen.press("slash")
        await screen.type("khong co viec nay")
        assert "1/1 việc" not in screen.text()


async def test_a_choice_that_makes_no_sense_here_is_not_offered(opened):
    async with opened() as screen:
        tasks = await shown(screen, Mode.all)
        tasks.choose("NV-2026-004")
        await screen.press("z", "f", "r")
        assert type(screen.app.screen).__name__ == "FollowView"


async def test_the_page_of_an_agency_tells_how_its_tasks_stand(opened):
    async with opened() as screen:
        screen.app.open_record("VPUBND")
        await screen.settle()
        assert "Tình hình thực hiện" in screen.text()
        assert "1 quá hạn" in screen.text()


def test_rows_are_made_only_when_they_are_asked_for():
    made = []
    rows = LazyRows([f"NV-{n:05}" for n in range(10_000)], lambda place: made.append(place) or place)
    assert (len(rows), rows.place_of("NV-09999"), rows.place_of("NV-1")) == (10_000, 9_999, -1)
    assert rows[-1] == 9_999
    assert rows[3:5] == [3, 4]
    assert rows[3] == 3
    assert made == [9_999, 3, 4]
    with pytest.raises(IndexError):
        rows[10_000]


async def test_two_thousand_tasks_are_listed_sorted_and_filtered_quickly(opened, office):
    lines = "".join(
        f"  - id: NV-2026-{n}\n    plan: KH-2026\n    text: Nhiệm vụ số {n}\n    leads: [SNV]\n"
        f"    deadline: {{text: x, kind: date, due: 2026-{1 + n % 12:02}-{1 + n % 28:02}}}\n"
        for n in range(10_000, 12_000)
    )
    (office / "tasks/2026/many.yaml").write_text(f"tasks:\n{lines}", encoding="utf-8")
    Store.open(office).load()
    async with opened(size=(140, 40)) as screen:
        started = time.process_time()
        tasks = await shown(screen, Mode.all)
        assert len(tasks.rows) == 2_004
        await screen.press("end")
        await screen.press("slash")
        await screen.type("so 11777")
        assert [row.key for row in tasks.rows] == ["NV-2026-11777"]
        assert time.process_time() - started < 15


async def test_the_part_of_one_commune_is_reported_and_rolled_up(opened, office):
    (office / "agencies/xa.yaml").write_text(
        "agencies:\n  - {id: UBX2, name: UBND xã Yên Sơn, level: commune}\n", encoding="utf-8"
    )
    path = office / "tasks/2026/NV-2026-002.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("leads: [VPUBND]", "leads: [UBND-XA]"), encoding="utf-8")
    async with opened(size=(140, 40)) as screen:
        for member in ("UBX1", "UBX2"):
            await screen.press("t")
            form = screen.app.screen
            form.choice("member").set([member])
            form.choice("state").set(["completed"])
            form.query_one("#report").text = "Đã xong"
            await screen.press("ctrl+s")
        task = Store.open(office).load().tasks["NV-2026-002"]
        assert [(r.agency, r.done) for r in task.member_reports] == [("UBX1", True), ("UBX2", True)]
        assert task.state == "awaiting_confirmation"
        assert task.completed_on is None
        screen.app.open_record("NV-2026-002")
        await screen.settle()
        assert "2/2 cơ quan đã xong, 0 quá hạn" in screen.text()
