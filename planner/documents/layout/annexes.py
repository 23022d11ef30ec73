"""What follows the signature: annexes (templates 2.1, 2.2) and the document that a decision issues (1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.content import Clause
from planner.documents.layout.body_text import body_texts, ended
from planner.documents.layout.heading import attached_heading, centred_lines, printed_month
from planner.documents.layout.measures import text_width
from planner.documents.layout.numbering import roman
from planner.documents.layout.printed import (
    Printed,
    PrintedLine,
    PrintedSection,
    PrintedTable,
    PrintedText,
)
from planner.documents.layout.tables import asked_width
from planner.documents.tables import Table
from planner.documents.wording import common_wording
from planner.documents.words import without_closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.documents.content import Annex, Attached, BodyBlock, Content
    from planner.documents.layout.body_text import BodyText
    from planner.documents.layout.rules import LayoutRules


def following_sections(content: Content, rules: LayoutRules) -> tuple[PrintedSection, ...]:
    """Return the attached document, its annexes, and the annexes of the document itself."""
    attached = content.attached
    sections = [_attached(content, attached, rules)] if attached else []
    if attached:
        reference = _accompanying(content, attached.kind_name)
        sections += _annexes(attached.annexes, reference, rules)
    return (*sections, *_annexes(content.annexes, _accompanying(content), rules))


def _attached(content: Content, attached: Attached, rules: LayoutRules) -> PrintedSection:
    width = rules.text_width
    head: list[Printed] = [*attached_heading(content, attached, rules)]
    head += _reference(_accompanying(content), rules, width)
    body = ended(body_texts(attached.body, rules, width))
    return PrintedSection(blocks=(*head, *_below_head(body, rules)))


def _annexes(annexes: tuple[Annex, ...], reference: str, rules: LayoutRules) -> Iterator[PrintedSection]:
    for number, annex in enumerate(annexes, 1):
        yield _annex(annex, number if len(annexes) > 1 else 0, reference, rules)


def _annex(annex: Annex, number: int, reference: str, rules: LayoutRules) -> PrintedSection:
    """Return one annex; it lies on its side when a table asks for more than the width of an upright page."""
    common = common_wording()
    landscape = any(asked_width(table, rules) > rules.text_width for table in _tables(annex.body))
    width = rules.landscape_width if landscape else rules.text_width
    label = common.annex_number.format(number=roman(number)) if number else common.annex
    head: list[Printed] = [
        PrintedText(component="annex_number", text=label),
        *centred_lines("annex_title", annex.title.upper(), width, rules),
        *_reference(reference, rules, width),
    ]
    body = body_texts(annex.body, rules, width)
    if body and not isinstance(body[-1], PrintedTable):
        body = ended(body)
    return PrintedSection(blocks=(*head, *_below_head(body, rules)), landscape=landscape)


def _tables(blocks: Iterable[BodyBlock]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif not isinstance(block, Clause) and (inner := getattr(block, "blocks", ())):
            yield from _tables(inner)


def _accompanying(content: Content, attached: str = "") -> str:
    """Return "(Kèm theo ... số ... ngày ... của ...)"; number and day are blank until the issue (III.1.c)."""
    common, day = common_wording(), content.issued_on
    pattern = common.accompanying_attached if attached else common.accompanying
    return pattern.format(
        attached=attached,
        document=content.kind_name or common.letter,
        number=content.number or common.blank_reference,
        symbol=content.symbol,
        date=common.long_date.format(
            day=f"{day.day:02d}" if day else common.blank_reference,
            month=printed_month(day.month) if day else common.blank_reference,
            year=day.year if day else content.year,
        ),
        issuer=without_closing(content.decided_by or content.issuing_body),
    )


def _reference(text: str, rules: LayoutRules, width: float) -> list[Printed]:
    """Return the reference in italics and the line below; a long one breaks before its date."""
    layout = rules["annex"]
    line = PrintedLine(
        length=layout.number("line_length"), available=width, space_before=layout.number("line_space")
    )
    parts = _parts_of(text)
    size = rules["annex_reference"].number("size")
    if text_width(text, size, italic=True) <= width or any(
        text_width(part, size, italic=True) > width for part in parts
    ):
        return [*centred_lines("annex_reference", text, width, rules), line]
    return [PrintedText(component="annex_reference", text="\n".join(parts)), line]


def _parts_of(text: str) -> list[str]:
    """Return the reference before and from its date, as the decree breaks its own."""
    before, opening, after = text.rpartition(f" {common_wording().long_date.partition(' ')[0]} ")
    return [before, f"{opening}{after}".strip()] if opening else [text]


def _below_head(body: list[BodyText], rules: LayoutRules) -> list[Printed]:
    """Return the body with room below the line."""
    if not body or isinstance(body[0], PrintedTable):
        return [*body]
    first = body[0]
    above = rules["annex"].number("space_below") + rules[first.component].number("space_before")
    return [msgspec.structs.replace(first, space_before=above), *body[1:]]
