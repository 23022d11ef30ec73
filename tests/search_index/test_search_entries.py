"""What of each record is searched."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from made_up_records import surroundings, task, tasks, workspace

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import Assignment
from planner.model.workspace import Workspace
from search_index.entries import Entry, entries_of, fingerprint


@pytest.fixture
def entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in entries_of(workspace())}


def test_every_record_that_can_be_searched_has_an_entry(entries):
    assert {entry.record for entry in entries.values()} == {
        "area", "solution_group", "solution", "agency", "agency_group", "signer", "indicator",
        "legal_basis", "annual_plan", "task", "document",
    }  # fmt: skip
    assert "ct" not in entries


def test_a_task_carries_its_agencies_year_area_and_day(entries):
    entry = entries["NV-2026-004"]
    assert entry.agencies == ("STTTT", "HUYEN", "SKHCN")
    assert (entry.year, entry.area, entry.date, entry.state) == (2025, 1, date(2027, 1, 31), "in_progress")
    assert "Sở Thông tin và Truyền thông; STTTT; Sở TT&TT" in entry.lines
    assert "UBND các huyện, thành phố; UBND cấp huyện" in entry.lines
    assert {"12/UBND-VX", "mục 3", "Kho dữ liệu", "09/BC-STP", "15/QĐ-UBND"} <= set(entry.lines)


def test_a_task_assigned_by_a_document_of_the_workspace_shows_its_number(entries):
    assert {"09/CT-UBND", "Lưu ý kinh phí"} <= set(entries["NV-2026-005"].lines)


def test_a_task_without_plan_agency_or_document_still_has_an_entry():
    lost = task(
        9,
        "Việc",
        plan="?",
        leads=("?",),
        area="?",
        assigned_by=Assignment(document="?"),
        deadline=Deadline(text="Thường xuyên", kind=DeadlineKind.continuous),
    )
    (entry,) = entries_of(Workspace([lost]))
    assert (entry.year, entry.area, entry.date, entry.agencies) == (None, None, None, ("?",))


def test_a_document_carries_its_kind_number_and_the_agencies_it_assigns_work_to(entries):
    entry = entries["VB-1"]
    assert (entry.kind, entry.number_symbol, entry.year, entry.area) == ("CT", "09/CT-UBND", 2026, 1)
    assert entry.agencies == ("SNV", "STTTT")
    assert entries["VB-2"].number_symbol == "QĐ-UBND"
    assert entries["VB-2"].year == 2026


def test_a_legal_basis_is_found_by_number_and_year(entries):
    assert (entries["CT23"].number_symbol, entries["CT23"].year) == ("23/CT-TTg", 2021)


def test_texts_are_composed():
    (entry,) = entries_of(Workspace([task(1, "a\u0300")]))
    assert entry.subject == "à"


def test_the_fingerprint_follows_the_record_and_the_names_it_shows():
    records = [*surroundings(), *tasks()]
    before = {e.id: fingerprint(e) for e in entries_of(Workspace(records))}
    renamed = [msgspec.structs.replace(r, name="Sở Nội vụ mới") if r.id == "SNV" else r for r in records]
    after = {e.id: fingerprint(e) for e in entries_of(Workspace(renamed))}
    changed = {id_ for id_ in before if before[id_] != after[id_]}
    assert changed == {"SNV", "NV-2026-001", "NV-2026-005"}
