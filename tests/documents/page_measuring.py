"""Rendered pages in millimetres: where texts and drawn lines stand, whatever the file says they should."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber

from tests.untraced import untraced

MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """Edges of a text or a drawn line (mm from the left and the top of the page)."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def center(self) -> float:
        return (self.left + self.right) / 2


class Page:
    """One page of a PDF file."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width, self.height = float(page.width) * MM, float(page.height) * MM

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @cached_property
    def letters(self) -> list[Box]:
        """All letters that leave a mark on the page."""
        return [box_of(char) for char in self._page.chars if char["text"].strip()]

    @cached_property
    def fonts(self) -> set[str]:
        """Names of the fonts of all letters."""
        return {char["fontname"].partition("+")[2] or char["fontname"] for char in self._page.chars}

    @cached_property
    def rules(self) -> list[Box]:
        """Horizontal lines, each once."""
        found = {box_of(edge) for edge in self._page.edges if edge["orientation"] == "h"}
        return sorted(found, key=lambda box: (box.top, box.left))

    @cached_property
    def text_lines(self) -> list[tuple[str, Box]]:
        """Texts of the page by lines, from the top; columns side by side make one line."""
        return [(line["text"], box_of(line)) for line in self._page.extract_text_lines()]

    def find(self, words: str) -> list[Box]:
        """Return the boxes of a text on one line, wherever it stands on the page."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        return [box_of(match) for match in self._page.search(pattern)]

    def rule_below(self, box: Box, within: float = 4) -> Box:
        """Return the drawn line right below a text and centred under it."""
        (found,) = [
            rule
            for rule in self.rules
            if 0 <= rule.top - box.bottom + 1 <= within and abs(rule.center - box.center) < 2
        ]
        return found


def box_of(thing: dict[str, Any]) -> Box:
    """Return the box of a letter, line or match of pdfplumber."""
    edges = (round(float(thing[edge]) * MM, 3) for edge in ("x0", "x1", "top", "bottom"))
    return Box(*edges)


def pages_of(path: Path) -> list[Page]:
    """Return the pages of a PDF file, measured and closed."""
    return untraced(_measured, path)


def _measured(path: Path) -> list[Page]:
    with pdfplumber.open(path) as pdf:
        pages = [Page(page) for page in pdf.pages]
        for page in pages:
            _ = page.letters, page.rules, page.text_lines, page.fonts
        return pages
