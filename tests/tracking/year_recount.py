"""An independent recount of a workspace: plain YAML and plain rules, none of the program's own services."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

WARNING = 7
HOLIDAYS = {date(2026, 4, 30), date(2026, 5, 1)}
"""Days off of the weeks in which the year counts working days."""


def records(folder: Path, kind: str, plural: str = "") -> dict[str, dict[str, Any]]:
    """Return the records below a folder of the workspace as YAML gives them."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / kind).rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - plain text only
        for record in data.get(plural, [data]) if plural else [data]:
            found[record["id"]] = record
    return found


def day_of(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def events(task: dict[str, Any], name: str, today: date) -> list[dict[str, Any]]:
    """Return what had happened until today, in the order of the days."""
    entries = [entry for entry in task.get(name, []) if day_of(entry["on"]) <= today]
    return sorted(entries, key=lambda entry: str(entry["on"]))


def original(deadline: dict[str, Any]) -> date | None:
    if due := day_of(deadline.get("due")):
        return due
    if deadline["kind"] != "conditional" or "event_on" not in deadline:
        return None
    day, left = day_of(deadline["event_on"]), int(deadline["days_after_event"])
    assert day is not None
    if str(deadline.get("working_days")).lower() != "true":
        return day + timedelta(days=left)
    while left:
        day += timedelta(days=1)
        left -= day.isoweekday() < 6 and day not in HOLIDAYS
    return day


def months_open(task: dict[str, Any], today: date) -> list[date]:
    """Return the days of a monthly deadline in the plan's year that no report answers."""
    answered = set()
    for report in events(task, "progress", today):
        day = day_of(report.get("period")) or day_of(report["on"])
        answered.add((day.year, day.month))
    every = [date(2026, month, int(task["deadline"]["day"])) for month in range(1, 13)]
    return [day for day in every if (day.year, day.month) not in answered]


def due(task: dict[str, Any], today: date) -> date | None:
    if task["deadline"]["kind"] == "recurring":
        return next(iter(months_open(task, today)), None)
    extensions = events(task, "extensions", today)
    return day_of(extensions[-1]["due"]) if extensions else original(task["deadline"])


def standing(task: dict[str, Any], today: date) -> str:
    state, last = task.get("state", "not_started"), due(task, today)
    recurring = task["deadline"]["kind"] == "recurring"
    on = day_of(task.get("completed_on"))
    if state == "completed" and on and on <= today:
        last = due(task, on) if recurring else last
        return "done_late" if last and on > last else "done_on_time"
    begun = state != "not_started"
    if state == "suspended":
        return "in_progress"
    if last is None:
        return "in_progress" if recurring else "no_deadline"
    if last < today:
        return "overdue"
    if (last - today).days <= WARNING:
        return "due_soon"
    return "in_progress" if begun else "not_started"


def leads(task: dict[str, Any], today: date) -> list[str]:
    now = list(task["leads"])
    for handover in events(task, "handovers", today):
        now = [handover["to_agency"] if one == handover["from_agency"] else one for one in now]
    return list(dict.fromkeys(now))


def totals(folder: Path, today: date, year: int) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return how many tasks of a plan stand where, in all and by lead; gone agencies by their heir."""
    plans = {i for i, plan in records(folder, "annual-plans").items() if int(plan["year"]) == year}
    everything: Counter[str] = Counter()
    by_lead: dict[str, Counter[str]] = {}
    heir_of = {
        i: agency["successors"][0]["agency"]
        for i, agency in records(folder, "agencies", "agencies").items()
        if "valid_to" in agency and day_of(agency["valid_to"]) < today
    }
    for task in records(folder, "tasks").values():
        if task["plan"] not in plans:
            continue
        stands = standing(task, today)
        everything[stands] += 1
        for lead in dict.fromkeys(heir_of.get(one, one) for one in leads(task, today)):
            by_lead.setdefault(lead, Counter())[stands] += 1
    return everything, by_lead


def parts_done(task: dict[str, Any], members: list[str], today: date) -> tuple[int, list[str]]:
    """Return how many members of a group task are done, and who is late."""
    done = {
        r["agency"] for r in events(task, "member_reports", today) if str(r.get("done")).lower() == "true"
    }
    last = due(task, today)
    late = [one for one in members if one not in done and last and last < today]
    return len(done & set(members)), late
