"""The foot of a document: recipients on the left, signing authority and name on the right (boxes 7, 9b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.measures import LINE_HEIGHT, broken_lines, level_with
from planner.documents.layout.printed import PrintedColumns, PrintedRow, PrintedText
from planner.documents.layout.rules import MM_PER_POINT
from planner.documents.wording import common_wording
from planner.documents.words import without_closing

if TYPE_CHECKING:
    from planner.documents.content import Content, Signature
    from planner.documents.layout.rules import LayoutRules


def signature_columns(content: Content, rules: LayoutRules) -> PrintedColumns:
    """Return boxes 7a, 7b and 9b; "Nơi nhận" stands level with the signing authority.

    The room for both signature images lies above the name. A list of recipients longer than a page may break.
    Minutes are signed on both sides, and their recipients stand below the secretary (template 1.9).
    """
    above = rules["signature_columns"].number("space_above")
    right = _signed(content.signature, above)
    left = _recipients(content, rules, above)
    rows: tuple[PrintedRow, ...]
    if content.secretary:
        rows = (PrintedRow(_signed(content.secretary, above), right), PrintedRow(tuple(left), ()))
    else:
        rows = (PrintedRow(tuple(left), right),)
    return PrintedColumns(
        component="signature_columns", rows=rows, breakable=_height(left, rules) > rules.text_height
    )


def _signed(signature: Signature, above: float) -> tuple[PrintedText, ...]:
    """Return boxes 7a and 7b: the lines of authority and the name; an unknown name stays open."""
    authority = [
        PrintedText(
            component="signing_authority", text=line.upper(), space_before=above if place == 0 else None
        )
        for place, line in enumerate(signature.authority)
    ]
    name = signature.name or common_wording().blank
    return (*authority, PrintedText(component="signer_name", text=name))


def _recipients(content: Content, rules: LayoutRules, above: float) -> list[PrintedText]:
    level = above + level_with(rules["recipients_heading"], rules["signing_authority"])
    printed = [
        PrintedText(component="recipients_heading", text=common_wording().recipients, space_before=level)
    ]
    last = len(content.recipients) - 1
    for place, name in enumerate(content.recipients):
        mark = "." if place == last else ";"
        printed.append(PrintedText(component="recipients", text=f"- {without_closing(name)}{mark}"))
    if content.drafter_mark:
        printed.append(PrintedText(component="drafter_mark", text=content.drafter_mark))
    return printed


def _height(texts: list[PrintedText], rules: LayoutRules) -> float:
    """Return about how high (mm) the texts stand in the left column."""
    width = rules["signature_columns"].number("left_width")
    total = 0.0
    for text in texts:
        size = rules[text.component].number("size")
        total += len(broken_lines(text.text, width, size)) * size * LINE_HEIGHT
    return total * MM_PER_POINT
