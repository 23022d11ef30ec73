"""A task of a group has a line for each agency, and a sum."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import WrongUseError
from planner.model.agencies import Level, Successor
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.task_changes import with_member_report
from planner.model.tasks import Handover, MemberReport, TaskState
from planner.tracking import Standing, confirmed, member_agencies, roll_up, with_rolled_up_state
from tests.tracking.conftest import agency

COMMUNES = tuple(
    agency(f"XA{n:03}", f"UBND xã {n}", level=Level.commune, valid_from=date(2025, 7, 1))
    for n in range(1, 123)
)
"""With X1 and X2 of the office these are 124."""
ALL = (*(f"XA{n:03}" for n in range(1, 123)), "X1", "X2")
TODAY = date(2026, 7, 10)


def report(agency_id: str, on: date = date(2026, 6, 1), **more: object) -> MemberReport:
    return MemberReport(agency=agency_id, on=on, text="Đã báo cáo", **more)  # type: ignore[arg-type]


def test_124_communes_give_124_lines_with_their_own_progress(task, workspace):
    reports = (
        *(report(f"XA{n:03}", done=True) for n in range(1, 101)),
        report("XA101", on=date(2026, 7, 5), done=True),
        report("XA102", percent=40),
    )
    one = task(leads=("XA",), member_reports=reports, state=TaskState.in_progress)
    ws = workspace(one, *COMMUNES)
    found = roll_up(one, ws, TODAY)
    assert found is not None
    assert {line.agency for line in found.lines} == set(ALL)
    assert (found.total, found.done, found.done_late, len(found.overdue)) == (124, 101, 1, 23)
    by_id = {line.agency: line for line in found.lines}
    assert (by_id["XA102"].percent, by_id["XA102"].standing) == (40, Standing.overdue)
    assert by_id["XA101"].days_late == 5
    assert by_id["X1"].last_report is None
    assert set(found.open) == set(found.overdue)


def test_a_task_of_one_agency_has_no_lines_and_two_leads_give_two(task, workspace):
    assert roll_up(task(), workspace(task()), TODAY) is None
    two = task(leads=("STP", "SNV"), member_reports=(report("STP", done=True),))
    found = roll_up(two, workspace(two), TODAY)
    assert [(line.agency, line.standing) for line in found.lines] == [
        ("STP", Standing.done_on_time),
        ("SNV", Standing.overdue),
    ]


def test_without_reports_of_single_agencies_the_whole_task_counts_for_all(task, workspace):
    done = task(leads=("XA",), state=TaskState.completed, completed_on=date(2026, 6, 1))
    found = roll_up(done, workspace(done), TODAY)
    assert (found.total, found.done) == (2, 2)


def test_the_last_part_makes_the_task_wait_for_confirmation(task, workspace):
    one = task(leads=("XA",))
    ws = workspace(one)
    members = member_agencies(one, ws, date(2026, 6, 1))
    assert members == ("X1", "X2")
    first = with_member_report(one, report("X1", done=True), members, TODAY)
    assert with_rolled_up_state(first, ws, TODAY).state is TaskState.in_progress
    both = with_member_report(first, report("X2", done=True), members, TODAY)
    assert with_rolled_up_state(both, ws, TODAY).state is TaskState.awaiting_confirmation


def test_completing_is_refused_while_parts_are_open_and_names_them(task, workspace):
    one = task(leads=("XA",), member_reports=(report("X1", done=True),))
    with pytest.raises(WrongUseError, match="1/2 cơ quan") as refused:
        confirmed(one, workspace(one), TODAY, TODAY)
    assert "UBND xã Hai" in refused.value.message
    assert confirmed(task(leads=("XA",)), workspace(), TODAY, TODAY).state is TaskState.completed


def test_a_later_report_of_less_than_all_opens_a_part_again(task, workspace):
    one = task(
        leads=("XA",),
        member_reports=(report("X1", done=True), report("X1", on=date(2026, 6, 5), percent=80)),
    )
    assert roll_up(one, workspace(one), TODAY).done == 0


@pytest.mark.parametrize(
    "wrong",
    [
        report("STP"),
        report("X1", on=date(2026, 7, 11)),
        report("X1", percent=101),
        MemberReport(agency="X1", on=TODAY),
    ],
    ids=["not a member", "future", "share", "nothing said"],
)
def test_reports_that_make_no_sense_are_refused(task, wrong):
    with pytest.raises(WrongUseError):
        with_member_report(task(leads=("XA",)), wrong, ("X1", "X2"), TODAY)


def test_merged_communes_hand_their_parts_to_the_successor(task, workspace):
    ended = date(2026, 6, 15)
    heirs = (Successor(agency="X3"),)
    records = (
        agency("X1", "UBND xã Một", level=Level.commune, valid_to=ended, successors=heirs),
        agency("X2", "UBND xã Hai", level=Level.commune, valid_to=ended, successors=heirs),
        agency("X3", "UBND xã Ba", level=Level.commune, valid_from=date(2026, 6, 16)),
    )
    one = task(leads=("XA",), member_reports=(report("X1", done=True),))
    before = roll_up(one, workspace(one, *records), date(2026, 6, 10))
    assert [line.agency for line in before.lines] == ["X1", "X2"]
    after = roll_up(one, workspace(one, *records), date(2026, 6, 20))
    assert [(line.agency, line.predecessors, line.standing) for line in after.lines] == [
        ("X3", ("X1", "X2"), Standing.in_progress)
    ]
    done = task(leads=("XA",), member_reports=(report("X1", done=True), report("X2", done=True)))
    assert roll_up(done, workspace(done, *records), date(2026, 6, 20)).done == 1
    own = task(leads=("XA",), member_reports=(report("X3", on=date(2026, 6, 18), done=True),))
    assert roll_up(own, workspace(own, *records), date(2026, 6, 20)).done == 1


def test_an_agency_that_took_another_in_still_owes_both_parts(task, workspace):
    records = (agency("SYT", "Sở Y tế", valid_to=date(2026, 6, 15), successors=(Successor(agency="SNV"),)),)
    one = task(
        leads=("SNV", "SYT"),
        handovers=(Handover(on=date(2026, 6, 16), from_agency="SYT", to_agency="SNV"),),
        member_reports=(report("SNV", done=True),),
    )
    day = date(2026, 6, 20)
    assert roll_up(one, workspace(one, *records), day).done == 0
    later = task(
        leads=("SNV", "SYT"),
        member_reports=(report("SNV", done=True), report("SNV", on=date(2026, 6, 18), done=True)),
    )
    assert roll_up(later, workspace(later, *records), day).done == 1


def test_recurring_lines_are_late_by_period(task, workspace):
    monthly = Deadline(text="Hằng tháng", kind=DeadlineKind.recurring, every=Period.month, day=14)
    one = task(
        leads=("XA",),
        deadline=monthly,
        assigned_on=date(2026, 5, 1),
        member_reports=(
            report("X1", on=date(2026, 5, 10), period=date(2026, 5, 14)),
            report("X1", on=date(2026, 6, 10), done=True),
        ),
    )
    by_id = {line.agency: line for line in roll_up(one, workspace(one), date(2026, 6, 20)).lines}
    assert by_id["X1"].standing is Standing.in_progress
    assert (by_id["X2"].standing, by_id["X2"].due) == (Standing.overdue, date(2026, 5, 14))
