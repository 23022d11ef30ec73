"""Everything tied to one record: where it comes from (up) and what follows from it (down).

The programme stands at the top: programme - area and group - solution - task - the report on it.
A document that assigns a task stands above it, as do its agencies, its plan and the plan's legal bases.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from weakref import WeakKeyDictionary

import msgspec

from planner.model.agencies import Agency, AgencyGroup, Signer
from planner.model.calendar import CalendarYear
from planner.model.documents import Document
from planner.model.filters import SavedFilter
from planner.model.kinds import kind_of
from planner.model.programme import Area, Indicator, LegalBasis, Programme, Record, Solution, SolutionGroup
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace
from planner.tracking.relations import Relation, Tie, ties_of

_UPWARD = frozenset(
    {
        Relation.solution,
        Relation.area,
        Relation.solution_group,
        Relation.programme,
        Relation.plan,
        Relation.issued_as,
        Relation.legal_basis,
        Relation.reported_task,
    }
)
"""Relations that lead on upward: what stands above the record above belongs to the trace too."""
_DOWNWARD = frozenset(
    {
        Relation.area,
        Relation.solution_group,
        Relation.solution,
        Relation.plan,
        Relation.task,
        Relation.assigned_task,
        Relation.reported_in,
    }
)
_TO_TASKS = frozenset({Relation.led, Relation.formerly_led, Relation.coordinated})
"""Relations of an agency, below which only the reports on its tasks belong to it."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A record tied to the traced one."""

    id: str
    """Empty for a document that is named by its number only and is not in the workspace."""
    record: str
    """Name of the kind of record, "" when it is missing."""
    relation: Relation
    label: str
    via: str = ""
    """ID of the record in between, "" for a direct tie."""
    detail: str = ""
    """Clause of the assigning document, or scope of a succession."""
    missing: bool = False
    """Whether no record has this ID."""


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One record and all that is tied to it, nearest first."""

    id: str
    record: str
    label: str
    up: tuple[Link, ...]
    down: tuple[Link, ...]


def trace(ws: Workspace, record_id: str) -> Trace:
    """Return what is tied to a record; raises UnknownRecordError."""
    record = ws.get(record_id)
    ties = _ties_of(ws)
    outside = _outside(record, ws) if isinstance(record, Task) else None
    return Trace(
        id=record.id,
        record=kind_of(record).name,
        label=label_of(record),
        up=(*((outside,) if outside else ()), *_walk(ws, record.id, ties.upward, _leads_up)),
        down=tuple(_walk(ws, record.id, ties.downward, _leads_down)),
    )


def label_of(record: Record) -> str:
    """Return the words by which a person knows the record."""
    match record:
        case Task() | Solution():
            label = record.text
        case Area() | SolutionGroup() | Agency() | AgencyGroup() | Indicator():
            label = record.name
        case Programme():
            label = record.short_title or record.title
        case AnnualPlan():
            label = record.title
        case Document():
            label = " - ".join(filter(None, (record.number_symbol, record.subject)))
        case Signer():
            label = f"{record.name}, {record.title}"
        case LegalBasis():
            label = " ".join(filter(None, (record.kind, record.number_symbol, record.subject)))
        case SavedFilter():
            label = record.name
        case CalendarYear():
            label = str(record.year)
        case _:
            label = record.id
    return label


_Step = tuple[str, Relation, str]
"""A neighbour, what it is, and the detail of the tie."""
_RELATIONS = tuple(Relation)
_CODES = {relation: code for code, relation in enumerate(_RELATIONS)}


class _Ties:
    """All ties of a workspace, found from either end; in arrays, for there are tens of thousands."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._ids = list(dict.fromkeys(end for tie in ties for end in (tie.below, tie.above)))
        self._places = {id_: place for place, id_ in enumerate(self._ids)}
        below = array("I", [self._places[tie.below] for tie in ties])
        above = array("I", [self._places[tie.above] for tie in ties])
        self._details = {number: tie.detail for number, tie in enumerate(ties) if tie.detail}
        self._up = _Direction(below, above, bytes(_CODES[tie.up] for tie in ties), len(self._ids))
        self._down = _Direction(above, below, bytes(_CODES[tie.down] for tie in ties), len(self._ids))

    def upward(self, id_: str) -> Iterator[_Step]:
        """Yield what stands directly above a record."""
        return self._steps(self._up, id_)

    def downward(self, id_: str) -> Iterator[_Step]:
        """Yield what stands directly below a record."""
        return self._steps(self._down, id_)

    def _steps(self, way: _Direction, id_: str) -> Iterator[_Step]:
        place = self._places.get(id_)
        if place is not None:
            for number in way.order[way.starts[place] : way.starts[place + 1]]:
                yield self._ids[way.to[number]], _RELATIONS[way.codes[number]], self._details.get(number, "")


