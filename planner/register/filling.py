"""Sets number and date into a finished Word file and touches nothing else of it.

The places are found by the same reading that the layout check does; where there is any doubt nothing is
written. The references to the document in its annexes stay as they are (Appendix I, Part I, III.1.d: an
electronic document leaves them open).
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from planner.documents.check.components import MAIN, parts_of
from planner.documents.check.opening import open_package
from planner.documents.check.reading import read_story
from planner.documents.check.word_xml import word
from planner.documents.layout.heading import printed_month
from planner.i18n import _, day_text
from planner.register.filling_errors import (
    AlreadyFilledError,
    DigitallySignedError,
    OtherSymbolError,
    PlaceUncertainError,
)
from planner.register.word_text import (
    Edit,
    Place,
    TextNode,
    UnusualTextError,
    edited,
    letters_of,
    text_nodes,
)
from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from planner.documents.check.components import Part
    from planner.documents.check.package import Package

_BLANK = r"[ \u00a0._\u2026]*"
_NUMBER = re.compile(
    rf"\bso[ \u00a0]*:?(?P<place>{_BLANK}(?P<number>\d+[a-z]{{0,2}})?{_BLANK})/(?P<symbol>\S+)"
)
_DATE = re.compile(
    rf"\bngay(?P<day_place>{_BLANK}(?P<day>\d{{1,2}})?{_BLANK})thang"
    rf"(?P<month_place>{_BLANK}(?P<month>\d{{1,2}})?{_BLANK})nam(?P<year_place>{_BLANK}(?P<year>\d{{1,4}})?)"
    rf"(?P<rest>{_BLANK})"
)
_SIGNATURES = "_xmlsignatures/"
_WITHOUT_DATE = ("BB",)
"""Minutes have no line of place and date (template 1.9)."""


class FillPlan:
    """The places for number and date in one file, found once; `filled` then gives the file for a number.

    Raises the subclasses of UnreadableFileError, PlaceUncertainError, OtherSymbolError and
    DigitallySignedError.
    """

    def __init__(self, data: bytes, name: str, symbol: str, kind: str) -> None:
        self._data, self._name, self._symbol, self._kind = data, name, symbol, kind
        package = open_package(data, name)
        self._main = package.main
        with ZipFile(BytesIO(data)) as archive:
            if any(part.startswith(_SIGNATURES) for part in archive.namelist()):
                raise DigitallySignedError(name)
            self._xml = archive.read(package.main)
        try:
            self._nodes = text_nodes(self._xml)
        except UnusualTextError:
            raise PlaceUncertainError(
                name, _("the text inside the file is packed in an unusual way")
            ) from None
        part = _main_part(package, name)
        order = _order(package, self._nodes, name)
        self._number = _Line(part, "number_symbol", _NUMBER, order, self._nodes, name)
        dated = kind not in _WITHOUT_DATE or part.first("place_date") is not None
        self._date = _Line(part, "place_date", _DATE, order, self._nodes, name) if dated else None
        printed = self._number.group("symbol")
        if nfc(printed).upper() != nfc(symbol).upper():
            raise OtherSymbolError(name, printed, symbol)

    def filled(self, number: str, day: date) -> bytes:
        """Return the file with number and date in their places; the same bytes for the same values.

        Raises AlreadyFilledError where something else stands there, and PlaceUncertainError when the file
        would not read as it was meant.
        """
        changes = self.edits(number, day)
        if not changes:
            return self._data
        xml = edited(self._xml, self._nodes, changes)
        result = _with_part(self._data, self._main, xml)
        self._prove(result, number, day)
        return result

    def edits(self, number: str, day: date) -> list[tuple[list[Place], Edit]]:
        """Return what is still to be set, none when both stand there; raises AlreadyFilledError."""
        changes = [(self._number.places, edit) for edit in self._number_edits(number)]
        if self._date is not None:
            changes += [(self._date.places, edit) for edit in self._date_edits(self._date, day)]
        return changes

    def _number_edits(self, number: str) -> Iterable[Edit]:
        printed = self._number.group("number")
        if printed and printed.casefold() != number.casefold():
            raise AlreadyFilledError(self._name, printed, number)
        if not printed:
            start, end = self._number.span("place")
            yield Edit(start, end, f" {number}")

    def _date_edits(self, line: _Line, day: date) -> Iterable[Edit]:
        for name, text in (("day", f"{day.day:02d}"), ("month", printed_month(day.month))):
            printed = line.group(name)
            if printed and int(printed) != int(text):
                raise AlreadyFilledError(self._name, line.whole, day_text(day))
            if not printed:
                start, end = line.span(f"{name}_place")
                yield Edit(start, end, f" {text} ")
        year = line.group("year")
        if not str(day.year).startswith(year):
            raise AlreadyFilledError(self._name, line.whole, day_text(day))
        if len(year) < 4:
            yield Edit(line.span("year_place")[0], line.span("rest")[1], f" {day.year}")

    def _prove(self, result: bytes, number: str, day: date) -> None:
        """Read the file again: number and date must stand there as they were meant."""
        again = FillPlan(result, self._name, self._symbol, self._kind)
        try:
            left = again.edits(number, day)
        except AlreadyFilledError:
            left = [([], Edit(0, 0, ""))]
        if left:
            raise PlaceUncertainError(self._name, _("number and date would not read as they were meant"))


class _Line:
    """The paragraph of one component: its letters, and where the formula stands among them."""

    def __init__(
        self,
        part: Part,
        component: str,
        formula: re.Pattern[str],
        order: dict[_Element, int],
        nodes: list[TextNode],
        name: str,
    ) -> None:
        pieces = part.of(component)
        wanted = _names()[component]
        if len(pieces) != 1:
            reason = (
                _("{what} was not found", what=wanted)
                if not pieces
                else _("{what} stands there {count} times", what=wanted, count=len(pieces))
            )
            raise PlaceUncertainError(name, reason)
        text, self.places = letters_of(pieces[0].paragraph.element, order, nodes)
        if nfc(text) != text:
            raise PlaceUncertainError(name, _("the accents are typed as separate characters"))
        matches = list(formula.finditer(fold(text)))
        if len(matches) != 1:
            raise PlaceUncertainError(name, _("{what} is not written in the usual way", what=wanted))
        self._found = matches[0]
        self.whole = text[self._found.start() : self._found.end()]
        self._text = text
        touched = self.places[self._found.start() : self._found.end()]
        if any(place.node < 0 for place in touched):
            raise PlaceUncertainError(name, _("{what} is broken by a tab or line break", what=wanted))

    def group(self, name: str) -> str:
        """Return a part of the formula as it is written, "" where it is blank."""
        start, end = self._found.span(name)
        return self._text[start:end] if start >= 0 else ""

    def span(self, name: str) -> tuple[int, int]:
        """Return where a part of the formula stands among the letters."""
        return self._found.span(name)


def _names() -> dict[str, str]:
    return {
        "number_symbol": _("the line of number and symbol"),
        "place_date": _("the line of place and date"),
    }


def _main_part(package: Package, name: str) -> Part:
    parts = parts_of(read_story(package))
    if not parts or parts[0].kind != MAIN:
        raise PlaceUncertainError(name, _("it does not look like an administrative document"))
    return parts[0]


def _order(package: Package, nodes: list[TextNode], name: str) -> dict[_Element, int]:
    """Return which node belongs to each w:t element of the parsed part."""
    body = package.body
    root = body.getroottree().getroot() if body is not None else None
    elements = list(root.iter(word("t"))) if root is not None else []
    same = len(elements) == len(nodes) and all(
        (element.text or "") == node.text for element, node in zip(elements, nodes, strict=True)
    )
    if not same:
        raise PlaceUncertainError(name, _("the text inside the file is packed in an unusual way"))
    return {element: number for number, element in enumerate(elements)}


def _with_part(data: bytes, name: str, raw: bytes) -> bytes:
    """Return the package with one part replaced; the others keep their bytes, order and times."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        target.comment = source.comment
        for entry in source.infolist():
            target.writestr(entry, raw if entry.filename == name else source.read(entry))
    return buffer.getvalue()
