"""The one table of layout rules (Decree 30/2020/NĐ-CP, Appendix I): what is printed and what is checked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from planner.documents.package_data import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

MM_PER_POINT = 25.4 / 72
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, as Word writes it."""
    return round(millimetres * TWIPS_PER_MM)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule: the house value that is printed, and what the decree allows beside it.

    `unit` is mm, pt, lines, ratio (of the width of the text above) or empty for words and yes/no.
    `article` is empty for a choice of our own, which is never a finding in somebody else's document.
    """

    id: str
    """Component and property, such as "national_name.size"; the same in every language and version."""
    house: str
    low: float | None = None
    high: float | None = None
    allowed: tuple[str, ...] = ()
    unit: str = ""
    article: str = ""

    @property
    def number(self) -> float:
        """The house value as a number in the rule's unit."""
        return float(self.house)

    @property
    def flag(self) -> bool:
        """The house value as yes or no."""
        return self.house == "yes"

    def allows(self, value: float | str, tolerance: float = 0.0) -> bool:
        """Tell whether the decree allows `value`, within `tolerance` in the rule's unit."""
        if not self.article:
            return True
        if self.low is not None or self.high is not None:
            low, high = self.low or 0.0, self.high if self.high is not None else float("inf")
            return low - tolerance <= float(value) <= high + tolerance
        choices = self.allowed or (self.house,)
        if self.unit:
            return any(abs(float(value) - float(choice)) <= tolerance for choice in choices)
        return str(value) in choices


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a document: its name, its box in the decree's scheme, its Word style, its rules."""

    key: str
    name: str
    box: str = ""
    style_id: str = ""
    style_name: str = ""
    rules: dict[str, Rule]

    def rule(self, name: str) -> Rule | None:
        """Return the rule called `name`, or None where the component has none."""
        return self.rules.get(name)

    def binding(self, name: str) -> Rule | None:
        """Return a rule that the decree gives, not one of our own choice."""
        rule = self.rule(name)
        return rule if rule is not None and rule.article else None

    def number(self, name: str, default: float = 0.0) -> float:
        """Return the house value of a rule in its unit, or `default` where the component has no such rule."""
        rule = self.rules.get(name)
        return rule.number if rule else default

    def flag(self, name: str) -> bool:
        """Return the house value of a yes/no rule; no where the component has no such rule."""
        rule = self.rules.get(name)
        return rule.flag if rule else False

    def text(self, name: str, default: str = "") -> str:
        """Return the house value of a rule as words, or `default`."""
        rule = self.rules.get(name)
        return rule.house if rule else default


class LayoutRules:
    """All components and their rules, in the order of the table."""

    def __init__(self, components: dict[str, Component]) -> None:
        self.components = components

    def __getitem__(self, key: str) -> Component:
        return self.components[key]

    def __iter__(self) -> Iterator[Rule]:
        return (rule for component in self.components.values() for rule in component.rules.values())

    def rule(self, rule_id: str) -> Rule:
        """Return the rule with this ID; raises KeyError for another ID."""
        key, _dot, name = rule_id.partition(".")
        return self.components[key].rules[name]

    @property
    def text_width(self) -> float:
        """Width between the side margins (mm) on an upright page."""
        page = self.components["page"]
        return page.number("width") - page.number("margin_left") - page.number("margin_right")

    @property
    def landscape_width(self) -> float:
        """Width between the side margins (mm) on a page turned on its side, which keeps the four margins."""
        page = self.components["page"]
        return page.number("height") - page.number("margin_left") - page.number("margin_right")

    @property
    def landscape_height(self) -> float:
        """Height between the upper and lower margins (mm) on a page turned on its side."""
        page = self.components["page"]
        return page.number("width") - page.number("margin_top") - page.number("margin_bottom")

    @property
    def text_height(self) -> float:
        """Height between the upper and lower margins (mm)."""
        page = self.components["page"]
        return page.number("height") - page.number("margin_top") - page.number("margin_bottom")


class _RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    house: str
    low: float | None = None
    high: float | None = None
    allowed: tuple[str, ...] = ()
    unit: str = ""
    article: str = ""


class _StyleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str


class _ComponentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    box: str = ""
    style: _StyleEntry | None = None
    like: str = ""
    rules: dict[str, _RuleEntry] = {}


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decree: str
    articles: dict[str, str]
    components: dict[str, _ComponentEntry]


@cache
def _table() -> _Table:
    return read_yaml("layout/rules.yaml", _Table)


def decree() -> str:
    """Return the decree that the rules come from."""
    return _table().decree


def article(key: str) -> str:
    """Return an article of the decree in full by its key in the table, such as "II.3.c"."""
    table = _table()
    return f"{table.articles[key]} {table.decree}"


@cache
def layout_rules() -> LayoutRules:
    """Return the table of layout rules."""
    table = _table()
    components = {}
    for key, entry in table.components.items():
        entries = {**(table.components[entry.like].rules if entry.like else {}), **entry.rules}
        rules = {name: _rule(f"{key}.{name}", given, table) for name, given in entries.items()}
        style = entry.style or _StyleEntry("", "")
        components[key] = Component(
            key=key, name=entry.name, box=entry.box, style_id=style.id, style_name=style.name, rules=rules
        )
    return LayoutRules(components)


def _rule(rule_id: str, given: _RuleEntry, table: _Table) -> Rule:
    law = f"{table.articles[given.article]} {table.decree}" if given.article else ""
    return Rule(
        id=rule_id,
        house=given.house,
        low=given.low,
        high=given.high,
        allowed=given.allowed,
        unit=given.unit,
        article=law,
    )
