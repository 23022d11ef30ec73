"""How the letters of a web page look, as far as reading depends on it: font, bold, italic, alignment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,20000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(\.[\w\-]+)?", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_MOST_STYLES = 1 << 20
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em"))
_ALIGNMENTS = ("left", "center", "right", "justify")


@dataclass(slots=True, frozen=True)
class Look:
    """What letters inherit from the elements around them."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    alignment: str = ""
    hidden: bool = False
    as_typed: bool = False
    """Whether spaces and line ends show."""


class StyleSheet:
    """The rules of a page whose selectors are an element, a class, or both."""

    def __init__(self, page: str) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        sheet = _COMMENT.sub(" ", "\n".join(found[1] for found in _STYLE.finditer(page))[:_MOST_STYLES])
        for selectors, body in _RULE.findall(sheet):
            given = declarations(body)
            for selector in selectors.split(","):
                simple = _SELECTOR.fullmatch(selector.strip())
                if simple and selector.strip():
                    key = ((simple[1] or "").lower(), (simple[2] or "").lower())
                    self._rules.setdefault(key, {}).update(given)

    def look(self, tag: str, attributes: Mapping[str, str], outer: Look, *, hidden: bool) -> Look:
        """Return how letters directly inside an element look."""
        given: dict[str, str] = {}
        classes = [f".{each.lower()}" for each in attributes.get("class", "").split()[:8]]
        for key in ((tag, ""), *(("", each) for each in classes), *((tag, each) for each in classes)):
            given.update(self._rules.get(key, {}))
        if tag == "font" and attributes.get("face"):
            given["font-family"] = attributes["face"]
        if attributes.get("align"):
            given["text-align"] = attributes["align"].lower()
        given.update(declarations(attributes.get("style", "")[:20000]))
        if not (given or hidden or tag in _BOLD or tag in _ITALIC or tag in ("pre", "center")):
            return outer
        return _changed(outer, tag, given, hidden=hidden)


def declarations(body: str) -> dict[str, str]:
    """Return the declarations of a rule that matter, by property."""
    given: dict[str, str] = {}
    for each in body.split(";"):
        name, colon, text = each.partition(":")
        if colon:
            given[name.strip().lower()] = text.strip()
    return given


def _changed(outer: Look, tag: str, given: dict[str, str], *, hidden: bool) -> Look:
    family = given.get("font-family", "").split(",")[0].strip(" \"'")
    weight, style = given.get("font-weight", ""), given.get("font-style", "")
    align = "center" if tag == "center" else given.get("text-align", "")
    return replace(
        outer,
        font=family or outer.font,
        bold=weight.startswith(("bold", "6", "7", "8", "9")) if weight else outer.bold or tag in _BOLD,
        italic=style.startswith(("italic", "oblique")) if style else outer.italic or tag in _ITALIC,
        alignment=align if align in _ALIGNMENTS else outer.alignment,
        hidden=outer.hidden or hidden or given.get("display", "").startswith("none"),
        as_typed=outer.as_typed or tag == "pre" or given.get("white-space", "").startswith("pre"),
    )
