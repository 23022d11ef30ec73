"""Answers on standard output, either for people or as one JSON document; narration on standard error."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from planner.cli.context import Settings
from planner.errors import CchcError


def answer(settings: Settings, data: Any, text: str) -> None:
    """Print `data` as JSON with --json, else `text`."""
    if settings.json:
        print_json(data)
    elif text:
        print_text(text)


def print_json(data: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")


def print_text(text: str) -> None:
    """Print text for people."""
    sys.stdout.write(text + "\n")


def narrate(text: str) -> None:
    """Say something beside the answer."""
    sys.stderr.write(text + "\n")


def report_error(error: CchcError, *, as_json: bool) -> None:
    """Say what went wrong and what to do next."""
    if as_json:
        print_json(
            {"error": {"kind": type(error).__name__, "message": error.message, "remedy": error.remedy}}
        )
    narrate(error.message + (f"\n→ {error.remedy}" if error.remedy else ""))


def columns(rows: list[list[str]], gap: str = "  ") -> str:
    """Return rows as aligned columns; the last column is not padded."""
    if not rows:
        return ""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        gap.join(c if i == len(row) - 1 else c.ljust(widths[i]) for i, c in enumerate(row)).rstrip()
        for row in rows
    )


def bar(done: int, total: int, width: int = 20) -> str:
    """Return a bar of `width` characters for the share done / total."""
    filled = round(width * done / total) if total else 0
    return "█" * filled + "░" * (width - filled)
