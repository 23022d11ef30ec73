"""Deadlines, extensions, handovers, warning levels and reworded solutions are checked on their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.issue import Severity
from planner.store import Store
from planner.validation import validate

TASK = "tasks/2026/NV-2026-001.yaml"
DEADLINE = "  text: Quý IV năm 2026\n  kind: quarter\n  due: 2026-12-31\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "key"),
    [
        (TASK, "  due: 2026-12-31\n", "", "deadline_without_day", 9, "deadline.kind"),
        (TASK, DEADLINE, "  text: x\n  kind: recurring\n", "deadline_without_period", 9, "deadline.kind"),
        (
            TASK,
            DEADLINE,
            "  text: x\n  kind: recurring\n  every: month\n  day: 32\n",
            "deadline_day",
            11,
            "deadline.day",
        ),
        (
            TASK,
            DEADLINE,
            "  text: x\n  kind: recurring\n  every: week\n  day: 8\n",
            "deadline_day",
            11,
            "deadline.day",
        ),
        (
            TASK,
            DEADLINE,
            "  text: x\n  kind: recurring\n  every: quarter\n  month: 4\n",
            "deadline_month",
            11,
            "deadline.month",
        ),
        (
            TASK,
            "  kind: quarter\n",
            "  kind: interval\n  start: 2027-01-01\n",
            "deadline_backwards",
            10,
            "deadline.start",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + "extensions:\n  - {on: 2026-11-01, due: 2026-12-01, approved_by: 1/UBND}\n",
            "extension_not_later",
            12,
            "extensions[1].due",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + 'extensions:\n  - {on: 2026-11-01, due: 2027-12-01, approved_by: " "}\n',
            "extension_without_document",
            12,
            "extensions[1].approved_by",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + "handovers:\n  - {on: 2026-11-01, from_agency: SKHCN, to_agency: STP}\n",
            "handover_from_nobody",
            12,
            "handovers[1].from_agency",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + "member_reports:\n  - {agency: XA9, on: 2026-11-01}\n",
            "dangling_reference",
            12,
            "member_reports[1].agency",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + "carried_from: NV-2025-999\n",
            "dangling_reference",
            11,
            "carried_from",
        ),
        (
            TASK,
            DEADLINE,
            DEADLINE + "reminders:\n  - {on: 2027-01-09, period: 2026-Q4, document: 1/UBND, agency: XX}\n",
            "dangling_reference",
            12,
            "reminders[1].agency",
        ),
        (
            "workspace.yaml",
            "follow_up_agency",
            "warning_days: [7, 0]\nfollow_up_agency",
            "warning_days",
            11,
            "warning_days",
        ),
        (
            "workspace.yaml",
            "follow_up_agency",
            "warning_days: [7, 7]\nfollow_up_agency",
            "warning_days",
            11,
            "warning_days",
        ),
    ],
)
def test_each_problem_is_found_on_its_line(
    folder: Path, file: str, old: str, new: str, code: str, line: int, key: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")
    report = validate(Store.open(folder))
    assert not report.ok
    assert [(i.code, i.line, i.key) for i in report.issues] == [(code, line, key)]
    assert report.issues[0].remedy


def test_a_reworded_solution_is_a_warning_on_its_tasks(folder: Path) -> None:
    path = folder / TASK
    path.write_text(
        path.read_text(encoding="utf-8") + "solution_text: Rà soát văn bản cũ\n", encoding="utf-8", newline=""
    )
    report = validate(Store.open(folder))
    assert report.ok
    (issue,) = report.issues
    assert (issue.code, issue.severity, issue.key) == ("needs_review", Severity.warning, "solution_text")
    assert "cchc task review NV-2026-001" in issue.remedy
