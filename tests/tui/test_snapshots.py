"""Every screen at every size and in every look: as it is kept, sound, readable, and not by colour alone.

`make snapshots` writes the texts anew after a wanted change. The bar of views is left out of them, for it
changes with every view that is added; so are the clock of the machine and the folder of the test.
"""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from scenes import SCENES, play
from soundness import (
    EVEN,
    HIGH,
    contrast,
    faults_of_layout,
    faults_of_lines,
    faults_of_signs,
    pale_texts,
    strange_letters,
)
from textual.screen import ModalScreen

import tui.screens
from tui.screens.base import Dialog, View
from tui.screens.jump import JumpPage
from tui.settings import Settings
from tui.views import VIEWS

KEPT = Path(__file__).with_name("snapshots")
UPDATE = os.environ.get("CCHC_SNAPSHOTS") == "update"
KEPT_SIZES = ((80, 24), (120, 36), (200, 60))
LOOKS = {
    "dark": (Settings(tour_seen=True), KEPT_SIZES),
    "light": (Settings(tour_seen=True, colours="light", roomy=True), ((100, 30),)),
    "contrast": (Settings(tour_seen=True, colours="contrast", signs="ascii"), ((140, 40),)),
}
"""Settings, and the sizes at which every scene is looked at in them."""
NOT_SHOWN = {
    "BatchPage": "its lines come while documents are written; test_draft_window.py holds it on its way",
    "FilePage": "it stands for a moment while a file is checked; test_documents_view.py",
}
"""Windows that no scene shows, with the reason."""
TYPED = frozenset("\u0430")
"""A Cyrillic letter that a scene types to be found."""
THUMB = re.compile("(?<= )[▁▂▃▄▅▆▇](?= *│? *$)")
"""The end of a scroll bar, which Textual draws in its own time."""
CLOCK = re.compile(r"\d\d/\d\d/(?:\d\d)?(\d\d) \d\d:\d\d")


def screens_of_the_program():
    found = set()
    for path in Path(tui.screens.__file__).parent.glob("*.py"):
        module = importlib.import_module(f"tui.screens.{path.stem}")
        for name, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, View | Dialog) and one.__module__ == module.__name__ and name not in {
                "View", "TaskView", "FileView", "Dialog", "Form",
            }:  # fmt: skip
                found.add(name)
    return found


def faults(screen, look, size):
    """Return the lines on the screen, and everything that is wrong with what is on the screen now."""
    top = screen.app.screen
    strips = top._compositor.render_strips(screen.app.size)
    lines = ["".join(segment.text for segment in strip) for strip in strips]
    found = [*faults_of_layout(top), *faults_of_lines(lines, size), *faults_of_signs(top)]
    if not isinstance(top, ModalScreen) and "F2" not in lines[0]:
        found.append("the bar of views is missing")
    if look == "contrast":
        found += [f"strange letter {letter!r}" for letter in strange_letters("".join(lines)) - TYPED]
    pale = pale_texts(top, strips, HIGH if look == "contrast" else EVEN)
    return lines, found + [f"pale: {words!r} {ink} on {ground}" for (ink, ground), words in pale.items()]


def kept_text(top, lines, folder):
    """Return the screen as it is kept: without the bar of views, the machine's clock and the folder.

    Of a window only itself is kept: what lies behind it has a picture of its own.
    """
    if isinstance(top, ModalScreen) and not isinstance(top, JumpPage):
        (window,) = (child.region for child in top.children if child.region)
        lines = [
            " " * window.x + line[window.x : window.right] if window.y <= number < window.bottom else ""
            for number, line in enumerate(lines)
        ]
    lines = [THUMB.sub(" ", line).rstrip() for line in lines[1:]]
    lines = [line.partition(str(folder))[0] + "…" if str(folder) in line else line for line in lines]
    return CLOCK.sub(lambda found: re.sub(r"\d", "0", found[0]), "\n".join(lines)) + "\n"


def differs(name, size, text):
    """Compare a screen with what is kept, or keep it; tells what differs."""
    path = KEPT / f"{name}-{size[0]}x{size[1]}.txt"
    if UPDATE:
        path.write_text(text, encoding="utf-8", newline="")
    if not path.exists():
        return ["is not kept: make snapshots"]
    kept = path.read_text(encoding="utf-8")
    lines = zip(text.splitlines(), kept.splitlines(), strict=False)
    changed = [f"was {old!r}\n  is  {new!r}" for new, old in lines if new != old]
    return [] if text == kept else ["differs: make snapshots, then look at it", *changed[:3]]


@pytest.fixture
def short_folder(office, monkeypatch):
    """Return the office in a folder with a short name, so that paths take the same room everywhere."""
    monkeypatch.setattr("tui.screens.search.PAUSE", 0.001)
    folder = Path(tempfile.mkdtemp(prefix="cchc-"))
    shutil.copytree(office, folder / "ws")
    monkeypatch.chdir(folder)
    yield folder
    monkeypatch.undo()
    shutil.rmtree(folder)


async def resized(screen, size):
    """Give the window another size, at once: on a busy machine Textual's own timer may never ring."""
    if size != screen.app.screen.size:
        await screen.pilot.resize_terminal(*size)
        screen.app._check_resize()
        await screen.settle()


async def drawn(screen):
    """Wait until nothing is left to lay out or to draw."""
    await screen.pilot.pause()
    for _turn in range(500):
        top = screen.app.screen
        if not (top._layout_required or top._dirty_widgets):
            return
        await screen.pilot.pause(0.01)


@pytest.mark.parametrize("look", LOOKS)
async def test_every_screen_is_sound_at_every_size(opened, short_folder, look):
    settings, sizes = LOOKS[look]
    wrong, seen, views = [], set(), set()
    async with opened(size=sizes[0], folder=short_folder / "ws") as screen:
        screen.app.wear(settings, keep=False)
        screen.app.refresh_css(animate=False)
        for name in SCENES:
            seen.add(await play(screen, name))
            views.add(screen.app.current_mode)
            for size in sizes:
                await resized(screen, size)
                await drawn(screen)
                lines, found = faults(screen, look, size)
                if found:  # a busy machine may not have drawn it yet
                    await screen.pilot.pause(0.3)
                    await screen.settle()
                    lines, found = faults(screen, look, size)
                if look == "dark":
                    found += differs(name, size, kept_text(screen.app.screen, lines, short_folder))
                wrong += [f"{name} {size[0]}x{size[1]}: {one}" for one in found]
            await resized(screen, sizes[0])
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(wrong)
    assert views == {view.name for view in VIEWS}
    assert seen | set(NOT_SHOWN) == screens_of_the_program()
    assert not seen & set(NOT_SHOWN)


@pytest.mark.skipif(UPDATE, reason="they are being written")
def test_nothing_is_kept_that_no_scene_shows():
    named = {f"{name}-{width}x{height}.txt" for name in SCENES for width, height in KEPT_SIZES}
    assert {path.name for path in KEPT.iterdir()} == named


def test_contrast_is_measured_as_the_guidelines_say():
    black, white, grey = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255), ColorTriplet(119, 119, 119)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.01)
