"""The figures: totals that add up, filters, and breakdowns by area, agency, solution and state."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest

from planner.model.tasks import Handover, TaskState
from planner.tracking import GroupBy, Standing, heirs_on, leads_task, responsible_on, standings, status

TODAY = date(2026, 7, 1)


@pytest.fixture
def ws(task, workspace):
    """Return a workspace in which every group of the totals has a known number of tasks."""
    done = {"state": TaskState.completed}
    return workspace(
        task("NV-2026-001", **done, completed_on=date(2026, 6, 1)),
        task("NV-2026-002", **done, completed_on=date(2026, 6, 30)),
        task("NV-2026-003", **done, completed_on=date(2026, 7, 1), leads=("SNV",)),
        task("NV-2026-004", leads=("SNV",)),
        task("NV-2026-005", date(2026, 7, 5), solution="GP02", leads=("VPUBND", "STP")),
        task("NV-2026-006", date(2026, 12, 31), solution="GP02", state=TaskState.in_progress),
        task("NV-2026-007", date(2026, 12, 31), solution="GP03", leads=("STTTT",)),
        task("NV-2026-008", None, solution=None, leads=("XA",)),
        task("NV-2025-001", date(2025, 6, 30), plan="KH-2025", area="LV2"),
    )


def figures(found) -> dict[str, int]:
    return {group.value: getattr(found.totals, group.value) for group in Standing}


def test_the_totals_of_a_year_add_up(ws):
    found = status(ws, TODAY, year=2026)
    assert figures(found) == {
        "done_on_time": 2,
        "done_late": 1,
        "overdue": 1,
        "due_soon": 1,
        "in_progress": 1,
        "not_started": 1,
        "no_deadline": 1,
    }
    assert found.totals.tasks == 8
    assert found.totals.percent_done == 37.5
    assert found.groups == ()


def test_all_years_are_counted_unless_one_is_named(ws):
    assert status(ws, TODAY).totals.tasks == 9
    assert status(ws, TODAY, year=2025).totals.overdue == 1


def test_an_area_has_the_tasks_of_its_solutions_and_those_that_name_it(ws):
    assert [f.task.id for f in standings(ws, TODAY, area="LV2")] == [
        "NV-2025-001",
        "NV-2026-005",
        "NV-2026-006",
    ]


def test_no_tasks_have_no_percentage(workspace):
    assert status(workspace(), TODAY).totals.percent_done is None


def test_the_percentage_reaches_a_hundred_only_when_all_is_done(task, workspace):
    done = {"state": TaskState.completed, "completed_on": date(2026, 6, 1)}
    tasks = [task(f"NV-2026-{n:04}", **(done if n else {})) for n in range(2001)]
    assert status(workspace(*tasks), TODAY).totals.percent_done == 99.9
    assert status(workspace(*tasks[1:]), TODAY).totals.percent_done == 100


def lines(found) -> dict[str, int]:
    return {group.key: group.totals.tasks for group in found.groups}


def test_every_area_has_a_line_and_tasks_without_one_come_last(ws):
    found = status(ws, TODAY, group_by="area")
    assert lines(found) == {"LV1": 4, "LV2": 3, "": 2}
    assert [group.name for group in found.groups] == [
        "Cải cách thể chế",
        "Cải cách thủ tục hành chính",
        "Nhiệm vụ chung",
    ]
    assert lines(status(ws, TODAY, area="LV1", group_by="area")) == {"LV1": 4}


def test_every_solution_has_a_line(ws):
    assert lines(status(ws, TODAY, year=2025, group_by="solution")) == {"GP01": 1, "GP02": 0, "GP03": 0}
    found = status(ws, TODAY, year=2026, group_by="solution")
    assert found.groups[-1].name == "Chưa gắn với giải pháp"
    assert lines(status(ws, TODAY, area="LV2", year=2026, group_by="solution")) == {"GP02": 2}


def test_a_task_whose_own_area_differs_still_shows_its_solution(ws):
    found = status(ws, TODAY, area="LV2", year=2025, group_by="solution")
    assert [(group.key, group.name) for group in found.groups] == [
        ("GP02", "Giải pháp 2"),
        ("GP01", "Giải pháp 1"),
    ]


def test_every_workflow_state_has_a_line(ws):
    found = status(ws, TODAY, group_by="state")
    assert set(lines(found)) == {state.value for state in TaskState}
    assert lines(found)["completed"] == 3
    assert found.groups[0].name == "chưa thực hiện"


def test_a_task_with_two_leads_counts_under_both_but_once_in_the_totals(ws):
    found = status(ws, TODAY, year=2026, group_by="agency")
    assert lines(found) == {"SKHCN": 1, "SNV": 2, "STP": 4, "XA": 1, "VPUBND": 1}
    assert sum(lines(found).values()) == found.totals.tasks + 1


def test_agencies_are_listed_in_vietnamese_order_and_under_their_present_name(ws):
    names = [group.name for group in status(ws, TODAY, year=2026, group_by="agency").groups]
    assert names == [
        "Sở Khoa học và Công nghệ",
        "Sở Nội vụ",
        "Sở Tư pháp",
        "UBND các xã, phường",
        "Văn phòng UBND tỉnh",
    ]


def test_another_breakdown_is_refused(ws):
    with pytest.raises(ValueError, match="colour"):
        status(ws, TODAY, group_by="colour")


def test_the_figures_are_json(ws):
    found = json.loads(msgspec.json.encode(status(ws, TODAY, year=2026, group_by=GroupBy.agency)))
    assert found["as_of"] == "2026-07-01"
    assert found["totals"]["tasks"] == 8
    assert found["groups"][0]["totals"]["percent_done"] == 0


class TestAgency:
    def test_it_has_its_own_tasks(self, ws):
        assert status(ws, TODAY, agency="STP", year=2026).totals.tasks == 4

    def test_a_successor_has_the_tasks_of_an_agency_that_is_gone(self, ws):
        assert [f.task.id for f in standings(ws, TODAY, agency="SKHCN")] == ["NV-2026-007"]
        assert standings(ws, date(2025, 2, 28), agency="SKHCN") == []

    def test_the_agency_that_is_gone_can_still_be_asked_for(self, ws):
        assert [f.task.id for f in standings(ws, TODAY, agency="STTTT")] == ["NV-2026-007"]

    def test_a_member_has_the_tasks_of_its_group(self, ws):
        assert [f.task.id for f in standings(ws, TODAY, agency="X1")] == ["NV-2026-008"]
        assert [f.task.id for f in standings(ws, TODAY, agency="XA")] == ["NV-2026-008"]

    def test_a_successor_has_the_tasks_of_a_group_its_predecessor_belongs_to(self, task, workspace):
        ws = workspace(task(leads=("SO",)))
        assert leads_task(ws.tasks["NV-2026-001"], ws, "SNV", TODAY)
        assert not leads_task(ws.tasks["NV-2026-001"], ws, "SYT", TODAY)

    def test_a_group_that_is_gone_stands_for_the_heirs_of_its_members(self, task, workspace):
        ws = workspace(task(leads=("HUYEN",)))
        assert leads_task(ws.tasks["NV-2026-001"], ws, "X2", TODAY)
        assert leads_task(ws.tasks["NV-2026-001"], ws, "SD", date(2025, 6, 30))

    def test_a_handover_changes_the_lead_from_its_day(self, task, workspace):
        handover = Handover(on=date(2026, 3, 1), from_agency="STP", to_agency="SNV")
        ws = workspace(task(handovers=(handover,)))
        assert responsible_on(ws.tasks["NV-2026-001"], ws, date(2026, 2, 28)) == ("STP",)
        assert responsible_on(ws.tasks["NV-2026-001"], ws, date(2026, 3, 1)) == ("SNV",)


class TestHeirs:
    def test_an_agency_is_its_own_heir_while_it_exists(self, workspace):
        assert heirs_on(workspace(), "STTTT", date(2025, 2, 28)) == ("STTTT",)

    def test_the_successor_to_the_whole_comes_before_those_to_a_part(self, workspace):
        assert heirs_on(workspace(), "STTTT", TODAY) == ("SKHCN",)

    def test_the_main_successor_answers_where_each_took_a_part(self, workspace):
        assert heirs_on(workspace(), "SLDTBXH", TODAY) == ("SNV",)

    def test_a_district_went_to_all_of_its_communes(self, workspace):
        assert heirs_on(workspace(), "SD", TODAY) == ("X1", "X2")

    def test_an_unknown_agency_is_left_as_it_is_written(self, workspace):
        assert heirs_on(workspace(), "SXYZ", TODAY) == ("SXYZ",)

    def test_agencies_that_name_each_other_do_not_go_round_for_ever(self, workspace):
        old = workspace().agencies["STTTT"]
        other = msgspec.structs.replace(
            workspace().agencies["SKHCN"],
            valid_to=old.valid_to,
            successors=(msgspec.structs.replace(old.successors[0], agency="STTTT"),),
        )
        assert heirs_on(workspace(other), "STTTT", TODAY) == ("STTTT",)
