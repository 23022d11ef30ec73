"""From content to the printed page: fixed formulas, lines, and what stays together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.layout.addressees import addressees
from planner.documents.layout.annexes import following_sections
from planner.documents.layout.body_text import body_texts, ended
from planner.documents.layout.heading import centred_lines, heading_columns, kind_and_subject
from planner.documents.layout.marks import address_foot, circulation_stamp
from planner.documents.layout.measures import broken_lines
from planner.documents.layout.numbering import point_letter, roman
from planner.documents.layout.printed import Printed, PrintedDocument, PrintedTable, PrintedText
from planner.documents.layout.rules import LayoutRules, layout_rules
from planner.documents.layout.signing import signature_columns
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, without_closing

if TYPE_CHECKING:
    from planner.documents.content import Content
    from planner.documents.layout.body_text import BodyText

__all__ = ["compose", "point_letter", "roman"]


def compose(content: Content) -> PrintedDocument:
    """Return the document as it stands on the page, with what is attached to it.

    The last text of the body is closed by "./." and is held on the page of the signature, together with
    the line before it when it is a single line itself.
    """
    rules = layout_rules()
    body = [*_preamble(content, rules), *body_texts(content.body, rules, rules.text_width)]
    blocks: list[Printed] = [heading_columns(content, rules), *kind_and_subject(content, rules)]
    blocks += addressees(content, rules)
    blocks += _kept_with_signature(_opened(ended(body), rules), rules)
    blocks.append(signature_columns(content, rules))
    title = f"{content.kind_name} {lower_first(content.subject)}" if content.kind_name else content.subject
    return PrintedDocument(
        title=title,
        author=content.issuing_body,
        first_header=circulation_stamp(content, rules),
        first_footer=address_foot(content),
        blocks=tuple(blocks),
        sections=following_sections(content, rules),
    )


def _preamble(content: Content, rules: LayoutRules) -> list[PrintedText]:
    """Return what stands before the body: who decides, the legal bases, "QUYẾT ĐỊNH:"."""
    decides = centred_lines("decided_by", content.decided_by.upper(), rules.text_width, rules)
    enacting = common_wording().enacting.get(content.kind, "") if content.decided_by else ""
    closing = [PrintedText(component="enacting", text=enacting.upper())] if enacting else []
    return [*decides, *_bases(content), *closing]


def _bases(content: Content) -> list[PrintedText]:
    last = len(content.legal_bases) - 1
    return [
        PrintedText(component="legal_basis", text=without_closing(text) + ("." if place == last else ";"))
        for place, text in enumerate(content.legal_bases)
    ]


def _opened(body: list[BodyText], rules: LayoutRules) -> list[BodyText]:
    if not body or isinstance(body[0], PrintedTable):
        return body
    first = body[0]
    above = rules["subject"].number("space_below") + rules[first.component].number("space_before")
    return [msgspec.structs.replace(first, space_before=above), *body[1:]]


def _kept_with_signature(body: list[BodyText], rules: LayoutRules) -> list[BodyText]:
    wanted = rules["signature_columns"].number("body_lines_kept")
    kept, lines = list(body), 0
    for place in reversed(range(len(body))):
        text = body[place]
        if lines >= wanted or isinstance(text, PrintedTable):
            break
        kept[place] = msgspec.structs.replace(text, keep_next=True)
        size = rules[text.component].number("size")
        lines += len(broken_lines(text.opening + text.text, rules.text_width, size))
    return kept