class _Direction:
    """The ties in the order of the records they start from; those of record `n` lie from starts[n] on."""

    def __init__(self, start: array[int], to: array[int], codes: bytes, records: int) -> None:
        self.to, self.codes = to, codes
        self.order = array("I", sorted(range(len(start)), key=start.__getitem__))
        counts = Counter(start)
        self.starts = array("I", accumulate((counts[place] for place in range(records)), initial=0))


_cache: WeakKeyDictionary[Workspace, _Ties] = WeakKeyDictionary()


def _ties_of(ws: Workspace) -> _Ties:
    """Return the ties of a workspace, which never changes."""
    found = _cache.get(ws)
    if found is None:
        found = _cache[ws] = _Ties(_merged(ws))
    return found


def _merged(ws: Workspace) -> list[Tie]:
    """Return every tie once; of two that say the same, the one that knows the detail."""
    ties: dict[tuple[str, str, Relation], Tie] = {}
    for tie in ties_of(ws):
        key = (tie.below, tie.above, tie.up)
        if key not in ties or (tie.detail and not ties[key].detail):
            ties[key] = tie
    return list(ties.values())


def _walk(
    ws: Workspace,
    origin: str,
    steps: Callable[[str], Iterator[_Step]],
    leads_on: Callable[[Relation, Relation], bool],
) -> list[Link]:
    links: dict[tuple[str, Relation], Link] = {}
    waiting: deque[tuple[str, Relation | None]] = deque([(origin, None)])
    expanded: set[tuple[str, Relation | None]] = set()
    while waiting:
        here, arrived = waiting.popleft()
        if (here, arrived) in expanded:
            continue
        expanded.add((here, arrived))
        for there, relation, detail in steps(here):
            if there == origin or not (arrived is None or leads_on(arrived, relation)):
                continue
            via = "" if here == origin else here
            links.setdefault((there, relation), _link(ws, there, relation, via, detail))
            waiting.append((there, relation))
    return list(links.values())


def _leads_up(arrived: Relation, following: Relation) -> bool:
    return arrived in _UPWARD and (following in _UPWARD or following is Relation.assigned_by)


def _leads_down(arrived: Relation, following: Relation) -> bool:
    if arrived in _TO_TASKS:
        return following is Relation.reported_in
    return arrived in _DOWNWARD and following in _DOWNWARD


def _link(ws: Workspace, record_id: str, relation: Relation, via: str, detail: str) -> Link:
    record = ws.find(record_id)
    if record is None:
        return Link(
            id=record_id, record="", relation=relation, label=record_id, via=via, detail=detail, missing=True
        )
    return Link(
        id=record_id,
        record=kind_of(record).name,
        relation=relation,
        label=label_of(record),
        via=via,
        detail=detail,
    )


def _outside(task: Task, ws: Workspace) -> Link | None:
    """Return the assigning document that is known by its number only."""
    given = task.assigned_by
    if given is None or given.document or not given.number_symbol:
        return None
    if any(document.number_symbol == given.number_symbol for document in ws.documents.values()):
        return None
    return Link(
        id="",
        record="document",
        relation=Relation.assigned_by,
        label=given.number_symbol,
        detail=given.clause,
    )
