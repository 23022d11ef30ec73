"""Marks besides the text: urgency, circulation, and the address at the foot of page 1 (boxes 10b, 11, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.measures import text_width
from planner.documents.layout.printed import PrintedStamp, PrintedText
from planner.documents.wording import common_wording

if TYPE_CHECKING:
    from planner.documents.content import Content
    from planner.documents.layout.rules import LayoutRules


def urgency_stamp(content: Content, rules: LayoutRules) -> tuple[PrintedText | PrintedStamp, ...]:
    """Return the framed mark of urgency for the left edge below the number (III.2.b), or nothing."""
    if content.urgency is None:
        return ()
    layout = rules["urgency_mark"]
    width = layout.number(f"width_{content.urgency.value.replace('-', '_')}")
    words = common_wording().urgency[content.urgency].upper()
    space = PrintedText(component="end", text="", space_before=layout.number("space_above"))
    return (space, PrintedStamp(component="urgency_mark", text=words, width=width))


def circulation_stamp(content: Content, rules: LayoutRules) -> tuple[PrintedStamp, ...]:
    """Return the framed instruction on circulation for the upper margin of page 1 (III.2.c), or nothing.

    Its frame is as wide as the words and a little room on both sides need.
    """
    if content.circulation is None:
        return ()
    layout = rules["circulation_mark"]
    words = common_wording().circulation[content.circulation].upper()
    width = text_width(words, layout.number("size"), bold=layout.flag("bold")) + 2 * layout.number("padding")
    return (PrintedStamp(component="circulation_mark", text=words, width=width, at_right=True),)


def address_foot(content: Content) -> tuple[PrintedText, ...]:
    """Return the lines at the foot of page 1; the first one carries the line above them (III.4)."""
    return tuple(
        PrintedText(component="address_foot", text=line, line_above=place == 0)
        for place, line in enumerate(content.address_foot)
    )
