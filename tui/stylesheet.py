"""The style sheet of the program, which parses every rule once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.app import App

_SOURCES = 512
"""More than the program has pieces of style: Textual keeps 64 parsed, and parses all again above that."""


class KeptStylesheet(Stylesheet):
    """Keeps its rules while the colours stay the same.

    Textual parses the whole sheet whenever a main view is shown for the first time, in the time of a key.
    """

    def __init__(self, app: App[int]) -> None:
        self._worn = app.get_css_variables()
        super().__init__(variables=self._worn)
        self._parse_cache = LRUCache(_SOURCES)
        self.source = app.stylesheet.source

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours and sizes; all rules are made anew when one of them differs."""
        if variables != self._worn:
            self._worn = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not known yet."""
        self.parse()
