"""Scores over the years: published values with their targets, and the province's own scoring by field."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.programme import Indicator
from planner.model.reporting import ScoreEntry, ScoreField, ScoreSheet, SelfScore
from planner.reports.errors import NoScoreSheetError, PointsOutOfRangeError, UnknownScoreFieldError

if TYPE_CHECKING:
    from datetime import date

    from planner.model.workspace import Workspace
    from planner.store import Store

_MOST_DECIMALS = 4
_TOO_MANY = 10_000


class YearScore(msgspec.Struct, frozen=True, kw_only=True):
    """One year of an indicator: what was published, what was aimed at."""

    year: int
    value: Decimal | None = None
    rank: int | None = None
    derived: bool = False
    source: str = ""
    target: Decimal | None = None
    """The target set for this very year."""
    reached: bool | None = None
    """Whether value and target are known and the value reaches the target."""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator over the years."""

    indicator: Indicator
    years: tuple[YearScore, ...]

    @property
    def name(self) -> str:
        """The short name, or the full one where there is none."""
        return self.indicator.short_name or self.indicator.name


class FieldScore(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the self-scoring."""

    field: ScoreField
    entry: ScoreEntry | None = None


class Scoring(msgspec.Struct, frozen=True, kw_only=True):
    """The self-scoring of one year, field by field in the order of the sheet."""

    year: int
    sheet: ScoreSheet
    record: SelfScore | None
    fields: tuple[FieldScore, ...]

    @property
    def points(self) -> Decimal:
        """The points of the fields that are scored."""
        return sum((f.entry.points for f in self.fields if f.entry), Decimal(0))

    @property
    def open_fields(self) -> tuple[FieldScore, ...]:
        """The fields without an entry, whose points are not known."""
        return tuple(field for field in self.fields if field.entry is None)

    @property
    def complete(self) -> bool:
        """Tell whether every field is scored, so that the sum is a total."""
        return not self.open_fields


def series_of(ws: Workspace) -> tuple[Series, ...]:
    """Return every indicator that has a value or a target: PAR INDEX and SIPAS first, then by name."""
    first = {sheet.indicator: 0 for sheet in ws.score_sheets.values()}
    known = [each for each in ws.indicators.values() if each.values or each.targets]
    known.sort(key=lambda each: (first.get(each.id, 1), not each.short_name, each.id))
    return tuple(Series(indicator=each, years=_years(each)) for each in known)


def _years(indicator: Indicator) -> tuple[YearScore, ...]:
    values = {each.year: each for each in indicator.values}
    targets = {each.year: each.at_least for each in indicator.targets}
    years = []
    for year in sorted(values.keys() | targets.keys()):
        known, target = values.get(year), targets.get(year)
        value = known.value if known else None
        years.append(
            YearScore(
                year=year,
                value=value,
                rank=known.rank if known else None,
                derived=known.derived if known else False,
                source=known.source if known else "",
                target=target,
                reached=value >= target if value is not None and target is not None else None,
            )
        )
    return tuple(years)


def sheet_for(ws: Workspace, year: int) -> ScoreSheet:
    """Return the table of fields that holds for a year, the newest one; raises NoScoreSheetError."""
    fitting = [
        sheet
        for sheet in ws.score_sheets.values()
        if (sheet.valid_from or year) <= year <= (sheet.valid_to or year)
    ]
    if not fitting:
        raise NoScoreSheetError(year)
    return max(fitting, key=lambda sheet: (sheet.valid_from or 0, sheet.id))


def score_id(year: int) -> str:
    """Return the ID of a year's self-scoring."""
    return f"TCD-{year}"


def scoring_of(ws: Workspace, year: int) -> Scoring:
    """Return the self-scoring of a year, open where nothing is entered; raises NoScoreSheetError."""
    record = next((each for each in ws.self_scores.values() if each.year == year), None)
    sheet = ws.score_sheets.get(record.sheet) if record else None
    sheet = sheet or sheet_for(ws, year)
    entries = {entry.field: entry for entry in record.entries} if record else {}
    fields = tuple(FieldScore(field=field, entry=entries.get(field.code)) for field in sheet.fields)
    return Scoring(year=year, sheet=sheet, record=record, fields=fields)


def parse_points(text: str) -> Decimal:
    """Return the points written as 8.5 or 8,5; raises WrongUseError."""
    written = text.strip().replace(",", ".")
    try:
        points = Decimal(written)
    except InvalidOperation:
        points = Decimal("NaN")
    exponent = points.as_tuple().exponent
    whole = points.is_finite() and isinstance(exponent, int) and exponent >= -_MOST_DECIMALS
    if not whole or abs(points) >= _TOO_MANY:
        raise WrongUseError(
            _("“{text}” is no number of points.", text=text), _("Write a number such as 8.5 or 8,25.")
        )
    return points


def field_named(sheet: ScoreSheet, text: str) -> ScoreField:
    """Return the field with this code or number (1 is the first); raises UnknownScoreFieldError."""
    for number, field in enumerate(sheet.fields, 1):
        if text.strip().casefold() in (field.code.casefold(), str(number)):
            return field
    raise UnknownScoreFieldError(text, [field.code for field in sheet.fields])


def set_points(
    store: Store,
    year: int,
    field_code: str,
    points: Decimal,
    today: date,
    *,
    evidence: str = "",
    note: str = "",
) -> SelfScore:
    """Enter the points of one field, and what they rest on; an entry that is there gives way.

    Raises NoScoreSheetError, UnknownScoreFieldError, PointsOutOfRangeError and the errors of the store.
    """
    scoring = scoring_of(store.load(), year)
    field = field_named(scoring.sheet, field_code)
    if not 0 <= points <= field.weight:
        raise PointsOutOfRangeError(number_text(points), field.name, number_text(field.weight))
    entry = ScoreEntry(
        field=field.code, points=points, evidence=evidence.strip(), note=note.strip(), on=today, by=store.user
    )
    if scoring.record is None:
        new = SelfScore(id=score_id(year), year=year, sheet=scoring.sheet.id, entries=(entry,))
        return store.create(new, "score")

    def change(old: SelfScore) -> SelfScore:
        entries = {each.field: each for each in old.entries} | {field.code: entry}
        order = {each.code: number for number, each in enumerate(scoring.sheet.fields)}
        kept = sorted(entries.values(), key=lambda each: order.get(each.field, len(order)))
        return msgspec.structs.replace(old, entries=tuple(kept))

    return store.edit(scoring.record.id, change, "score")


def clear_points(store: Store, year: int, field_code: str) -> SelfScore:
    """Take the entry of one field out; raises WrongUseError where there is none."""
    scoring = scoring_of(store.load(), year)
    field = field_named(scoring.sheet, field_code)
    if scoring.record is None or all(entry.field != field.code for entry in scoring.record.entries):
        raise WrongUseError(
            _("“{field}” has no points for {year}.", field=field.name, year=year), _("Nothing to clear.")
        )

    def change(old: SelfScore) -> SelfScore:
        return msgspec.structs.replace(
            old, entries=tuple(entry for entry in old.entries if entry.field != field.code)
        )

    return store.edit(scoring.record.id, change, "score")


def scoring_data(scoring: Scoring) -> dict[str, Any]:
    """Return a year's self-scoring as JSON has it."""
    return {
        "year": scoring.year,
        "sheet": scoring.sheet.id,
        "fields": [
            {
                "code": each.field.code,
                "name": each.field.name,
                "weight": float(each.field.weight),
                "points": float(each.entry.points) if each.entry else None,
                "evidence": each.entry.evidence if each.entry else "",
                "note": each.entry.note if each.entry else "",
                "on": each.entry.on if each.entry else None,
                "by": each.entry.by if each.entry else "",
            }
            for each in scoring.fields
        ],
        "points": float(scoring.points),
        "most": float(scoring.sheet.total),
        "complete": scoring.complete,
    }


def series_data(series: Series) -> dict[str, Any]:
    """Return an indicator over the years as JSON has it; what was never published is null."""
    return {
        "id": series.indicator.id,
        "name": series.name,
        "unit": series.indicator.unit,
        "years": [
            {
                "year": each.year,
                "value": None if each.value is None else float(each.value),
                "rank": each.rank,
                "derived": each.derived,
                "target": None if each.target is None else float(each.target),
                "reached": each.reached,
                "source": each.source,
            }
            for each in series.years
        ],
    }


def number_text(value: Decimal | None) -> str:
    """Return a number as Vietnamese texts have it: 83,81; a dash for none."""
    return "–" if value is None else f"{value.normalize():f}".replace(".", ",")
