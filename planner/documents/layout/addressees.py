"""Who a document goes to, above its body: "Kính gửi:", or the sender of a telegram and its list (box 9a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.measures import text_width
from planner.documents.layout.printed import PrintedText
from planner.documents.wording import common_wording
from planner.documents.words import without_closing

if TYPE_CHECKING:
    from planner.documents.content import Content
    from planner.documents.layout.rules import LayoutRules

_DASH = "- "


def addressees(content: Content, rules: LayoutRules) -> list[PrintedText]:
    """Print "Kính gửi:" with one name on the same line, or several below, dashes under the colon (II.9.d).

    A telegram names its sender instead and always lists its addressees below (template 1.6).
    """
    if not content.addressees:
        return []
    names = [without_closing(name) for name in content.addressees]
    layout = rules["addressees"]
    margin, above, size = layout.number("left"), layout.number("space_above"), layout.number("size")
    if content.sender:
        opening = PrintedText(
            component="telegram_sender",
            text=common_wording().sender.format(name=content.sender),
            space_before=above,
            keep_next=True,
        )
        return [opening, *_listed(names, rules["telegram_sender"].number("list_left"), size)]
    opening_text = common_wording().addressees
    if len(names) == 1:
        hanging = text_width(f"{opening_text} ", size)
        text = f"{opening_text} {names[0]}"
        return [
            PrintedText(component="addressees", text=text, left=margin, hanging=hanging, space_before=above)
        ]
    under_colon = margin + text_width(opening_text[:-1], size)
    opening = PrintedText(
        component="addressees", text=opening_text, left=margin, space_before=above, keep_next=True
    )
    return [opening, *_listed(names, under_colon, size)]


def _listed(names: list[str], left: float, size: float) -> list[PrintedText]:
    last = len(names) - 1
    return [
        PrintedText(
            component="addressees",
            text=f"{_DASH}{name}{'.' if place == last else ';'}",
            left=left,
            hanging=text_width(_DASH, size),
        )
        for place, name in enumerate(names)
    ]
