"""One form for every way of writing a document's number: with or without hyphens, zeros, spaces.

23/CT-TTg, 023/ct ttg and 23 CT TTG become "23.ctttg"; 09/QĐUBND becomes "9.qdubnd".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.vietnamese import fold

_PART = re.compile(r"[0-9]+|[^\W\d_]+")


def number_key(words: Sequence[str] | str) -> str:
    """Return the form by which a number and symbol is found, "" for a text without letters or digits.

    A number alone or letters alone have a form too; whether that means a document is the caller's concern.
    """
    text = words if isinstance(words, str) else " ".join(words)
    parts = _PART.findall(fold(text))
    return "".join(f"{part.lstrip('0') or '0'}." if part.isdecimal() else part for part in parts)


def symbol_key(number_symbol: str) -> str:
    """Return the form of the symbol alone: what stands behind the first slash, or everything without one."""
    number, slash, symbol = number_symbol.partition("/")
    return number_key(symbol if slash else number)
