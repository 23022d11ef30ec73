"""Tables drawn with lines on a page of a PDF file: which letters stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.intake.pdf_pages import Glyph, Page, Rule

_NEAR = 3.0
"""Points by which the ends of lines may miss each other and still meet."""
_SHORTEST = 6.0
"""Points; shorter lines are dots and marks."""
_MOST_LINES = 4000


@dataclass(slots=True)
class Grid:
    """One ruled table: the places of its lines, and the letters of each cell."""

    left: float
    right: float
    bottom: float
    top: float
    rows: list[list[list[Glyph]]]


def grids_of(page: Page) -> list[Grid]:
    """Return the ruled tables of a page from top to bottom, and take their letters off the page."""
    rules = [rule for rule in page.rules if rule.length >= _SHORTEST][:_MOST_LINES]
    found = [grid for group in _connected(rules) if (grid := _grid(group)) is not None]
    if not found:
        return []
    left_over: list[Glyph] = []
    for glyph in page.glyphs:
        grid = next((each for each in found if _holds(each[0], glyph)), None)
        if grid is None:
            left_over.append(glyph)
        else:
            _put(glyph, *grid)
    page.glyphs = left_over
    return [grid for grid, _bounds in sorted(found, key=lambda each: -each[0].top) if _has_text(grid)]


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Put rules that touch each other together, by bands of the page from top to bottom."""
    groups: list[list[Rule]] = []
    lows: list[float] = []
    for rule in sorted(rules, key=lambda each: -each.y1):
        if groups and rule.y1 >= lows[-1] - _NEAR:
            groups[-1].append(rule)
            lows[-1] = min(lows[-1], rule.y0)
        else:
            groups.append([rule])
            lows.append(rule.y0)
    return groups


def _grid(rules: list[Rule]) -> tuple[Grid, _Bounds] | None:
    """Return the empty cells between rules; None unless there are two level and two upright ones."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    ys, xs = _clustered([rule.y0 for rule in level]), _clustered([rule.x0 for rule in upright])
    if len(ys) < 2 or len(xs) < 2 or (len(ys) - 1) * (len(xs) - 1) < 2:
        return None
    rows: list[list[list[Glyph]]] = [[[] for _x in xs[1:]] for _y in ys[1:]]
    bounds = _Bounds(xs, ys, _open_walls(xs, ys, upright), _open_floors(xs, ys, level))
    return Grid(xs[0], xs[-1], ys[0], ys[-1], rows), bounds


@dataclass(slots=True)
class _Bounds:
    xs: list[float]
    ys: list[float]
    """From bottom to top."""
    open_walls: set[tuple[int, int]]
    """Row and column (from the bottom) of cells without a line on their left side."""
    open_floors: set[tuple[int, int]]
    """Row and column of cells without a line above them, below the topmost row."""


def _open_walls(xs: list[float], ys: list[float], upright: list[Rule]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        drawn = [rule.x0 for rule in upright if rule.y0 - _NEAR <= middle <= rule.y1 + _NEAR]
        found |= {
            (row, column)
            for column in range(1, len(xs) - 1)
            if not any(abs(x - xs[column]) <= _NEAR for x in drawn)
        }
    return found


def _open_floors(xs: list[float], ys: list[float], level: list[Rule]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for column in range(len(xs) - 1):
        middle = (xs[column] + xs[column + 1]) / 2
        drawn = [rule.y0 for rule in level if rule.x0 - _NEAR <= middle <= rule.x1 + _NEAR]
        found |= {
            (row, column)
            for row in range(len(ys) - 2)
            if not any(abs(y - ys[row + 1]) <= _NEAR for y in drawn)
        }
    return found


def _clustered(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _holds(grid: Grid, glyph: Glyph) -> bool:
    return grid.left <= glyph.x <= grid.right and grid.bottom <= glyph.y <= grid.top


def _put(glyph: Glyph, grid: Grid, bounds: _Bounds) -> None:
    """Put a letter into its cell; of cells joined into one, the first on the left and above."""
    row = min(max(bisect_right(bounds.ys, glyph.y) - 1, 0), len(bounds.ys) - 2)
    column = min(max(bisect_right(bounds.xs, glyph.x) - 1, 0), len(bounds.xs) - 2)
    while (row, column) in bounds.open_walls:
        column -= 1
    while (row, column) in bounds.open_floors:
        row += 1
    grid.rows[len(bounds.ys) - 2 - row][column].append(glyph)


def _has_text(grid: Grid) -> bool:
    return any(not glyph.text.isspace() for row in grid.rows for cell in row for glyph in cell)
