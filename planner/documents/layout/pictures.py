"""Pictures in the annexes: between the head of the annex and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.layout.printed import PrintedPicture, PrintedText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.drafting import Picture
    from planner.documents.layout.printed import Printed, PrintedDocument, PrintedSection

_HEAD = ("annex_number", "annex_title", "annex_reference")


def with_pictures(printed: PrintedDocument, pictures: Iterable[Picture]) -> PrintedDocument:
    """Return the document with each picture in its annex; raises IndexError where there is no such annex."""
    sections = list(printed.sections)
    attached = len(sections) - sum(_is_annex(section) for section in sections)
    by_annex: dict[int, list[PrintedPicture]] = {}
    for picture in pictures:
        shown = PrintedPicture(png=picture.png, width=picture.width, height=picture.height, text=picture.text)
        by_annex.setdefault(picture.annex, []).append(shown)
    for annex, shown_there in by_annex.items():
        sections[attached + annex] = _with(sections[attached + annex], shown_there)
    return msgspec.structs.replace(printed, sections=tuple(sections))


def _is_annex(section: PrintedSection) -> bool:
    first = next(iter(section.blocks), None)
    return isinstance(first, PrintedText) and first.component == "annex_number"


def _with(section: PrintedSection, pictures: Iterable[PrintedPicture]) -> PrintedSection:
    blocks = list(section.blocks)
    place = max((n for n, block in enumerate(blocks) if _is_head(block)), default=-1) + 1
    # The drawn line below the head belongs to it.
    while place < len(blocks) and not isinstance(blocks[place], PrintedText):
        place += 1
    return msgspec.structs.replace(section, blocks=(*blocks[:place], *pictures, *blocks[place:]))


def _is_head(block: Printed) -> bool:
    return isinstance(block, PrintedText) and block.component in _HEAD
