"""Finding words in the rows of a list, accents left out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui.widgets.lazy_rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.widgets.record_list import Row

MANY = 2000
"""Rows above this number are made ready in a thread."""
_AT_ONCE, _BREATH = 200, 0.002
"""Rows made ready in one go, and the seconds left to the screen in between."""


class RowFilter:
    """The rows of a list and what is looked at in each of them."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows
        self._texts: list[str] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the words can be found at once."""
        return self._texts is not None or len(self.rows) <= MANY

    def get_ready(self) -> None:
        """Fold all rows; to be called in a thread."""
        fresh = self.rows.fresh if isinstance(self.rows, LazyRows) else self.rows.__getitem__
        texts = []
        for place in range(len(self.rows)):
            if place % _AT_ONCE == 0:
                time.sleep(_BREATH)
            texts.append(fresh(place).folded)
        self._texts = texts

    def matching(self, needle: str, rank: Callable[[str, Row], int] | None = None) -> Sequence[Row]:
        """Return the rows with these words; all of them as long as a long list is not ready.

        `rank` tells how well a row answers, 0 best; without it the rows keep their order.
        """
        if not needle.strip() or not self.is_ready:
            return self.rows
        from planner.vietnamese import all_begin, folded_words

        if self._texts is None:
            self._texts = [row.folded for row in self.rows]
        words, rows = folded_words(needle), self.rows
        keys = rows.keys if isinstance(rows, LazyRows) else [row.key for row in rows]
        places = [place for place, text in enumerate(self._texts) if keys[place] and all_begin(words, text)]
        if rank is not None:
            places.sort(key=lambda place: rank(needle, rows[place]))
        return LazyRows([keys[place] for place in places], lambda place: rows[places[place]])
