"""Figures: recounted independently from the YAML files, equal to the dashboard, each with its list."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from report_office import task_text

PARTS = ("done_on_time", "done_late", "overdue", "due_soon", "in_progress", "not_started", "no_deadline")


def recount(office: Path, day: date) -> dict[str, dict[str, set[str]]]:
    """Count from the files alone, by the office's rules and without the program's code.

    Returns the IDs by part, for the total ("") and each area and agency.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for path in sorted((office / "tasks/2026").glob("*.yaml")):
        task = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        if "area" not in task:
            continue
        due = date.fromisoformat(task["deadline"]["due"])
        granted = [e for e in task.get("extensions", []) if date.fromisoformat(e["on"]) <= day]
        if granted:
            due = date.fromisoformat(max(granted, key=lambda e: e["on"])["due"])
        done = task.get("completed_on")
        reports = [p for p in task.get("progress", []) if date.fromisoformat(p["on"]) <= day]
        begun = task.get("state", "not_started") != "not_started" or bool(reports)
        if done and date.fromisoformat(done) <= day:
            part = "done_late" if date.fromisoformat(done) > due else "done_on_time"
        elif due < day:
            part = "overdue"
        elif (due - day).days <= 7:
            part = "due_soon"
        else:
            part = "in_progress" if begun else "not_started"
        leads = {"SKHCN" if lead == "STTTT" else lead for lead in task["leads"]}
        for line in ("", task["area"], *leads):
            found.setdefault(line, {}).setdefault(part, set()).add(task["id"])
    return found


def shown(answer: dict, line: str) -> dict[str, set[str]]:
    lines = {each["key"]: each for each in (*answer["areas"], *answer["agencies"])}
    ids = answer["ids"] if line == "" else lines[line]["ids"]
    return {part: set(ids[part]) for part in PARTS if ids[part]}


@pytest.fixture
def many(office: Path) -> Path:
    """Return the office with sixty random tasks instead of its own; the seed is fixed."""
    chance = random.Random(624)
    for path in (office / "tasks/2026").glob("*.yaml"):
        path.unlink()
    for number in range(1, 61):
        due = date(2026, 1, 1) + timedelta(days=chance.randrange(0, 330))
        more = chance.choice(["", "", "state: in_progress\n"])
        if chance.random() < 0.4:
            on = due + timedelta(days=chance.randrange(-40, 40))
            more = f"state: completed\ncompleted_on: {on}\n"
        if chance.random() < 0.3:
            on, later = due - timedelta(days=chance.randrange(1, 20)), due + timedelta(days=30)
            more += f"extensions:\n  - on: {on}\n    due: {later}\n    approved_by: 12/UBND-TH\n"
        if chance.random() < 0.4:
            more += f"progress:\n  - on: {due - timedelta(days=45)}\n    text: Đã làm một phần\n"
        leads = chance.choice(["STP", "VPUBND", "SKHCN", "STTTT", "STP, VPUBND", "UBND-XA"])
        text = task_text(number, chance.choice(["LV1", "LV2", "LV3"]), leads, str(due), more)
        (office / f"tasks/2026/NV-2026-{number:03d}.yaml").write_text(text, encoding="utf-8")
    return office


@pytest.mark.parametrize(
    ("period", "today", "day"),
    [
        ("2026-Q1", "2026-03-20", date(2026, 3, 14)),
        ("2026-H1", "2026-06-20", date(2026, 6, 14)),
        ("2026-Q3", "2026-08-01", date(2026, 8, 1)),
        ("2026", "2026-12-31", date(2026, 12, 14)),
    ],
)
def test_every_figure_is_what_an_independent_recount_of_the_files_gives(many: Path, cchc, period, today, day):
    answer = cchc("report", period, "--json", today=today).json
    expected = recount(many, day)
    assert answer["as_of"] == str(day)
    for line, parts in expected.items():
        assert shown(answer, line) == parts, line
    keys = {each["key"] for each in (*answer["areas"], *answer["agencies"]) if each["totals"]["tasks"]}
    assert keys == set(expected) - {""}
    assert len(expected[""]) >= 4


def test_the_figures_are_those_of_the_dashboard_on_that_day(many: Path, cchc):
    report = cchc("report", "2026-H1", "--json", today="2026-06-20").json
    by_area = cchc("status", "--year", "2026", "--group-by", "area", "--json", today="2026-06-14").json
    by_agency = cchc("status", "--year", "2026", "--group-by", "agency", "--json", today="2026-06-14").json
    assert report["totals"] == by_area["totals"]
    for lines, groups in ((report["areas"], by_area["groups"]), (report["agencies"], by_agency["groups"])):
        assert [(line["key"], line["totals"]) for line in lines] == [(g["key"], g["totals"]) for g in groups]


