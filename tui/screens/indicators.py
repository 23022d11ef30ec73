"""Scores: PAR INDEX, SIPAS and others over the years with their targets, and the self-scoring of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from planner.i18n import _
from planner.reports.bars import sparkline
from planner.reports.scores import number_text
from tui.scopes import Scope
from tui.screens.base import View
from tui.widgets.record_list import Cell, Column, RecordList, Row, heading
from tui.widgets.strips import loading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from planner.model.workspace import Workspace
    from planner.reports.scores import Scoring, Series

_FIELD = "field|"
_YEARS_BACK = 6


class IndicatorView(View, scope=Scope.indicators):
    """The view of scores."""

    VIEW = "indicators"

    def __init__(self) -> None:
        super().__init__()
        self.year = 0
        """Year of the self-scoring, 0 for this year."""
        self._scoring: Scoring | None = None

    def body(self) -> ComposeResult:
        """Yield the state of the self-scoring and the list."""
        yield Static(loading_text(), id="score-state", classes="pane-title", markup=False)
        yield RecordList(
            Column(),
            Column(9, right=True),
            Column(9, right=True),
            Column(11, right=True),
            Column(24, needs=90),
            empty=_("No indicator has a value or a target yet."),
            id="scores",
        )

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.query_one("#scores").focus()

    def show(self, workspace: Workspace) -> None:
        """List the indicators and the fields."""
        desk = self.desk_app.desk.reports
        self.year = self.year or self.desk_app.today.year
        year = self.year
        self.desk_app.ask(
            "scores", lambda: (desk.series(workspace), desk.scoring(workspace, year)), self._paint
        )

    def _paint(self, found: tuple[tuple[Series, ...], Scoring | None]) -> None:
        series, self._scoring = found
        self.query_one("#score-state", Static).update(scoring_words(self._scoring, self.year))
        rows = [*scoring_rows(self._scoring), *(row for each in series for row in series_rows(each))]
        self.query_one("#scores", RecordList).show(rows)
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Enter points for a field, or open the record of an indicator."""
        if not event.key.startswith(_FIELD):
            self.desk_app.open_record(event.key.partition("|")[0])
        elif self._scoring is not None:
            from tui.screens.score_form import ScoreForm

            self.app.push_screen(ScoreForm(self._scoring, event.key.removeprefix(_FIELD)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the years once the records are there."""
        if action == "choose_score_year":
            return self.desk_app.workspace is not None
        return super().check_action(action, parameters)

    def action_choose_score_year(self) -> None:
        """Choose the year of the self-scoring."""
        from tui.screens.pick import Choice, Pick

        this = self.desk_app.today.year
        scored = {each.year for each in self.desk_app.records.self_scores.values()}
        years = sorted({*range(this - _YEARS_BACK, this + 1), *scored}, reverse=True)
        choices = [
            Choice(str(year), _("Year {year}", year=year) + (" · " + _("scored") if year in scored else ""))
            for year in years
        ]
        self.app.push_screen(Pick(_("Which year?"), choices, [str(self.year)]), self._take_year)

    def _take_year(self, chosen: tuple[str, ...] | None) -> None:
        if chosen:
            self.year = int(chosen[0])
            self.show(self.desk_app.records)


def scoring_words(scoring: Scoring | None, year: int) -> str:
    """Return how far the self-scoring of a year is."""
    if scoring is None:
        return _("No score sheet holds for {year}.", year=year)
    points, most = number_text(scoring.points), number_text(scoring.sheet.total)
    if scoring.complete:
        return _("Self-scoring {year}: {points} of {most} points", year=year, points=points, most=most)
    return _(
        "Self-scoring {year}: {points} of {most} points so far, {count} fields open",
        year=year,
        points=points,
        most=most,
        count=len(scoring.open_fields),
    )


def scoring_rows(scoring: Scoring | None) -> Iterator[Row]:
    """Return a line for each field of the self-scoring: points, the most it can give, evidence."""
    if scoring is None:
        return
    from planner.tracking import percent_of, percent_text

    yield heading(_("Self-scoring {year} – points, most points, evidence", year=scoring.year))
    for number, each in enumerate(scoring.fields, 1):
        entry = each.entry
        share = percent_text(percent_of(entry.points, each.field.weight)) if entry else ""
        yield Row(
            f"{_FIELD}{each.field.code}",
            (
                Cell(f"{number}. {each.field.name}"),
                Cell(number_text(entry.points if entry else None), "" if entry else "quiet"),
                Cell(number_text(each.field.weight), "quiet"),
                Cell(share, "quiet"),
                Cell(" · ".join(filter(None, (entry.evidence, entry.note))) if entry else "", "quiet"),
            ),
            also=each.field.code,
        )


def series_rows(series: Series) -> Iterator[Row]:
    """Return a line for each year of an indicator: value, rank, target, whether it was reached."""
    line = sparkline([None if each.value is None else float(each.value) for each in series.years])
    yield heading(f"{series.name} ({series.indicator.unit})  {line}".rstrip())
    for each in series.years:
        reached = {
            True: ("√ " + _("reached"), "done"),
            False: ("! " + _("not reached"), "late"),
            None: ("", ""),
        }
        words, tone = reached[each.reached]
        target = f"≥ {number_text(each.target)}" if each.target is not None else ""
        source = f"≈ {each.source}" if each.derived else each.source
        yield Row(
            f"{series.indicator.id}|{each.year}",
            (
                Cell(f"{each.year}  {words}".rstrip(), tone),
                Cell(number_text(each.value)),
                Cell(_("rank {rank}", rank=each.rank) if each.rank else "", "quiet"),
                Cell(target, "quiet"),
                Cell(source, "quiet"),
            ),
        )
