"""What changed between two reports, and between a frozen report and the records now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _
from planner.reports.lines import PARTS, Line, area_lines, part_name, total_line

if TYPE_CHECKING:
    from planner.model.reporting import FrozenTask, ReportFigures


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One number in two reports, and the IDs that came or went."""

    line: str
    """Key of the line, "" for the total."""
    name: str
    part: str
    before: int
    now: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class TaskChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one task that a frozen report tells differently from the records now."""

    task: str
    field: str
    frozen: str
    now: str


def changes_between(before: ReportFigures, now: ReportFigures) -> tuple[Change, ...]:
    """Return every number of the total and the areas that is not the same, in the order of the report."""
    lines = {line.key: line for line in area_lines(before)}
    found = _changed(total_line(before), total_line(now), "")
    for line in area_lines(now):
        found += _changed(lines.get(line.key), line, line.key or "-")
    return tuple(found)


def _changed(before: Line | None, now: Line, key: str) -> list[Change]:
    changes = []
    for part in ("tasks", *(each.value for each in PARTS)):
        old = set(_ids(before, part)) if before else set()
        new = set(_ids(now, part))
        if len(old) != len(new) or (part != "tasks" and old != new):
            changes.append(
                Change(
                    line=key,
                    name=now.name,
                    part=part,
                    before=len(old),
                    now=len(new),
                    added=tuple(sorted(new - old)),
                    removed=tuple(sorted(old - new)),
                )
            )
    return changes


def _ids(line: Line, part: str) -> tuple[str, ...]:
    return line.tasks if part == "tasks" else line.parts[part]


def differences_to_live(frozen: ReportFigures, live: ReportFigures) -> tuple[TaskChange, ...]:
    """Return what the records now say otherwise about the tasks of a frozen report."""
    before = {task.id: task for task in frozen.tasks}
    now = {task.id: task for task in live.tasks}
    changes = []
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key), now.get(key)
        if old is None or new is None:
            changes.append(
                TaskChange(
                    task=key, field="task", frozen=old.text if old else "", now=new.text if new else ""
                )
            )
        else:
            changes += _fields(old, new)
    return tuple(changes)


def _fields(old: FrozenTask, new: FrozenTask) -> list[TaskChange]:
    return [
        TaskChange(task=old.id, field=name, frozen=_words(name, old), now=_words(name, new))
        for name in ("text", "standing", "area", "leads", "deadline", "told", "latest")
        if getattr(old, name) != getattr(new, name)
    ]


def _words(name: str, task: FrozenTask) -> str:
    return part_name(task.standing) if name == "standing" else str(getattr(task, name))


def field_name(field: str) -> str:
    """Return the name of a field of a reported task."""
    return {
        "task": _("task"),
        "text": _("text"),
        "standing": _("group of the totals"),
        "area": _("area"),
        "leads": _("lead agency"),
        "deadline": _("deadline"),
        "told": _("where it stands"),
        "latest": _("last report"),
    }[field]
