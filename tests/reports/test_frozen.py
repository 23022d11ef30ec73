"""A frozen report never changes, whatever happens to the tasks, and tells what has changed since."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from planner.documents import DraftRequest
from planner.model.documents import DocumentState
from planner.model.tasks import TaskState
from planner.reports import snapshots
from planner.reports.errors import (
    AlreadyFrozenError,
    PeriodOpenError,
    SnapshotDamagedError,
    SnapshotTooLargeError,
)
from planner.reports.reminders import remind
from planner.reports.service import freeze, period_report, report_data, report_document
from planner.reports.workbook import report_workbook
from planner.store import Store
from planner.validation.service import problems_of

DAY = date(2026, 3, 18)
LATER = date(2026, 9, 30)


def complete(store: Store, task: str) -> None:
    store.edit(
        task,
        lambda old: msgspec.structs.replace(
            old, state=TaskState.completed, completed_on=date(2026, 3, 1), text="Lời văn mới"
        ),
    )


def files(store: Store, day: date) -> tuple[bytes, bytes]:
    ws = store.load()
    report = period_report(ws, "2026-Q1", day)
    return report_document(ws, report, charts=False).docx, report_workbook(ws, report, chart=False)


def test_a_frozen_report_keeps_its_figures_and_files_when_tasks_change(store: Store):
    before = report_data(period_report(store.load(), "2026-Q1", DAY))
    live_files = files(store, DAY)
    freeze(store, "2026-Q1", DAY)
    complete(store, "NV-2026-006")
    after = report_data(period_report(store.load(), "2026-Q1", LATER))
    for key in ("totals", "ids", "areas", "agencies", "happened", "as_of"):
        assert after[key] == before[key]
    assert files(store, LATER)[0] == live_files[0]
    frozen = period_report(store.load(), "2026-Q1", LATER)
    assert frozen.frozen_on == DAY
    assert {(c.task, c.field) for c in frozen.since_frozen} == {
        ("NV-2026-006", "text"),
        ("NV-2026-006", "standing"),
        ("NV-2026-006", "told"),
    }
    live = period_report(store.load(), "2026-Q1", LATER, live=True)
    assert live.frozen_on is None
    assert report_data(live)["totals"]["done_on_time"] != before["totals"]["done_on_time"] or (
        report_data(live)["totals"]["done_late"] == before["totals"]["done_late"] + 1
    )


def test_a_task_added_or_deleted_later_is_told_as_a_difference(store: Store):
    freeze(store, "2026-Q1", DAY)
    store.delete("NV-2026-005")
    frozen = period_report(store.load(), "2026-Q1", LATER)
    assert [(c.task, c.field, c.now) for c in frozen.since_frozen] == [("NV-2026-005", "task", "")]
    assert len(frozen.figures.tasks) == 8
    assert problems_of(store.load()) == []


def test_the_next_period_is_compared_with_the_frozen_figures(store: Store):
    freeze(store, "2026-Q1", DAY)
    overdue = sum(t.standing == "overdue" for t in period_report(store.load(), "2026-Q1", DAY).figures.tasks)
    complete(store, "NV-2026-006")
    report = period_report(store.load(), "2026-H1", LATER)
    change = next(c for c in report.changes if c.part == "overdue" and c.line == "")
    assert change.before == overdue


def test_figures_are_frozen_once_and_not_before_the_window_has_ended(store: Store):
    with pytest.raises(PeriodOpenError) as early:
        freeze(store, "2026-Q1", date(2026, 3, 13))
    assert "14/03/2026" in early.value.message
    freeze(store, "2026-Q1", date(2026, 3, 14))
    with pytest.raises(AlreadyFrozenError) as again:
        freeze(store, "2026-Q1", DAY)
    assert "14/03/2026" in again.value.message


@pytest.mark.parametrize(("old", "new"), [("overdue", "done_on_time"), ("NV-2026-006", "NV-2026-001")])
def test_a_frozen_report_that_was_edited_by_hand_is_refused_and_found(store: Store, office: Path, old, new):
    freeze(store, "2026-Q1", DAY)
    path = office / "report-snapshots/SL-2026-Q1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SnapshotDamagedError):
        period_report(store.load(), "2026-Q1", DAY)
    assert [f.code for f in problems_of(store.load())] == ["snapshot_changed"]
    assert period_report(store.load(), "2026-Q1", DAY, live=True).figures.tasks


def test_the_issue_of_the_drafted_report_freezes_exactly_its_figures(cchc, store: Store, tmp_path: Path):
    target = tmp_path / "bc.docx"
    answer = cchc("report", "2026-Q1", "-o", str(target), "--json").json
    assert answer["layout"]["ok"] is True
    assert answer["frozen"] is False
    complete(store, "NV-2026-006")
    assert cchc("report", "2026-Q1", "--json").json["totals"] != answer["totals"]
    cchc("report", "2026-Q1", "-o", str(target), "--force")
    drafted = cchc("report", "2026-Q1", "--json").json["totals"]

    def issued(old):
        return msgspec.structs.replace(
            old, state=DocumentState.issued, number="12", issue_date=date(2026, 3, 19)
        )

    store.edit(answer["id"], issued)
    complete(store, "NV-2026-008")
    frozen = cchc("report", "2026-Q1", "--json", today="2026-10-01").json
    assert frozen["frozen_on"] == "2026-03-19"
    assert frozen["totals"] == drafted
    assert frozen["since_frozen"]
    again = tmp_path / "again.docx"
    written = cchc("report", "2026-Q1", "-o", str(again), "--json", today="2026-10-01").json
    assert written["id"] == answer["id"]
    assert again.read_bytes() == target.read_bytes()


def test_freezing_by_command_shows_and_refuses(cchc, tmp_path: Path):
    assert cchc("report", "2026-Q1", "--freeze", "--json").json["frozen_on"] == "2026-03-18"
    refused = cchc("report", "2026-Q1", "--freeze")
    assert refused.code == 2
    assert "18/03/2026" in refused.err
    assert "Đã chốt" in cchc("report", "2026-Q1").out
    listed = cchc("report", "--json").json["periods"]
    assert {each["period"]: each["frozen_on"] for each in listed}["2026-Q1"] == "2026-03-18"
    assert cchc("validate").code == 0


def test_the_four_reports_of_a_year_stay_as_they_went_out(store: Store):
    days = {"2026-Q1": "2026-03-16", "2026-H1": "2026-06-16", "2026-Q3": "2026-09-16", "2026": "2026-12-16"}
    went_out = {}
    for number, (period, day) in enumerate(days.items(), 4):
        today = date.fromisoformat(day)
        remind(store, DraftRequest(kind="reminder"), today, again=True)
        freeze(store, period, today)
        went_out[period] = report_data(period_report(store.load(), period, today))
        complete(store, f"NV-2026-{number + 1:03d}")
    changed = [went_out[period]["totals"] for period in days]
    assert all(first != second for first, second in pairwise(changed))
    for period, before in went_out.items():
        now = report_data(period_report(store.load(), period, date(2027, 1, 5)))
        assert {key: now[key] for key in now if key not in ("since_frozen", "changes")} == {
            key: before[key] for key in before if key not in ("since_frozen", "changes")
        }
    assert problems_of(store.load()) == []


def test_a_report_too_large_to_be_read_back_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(snapshots, "LARGEST", 2000)
    with pytest.raises(SnapshotTooLargeError) as error:
        freeze(store, "2026-Q1", DAY)
    assert "8" in error.value.message
    assert not store.load().report_snapshots
