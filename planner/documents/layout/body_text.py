"""The body of a document or annex as it stands on the page: numbered, lettered, each part in its layout."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from planner.documents.content import Article, Clause, Division, Paragraph, Point, Section
from planner.documents.layout.numbering import Numbers, point_letter, roman
from planner.documents.layout.printed import PrintedTable, PrintedText
from planner.documents.layout.tables import printed_table
from planner.documents.tables import Table
from planner.documents.wording import common_wording
from planner.documents.words import without_closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.documents.content import BodyBlock
    from planner.documents.layout.rules import LayoutRules

BodyText = PrintedText | PrintedTable


def body_texts(blocks: Iterable[BodyBlock], rules: LayoutRules, width: float) -> list[BodyText]:
    """Return the printed body; tables are as wide as `width` (mm)."""
    printer = _Printer(rules, width)
    return [_kept_if_leading_in(text) for text in printer.in_order(blocks)]


def _kept_if_leading_in(text: BodyText) -> BodyText:
    """Hold a line that leads in what follows ("... trong kỳ:") on the page of it."""
    if isinstance(text, PrintedText) and (text.opening + text.text).rstrip().endswith(":"):
        return msgspec.structs.replace(text, keep_next=True)
    return text


def ended(body: list[BodyText]) -> list[BodyText]:
    """Return the body with "./." after its last words; below a table it stands on a line of its own."""
    if not body:
        return body
    last = body[-1]
    end = common_wording().document_end
    if isinstance(last, PrintedTable):
        return [*body, PrintedText(component="body", text=end)]
    text = without_closing(last.text)
    opening = last.opening if text else without_closing(last.opening)
    return [*body[:-1], msgspec.structs.replace(last, opening=opening, text=text + end)]


class _Printer:
    """Prints blocks one after the other, counting them."""

    def __init__(self, rules: LayoutRules, width: float) -> None:
        self._rules, self._width, self._numbers = rules, width, Numbers()

    def in_order(self, blocks: Iterable[BodyBlock | Point]) -> Iterator[BodyText]:
        """Print blocks that stand below the same heading: their clauses and points are counted from 1."""
        clauses, points = count(1), count()
        for block in blocks:
            match block:
                case Paragraph():
                    yield PrintedText(component="body", text=block.text)
                case Point():
                    yield PrintedText(component="point", text=f"{point_letter(next(points))}) {block.text}")
                case Clause():
                    yield from self._clause(block, next(clauses))
                case Table():
                    above = self._rules["table"].number("space_above")
                    yield PrintedText(component="end", text="", space_before=above, keep_next=True)
                    yield printed_table(block, self._rules, self._width)
                case Section():
                    yield from self._section(block)
                case Article():
                    yield from self._article(block)
                case Division():
                    yield from self._division(block)

    def _clause(self, clause: Clause, number: int) -> Iterator[BodyText]:
        component = "clause_title" if clause.title else "clause"
        yield PrintedText(component=component, text=f"{number}. {clause.title or clause.text}")
        if clause.title and clause.text:
            yield PrintedText(component="body", text=clause.text)
        yield from self.in_order(clause.blocks)

    def _section(self, section: Section) -> Iterator[BodyText]:
        number = roman(self._numbers.next("title"))
        yield PrintedText(component="section", text=f"{number}. {section.title.upper()}")
        yield from self.in_order(section.blocks)

    def _article(self, article: Article) -> Iterator[BodyText]:
        number = common_wording().article.format(number=self._numbers.next("article"))
        if article.title:
            yield PrintedText(component="article_title", text=f"{number} {article.title}")
            if article.text:
                yield PrintedText(component="body", text=article.text)
        else:
            yield PrintedText(component="article", opening=f"{number} ", text=article.text)
        yield from self.in_order(article.blocks)

    def _division(self, division: Division) -> Iterator[PrintedText]:
        name, number = common_wording().divisions[division.level], self._numbers.of_division(division)
        yield PrintedText(component="division_number", text=f"{name} {number}")
        if division.title:
            yield PrintedText(component="division_title", text=division.title.upper())
