"""Presses random keys: what a cat on the keyboard does."""

from __future__ import annotations

import random

from planner.places import log_file
from planner.store import Store
from planner.validation import validate
from tui.actions import ACTIONS

TYPED = [*"abê12/ ", "tab", "shift+tab", "backspace", "delete", "ctrl+a", "ctrl+w", "shift+left"]
LEFT_OUT = frozenset(("quit", "open_file"))
"""Ends the program; starts another one."""


def keys_of_all_actions() -> list[str]:
    """Return every key of the registry, those of many actions more often, and what people type."""
    return [key for action in ACTIONS if action.id not in LEFT_OUT for key in action.keys] + TYPED


async def press_at_random(screen, presses: int, seed: int) -> list[str]:
    """Press keys; returns what is wrong afterwards: problems in the data, and the log of errors."""
    rng = random.Random(seed)
    keys = keys_of_all_actions()
    for _press in range(presses):
        await screen.pilot.press(rng.choice(keys))
    await screen.settle()
    report = validate(Store.open(screen.app.desk.folder))
    log = [log_file().read_text("utf-8")] if log_file().exists() else []
    return [issue.message for issue in report.issues] + log
