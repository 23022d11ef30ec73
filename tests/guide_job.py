"""The main job, read out of the user guide: what is pressed, typed and seen there is what the tests do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, Protocol

from tui.actions import ACTIONS
from tui.key_names import key_name

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "huong-dan.md"
_TOKEN = re.compile(r"\*\*(?P<press>[^*]+)\*\*|`(?P<type>[^`]+)`|(?<!\*)\*(?P<see>[^*]+)\*(?!\*)")


class Step(NamedTuple):
    """One thing to do: press a key by its name for Textual, type a text, or see one."""

    what: str
    text: str


class Hands(Protocol):
    """A person at a terminal or a browser."""

    def press(self, key: str) -> object: ...

    def type(self, text: str) -> object: ...

    def see(self, text: str) -> object: ...


def steps(part: str = "job") -> list[Step]:
    """Return what the guide tells between the marks of `part`, in its order."""
    text = GUIDE.read_text(encoding="utf-8")
    told = text.partition(f"<!-- {part}:begin -->")[2].partition(f"<!-- {part}:end -->")[0]
    keys = {key_name(key): key for action in ACTIONS for key in action.keys}
    found = []
    for token in _TOKEN.finditer(told):
        what, text = next((kind, text) for kind, text in token.groupdict().items() if text)
        found.append(Step(what, keys[text] if what == "press" else " ".join(text.split())))
    return found


def follow(hands: Hands, told: list[Step]) -> None:
    """Do what the guide tells."""
    for what, text in told:
        getattr(hands, what)(text)
