"""How the screen looks: three sets of colours, two densities, and signs that old consoles can show."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import App
from textual.filter import LineFilter
from textual.theme import Theme

from tui.settings import Colours, Settings, Signs, keep_settings

if TYPE_CHECKING:
    from textual.color import Color

DARK = Theme(
    name="cchc-dark",
    primary="#0061ad",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#b03555",
    success="#4ebf71",
    foreground="#e0e0e0",
    dark=True,
    variables={
        "text-error": "#e6a3b3",
        "text-primary": "#57a5e2",
        "text-muted": "#b8b8b8",
        "foreground-muted": "#b8b8b8",
        "block-cursor-background": "#0060aa",
        "block-cursor-foreground": "#ffffff",
    },
)
LIGHT = Theme(
    name="cchc-light",
    primary="#004578",
    secondary="#0178d4",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#b03555",
    success="#4ebf71",
    foreground="#1f1f1f",
    background="#e0e0e0",
    surface="#d8d8d8",
    panel="#d0d0d0",
    dark=False,
    variables={
        "footer-key-foreground": "#004578",
        "text-accent": "#6b4100",
        "text-warning": "#6b4100",
        "text-success": "#1d5a30",
        "text-muted": "#333333",
        "foreground-muted": "#333333",
        "block-cursor-foreground": "#ffffff",
    },
)
"""Textual's light and dark colours, with ink that stands out at least 4.5 to 1 (WCAG 2, level AA)."""
CONTRAST = Theme(
    name="cchc-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    dark=True,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "text-muted": "#ffffff",
        "foreground-muted": "#ffffff",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#0000ff",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
_THEMES = {
    Colours.dark.value: DARK.name,
    Colours.light.value: LIGHT.name,
    Colours.contrast.value: CONTRAST.name,
}
_PLAIN = {
    **dict.fromkeys("─━═╌╍┄┅▔▁▂▃▄", "-"),
    **dict.fromkeys("│┃║▏▎▍▌▐▕", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝╞╡╪┏┓┗┛┣┫┳┻╋", "+"),
    **dict.fromkeys("█▇▆▅■▉▊▋", "#"),
    **dict.fromkeys("░▒▓·•∙", "."),
    **dict.fromkeys("►▸▶→›»", ">"),
    **dict.fromkeys("◄◂◀←‹«", "<"),
    **dict.fromkeys("▲↑△", "^"),
    **dict.fromkeys("▼▾↓▽", "v"),
    **dict.fromkeys("√✓✔", "x"),
    **dict.fromkeys("–—‑−", "-"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("●◆◉", "*"),
    **dict.fromkeys("○◇◯", "o"),
    **dict.fromkeys("┊┆┇┋╎╏", ":"),
    "∞": "=",
    "⇅": "^",
    "…": "~",
    "↩": "<",
    "×": "x",
    "≤": "<",
    "≥": ">",
}
_TABLE = str.maketrans(_PLAIN)


@lru_cache(4096)
def plain_signs(text: str, signs: str) -> str:
    """Return the text in simple signs, cell for cell; Vietnamese letters stay unless `signs` is bare."""
    plain = text.translate(_TABLE)
    if signs != Signs.bare or plain.isascii():
        return plain
    return "".join(_bare(character) for character in unicodedata.normalize("NFC", plain))


def _bare(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        return base
    name = unicodedata.name(base, "")
    letter = name.removeprefix("LATIN SMALL LETTER ").removesuffix(" WITH STROKE").lower()
    if name.startswith("LATIN CAPITAL LETTER "):
        letter = name.removeprefix("LATIN CAPITAL LETTER ").removesuffix(" WITH STROKE")
    return letter if len(letter) == 1 else "?"


class PlainSigns(LineFilter):
    """Writes every line with the signs that the person's console can show."""

    def __init__(self, signs: str) -> None:
        super().__init__(enabled=signs != Signs.all)
        self.signs = signs

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in plain signs."""
        del background
        return [
            Segment(plain_signs(text, self.signs), style, control) if not control else segment
            for segment in segments
            for text, style, control in (segment,)
        ]


class Look(App[int]):
    """Part of the application: shows itself as the person's settings say, and remembers them."""

    settings: Settings

    def wear(self, settings: Settings, *, keep: bool = True) -> None:
        """Look like these settings from now on; with `keep` also next time."""
        self.settings = settings
        self.theme = _THEMES[settings.colours]
        self.set_class(settings.roomy, "-roomy")
        self._filters = [one for one in self._filters if not isinstance(one, PlainSigns)]
        self._filters.append(PlainSigns(settings.signs))
        if keep:
            keep_settings(settings)
            self.refresh_css(animate=False)
            for screen in self.screen_stack:
                for node in (screen, *screen.query("*")):
                    node.notify_style_update()
                screen.refresh(layout=True)
