"""Whatever keys are pressed, the program goes on and every file stays sound."""

from __future__ import annotations

import random

import pytest

from planner.store import Store
from planner.validation import validate
from tui.actions import ACTIONS

SEEDS = (1, 2)
PRESSES = 80


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_do_no_harm(opened, office, seed):
    rng = random.Random(seed)
    keys = [key for action in ACTIONS for key in action.keys if action.id != "quit"]
    keys += [*"abê12", "tab", "shift+tab", "backspace", "delete", "ctrl+a", "ctrl+w", "shift+left"]
    async with opened() as screen:
        for _press in range(PRESSES):
            await screen.pilot.press(rng.choice(keys))
        await screen.settle()
    report = validate(Store.open(office))
    assert [issue.message for issue in report.issues] == []
