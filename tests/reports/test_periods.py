"""Reporting periods: windows as a table, words that name them, the period before."""

from __future__ import annotations

from datetime import date

import pytest

from planner.model.reporting import ReportPeriod, YearDay
from planner.model.workspace import Workspace
from planner.places import shipped_plans
from planner.reports.errors import UnknownPeriodError
from planner.reports.periods import current_of, period_named, periods_of, previous_of
from planner.store import Store
from planner.validation.service import problems_of

SHIPPED = Store.open(shipped_plans()).load()


@pytest.mark.parametrize(
    ("text", "first", "last", "due"),
    [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 20)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 20)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
    ],
)
def test_the_windows_are_those_of_the_ministry(text, first, last, due):
    period = period_named(SHIPPED, text)
    assert (period.first, period.last, period.due) == (first, last, due)
    assert period.code == text


@pytest.mark.parametrize("text", ["2026-q1", " 2026/Q1 ", "2026Q1", "2026 Q1"])
def test_a_period_can_be_written_loosely(text):
    assert period_named(SHIPPED, text).code == "2026-Q1"


@pytest.mark.parametrize(
    "text", ["", "Q1", "2026-Q2", "2026-Q4", "26-Q1", "quý I", "0000-Q1", "²026-Q1", "2026-"]
)
def test_other_words_are_refused_with_examples(text):
    with pytest.raises(UnknownPeriodError) as error:
        period_named(SHIPPED, text)
    assert "-Q1" in error.value.remedy


def test_a_workspace_without_periods_has_the_shipped_ones():
    assert [p.code for p in periods_of(Workspace(()), 2027)] == ["2027-Q1", "2027-H1", "2027-Q3", "2027"]


def test_the_windows_are_data():
    own = ReportPeriod(
        id="KY-RIENG",
        code="T5",
        name="tháng 5",
        starts=YearDay(month=5, day=1),
        ends=YearDay(month=5, day=31),
        due=YearDay(month=6, day=2),
    )
    ws = Workspace((own,))
    assert period_named(ws, "2026-T5").first == date(2026, 5, 1)
    with pytest.raises(UnknownPeriodError):
        period_named(ws, "2026-Q1")


def test_the_period_before_is_the_one_whose_window_ended_last():
    before = {
        code: previous_of(SHIPPED, period_named(SHIPPED, code)).code
        for code in ("2026-Q1", "2026-H1", "2026-Q3", "2026")
    }
    assert before == {"2026-Q1": "2025", "2026-H1": "2026-Q1", "2026-Q3": "2026-H1", "2026": "2026-Q3"}


def test_the_current_period_is_the_next_report_due():
    assert current_of(SHIPPED, date(2026, 3, 20)).code == "2026-Q1"
    assert current_of(SHIPPED, date(2026, 3, 21)).code == "2026-H1"
    assert current_of(SHIPPED, date(2026, 12, 31)).code == "2027-Q1"


def test_impossible_windows_are_found():
    wrong = ReportPeriod(
        id="KY-SAI",
        code="S",
        name="sai",
        starts=YearDay(month=2, day=29),
        ends=YearDay(month=6, day=14),
        due=YearDay(month=6, day=1),
    )
    assert {f.code for f in problems_of(Workspace((wrong,)))} >= {"no_such_day"}
    turned = ReportPeriod(
        id="KY-NGUOC",
        code="N",
        name="ngược",
        starts=YearDay(month=5, day=1),
        ends=YearDay(month=4, day=1),
        due=YearDay(month=6, day=1),
    )
    assert {f.code for f in problems_of(Workspace((turned,)))} >= {"period_order"}
