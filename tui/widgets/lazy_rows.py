"""Rows of a list that are made when they are first drawn, so that their number costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from tui.widgets.record_list import Row


class LazyRows(Sequence["Row"]):
    """Rows that are made when they are asked for, each once; their keys are known from the start."""

    def __init__(self, keys: Sequence[str], make: Callable[[int], Row]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[int, Row] = {}
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        """Return how many rows there are, made or not."""
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """Return a row, making it where it was never asked for."""
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        place = index if index >= 0 else len(self) + index
        row = self._made.get(place)
        if row is None:
            if not 0 <= place < len(self):
                raise IndexError(index)
            row = self._made[place] = self._make(place)
        return row

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows; the filter needs every one."""
        return (self[place] for place in range(len(self)))

    @property
    def keys(self) -> Sequence[str]:
        """The keys of all rows."""
        return self._keys

    def fresh(self, place: int) -> Row:
        """Return a row without keeping it."""
        return self._made.get(place) or self._make(place)

    def place_of(self, key: str) -> int:
        """Return where the row with this key stands, -1 when it is not here."""
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self._keys)}
        return self._places.get(key, -1)
