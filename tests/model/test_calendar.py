"""Working days: Vietnam's holidays, and the workspace's own substitute and swapped days over them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.calendar import CalendarYear, DayName, WorkingCalendar

DEFAULT = WorkingCalendar()
OF_2026 = CalendarYear(
    id="LICH-2026",
    year=2026,
    days_off=(
        DayName(on=date(2026, 4, 27), name="Nghỉ bù Giỗ Tổ"),
        DayName(on=date(2026, 8, 31), name="Nghỉ hoán đổi"),
    ),
    working_days=(DayName(on=date(2026, 8, 22), name="Làm bù cho ngày 31/8/2026"),),
)
OWN = WorkingCalendar((OF_2026,))


def test_monday_to_friday_are_worked_and_weekends_are_not():
    week = [date(2026, 3, 9) + timedelta(days=n) for n in range(7)]
    assert [DEFAULT.is_working_day(day) for day in week] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "Tết Dương lịch"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2026, 4, 30), "Chiến thắng"),
        (date(2026, 5, 1), "Lao động"),
        (date(2026, 9, 2), "Quốc khánh"),
        (date(2025, 4, 7), "Giỗ Tổ Hùng Vương"),
    ],
)
def test_public_holidays_are_off_and_have_their_vietnamese_names(day, words):
    assert not DEFAULT.is_working_day(day)
    assert words in DEFAULT.holiday_name(day)


@pytest.mark.parametrize(
    ("eve", "last"),
    [
        (date(2021, 2, 11), date(2021, 2, 15)),
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2025, 1, 28), date(2025, 2, 1)),
        (date(2026, 2, 16), date(2026, 2, 20)),
    ],
)
def test_tet_follows_the_moon_and_lasts_five_days(eve, last):
    days = [eve + timedelta(days=n) for n in range(5)]
    assert days[-1] == last
    assert all(DEFAULT.holiday_name(day) for day in days)
    assert not DEFAULT.holiday_name(eve - timedelta(days=1))
    assert not DEFAULT.holiday_name(last + timedelta(days=1))


def test_an_ordinary_weekend_has_no_holiday_name():
    assert DEFAULT.holiday_name(date(2026, 3, 14)) == ""


def test_a_substitute_day_is_off_only_where_the_workspace_says_so():
    substitute = date(2026, 4, 27)
    assert DEFAULT.is_working_day(substitute)
    assert not OWN.is_working_day(substitute)
    assert OWN.holiday_name(substitute) == "Nghỉ bù Giỗ Tổ"


def test_a_swapped_saturday_is_worked():
    saturday = date(2026, 8, 22)
    assert not DEFAULT.is_working_day(saturday)
    assert OWN.is_working_day(saturday)


def test_a_day_worked_after_all_overrides_a_default_holiday():
    calendar = WorkingCalendar(
        (CalendarYear(id="L", year=2026, working_days=(DayName(on=date(2026, 11, 24), name="Làm việc"),)),)
    )
    assert calendar.is_working_day(date(2026, 11, 24))
    assert calendar.holiday_name(date(2026, 11, 24)) == ""


def test_working_days_are_counted_across_tet():
    friday_before = date(2026, 2, 13)
    assert DEFAULT.add_working_days(friday_before, 1) == date(2026, 2, 23)
    assert DEFAULT.add_working_days(friday_before, 5) == date(2026, 2, 27)


def test_working_days_are_counted_across_swapped_days():
    assert OWN.add_working_days(date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert OWN.add_working_days(date(2026, 8, 28), 1) == date(2026, 9, 3)


def test_the_first_day_does_not_count_even_when_it_is_worked():
    assert DEFAULT.add_working_days(date(2026, 3, 9), 0) == date(2026, 3, 9)
    assert DEFAULT.add_working_days(date(2026, 3, 9), 1) == date(2026, 3, 10)


@settings(derandomize=True, database=None, deadline=None)
@given(st.dates(date(2021, 1, 1), date(2030, 11, 30)), st.integers(1, 15))
def test_between_start_and_end_lie_just_as_many_working_days(start, count):
    end = OWN.add_working_days(start, count)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(OWN.is_working_day, between)) == count
    assert OWN.is_working_day(end)
