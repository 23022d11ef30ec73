"""The letters themselves: composed Unicode, look-alikes, invisible signs, one placement of tone marks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from planner.documents.check.findings import quoted
from planner.documents.check.looks import Paragraph
from planner.documents.check.rules_font import LEGACY
from planner.i18n import _
from planner.vietnamese import find_invisible, find_lookalikes, fold_tone_placement, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.reading import Story

_MARKS = re.compile("[\u0300\u0301\u0303\u0306\u0309\u0302\u0323\u031b]")
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 3
_HARMLESS = {"special_space", "soft_hyphen", "line_separator"}


def check_letters(sheet: Sheet, parts: Sequence[Part]) -> None:
    """Check the letters of the whole file."""
    texts = [block.text for part in parts for block in part.blocks]
    whole = "\n".join(texts)
    _composed(sheet, texts)
    _lookalikes(sheet, texts)
    _invisible(sheet, texts)
    _tones(sheet, whole)


def check_legacy(sheet: Sheet, story: Story) -> None:
    """Check that no text is written in a font of the time before Unicode: its letters are other ones."""
    spans = (span for paragraph in _paragraphs(story) for span in paragraph.spans)
    legacy = next((s for s in spans if any(LEGACY.match(f) for f in s.face.fonts) and s.text.strip()), None)
    sheet.text(
        "letters.legacy",
        ok=legacy is None,
        expected=_("Unicode letters"),
        found="" if legacy is None else ", ".join(legacy.face.fonts),
        where="" if legacy is None else quoted(legacy.text),
        remedy=_("Convert the text from its old font (TCVN3, VNI) to Unicode."),
    )


def _paragraphs(story: Story) -> Iterator[Paragraph]:
    for block in story.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (p for row in block.rows for cell in row for p in cell.paragraphs)


def _composed(sheet: Sheet, texts: list[str]) -> None:
    loose = [text for text in texts if _MARKS.search(text) and nfc(text) != text]
    found = ""
    if loose:
        spot = _MARKS.search(loose[0])
        start = loose[0].rfind(" ", 0, spot.start() if spot else 0) + 1
        found = nfc(loose[0][start : start + 20])
    sheet.text(
        "letters.composed",
        ok=not loose,
        expected=_("every letter with its marks as one character (composed Unicode)"),
        found=_("separate marks, for example in “{words}”", words=found) if loose else _("composed"),
        where=quoted(nfc(loose[0])) if loose else "",
        remedy=_("Convert the text to composed Unicode (in UniKey: Ctrl+Shift+F6)."),
    )


def _lookalikes(sheet: Sheet, texts: list[str]) -> None:
    for text in texts:
        for hit in find_lookalikes(text)[:_SHOWN]:
            around = text[max(0, hit.position - 12) : hit.position + 12]
            sheet.text(
                "letters.lookalike",
                ok=False,
                expected=_("letters of the Vietnamese alphabet"),
                found=_(
                    "“{char}” ({name}) in place of “{latin}”", char=hit.char, name=hit.name, latin=hit.latin
                ),
                where=quoted(around),
                remedy=_("Type the letter “{latin}” anew.", latin=hit.latin),
            )
    sheet.text(
        "letters.lookalike",
        ok=True,
        expected=_("letters of the Vietnamese alphabet"),
        found="",
        where="",
        remedy="",
    )


def _invisible(sheet: Sheet, texts: list[str]) -> None:
    for text in texts:
        for hit in find_invisible(text)[:_SHOWN]:
            if hit.kind.value not in _HARMLESS:
                sheet.text(
                    "letters.invisible",
                    ok=False,
                    expected=_("no invisible characters"),
                    found=hit.name,
                    where=quoted(text[max(0, hit.position - 20) : hit.position + 20]),
                    remedy=_("Delete the character and type the word anew."),
                )
    sheet.text(
        "letters.invisible", ok=True, expected=_("no invisible characters"), found="", where="", remedy=""
    )


def _tones(sheet: Sheet, text: str) -> None:
    """Both styles of placing the tone of oa, oe, uy are met; only a mixture is worth a word."""
    traditional: dict[str, int] = {}
    reformed: dict[str, int] = {}
    for syllable, count in Counter(_WORD.findall(nfc(text))).items():
        if syllable.isascii():
            continue
        if fold_tone_placement(syllable) != syllable:
            reformed[syllable] = count
        elif _is_placed(syllable):
            traditional[syllable] = count
    mixed = bool(traditional) and bool(reformed)
    fewer = min(traditional, reformed, key=lambda words: sum(words.values())) if mixed else reformed
    examples = ", ".join(list(fewer)[:_SHOWN])
    other = traditional if fewer is reformed else reformed
    sheet.text(
        "letters.tone_placement",
        ok=not mixed,
        expected=_("one way of placing tone marks in the whole document"),
        found=_("{some} beside {others}", some=examples, others=", ".join(list(other)[:_SHOWN]))
        if mixed
        else "",
        where=examples,
        remedy=_("Choose one way for the whole document; most of it writes the other one."),
    )


def _is_placed(syllable: str) -> bool:
    """Tell whether a syllable is one of those that the two styles write differently."""
    plain = unicodedata.normalize("NFD", syllable.lower())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    toned = any(c in "\u0300\u0301\u0303\u0309\u0323" for c in plain)
    return (
        toned
        and letters.endswith(("oa", "oe", "uy"))
        and not letters.startswith("qu")
        and "\u0302" not in plain
    )
