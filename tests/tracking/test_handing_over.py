"""Open tasks of an agency that ended go to its successors with a visible record."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import WrongUseError
from planner.model.tasks import Handover, TaskState
from planner.tracking import ended_with_open_tasks, handed_over, propose_handover

TODAY = date(2025, 8, 1)


def test_the_proposal_names_the_successors_and_the_open_tasks_only(task, workspace):
    led = task("NV-1", leads=("STTTT",))
    done = task("NV-2", leads=("STTTT",), state=TaskState.completed, completed_on=date(2025, 1, 5))
    helped = task("NV-3", coordinating=("STTTT",))
    found = propose_handover(workspace(led, done, helped), "STTTT", TODAY)
    assert (found.on, found.to, found.others) == (date(2025, 3, 1), ("SKHCN",), ("SVHTTDL",))
    assert (found.tasks, found.coordinated) == (("NV-1",), ("NV-3",))


def test_a_district_is_split_among_all_its_communes(task, workspace):
    one = task("NV-1", leads=("SNV", "SD"))
    proposal = propose_handover(workspace(one), "SD", TODAY)
    after = handed_over(one, proposal, "Nghị quyết 202/2025/QH15")
    assert after.leads == ("SNV", "SD")
    assert after.leads_on(date(2025, 6, 30)) == ("SNV", "SD")
    assert after.leads_on(date(2025, 7, 1)) == ("SNV", "X1", "X2")
    assert [h.basis for h in after.handovers] == ["Nghị quyết 202/2025/QH15"] * 2
    assert handed_over(after, proposal, "") == after


def test_a_merger_leaves_one_lead_where_the_successor_led_already(task, workspace):
    one = task("NV-1", leads=("SKHCN", "STTTT"))
    after = handed_over(one, propose_handover(workspace(one), "STTTT", TODAY), "")
    assert after.leads_on(TODAY) == ("SKHCN",)


def test_handovers_follow_each_other(task):
    one = task(
        leads=("A",),
        handovers=(
            Handover(on=date(2025, 7, 1), from_agency="B", to_agency="C"),
            Handover(on=date(2025, 3, 1), from_agency="A", to_agency="B"),
        ),
    )
    assert [one.leads_on(date(2025, m, 15)) for m in (2, 4, 8)] == [("A",), ("B",), ("C",)]


def test_somebody_else_can_take_over_single_tasks(task, workspace):
    first, second = task("NV-1", leads=("SLDTBXH",)), task("NV-2", leads=("SLDTBXH",))
    found = propose_handover(workspace(first, second), "SLDTBXH", TODAY, to=("SYT",), tasks=("NV-2",))
    assert (found.to, found.tasks, found.others) == (("SYT",), ("NV-2",), ("SNV",))


def test_agencies_that_ended_with_open_tasks_are_found_until_handed_over(task, workspace):
    one = task("NV-1", leads=("STTTT",))
    assert ended_with_open_tasks(workspace(one), TODAY) == ["STTTT"]
    after = handed_over(one, propose_handover(workspace(one), "STTTT", TODAY), "")
    assert ended_with_open_tasks(workspace(after), TODAY) == []


@pytest.mark.parametrize(
    ("agency", "more"),
    [
        ("STP", {}),
        ("XA", {}),
        ("STTTT", {"on": date(2025, 2, 28)}),
        ("STTTT", {"to": ("SLDTBXH",)}),
        ("STTTT", {"to": ("KHONG-CO",)}),
        ("STTTT", {"tasks": ("NV-9",)}),
    ],
    ids=["not ended", "a group", "still there", "heir is gone", "heir unknown", "not its task"],
)
def test_what_cannot_be_handed_over_is_refused(task, workspace, agency, more):
    with pytest.raises(WrongUseError) as refused:
        propose_handover(workspace(task("NV-1", leads=("STTTT",))), agency, TODAY, **more)
    assert refused.value.remedy
