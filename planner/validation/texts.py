"""Letters that look right and are not: text outside NFC, and look-alikes of other alphabets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from planner.i18n import _
from planner.model.issue import Issue
from planner.vietnamese import find_invisible, find_lookalikes


def text_issues(file: str, text: str) -> Iterator[Issue]:
    """Yield the problems of a file's letters, line by line."""
    if text.isascii():
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.isascii():
            continue
        key = line.split(":", 1)[0].strip(" -") if ":" in line else ""
        if not unicodedata.is_normalized("NFC", line):
            yield Issue(
                file,
                number,
                key,
                _("The accents on this line are typed as separate characters (not Unicode NFC)."),
                _("Type the line again with the keyboard set to Unicode."),
                code="not_nfc",
            )
        for found in find_lookalikes(line):
            yield Issue(
                file,
                number,
                key,
                _(
                    "“{char}” only looks like “{letter}” ({name}).",
                    char=found.char,
                    letter=found.latin,
                    name=found.name,
                ),
                _("Delete this letter and type it again."),
                code="look_alike",
            )
        for hidden in find_invisible(line):
            yield Issue(
                file,
                number,
                key,
                _("An invisible character stands here ({name}).", name=hidden.name),
                _("Delete it and type the space again."),
                code="invisible",
            )
