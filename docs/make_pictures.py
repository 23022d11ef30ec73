"""Makes the pictures of the documentation from the running program: same plan, same day, same pictures."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from tui.settings import Settings, keep_settings

ROOT = Path(__file__).resolve().parents[1]
PICTURES = Path(__file__).parent / "pictures"
SIZE = (110, 32)
TODAY = date(2026, 11, 23)
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONT = "font-family: Fira Code, monospace"

Press = Callable[..., Awaitable[None]]


async def overview(press: Press) -> None:
    """Show the first view."""
    await press("down")


async def plan(press: Press) -> None:
    """Unfold the plan down to a task."""
    await press("f3", "down", "right", "down", "right", "down", "right", "down")


async def search(press: Press) -> None:
    """Search without accents."""
    await press("f5", *_keys("mot cua so hoa"), "down")


async def directive(press: Press) -> None:
    """Draft a directive on one area."""
    await press("f8", "enter", "down", "down", "enter")


async def task(press: Press) -> None:
    """Edit a task."""
    await press("s", "tab", "tab", "tab")


async def menu(press: Press) -> None:
    """Show the menu of views."""
    await press("f9")


async def matrix(press: Press) -> None:
    """Show the matrix of solutions and agencies."""
    await press("ctrl+d", "down", "down")


async def timeline(press: Press) -> None:
    """Show the year as a bar for each task."""
    await press("equals_sign", "down", "down")


def _keys(text: str) -> list[str]:
    return ["space" if character == " " else character for character in text]


SCENES = {
    "tong-quan": overview,
    "ke-hoach": plan,
    "tim-kiem": search,
    "soan-chi-thi": directive,
    "sua-nhiem-vu": task,
    "di-toi": menu,
    "ma-tran": matrix,
    "dong-thoi-gian": timeline,
}


async def picture(name: str, scene: Callable[[Press], Awaitable[None]], workspace: Path) -> None:
    """Play one scene and save what the screen shows."""
    from textual.widgets import Input

    from tui.app import CchcApp

    app = CchcApp(workspace, TODAY)
    async with app.run_test(size=SIZE) as pilot:

        async def press(*keys: str) -> None:
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                await pilot.pause(0.05)
                await app.workers.wait_for_complete()
                await pilot.pause()

        await press()
        await scene(press)
        await pilot.pause(0.5)
        await press()
        for entry in app.screen.query(Input):
            entry.cursor_blink = False
        await pilot.pause()
        drawing = app.export_screenshot(title="cchc")
    drawing = _FONT_FACE.sub("", drawing).replace("font-family: Fira Code", _FONT)
    (PICTURES / f"{name}.svg").write_text(drawing, encoding="utf-8", newline="\n")


async def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCHC_CACHE_DIR"], os.environ["CCHC_LOG_DIR"] = f"{folder}/cache", f"{folder}/log"
        os.environ["CCHC_STATE_DIR"] = f"{folder}/state"
        keep_settings(Settings(tour_seen=True))
        workspace = Path(folder) / "ws"
        shutil.copytree(ROOT / "plans", workspace)
        for name, scene in SCENES.items():
            await picture(name, scene, workspace)
            print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main())
