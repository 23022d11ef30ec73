"""Many documents in one call, on one process or several."""

from __future__ import annotations

import os
import threading
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING

import msgspec

from planner.documents.errors import NothingOverdueError
from planner.documents.kinds.overdue import by_agency, overdue_tasks
from planner.documents.service import draft, prepared
from planner.documents.work_items import work_of
from planner.errors import CchcError
from planner.i18n import language, set_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from planner.documents.request import DraftedDocument, DraftRequest
    from planner.model.workspace import Workspace

REMINDER = "reminder"
MOST_PROCESSES = 4
"""More of them wait for the disk and the memory rather than for the processor."""
WORTH_FORKING, WORTH_SPAWNING = 40, 400
"""Documents from which on a second process pays: one that is forked, and one that has to load everything."""
_CHUNK = 10
"""Documents handed to a process at a time."""


def asked_agencies(workspace: Workspace, request: DraftRequest, today: date) -> tuple[str, ...]:
    """Return the agencies that each get a document of their own: those that are late for a reminder.

    For every other kind, those that lead open work. Raises what `draft` raises, and NothingOverdueError.
    """
    drafting = prepared(workspace, request, today)
    if request.kind != REMINDER:
        return tuple(dict.fromkeys(lead for item in work_of(drafting).items for lead in item.leads))
    late = by_agency(drafting, overdue_tasks(drafting))
    if not late:
        raise NothingOverdueError(today)
    return tuple(late)


class BatchEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one request: its document, or why there is none."""

    request: DraftRequest
    document: DraftedDocument | None = None
    problem: str = ""
    remedy: str = ""


def draft_many(
    workspace: Workspace,
    requests: Iterable[DraftRequest],
    today: date,
    processes: int | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> list[BatchEntry]:
    """Draft every request; one that cannot be drafted does not stop the others.

    The result is in the order of the requests and the same for any number of `processes`; left out, small
    batches stay on one. `on_progress` is told how many of how many are done.
    """
    wanted = list(requests)
    number = min(usual_processes(len(wanted)) if processes is None else processes, max(1, len(wanted)))
    made: list[BatchEntry] = []
    for entry in _several(workspace, wanted, today, number) if number > 1 else _one(workspace, wanted, today):
        made.append(entry)
        if on_progress:
            on_progress(len(made), len(wanted))
    return made


def usual_processes(documents: int) -> int:
    """Return how many processes a batch of so many documents is given on this machine."""
    if documents < (WORTH_FORKING if _can_fork() else WORTH_SPAWNING):
        return 1
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def _can_fork() -> bool:
    """Tell whether a process can be forked safely: only a program without other threads can."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def _one(workspace: Workspace, wanted: Sequence[DraftRequest], today: date) -> Iterator[BatchEntry]:
    return (_entry(workspace, request, today) for request in wanted)


def _entry(workspace: Workspace, request: DraftRequest, today: date) -> BatchEntry:
    try:
        return BatchEntry(request=request, document=draft(workspace, request, today))
    except CchcError as error:
        return BatchEntry(request=request, problem=error.message, remedy=error.remedy)


def _several(
    workspace: Workspace, wanted: Sequence[DraftRequest], today: date, number: int
) -> Iterator[BatchEntry]:
    """Yield the entries in order; every process is given the records once.

    A forked process has everything loaded already; where forking is not safe, each one starts afresh.
    """
    from concurrent.futures import ProcessPoolExecutor

    context = get_context("fork" if _can_fork() else "spawn")
    given = (workspace, today, language())
    with ProcessPoolExecutor(number, mp_context=context, initializer=_begin, initargs=given) as pool:
        yield from pool.map(_in_process, wanted, chunksize=_CHUNK)


class _Given:
    """What this process drafts from."""

    workspace: Workspace
    today: date


def _begin(workspace: Workspace, today: date, spoken: str) -> None:
    set_language(spoken)
    _Given.workspace, _Given.today = workspace, today


def _in_process(request: DraftRequest) -> BatchEntry:
    return _entry(_Given.workspace, request, _Given.today)
