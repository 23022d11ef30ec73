"""The canonical YAML text of plain data: block style, one key a line, quotes only where needed."""

from __future__ import annotations

import json
import re

Data = str | list["Data"] | dict[str, "Data"]
"""Plain data as it is read: every scalar is text."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LOOKS_TYPED = re.compile(r"(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\.inf|\.nan)|=|<<)", re.IGNORECASE)
_STARTS_SPECIAL = re.compile(r"[-?:](?:\s|$)|[\s,\[\]{}#&*!|>'\"%@`]")
_CONTAINS_SPECIAL = re.compile(r":\s|\s#|:$|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_STEP = 2
BOOLEANS = ("true", "false")
"""Left plain, so that editors with the schema see a boolean where one is meant."""


def scalar_text(value: str, *, in_flow: bool = False) -> str:
    """Return one scalar: plain where every YAML reader sees the same text, else in double quotes."""
    unsafe = (
        not value
        or (_LOOKS_TYPED.fullmatch(value) and value not in BOOLEANS)
        or _STARTS_SPECIAL.match(value)
        or _CONTAINS_SPECIAL.search(value)
        or value.startswith(("---", "..."))
        or (in_flow and re.search(r"[,\[\]{}:]", value))
    )
    return _quoted(value) if unsafe else value


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def value_text(value: Data, indent: int) -> str:
    """Return what follows "key:" for a value: " text", or a line break and deeper lines (no final break).

    `indent` is the column of the key.
    """
    if isinstance(value, str):
        return " " + scalar_text(value)
    if not value:
        return " {}" if isinstance(value, dict) else " []"
    if isinstance(value, dict):
        return "\n" + mapping_text(value, indent + _STEP)
    if all(isinstance(item, str) and _ID.fullmatch(item) for item in value):
        return " [" + ", ".join(scalar_text(str(item), in_flow=True) for item in value) + "]"
    return "\n" + "\n".join(item_text(item, indent + _STEP) for item in value)


def mapping_text(data: dict[str, Data], indent: int) -> str:
    """Return the lines of a mapping whose keys stand in column `indent` (no final line break)."""
    pad = " " * indent
    return "\n".join(f"{pad}{key}:{value_text(value, indent)}" for key, value in data.items())


def item_text(item: Data, indent: int) -> str:
    """Return the lines of a list item whose dash stands in column `indent` (no final line break)."""
    pad = " " * indent
    if isinstance(item, dict) and item:
        return f"{pad}- {mapping_text(item, indent + _STEP).lstrip(' ')}"
    return f"{pad}-{value_text(item, indent)}"


def document_text(data: dict[str, Data]) -> str:
    """Return a whole file holding `data`."""
    return mapping_text(data, 0) + "\n"
