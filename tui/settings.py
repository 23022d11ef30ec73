"""What the program remembers about how the person likes it: colours, density, signs, and the tour.

The file lies in the person's state folder. A missing, damaged or unwritable file is no reason to stop: then
the defaults hold.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from planner.places import state_dir

FILE = "settings.json"


class Colours(StrEnum):
    """The colours of the screen."""

    dark = "dark"
    light = "light"
    contrast = "contrast"


class Signs(StrEnum):
    """Which characters the screen may use."""

    all = "all"
    ascii = "ascii"
    """No drawn lines, bars and arrows; Vietnamese letters stay."""
    bare = "bare"
    """No accents either, for consoles without Vietnamese letters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the person likes the program."""

    colours: str = Colours.dark
    roomy: bool = False
    """Whether there is air around fields and lists."""
    signs: str = Signs.all
    tour_seen: bool = False


_ALLOWED: dict[str, set[object]] = {
    "colours": set(Colours),
    "signs": set(Signs),
    "roomy": {True, False},
    "tour_seen": {True, False},
}


def settings_file() -> Path:
    """Return the file of the settings."""
    return state_dir() / FILE


def read_settings() -> Settings:
    """Return the settings; $CCHC_ASCII (1, or "bare" for no accents either) wins over the kept signs."""
    kept: dict[str, object] = {}
    with contextlib.suppress(OSError, ValueError):
        read = json.loads(settings_file().read_text(encoding="utf-8"))
        if isinstance(read, dict):
            kept = read
    names = {field.name for field in fields(Settings)}
    sound = {
        name: value
        for name, value in kept.items()
        if name in names and isinstance(value, bool | str) and value in _ALLOWED[name]
    }
    settings = replace(Settings(), **sound)  # type: ignore[arg-type]
    asked = os.environ.get("CCHC_ASCII", "").strip().lower()
    if asked in {"", "0"}:
        return settings
    return replace(settings, signs=Signs.bare if asked == Signs.bare else Signs.ascii)


def keep_settings(settings: Settings) -> None:
    """Remember the settings; where the folder cannot be written they hold for this time only."""
    path = settings_file()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        new.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        new.replace(path)
