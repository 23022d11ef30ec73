"""Changes of many records at once, each as one batch that a single undo takes back.

They read the workspace again under the lock and skip what is done already: an interrupted one can be run
again, and two people who start the same one at the same time write nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from planner.model.deadline import Deadline
from planner.model.filters import SavedFilter, TaskCriteria
from planner.model.tasks import Task
from planner.tracking.handing_over import HandoverProposal, handed_over
from planner.tracking.new_year import YearAction, YearLine, preview_new_year
from planner.tracking.review import needs_review, reviewed

if TYPE_CHECKING:
    from planner.store import Store


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch wrote: IDs of new and of changed records."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def hand_over(store: Store, proposal: HandoverProposal, basis: str) -> Written:
    """Record the handovers of a proposal on all its tasks."""
    changed: list[str] = []
    with store.together():
        for task_id in proposal.tasks:
            before = store.load().tasks[task_id]
            after: Task = store.edit(task_id, lambda t: handed_over(t, proposal, basis), "task handover")
            if after != before:
                changed.append(task_id)
    return Written(changed=tuple(changed))


def confirm_reviews(store: Store, task_ids: Collection[str]) -> Written:
    """Record that tasks were reviewed against the wording in force; others of `task_ids` stay as they are."""
    changed: list[str] = []
    with store.together():
        workspace = store.load()
        for task_id in task_ids:
            if needs_review(workspace.tasks[task_id], workspace):
                store.edit(task_id, lambda t: reviewed(t, workspace), "task review")
                changed.append(task_id)
    return Written(changed=tuple(changed))


def begin_year(
    store: Store,
    year: int,
    today: date,
    *,
    repeat: bool = False,
    skip: Collection[str] = (),
    deadlines: Mapping[str, Deadline] | None = None,
) -> Written:
    """Write the plan of `year` and the tasks that it takes over; `deadlines` are by ID of last year's task.

    Raises WrongUseError without a plan for the year before.
    """
    created: list[str] = []
    with store.together():
        found = preview_new_year(store.load(), year, today)
        if not found.plan_exists:
            store.create(found.plan, "new-year")
            created.append(found.plan.id)
        wanted = {YearAction.carry, YearAction.repeat} if repeat else {YearAction.carry}
        for line in found.lines:
            if line.new is None or line.action not in wanted or line.task in skip:
                continue
            created.append(_write_line(store, line, found.plan.id, year, (deadlines or {}).get(line.task)))
    return Written(created=tuple(created))


def keep_filter(store: Store, name: str, owner: str, criteria: TaskCriteria) -> SavedFilter:
    """Keep criteria under a name; the same name of the same owner again replaces them."""
    for one in store.load().saved_filters.values():
        if (one.name, one.owner) == (name, owner):
            changed: SavedFilter = store.edit(
                one.id, lambda f: msgspec.structs.replace(f, criteria=criteria), "filter"
            )
            return changed
    return store.create_next(
        "LOC-", lambda i: SavedFilter(id=i, name=name, owner=owner, criteria=criteria), "filter"
    )


def _write_line(store: Store, line: YearLine, plan: str, year: int, deadline: Deadline | None) -> str:
    new = line.new
    assert new is not None  # noqa: S101 - told apart by the caller
    changed = msgspec.structs.replace(new, plan=plan, deadline=deadline or new.deadline)
    made = store.create_next(
        f"NV-{year}-", lambda record_id: msgspec.structs.replace(changed, id=record_id), "new-year"
    )
    return made.id
