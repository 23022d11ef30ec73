"""What a repair changed: the rule, where, and the value before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.documents.check import describe
from planner.documents.check.findings import component_name, quoted, text_rules
from planner.documents.layout.rules import article, layout_rules
from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.check.pieces import Piece
    from planner.documents.layout.rules import Rule


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was repaired; every text is finished, in the language in use."""

    rule: str
    article: str
    component: str
    where: str
    before: str
    after: str


class ChangeLog:
    """Collects changes; the same one in the same place is told once."""

    def __init__(self) -> None:
        self._changes: dict[Change, None] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes in the order they were made."""
        return tuple(self._changes)

    def measured(
        self, rule: Rule, piece: Piece, before: float | str, after: float | str, component: str = ""
    ) -> None:
        """Note that a value measured at a piece was set to another one."""
        self._add(
            Change(
                rule=rule.id,
                article=rule.article,
                component=component_name(component or piece.component),
                where=place_of(piece),
                before=_said(rule, before),
                after=_said(rule, after),
            )
        )

    def drawn(self, rule: Rule, piece: Piece, length: float, *, was_there: bool) -> None:
        """Note that the line below a piece was drawn, or cut to `length` mm."""
        self._add(
            Change(
                rule=rule.id,
                article=rule.article,
                component=component_name(piece.component),
                where=place_of(piece),
                before=_("a line of another length") if was_there else _("no line"),
                after=_("a line of {length}, centred", length=describe.measured(length, "mm")),
            )
        )

    def page(self, rule: Rule, where: str, before: float | str, after: float | str) -> None:
        """Note a change of paper, margins or page numbers."""
        self._add(
            Change(
                rule=rule.id,
                article=rule.article,
                component=component_name(rule.id.partition(".")[0]),
                where=where,
                before=_said(rule, before),
                after=_said(rule, after),
            )
        )

    def text(self, rule_id: str, piece: Piece, before: str, after: str) -> None:
        """Note a change of the marks of a fixed formula."""
        rule = text_rules().get(rule_id)
        self._add(
            Change(
                rule=rule_id,
                article=article(rule.article) if rule and rule.article else "",
                component=component_name(piece.component),
                where=place_of(piece),
                before=before,
                after=after,
            )
        )

    def _add(self, change: Change) -> None:
        self._changes[change] = None


def place_of(piece: Piece) -> str:
    """Return the first words of a piece."""
    return _("“{words}”", words=quoted(piece.text))


def _said(rule: Rule, value: float | str) -> str:
    if isinstance(value, str):
        return describe.word(rule.id, value)
    return describe.measured(value, rule.unit)


def rule_named(rule_id: str) -> Rule:
    """Return a rule of the layout table."""
    return layout_rules().rule(rule_id)
