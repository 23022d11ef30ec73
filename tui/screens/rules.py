"""The rules of layout and wording as a help page, made from the tables that documents are checked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.containers import Vertical

from planner.documents.check.findings import component_name, text_rules
from planner.documents.layout.rules import decree, layout_rules
from planner.i18n import _
from tui.rule_words import (
    component_title,
    property_name,
    severity_words,
    source_words,
    text_source,
    value_words,
)
from tui.scopes import Scope
from tui.screens.base import Dialog
from tui.screens.filtered import Filtered
from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.record_list import Cell, Column, RecordList, Row
from tui.widgets.strips import KeyBar
from tui.widgets.typing import TextEntry

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from planner.documents.check.findings import TextRule

_WIDE = 120
"""Width of the window from which the articles stand in a column."""
_COLUMNS = (Column(24), Column(22), Column())
_WIDE_COLUMNS = (Column(28), Column(26), Column(28), Column())


class RulesPage(Filtered, Dialog[None], scope=Scope.rules):
    """Every rule: component, what it is about, its value, its article."""

    LIST = "#rules"

    def compose(self) -> ComposeResult:
        """Lay out the filter, the table and the chosen rule."""
        window = Vertical(classes="window list-window widest-window rules")
        window.border_title = _("Table of rules – {decree}", decree=decree())
        with window:
            yield TextEntry(
                placeholder=_("Component, rule, value or article, accents not needed…"), id="filter"
            )
            yield RecordList(empty=_("No rule has these words."), id="rules")
            yield DetailPane(id="rule")
            yield KeyBar()

    def on_mount(self) -> None:
        """Start in the filter: typing is the quickest way."""
        rules = self.query_one("#rules", RecordList)
        rules.can_open = False
        self.query_one("#filter").focus()

    def on_resize(self) -> None:
        """Leave the article to the pane below where there is no room for it."""
        rules, wide = self.query_one("#rules", RecordList), self.size.width >= _WIDE
        rules.columns = _WIDE_COLUMNS if wide else _COLUMNS
        rules.show(rule_rows(with_article=wide))
        self._tell(rules.chosen_key)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Tell about the rule that is chosen now."""
        if event.of.id == "rules":
            self._tell(event.key)

    def _tell(self, rule_id: str) -> None:
        self.query_one("#rule", DetailPane).tell(rule_paragraphs(rule_id) if rule_id else ())


def rule_rows(*, with_article: bool) -> list[Row]:
    """Return a line for each rule, component by component; the filter finds the article in any case.

    What is measured comes first, then what is said about the words and signs of the component.
    """
    measured, said, rows = layout_rules().components, text_rules(), []
    for key in dict.fromkeys((*measured, *(rule.component for rule in said.values()))):
        for rule in measured[key].rules.values() if key in measured else ():
            value = Cell(value_words(rule), "" if rule.article else "quiet")
            rows.append(_row(rule.id, key, property_name(rule), value, source_words(rule), with_article))
        for rule_id, words in said.items():
            if words.component == key:
                law = text_source(words)
                rows.append(_row(rule_id, key, _("words and signs"), Cell(words.says), law, with_article))
    return rows


def _row(rule_id: str, component: str, about: str, value: Cell, article: str, wide: bool) -> Row:  # noqa: FBT001
    cells = [Cell(component_name(component), "quiet"), Cell(about), value]
    cells += [Cell(article, "quiet")] if wide else []
    return Row(rule_id, tuple(cells), also=f"{article} {rule_id}")


def rule_paragraphs(rule_id: str) -> list[Paragraph]:
    """Return everything to be told about one rule."""
    words = text_rules().get(rule_id)
    return _measured(rule_id) if words is None else _said(words)


def _said(rule: TextRule) -> list[Paragraph]:
    return [
        Paragraph(component_name(rule.component), _("Component")),
        Paragraph(_("words and signs"), _("Rule")),
        Paragraph(rule.says, _("Asks"), tone="strong"),
        Paragraph(severity_words(rule.severity), _("Weight")),
        Paragraph(text_source(rule), _("Governed by")),
    ]


def _measured(rule_id: str) -> list[Paragraph]:
    rules = layout_rules()
    rule, component = rules.rule(rule_id), rules[rule_id.partition(".")[0]]
    printed = msgspec.structs.replace(rule, low=None, high=None, allowed=())
    return [
        Paragraph(component_title(component), _("Component")),
        Paragraph(property_name(rule), _("Rule")),
        Paragraph(value_words(rule), _("Value"), tone="strong"),
        Paragraph(value_words(printed), _("Printed")),
        Paragraph(source_words(rule), _("Governed by")),
    ]
