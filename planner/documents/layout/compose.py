"""From content to the printed page: numbers and letters, fixed formulas, lines, and what stays together."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from planner.documents.content import Clause, Content, Paragraph, Point, Section
from planner.documents.layout.heading import heading_columns, kind_and_subject
from planner.documents.layout.measures import broken_lines, text_width
from planner.documents.layout.printed import Printed, PrintedDocument, PrintedText
from planner.documents.layout.rules import LayoutRules, layout_rules
from planner.documents.layout.signing import signature_columns
from planner.documents.wording import common_wording
from planner.documents.words import lower_first, without_closing
from planner.vietnamese import POINT_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.documents.content import BodyBlock


def compose(content: Content) -> PrintedDocument:
    """Return the document as it stands on the page.

    The last text of the body is closed by "./." and is held on the page of the signature, together with
    the line before it when it is a single line itself.
    """
    rules = layout_rules()
    body = [*_bases(content), *_body(content)]
    blocks: list[Printed] = [heading_columns(content, rules), *kind_and_subject(content, rules)]
    blocks += _addressees(content, rules)
    blocks += _kept_with_signature(_opened(_ended(body), rules), rules)
    blocks.append(signature_columns(content, rules))
    title = f"{content.kind_name} {lower_first(content.subject)}" if content.kind_name else content.subject
    return PrintedDocument(title=title, author=content.issuing_body, blocks=tuple(blocks))


def point_letter(position: int) -> str:
    """Return the letter of the point at `position` (from 0); after "y" come "aa", "ab", ..."""
    group, place = divmod(position, len(POINT_LETTERS))
    return (POINT_LETTERS[group - 1] if group else "") + POINT_LETTERS[place]


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman digits."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _bases(content: Content) -> list[PrintedText]:
    last = len(content.legal_bases) - 1
    return [
        PrintedText(component="legal_basis", text=without_closing(text) + ("." if place == last else ";"))
        for place, text in enumerate(content.legal_bases)
    ]


def _body(content: Content) -> list[PrintedText]:
    clauses, sections = count(1), count(1)
    return [text for block in content.body for text in _printed(block, clauses, sections)]


def _printed(block: BodyBlock, clauses: Iterator[int], sections: Iterator[int]) -> Iterator[PrintedText]:
    if isinstance(block, Section):
        yield PrintedText(component="section", text=f"{roman(next(sections))}. {block.title.upper()}")
        inner = count(1)
        for child in block.blocks:
            yield from _printed(child, inner, sections)
    elif isinstance(block, Clause):
        component = "clause_title" if block.title else "clause"
        yield PrintedText(component=component, text=f"{next(clauses)}. {block.title or block.text}")
        if block.title and block.text:
            yield PrintedText(component="body", text=block.text)
        letters = count()
        for inner_block in block.blocks:
            yield _in_clause(inner_block, letters)
    else:
        yield PrintedText(component="body", text=block.text)


def _in_clause(block: Paragraph | Point, letters: Iterator[int]) -> PrintedText:
    if isinstance(block, Point):
        return PrintedText(component="point", text=f"{point_letter(next(letters))}) {block.text}")
    return PrintedText(component="body", text=block.text)


def _ended(body: list[PrintedText]) -> list[PrintedText]:
    if not body:
        return body
    last = body[-1]
    text = without_closing(last.text) + common_wording().document_end
    return [*body[:-1], PrintedText(component=last.component, text=text)]


def _opened(body: list[PrintedText], rules: LayoutRules) -> list[PrintedText]:
    if not body:
        return body
    first = body[0]
    above = rules["subject"].number("space_below") + rules[first.component].number("space_before")
    return [PrintedText(component=first.component, text=first.text, space_before=above), *body[1:]]


def _kept_with_signature(body: list[PrintedText], rules: LayoutRules) -> list[PrintedText]:
    wanted = rules["signature_columns"].number("body_lines_kept")
    kept, lines = [], 0
    for text in reversed(body):
        keep = lines < wanted
        kept.append(
            PrintedText(
                component=text.component, text=text.text, space_before=text.space_before, keep_next=keep
            )
        )
        lines += len(broken_lines(text.text, rules.text_width, rules[text.component].number("size")))
    return kept[::-1]


def _addressees(content: Content, rules: LayoutRules) -> list[PrintedText]:
    """Print "Kính gửi:": one name on the same line, several below with their dashes under the colon."""
    if not content.addressees:
        return []
    names = [without_closing(name) for name in content.addressees]
    opening = common_wording().addressees
    layout = rules["addressees"]
    size = layout.number("size")
    margin = layout.number("left")
    above = layout.number("space_above")
    if len(names) == 1:
        return [
            PrintedText(component="addressees", text=f"{opening} {names[0]}", left=margin, space_before=above)
        ]
    under_colon = margin + text_width(opening[:-1], size)
    listed = [
        PrintedText(
            component="addressees", text=f"- {name}{'.' if name is names[-1] else ';'}", left=under_colon
        )
        for name in names
    ]
    return [PrintedText(component="addressees", text=opening, left=margin, space_before=above), *listed]
