"""The keys of the keyboard, each with its name for people."""

from __future__ import annotations

from planner.i18n import _ as translate


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": _("Space bar"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "tab": "Tab",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "equals_sign": "=",
    "question_mark": "?",
}


def key_name(key: str) -> str:
    """Return a key as people write it: "ctrl+z" is "Ctrl+Z"."""
    return "+".join(
        translate(_KEY_NAMES[part])
        if part in _KEY_NAMES
        else part.capitalize()
        if len(part) > 1
        else part.upper()
        for part in key.split("+")
    )