def test_a_task_assigned_after_the_window_is_no_part_of_its_figures(cchc, office: Path):
    before = cchc("report", "2026-Q1", "--json").json["totals"]
    for number, on in ((11, "2026-03-14"), (12, "2026-03-15")):
        path = office / f"tasks/2026/NV-2026-{number:03d}.yaml"
        text = task_text(number, "LV1", "STP", "2026-12-31", f"assigned_on: {on}\n")
        path.write_text(text, encoding="utf-8")
    answer = cchc("report", "2026-Q1", "--json").json
    assert answer["totals"]["tasks"] == before["tasks"] + 1
    assert "NV-2026-011" in answer["ids"]["tasks"]
    assert "NV-2026-012" not in answer["ids"]["tasks"]


def test_every_number_is_the_length_of_the_list_behind_it(cchc):
    answer = cchc("report", "2026-Q1", "--json").json
    lines = [{"totals": answer["totals"], "ids": answer["ids"]}, *answer["areas"], *answer["agencies"]]
    for line in lines:
        for part in ("tasks", *PARTS):
            assert line["totals"][part] == len(set(line["ids"][part])) == len(line["ids"][part])
        assert sum(line["totals"][part] for part in PARTS) == line["totals"]["tasks"]
    assert all(each["count"] == len(each["ids"]) for each in answer["happened"])


def test_a_task_of_a_merged_agency_counts_for_its_successor(cchc):
    answer = cchc("report", "2026-Q1", "--json").json
    agencies = {line["key"]: line["ids"]["tasks"] for line in answer["agencies"]}
    assert agencies["SKHCN"] == ["NV-2026-006", "NV-2026-007"]
    assert "STTTT" not in agencies


def test_what_came_about_lies_within_the_window_both_days_included(cchc, office: Path):
    for number, on in ((11, "2025-12-14"), (12, "2025-12-15"), (13, "2026-03-14"), (14, "2026-03-15")):
        more = f"state: completed\ncompleted_on: {on}\n"
        path = office / f"tasks/2026/NV-2026-{number:03d}.yaml"
        path.write_text(task_text(number, "LV1", "STP", "2026-12-31", more), encoding="utf-8")
    answer = cchc("report", "2026-Q1", "--json").json
    happened = {each["key"]: each["ids"] for each in answer["happened"]}
    assert happened["completed"] == ["NV-2026-002", "NV-2026-003", "NV-2026-012", "NV-2026-013"]
    assert happened["reported"] == ["NV-2026-004"]
    assert len(happened["assigned"]) == answer["totals"]["tasks"] - 1
    assert "NV-2026-007" not in happened["assigned"]


def test_own_documents_issued_in_the_window_are_counted_and_drafts_are_not(cchc, office: Path):
    own = "issuing_body: Ủy ban nhân dân tỉnh Tuyên Quang\n"
    texts = {
        "VB-1": f"issue_date: 2026-01-05\nstate: issued\n{own}",
        "VB-2": "issue_date: 2026-01-05\nstate: draft\n",
        "VB-3": "issue_date: 2026-01-05\nstate: received\nissuing_body: Bộ Nội vụ\n",
        "VB-4": "issue_date: 2026-04-05\nstate: issued\n",
    }
    (office / "documents").mkdir(exist_ok=True)
    for key, text in texts.items():
        (office / f"documents/{key}.yaml").write_text(
            f"id: {key}\nkind: CT\nsymbol: CT-UBND\nsubject: Đẩy mạnh\n{text}", encoding="utf-8"
        )
    answer = cchc("report", "2026-Q1", "--json").json
    assert {e["key"]: e["ids"] for e in answer["happened"]}["issued"] == ["VB-1"]


def test_an_open_window_counts_until_today_and_says_so(cchc):
    answer = cchc("report", "2026-Q1", "--json", today="2026-02-01").json
    assert answer["provisional"] is True
    assert answer["as_of"] == "2026-02-01"
    assert "tạm tính" in cchc("report", "2026-Q1", today="2026-02-01").out


def test_the_difference_to_the_period_before_names_the_tasks(cchc):
    answer = cchc("report", "2026-H1", "--json", today="2026-06-20").json
    assert answer["previous"] == "2026-Q1"
    total = {change["part"]: change for change in answer["changes"] if change["line"] == ""}
    assert total["overdue"]["now"] - total["overdue"]["before"] == len(total["overdue"]["added"]) - len(
        total["overdue"]["removed"]
    )
    assert "NV-2026-005" in total["overdue"]["added"]


def test_a_period_that_has_not_begun_and_a_year_without_tasks_are_wrong_use(cchc):
    for arguments in (("2027-Q1",), ("2019",), ("2026-Q9",)):
        answer = cchc("report", *arguments)
        assert answer.code == 2
        assert "→" in answer.err
        assert not answer.out


def test_bars_and_names_stand_in_the_text(cchc):
    out = cchc("report", "2026-Q1").out
    assert "Cải cách thủ tục hành chính" in out
    assert Counter(out)["!"] > 2
    assert "quá hạn: 3" in out
