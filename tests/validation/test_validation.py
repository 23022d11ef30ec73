"""Every kind of problem is found, on its line, with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.model.issue import Issue
from planner.store import Store
from planner.validation import Report, validate

TASK = "tasks/2026/NV-2026-001.yaml"


def check(folder: Path) -> Report:
    return validate(Store.open(folder))


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def only(report: Report) -> Issue:
    assert not report.ok
    (issue,) = report.issues
    assert issue.message
    assert issue.remedy
    return issue


def test_a_sound_workspace_has_no_problems_and_is_counted(folder: Path) -> None:
    report = check(folder)
    assert report.issues == ()
    assert report.ok
    wanted = {"areas": 1, "solution_groups": 1, "solutions": 1, "tasks": 1, "agencies": 4, "documents": 0}
    assert report.counts == wanted


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "key"),
    [
        (TASK, "leads: [STP]", "leads: [STP", "syntax", 7, ""),
        (TASK, "solution:", "solutoin:", "unknown_key", 5, "solutoin"),
        (TASK, "due: 2026-12-31", "due: 31/12/2026", "type", 10, "deadline.due"),
        (TASK, "kind: quarter", "kind: quarterly", "type", 9, "deadline.kind"),
        (TASK, "leads: [STP]", "leads: STP", "type", 6, "leads"),
        (TASK, "leads: [STP]", "leads: [SPT]", "dangling_reference", 6, "leads[1]"),
        (TASK, "leads: [STP]", "leads: []", "missing_lead", 6, "leads"),
        (TASK, "leads: [STP]", "leads: [STP, STTTT]", "lead_not_existing", 6, "leads[2]"),
        (TASK, "plan: KH-2026\n", "plan: KH-2062\n", "dangling_reference", 3, "plan"),
        (TASK, "plan: KH-2026\n", "plan:\n", "missing", 2, "plan"),
        (TASK, "id: NV-2026-001", "id: STP", "duplicate_id", 1, "id"),
        (TASK, "Rà soát văn bản", "Ra\u0300 soát văn bản", "not_nfc", 4, "text"),
        (TASK, "Rà soát văn bản", "Rà sоát văn bản", "look_alike", 4, "text"),
        (TASK, "Rà soát văn bản", "Rà\u200bsoát văn bản", "invisible", 4, "text"),
        (TASK, "leads: [STP]", "leads: [STP]\nstate: completed", "completion_day_missing", 7, "state"),
        (TASK, "leads: [STP]", "leads: [STP]\ncompleted_on: 2026-05-01", "not_completed", 7, "completed_on"),
        ("workspace.yaml", "areas: 1", "areas: 6", "count", 8, "counts.areas"),
        (
            "workspace.yaml",
            "follow_up_agency: VPUBND",
            "follow_up_agency: VP",
            "dangling_reference",
            11,
            "follow_up_agency",
        ),
        ("agencies/dept.yaml", "agency: SKHCN", "agency: SKHCNN", "dangling_reference", 13, "agencies"),
        ("agencies/dept.yaml", "name: Sở Tư pháp", "nmae: Sở Tư pháp", "unknown_key", 3, "agencies[1].nmae"),
        (
            "solutions/GP01.yaml",
            "  - agencies: [STP]",
            "  - agencies: [XXX]",
            "dangling_reference",
            7,
            "leads[1].agencies[1]",
        ),
        ("solutions/GP01.yaml", "number: 1", "number: một", "type", 2, "number"),
    ],
)
def test_each_problem_is_found_on_its_line(
    folder: Path, file: str, old: str, new: str, code: str, line: int, key: str
) -> None:
    rewrite(folder, file, old, new)
    found = [i for i in check(folder).issues if i.code == code]
    assert found, check(folder).issues
    assert (found[0].file, found[0].line) == (file, line)
    assert key in found[0].key or found[0].key.startswith("successors")
    assert found[0].remedy


def test_an_unknown_key_names_the_nearest_known_one(folder: Path) -> None:
    rewrite(folder, TASK, "solution:", "solutoin:")
    assert "“solution”" in only(check(folder)).remedy


def test_several_problems_of_one_file_are_all_told(folder: Path) -> None:
    rewrite(folder, TASK, "due: 2026-12-31", "due: hôm qua\n  dya: 3\nstate: dangling")
    assert {i.key for i in check(folder).issues} == {"deadline.due", "deadline.dya", "state"}


def test_a_duplicate_in_another_case_is_a_duplicate_too(folder: Path) -> None:
    (folder / "areas/lv1.yaml").write_text("id: lv1\nnumber: 9\nname: x\n", encoding="utf-8")
    assert "duplicate_id" in {i.code for i in check(folder).issues}


def test_a_duplicate_inside_one_list_file_is_found(folder: Path) -> None:
    rewrite(folder, "agencies/dept.yaml", "id: SKHCN", "id: STP")
    assert "duplicate_id" in {i.code for i in check(folder).issues}


def test_the_counts_are_data_of_the_programme(folder: Path) -> None:
    rewrite(folder, "workspace.yaml", "counts:\n  areas: 1\n  solution_groups: 1\n  solutions: 1\n", "")
    assert check(folder).ok


def test_a_lead_that_ends_before_the_deadline_needs_a_handover(folder: Path) -> None:
    rewrite(folder, "annual-plans/KH-2026.yaml", "issued_on: 2025-12-10", "issued_on: 2024-12-10")
    rewrite(folder, TASK, "leads: [STP]", "leads: [STTTT]")
    issue = only(check(folder))
    assert (issue.code, issue.line) == ("lead_not_existing", 6)
    assert "SKHCN" in issue.remedy
    path = folder / TASK
    handover = "handovers:\n  - on: 2025-03-01\n    from_agency: STTTT\n    to_agency: SKHCN\n"
    path.write_text(path.read_text(encoding="utf-8") + handover, encoding="utf-8")
    assert check(folder).ok


def test_a_task_completed_before_its_lead_was_dissolved_needs_no_handover(folder: Path) -> None:
    rewrite(folder, "annual-plans/KH-2026.yaml", "issued_on: 2025-12-10", "issued_on: 2024-12-10")
    rewrite(folder, TASK, "leads: [STP]", "leads: [STTTT]\nstate: completed\ncompleted_on: 2025-02-20")
    assert check(folder).ok


def test_a_broken_programme_file_is_a_problem_like_any_other(folder: Path) -> None:
    (folder / "workspace.yaml").write_text("id: [", encoding="utf-8")
    assert "workspace.yaml" in {i.file for i in check(folder).issues}


def test_a_changed_journal_is_a_problem_too(folder: Path) -> None:
    store = Store.open(folder)
    store.create_next("NV-2026-", lambda i: replace(store.load().tasks["NV-2026-001"], id=i))
    path = store.journal.path
    path.write_text("{}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert {i.code for i in check(folder).issues} == {"journal_chain"}
