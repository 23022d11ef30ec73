"""What holds of every screen at every size: nothing empty, cut off or outside, signs beside the colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar, ScrollBarCorner
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.record_list import RecordList
from tui.widgets.strips import KeyBar, TopBar

MEANT = frozenset(("late", "soon", "done"))
SAID = frozenset("!~√+-█░▓►")
"""Signs; + and - of a difference; a bar, which tells its share by its length, with the figure beside it."""
EVEN = 4.5
HIGH = 7.0


def shown(screen: Screen[object]) -> Iterator[Widget]:
    """Yield the widgets that are to be seen, by what the program asked for."""
    for widget in screen.query("*"):
        if isinstance(widget, ScrollBar | ScrollBarCorner):
            continue
        if all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget)):
            yield widget


def _empty(widget: Widget) -> bool:
    """Tell whether there is nothing to draw in it: an empty text, a list without lines, a mere frame."""
    if isinstance(widget, Static):
        return not str(widget.render()).strip()
    if isinstance(widget, RecordList):
        return not widget.rows and not widget.empty
    return not widget.can_focus and not isinstance(widget, TopBar | KeyBar)


def faults_of_layout(screen: Screen[object]) -> list[str]:
    """Return the widgets without room, those outside the window, and bars that are missing."""
    found = []
    for widget in shown(screen):
        name = f"{type(widget).__name__}#{widget.id}"
        if not (widget.size.width and widget.size.height):
            if not _empty(widget):
                found.append(f"{name} has no room: {widget.size}")
        elif (
            widget.can_focus
            and not screen.region.contains_region(widget.region)
            and not any(isinstance(one, VerticalScroll) for one in widget.ancestors)
        ):
            found.append(f"{name} lies outside: {widget.region}")
    bars = [any(label for _key, label, _here in bar.entries()) for bar in screen.query(KeyBar)]
    return found if all(bars) else [*found, "the bar of keys is empty"]


def faults_of_lines(lines: list[str], size: tuple[int, int]) -> list[str]:
    """Return what is wrong with the screen as a whole: its size, its first and its last line."""
    width, height = size
    found = [] if len(lines) == height else [f"{len(lines)} lines"]
    found += [
        f"line {n} has {cell_len(line)} cells" for n, line in enumerate(lines) if cell_len(line) != width
    ]
    if not lines[-1].strip() or not any(line.strip() for line in lines[1:-1]):
        found.append("the screen is empty")
    return found


def faults_of_signs(screen: Screen[object]) -> list[str]:
    """Return the cells on show that tell late, soon or done by their colour alone."""
    found = []
    for listed in screen.query(RecordList):
        width, height = listed.scrollable_content_region.size
        top = listed.scroll_offset.y
        before: set[str] = set()
        for row in listed.rows[top : top + height]:
            parts = [(text, tone) for text, tone in listed._parts(row, width) if text.strip()]
            tones = {tone for _text, tone in parts} & MEANT
            signed = any(SAID & set(text) for text, tone in parts if tone in MEANT)
            if tones - before and not signed:  # further lines of one paragraph have the sign above them
                found.append(f"{listed.id}: {tones} without a sign: {parts}")
            before = tones
    return found


def strange_letters(text: str) -> set[str]:
    """Return what is neither ASCII nor a Latin (Vietnamese) letter."""
    return {c for c in text if not c.isascii() and not unicodedata.name(c, "?").startswith("LATIN ")}


def _light(colour: ColorTriplet) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Return the contrast of two colours after WCAG 2: 1 for the same colour, 21 for black on white."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def pale_texts(screen: Screen[object], strips: list[Strip], least: float) -> dict[tuple[str, str], str]:
    """Return the pairs of colours with too little contrast that words are drawn in, each with its words.

    Behind a window lies what cannot be used now: only the window itself is looked at.
    """
    found = {}
    for area in _in_use(screen):
        for strip in strips[area.y : area.bottom]:
            found |= _pale(strip.crop(area.x, area.right), least)
    return found


def _in_use(screen: Screen[object]) -> list[Region]:
    if not isinstance(screen, ModalScreen):
        return [screen.region]
    return [child.region.intersection(screen.region) for child in screen.children if child.region]


def _pale(strip: Strip, least: float) -> dict[tuple[str, str], str]:
    found = {}
    for segment in strip:
        style = segment.style
        if style is None or style.color is None or style.bgcolor is None:
            continue
        if not any(character.isalnum() for character in segment.text):
            continue
        ink, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor(foreground=False)
        if style.reverse:
            ink, ground = ground, ink
        if contrast(ink, ground) < least:
            found[ink.hex, ground.hex] = f"{segment.text.strip()} ({contrast(ink, ground):.1f})"
    return found
