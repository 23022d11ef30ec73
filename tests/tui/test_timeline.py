"""The timeline draws every task of a year from start to last day, and tells by signs what became of it."""

from __future__ import annotations

import time
from datetime import date

import msgspec
import pytest

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import TaskState
from planner.model.workspace import Workspace
from planner.store import Store
from planner.tracking import standing
from tui.timeline import Axis, drawn, timeline, timeline_rows
from tui.widgets.record_list import RecordList

TODAY = date(2026, 11, 23)
YEAR = Axis(2026, 2026, 36)


@pytest.fixture
def records(office):
    return Store.open(office).load()


def bar(records, task, axis=YEAR, today=TODAY):
    return drawn(standing(task, records, today), records, today, axis)


def due_on(task, day, **changes):
    return msgspec.structs.replace(
        task, deadline=Deadline(text="hạn", kind=DeadlineKind.date, due=day), **changes
    )


@pytest.fixture
def task(records):
    plain = records.tasks["NV-2026-002"]
    return msgspec.structs.replace(plain, assigned_on=date(2026, 4, 1), assigned_by=None, progress=())


def test_every_month_takes_the_same_room_on_the_axis():
    assert [YEAR.place(date(2026, month, 1)) for month in range(1, 13)] == [*range(0, 36, 3)]
    assert YEAR.place(date(2026, 12, 31)) == 35
    assert YEAR.place(date(2025, 12, 31)) < 0
    assert YEAR.place(date(2027, 1, 1)) == 36


def test_the_heads_name_quarters_and_months_and_several_years_by_their_numbers():
    quarters, months = YEAR.heads()
    assert quarters == "Quý I    ┊Quý II  ┊Quý III ┊Quý IV  "
    assert months == "1  2  3  4  5  6  7  8  9  10 11 12 "
    assert Axis(2024, 2026, 36).heads() == ("2024        2025        2026        ",)
    assert all(len(line) == 24 for line in Axis(2015, 2030, 24).heads())


def test_a_late_task_ends_with_its_sign_and_dots_to_the_line_of_today(records, task):
    assert bar(records, due_on(task, date(2026, 9, 30))) == f"{' ' * 9}{'━' * 17}!·····│   "


def test_a_task_with_time_left_is_crossed_by_the_line_of_today(records, task):
    assert bar(records, due_on(task, date(2026, 12, 31))) == f"{' ' * 9}{'━' * 23}╋━━●"
    assert bar(records, due_on(task, date(2026, 11, 25))).endswith("━~   ")


def test_a_task_done_late_shows_how_late(records, task):
    late = due_on(task, date(2026, 6, 30), state=TaskState.completed, completed_on=date(2026, 8, 15))
    assert bar(records, late) == f"{' ' * 9}{'━' * 8}√·····{' ' * 4}┊    │   "
    in_time = due_on(task, date(2026, 6, 30), state=TaskState.completed, completed_on=date(2026, 6, 1))
    assert bar(records, in_time) == f"{' ' * 9}{'━' * 8}√┊{' ' * 8}┊    │   "


def test_what_lies_outside_the_year_is_pointed_to(records, task):
    before = due_on(task, date(2026, 2, 10), assigned_on=date(2025, 6, 1))
    assert bar(records, before).startswith("◄━━!··")
    after = due_on(task, date(2030, 12, 31))
    assert bar(records, after).endswith("╋━━►")
    gone = due_on(task, date(2025, 6, 30), assigned_on=date(2025, 1, 1))
    assert bar(records, gone).startswith("····")


def test_a_recurring_task_has_a_sign_for_each_period(records):
    assert bar(records, records.tasks["NV-2026-003"]).rstrip().endswith("√──~──○")


def test_a_task_without_a_day_says_so_with_its_own_words(records, task):
    continuous = msgspec.structs.replace(
        task, deadline=Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)
    )
    assert bar(records, continuous) == "∞ Thường xuyên"
    found = timeline(with_tasks(records, [task, continuous_named(continuous)]), TODAY, 2026)
    assert [title for title, _members in found.groups][-1] == "∞ Không có ngày cụ thể"


def continuous_named(task):
    return msgspec.structs.replace(task, id="NV-2026-900")


def with_tasks(records, tasks):
    others = [one for one in records.records() if one.id not in records.tasks]
    return Workspace([*others, *tasks])


def test_every_task_of_the_year_is_on_the_timeline_once(records):
    found = timeline(records, TODAY, 2026)
    placed = [one.task.id for _title, members in found.groups for one in members]
    assert sorted(placed) == [task.id for task in records.tasks_of(year=2026)]
    assert (found.tasks, found.late) == (4, 1)
    everything = timeline(records, TODAY, None)
    assert (everything.first, everything.last, everything.tasks) == (2025, 2026, 5)


def test_ten_thousand_tasks_are_placed_soon_and_drawn_only_where_they_are_seen(records, task):
    many = with_tasks(records, [msgspec.structs.replace(task, id=f"NV-2026-{n:05}") for n in range(10_000)])
    started = time.process_time()
    found = timeline(many, TODAY, 2026)
    rows = timeline_rows(found, many, TODAY, 36)
    rows[5], rows[9_000]
    assert len(rows) == 10_001
    assert len(rows._made) == 2
    assert time.process_time() - started < 3


async def test_the_timeline_shows_opens_and_filters_tasks(opened):
    async with opened() as screen:
        await screen.press("ctrl+d", "space", "space")
        assert "Quý I " in screen.text()
        late = next(line for line in screen.lines() if "! Khắc phục" in line)
        assert "!··│" in late
        listed = screen.app.screen.query_one("#matrix", RecordList)
        await screen.press("slash")
        await screen.type("tre hen")
        assert [row.key for row in listed.rows] == ["NV-2026-002"]
        await screen.press("enter", "enter")
        assert "Nhiệm vụ NV-2026-002" in screen.text()


@pytest.mark.parametrize(
    ("size", "width"), [((80, 24), 36), ((140, 40), 72), ((200, 60), 120), ((40, 10), 24)]
)
async def test_bars_grow_with_the_window(opened, size, width):
    async with opened(size=size) as screen:
        await screen.press("equals_sign")
        listed = screen.app.screen.query_one("#matrix", RecordList)
        row = next(row for row in listed.rows if row.key == "NV-2026-002")
        assert len(row.cells[3].text) == width
        assert screen.app.screen.chosen_record() is not None


async def test_the_year_can_be_changed_on_the_timeline(opened):
    async with opened() as screen:
        await screen.press("equals_sign", "n", "down", "enter")
        assert "Năm 2025 · 1 nhiệm vụ" in screen.text()
        assert "√ Chuẩn hóa quy trình nội bộ" in screen.text()
        await screen.press("n", *"tat", "enter")
        await screen.shows(f"2025{' ' * 14}2026")
        assert "Tất cả các năm · 5 nhiệm vụ" in screen.text()


async def test_a_click_on_the_name_of_a_table_shows_it(opened):
    async with opened() as screen:
        await screen.press("ctrl+d")
        await screen.pilot.click(offset=(screen.lines()[1].index("Dòng thời gian"), 1))
        await screen.settle()
        assert "Quý I " in screen.text()
