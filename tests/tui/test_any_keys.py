"""Whatever keys are pressed, the program goes on and every file stays sound."""

from __future__ import annotations

import pytest
from monkey import press_at_random

SEEDS = (1, 2, 3, 4)
PRESSES = 100


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch):
    """No key starts a program of the system."""
    monkeypatch.setattr("tui.opening.open_with_system", lambda _path: None)


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_do_no_harm(opened, seed):
    async with opened() as screen:
        assert await press_at_random(screen, PRESSES, seed) == []


@pytest.mark.safety
@pytest.mark.parametrize("seed", range(100, 125))
async def test_ten_thousand_random_keys_do_no_harm(opened, seed):
    async with opened() as screen:
        assert await press_at_random(screen, 400, seed) == []
