"""What the value of a filter means; a value that means nothing is told with what could be written."""

from __future__ import annotations

import calendar
import contextlib
import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date

from planner.i18n import _
from search_index.conditions import Condition, Dated, Either, Fact, Has, OneOf
from search_index.language import RECORDS, STANDINGS, STATES, Filter, plain_name
from search_index.lexicon import Lexicon

ByStanding = Callable[[frozenset[str]], frozenset[str]]
"""Returns the IDs of the tasks that stand so today, by the names of planner.tracking's Standing."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
_SPAN = re.compile(r"(\d{4})(?:(?:-|\.\.)(\d{4}))?")
_DAY = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?")
_LOCAL_DAY = re.compile(r"(?:(?P<d>\d{1,2})[/.-])?(?P<m>\d{1,2})[/.-](?P<y>\d{4})")


class FilterValueError(Exception):
    """A value that means nothing: `message` and `remedy` say what and what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def filtered(which: Filter, value: str, lexicon: Lexicon, by_standing: ByStanding | None) -> Condition:
    """Return what a filter asks for; raises FilterValueError."""
    values = _values(which, value, lexicon)
    if not values:
        raise FilterValueError(
            _("The filter has no value."), _("Write one: {example}", example=_SHOWN[which])
        )
    if which in {Filter.since, Filter.until}:
        return _dated(which, value.strip())
    if which is Filter.state:
        return _states(values, by_standing)
    fact, meaning = _MEANINGS[which]
    found: set[str] | set[int] = set()
    for each in values:
        found |= meaning(each, lexicon)  # type: ignore[operator]
    return Has(fact, frozenset(found))  # type: ignore[arg-type]


def _values(which: Filter, value: str, lexicon: Lexicon) -> list[str]:
    """Return the values between commas; a name that has commas of its own is one."""
    whole = value.strip()
    if which is Filter.agency and lexicon.agencies.named(whole):
        return [whole]
    if which is Filter.area and lexicon.areas_named(whole):
        return [whole]
    return [part.strip() for part in whole.split(",") if part.strip()]


def _kinds(value: str, lexicon: Lexicon) -> frozenset[str]:
    if found := lexicon.kinds_named(value):
        return found
    raise FilterValueError(
        _("There is no document of the kind “{value}”.", value=value),
        _("Kinds that there are: {kinds}", kinds=", ".join(sorted(lexicon.kinds))),
    )


def _years(value: str, _lexicon: Lexicon) -> frozenset[int]:
    found = _SPAN.fullmatch(value)
    first = int(found[1]) if found else 0
    last = int(found[2]) if found and found[2] else first
    if FIRST_YEAR <= first <= last <= LAST_YEAR:
        return frozenset(range(first, last + 1))
    raise FilterValueError(
        _("“{value}” is no year.", value=value), _("Write it as 2022 or 2020-2022, the earlier year first.")
    )


def _agencies(value: str, lexicon: Lexicon) -> frozenset[str]:
    if found := lexicon.agencies.named(value):
        return found
    nearest = lexicon.agencies.nearest(value)
    raise FilterValueError(
        _("No agency is called “{value}”.", value=value),
        _("Did you mean “{name}”?", name=nearest)
        if nearest
        else _("Write its ID, its abbreviation, or its name in quotes."),
    )


def _areas(value: str, lexicon: Lexicon) -> frozenset[int]:
    if found := lexicon.areas_named(value):
        return found
    numbers = sorted(area.number for area in lexicon.areas)
    raise FilterValueError(
        _("There is no area “{value}”.", value=value),
        _("Areas that there are: {areas}", areas=", ".join(map(str, numbers))),
    )


def _records(value: str, _lexicon: Lexicon) -> frozenset[str]:
    name = plain_name(value)
    if name in RECORDS:
        return frozenset([RECORDS[name]])
    english = {plain_name(record): record for record in RECORDS.values()}
    if name in english:
        return frozenset([english[name]])
    raise FilterValueError(_("“{value}” is no kind of record.", value=value), _one_of(name, RECORDS))


def _states(values: Iterable[str], by_standing: ByStanding | None) -> Condition:
    states: set[str] = set()
    standings: set[str] = set()
    for value in values:
        name = plain_name(value)
        if name in STANDINGS:
            standings.update(STANDINGS[name])
        elif name in STATES:
            states.update(STATES[name])
        else:
            written = {plain_name(state): state for known in STATES.values() for state in known}
            late = {plain_name(state): state for known in STANDINGS.values() for state in known}
            if name not in written and name not in late:
                raise FilterValueError(
                    _("“{value}” is no state.", value=value), _one_of(name, [*STANDINGS, *STATES])
                )
            if name in written:
                states.add(written[name])
            else:
                standings.add(late[name])
    parts: list[Condition] = [Has(Fact.state, frozenset(states))] if states else []
    if standings:
        parts.append(OneOf(by_standing(frozenset(standings)) if by_standing else frozenset()))
    return parts[0] if len(parts) == 1 else Either(tuple(parts))


def _dated(which: Filter, value: str) -> Condition:
    found = _DAY.fullmatch(value) or _LOCAL_DAY.fullmatch(value)
    day = None
    if found:
        with contextlib.suppress(ValueError):  # such as 31 February
            day = _first_day(found) if which is Filter.since else _last_day(found)
    if day is None:
        raise FilterValueError(
            _("“{value}” is no day.", value=value), _("Write it as 2021-01-31, 31/1/2021, 1/2021 or 2021.")
        )
    return Dated(first=day) if which is Filter.since else Dated(last=day)


def _first_day(found: re.Match[str]) -> date:
    return date(int(found["y"]), int(found["m"] or 1), int(found["d"] or 1))


def _last_day(found: re.Match[str]) -> date:
    year, month = int(found["y"]), int(found["m"] or 12)
    return date(year, month, int(found["d"] or calendar.monthrange(year, month)[1]))


def _one_of(name: str, known: Iterable[str]) -> str:
    known = list(known)
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return _("Did you mean {name}?", name=near[0])
    return _("Write one of: {names}", names=", ".join(known))


_MEANINGS: dict[Filter, tuple[Fact, Callable[[str, Lexicon], frozenset[str] | frozenset[int]]]] = {
    Filter.kind: (Fact.kind, _kinds),
    Filter.year: (Fact.year, _years),
    Filter.agency: (Fact.agency, _agencies),
    Filter.area: (Fact.area, _areas),
    Filter.record: (Fact.record, _records),
}
_SHOWN = {
    Filter.kind: "loai:CT",
    Filter.year: "nam:2022",
    Filter.agency: "coquan:SNV",
    Filter.area: "linhvuc:2",
    Filter.state: "trangthai:quahan",
    Filter.since: "tu:2021-01-01",
    Filter.until: "den:31/12/2022",
    Filter.record: "trong:nhiemvu",
}
