"""Everything tied to a record, up and down, with nothing dangling."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest

from planner.errors import UnknownRecordError
from planner.model.agencies import Office, Signer
from planner.model.calendar import CalendarYear
from planner.model.documents import Document
from planner.model.programme import Indicator
from planner.model.tasks import Assignment, Handover, Progress
from planner.tracking import Relation, label_of, relation_name, trace

DIRECTIVE = Document(
    id="VB-2026-002",
    kind="CT",
    number="07",
    symbol="CT-UBND",
    subject="Đẩy mạnh cải cách hành chính",
    assigns=("NV-2026-001",),
    area="LV1",
    signer="NGUYEN-A",
)
REPORT = Document(id="VB-2026-003", kind="BC", subject="Kết quả quý I", reports_on=("NV-2026-001",))
SIGNER = Signer(id="NGUYEN-A", name="Nguyễn A", title="Chủ tịch", office=Office.chairman)


@pytest.fixture
def ws(task, workspace):
    return workspace(
        task(
            leads=("STTTT",),
            coordinating=("STP", "XA"),
            assigned_by=Assignment(document="VB-2026-002", clause="điểm a khoản 1"),
            handovers=(Handover(on=date(2025, 3, 1), from_agency="STTTT", to_agency="SKHCN"),),
            progress=(Progress(on=date(2026, 4, 1), text="Xong đợt một", evidence="12/BC-SKHCN"),),
        ),
        DIRECTIVE,
        REPORT,
        SIGNER,
        Document(
            id="VB-2026-004",
            kind="BC",
            number="12",
            symbol="BC-SKHCN",
            subject="Báo cáo",
            replaces="VB-2026-003",
        ),
        Indicator(id="PAR", name="Chỉ số cải cách hành chính"),
        CalendarYear(id="LICH-2027", year=2027),
    )


def ties(links) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for link in links:
        found.setdefault(link.relation.value, set()).add(link.id)
    return found


def test_a_task_leads_up_to_everything_it_comes_from(ws):
    found = trace(ws, "NV-2026-001")
    assert (found.record, found.label) == ("task", "Nhiệm vụ NV-2026-001")
    assert ties(found.up) == {
        "solution": {"GP01"},
        "area": {"LV1"},
        "solution_group": {"G1"},
        "programme": {"chuong-trinh"},
        "legal_basis": {"NQ76", "CT23"},
        "plan": {"KH-2026"},
        "issued_as": {"VB-2025-001"},
        "assigned_by": {"VB-2026-002"},
        "lead": {"SKHCN"},
        "former_lead": {"STTTT"},
        "coordinating": {"STP", "XA"},
    }


def test_a_task_leads_down_to_the_reports_on_it(ws):
    assert ties(trace(ws, "NV-2026-001").down) == {"reported_in": {"VB-2026-003", "VB-2026-004"}}


def test_a_link_tells_its_kind_words_clause_and_the_record_in_between(ws):
    links = {link.id: link for link in trace(ws, "NV-2026-001").up}
    assert links["VB-2026-002"].label == "07/CT-UBND - Đẩy mạnh cải cách hành chính"
    assert links["VB-2026-002"].detail == "điểm a khoản 1"
    assert (links["LV1"].record, links["LV1"].via) == ("area", "GP01")
    assert links["GP01"].via == ""


def test_an_area_leads_down_through_solutions_and_tasks_to_reports(ws):
    found = ties(trace(ws, "LV1").down)
    assert found["solution"] == {"GP01"}
    assert found["task"] == {"NV-2026-001"}
    assert found["reported_in"] == {"VB-2026-003", "VB-2026-004"}
    assert found["document"] == {"VB-2026-002"}


def test_the_programme_holds_all(ws):
    found = ties(trace(ws, "chuong-trinh").down)
    assert found["area"] == {"LV1", "LV2"}
    assert found["solution"] == {"GP01", "GP02", "GP03"}
    assert found["plan"] == {"KH-2025", "KH-2026"}
    assert found["indicator"] == {"PAR"}


def test_an_agency_leads_to_its_work_and_the_reports_on_it_but_not_to_the_work_of_others(ws):
    found = trace(ws, "STP")
    assert ties(found.down) == {
        "led": {"LV1", "GP01"},
        "coordinated": {"NV-2026-001"},
        "reported_in": {"VB-2026-003", "VB-2026-004"},
    }
    assert ties(found.up) == {"member_of": {"SO"}}


def test_predecessors_stand_above_and_successors_below(ws):
    old, new = trace(ws, "STTTT"), trace(ws, "SKHCN")
    assert ties(old.down)["successor"] == {"SKHCN", "SVHTTDL"}
    assert ties(old.down)["formerly_led"] == {"NV-2026-001"}
    assert ties(new.up) == {"predecessor": {"STTTT"}}
    assert ties(new.down)["led"] == {"NV-2026-001"}
    scope = next(link for link in old.down if link.id == "SVHTTDL")
    assert scope.detail == "Báo chí, xuất bản"


def test_units_and_members_stand_below(ws):
    assert ties(trace(ws, "VPUBND").down)["unit"] == {"TTPVHCC"}
    assert ties(trace(ws, "XA").down)["member"] == {"X1", "X2"}
    assert ties(trace(ws, "HUYEN").down)["member"] == {"SD"}


def test_a_report_leads_back_to_the_solution_and_the_directive(ws):
    found = ties(trace(ws, "VB-2026-003").up)
    assert found["reported_task"] == {"NV-2026-001"}
    assert found["assigned_by"] == {"VB-2026-002"}
    assert found["area"] == {"LV1"}
    assert ties(trace(ws, "VB-2026-003").down) == {"replaced_by": {"VB-2026-004"}}


def test_a_directive_leads_to_its_tasks_and_their_reports(ws):
    found = trace(ws, "VB-2026-002")
    assert ties(found.down) == {
        "assigned_task": {"NV-2026-001"},
        "reported_in": {"VB-2026-003", "VB-2026-004"},
    }
    assert ties(found.up)["signer"] == {"NGUYEN-A"}
    assert ties(trace(ws, "NGUYEN-A").down) == {"signed": {"VB-2026-002"}}


def test_an_unknown_id_is_marked_missing(ws):
    missing = next(link for link in trace(ws, "chuong-trinh").up if link.id == "CT23")
    assert (missing.missing, missing.record, missing.label) == (True, "", "CT23")
    assert all(link.missing == (ws.find(link.id) is None) for link in trace(ws, "STTTT").down)


def test_a_directive_from_outside_is_named_by_its_number(task, workspace):
    ws = workspace(task(assigned_by=Assignment(number_symbol="23/CT-TTg", clause="mục 2")))
    link = trace(ws, "NV-2026-001").up[0]
    assert (link.id, link.label, link.detail, link.missing) == ("", "23/CT-TTg", "mục 2", False)
    assert link.relation is Relation.assigned_by


def test_a_number_that_the_workspace_knows_becomes_a_link(task, workspace):
    ws = workspace(task(assigned_by=Assignment(number_symbol="07/CT-UBND")), DIRECTIVE)
    assigned = [link for link in trace(ws, "NV-2026-001").up if link.relation is Relation.assigned_by]
    assert [link.id for link in assigned] == ["VB-2026-002"]


def test_nothing_is_linked_twice_and_nothing_to_itself(ws):
    for record in ws.records():
        found = trace(ws, record.id)
        for links in (found.up, found.down):
            pairs = [(link.id, link.relation) for link in links]
            assert len(pairs) == len(set(pairs))
            assert record.id not in {link.id for link in links}


def test_direct_ties_are_seen_from_both_ends(ws):
    for record in ws.records():
        for link in trace(ws, record.id).down:
            if not link.via and not link.missing:
                assert record.id in {back.id for back in trace(ws, link.id).up}


def test_records_that_point_at_each_other_end_the_walk(workspace):
    one = Document(id="VB-1", kind="KH", subject="Một", replaces="VB-2")
    two = msgspec.structs.replace(one, id="VB-2", replaces="VB-1")
    assert ties(trace(workspace(one, two), "VB-1").up) == {"replaced": {"VB-2"}}


def test_an_unknown_record_is_refused(ws):
    with pytest.raises(UnknownRecordError):
        trace(ws, "NV-2026-999")


@pytest.mark.parametrize(
    ("record_id", "label"),
    [
        ("chuong-trinh", "Đề án CCHC"),
        ("KH-2026", "Kế hoạch CCHC năm 2026"),
        ("GP01", "Giải pháp 1"),
        ("LV1", "Cải cách thể chế"),
        ("NQ76", "Nghị quyết 76/NQ-CP"),
        ("NGUYEN-A", "Nguyễn A, Chủ tịch"),
        ("VB-2026-003", "Kết quả quý I"),
        ("LICH-2027", "2027"),
    ],
)
def test_every_record_has_words_people_know_it_by(ws, record_id, label):
    assert label_of(ws.get(record_id)) == label


def test_every_relation_has_a_vietnamese_name():
    names = [relation_name(relation) for relation in Relation]
    assert all(name and not name.isascii() for name in names)


def test_the_trace_is_json(ws):
    found = json.loads(msgspec.json.encode(trace(ws, "NV-2026-001")))
    assert {"id", "record", "relation", "label"} <= set(found["up"][0])
