"""Paths that a person types."""

from __future__ import annotations

from pathlib import Path


def unquoted(typed: str) -> str:
    """Return what was typed without blanks and quotation marks around it, as explorers copy paths."""
    return typed.strip().strip("\"'")


def path_of(typed: str) -> Path:
    """Return the path that the person typed, or pasted in quotation marks; "~" is home."""
    return Path(unquoted(typed) or ".").expanduser().absolute()
