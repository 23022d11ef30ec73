"""The screens as text, compared with what is kept; `make snapshots` writes them anew after a wanted change.

The bar of views is left out: it changes with every view that is added.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

KEPT = Path(__file__).with_name("snapshots")
SIZES = ((80, 24), (120, 36), (200, 60))
SCREENS = {
    "overview": (),
    "plan": ("f3", "down", "right", "right"),
    "agencies": ("f4", "tab", "down"),
    "matrix": ("ctrl+d",),
    "quarters": ("ctrl+d", "space"),
    "documents": ("f12",),
    "data": ("f6",),
    "task": ("enter",),
    "task-form": ("s",),
    "progress-form": ("t",),
    "settings": ("h",),
    "question": ("s", "tab", "space", "down", "enter", "ctrl+s", "escape"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_is_kept(opened, name, size):
    async with opened(size=size) as screen:
        await screen.press(*SCREENS[name])
        shown = "\n".join(line.rstrip() for line in screen.lines()[1:]) + "\n"
    path = KEPT / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("CCHC_SNAPSHOTS") == "update":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="")
    assert shown == path.read_text(encoding="utf-8"), "make snapshots, then look at the difference"
