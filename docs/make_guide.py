"""Writes the generated parts of the user guide: the query language and the keyboard card."""

from __future__ import annotations

import re
from pathlib import Path

from planner.i18n import set_language
from search_index.language import language_table
from tui.actions import actions_of
from tui.key_names import key_name
from tui.scopes import Scope, scope_title

GUIDE = Path(__file__).parent / "huong-dan.md"
_MANY = 6
"""Keys above this number are told as a span."""


def search_table() -> str:
    """Return the query language as a table, in Vietnamese."""
    lines = [f"| `{_cell(rule.written)}` | {_cell(rule.finds)} |" for rule in language_table()]
    return "\n".join(["| gõ | tìm |", "|---|---|", *lines])


def keyboard_card() -> str:
    """Return every action by its place, in Vietnamese."""
    parts = []
    for scope in Scope:
        if actions := actions_of(scope):
            lines = [f"| {_keys(a.keys)} | {_cell(a.label)} | {_cell(a.help)} |" for a in actions]
            head = [f"### {scope_title(scope)}", "", "| phím | việc | ý nghĩa |", "|---|---|---|"]
            parts.append("\n".join([*head, *lines]))
    return "\n\n".join(parts)


def _keys(keys: tuple[str, ...]) -> str:
    names = [f"**{_cell(key_name(key))}**" for key in keys]
    return ", ".join(names) if len(names) <= _MANY else f"{names[0]} … {names[-1]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


def with_generated_parts(text: str) -> str:
    """Return the guide with its generated parts as the program is now."""
    set_language("vi")
    for name, part in (("search", search_table()), ("keys", keyboard_card())):
        pattern = rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)"
        text = re.sub(
            pattern, lambda found, part=part: f"{found[1]}\n{part}\n\n{found[2]}", text, flags=re.DOTALL
        )
    return text


def main() -> None:
    """Write the guide."""
    GUIDE.write_text(with_generated_parts(GUIDE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print("docs/huong-dan.md")


if __name__ == "__main__":
    main()
