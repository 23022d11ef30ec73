"""The layout rules in words, for the help: what each is called, what it asks, where the decree says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check.describe import allowed, measured, word
from planner.documents.layout.rules import article, layout_rules
from planner.i18n import _
from tui.widgets.detail import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.check.findings import Severity, TextRule
    from planner.documents.layout.rules import Component, Rule
    from tui.draft_fields import DraftField


def property_name(rule: Rule) -> str:
    """Return what a rule is about, in two or three words."""
    name = rule.id.partition(".")[2]
    return {**_letters(), **_lengths(), **_pages()}.get(name, name)


def _letters() -> dict[str, str]:
    return {
        "font": _("font"),
        "size": _("font size"),
        "bold": _("weight"),
        "italic": _("slant"),
        "caps": _("letters"),
        "color": _("colour"),
        "language": _("language"),
        "number_bold": _("weight of the number"),
        "align": _("alignment"),
        "border": _("frame"),
        "border_width": _("thickness of the frame"),
        "keep_next": _("stays with what follows"),
        "body_lines_kept": _("lines kept with the signature"),
        "highest_titles": _("highest row of titles that is repeated"),
    }


def _lengths() -> dict[str, str]:
    return {
        "space_before": _("space before"),
        "space_above": _("space above"),
        "space_below": _("space below"),
        "line_space": _("space around the line"),
        "line_spacing": _("line spacing"),
        "first_line": _("indent of the first line"),
        "left": _("indent on the left"),
        "list_left": _("indent of the list"),
        "hanging": _("indent of further lines"),
        "line_below": _("length of the line below"),
        "line_form": _("form of the line below"),
        "line_place": _("place of the line below"),
        "dash_left": _("place of the dashes"),
        "line_above": _("length of the line above"),
        "line_length": _("length of the line"),
        "thickness": _("thickness"),
        "gap": _("gap"),
        "padding": _("room inside the frame"),
        "cell_margin": _("room inside a cell"),
        "box_height": _("height of the frame"),
        "width_hoa_toc": _("width of the frame, flash"),
        "width_thuong_khan": _("width of the frame, very urgent"),
        "width_khan": _("width of the frame, urgent"),
    }


def _pages() -> dict[str, str]:
    return {
        "width": _("width"),
        "height": _("height"),
        "orientation": _("orientation"),
        "margin_top": _("upper margin"),
        "margin_bottom": _("lower margin"),
        "margin_left": _("left margin"),
        "margin_right": _("right margin"),
        "header_distance": _("page number to the paper's edge"),
        "footer_distance": _("foot to the paper's edge"),
        "left_width": _("width of the left column"),
        "right_width": _("width of the right column"),
        "number_width": _("width of the column of numbers"),
        "least_width": _("least width of a column"),
        "start": _("numbering begins with"),
        "form": _("digits"),
        "column": _("side of the page"),
        "first_page": _("first page"),
        "place": _("place"),
    }


def value_words(rule: Rule) -> str:
    """Return what a rule asks for: the decree's range or choice, or the value of our own choice."""
    name = rule.id.partition(".")[2]
    if name == "color":
        return {"000000": _("black"), "FF0000": _("red")}.get(rule.house, rule.house)
    if rule.article:
        return allowed(rule)
    if rule.unit:
        return measured(rule.number, rule.unit)
    if rule.house in {"yes", "no"} and name == "keep_next":
        return _("yes") if rule.flag else _("no")
    return word(rule.id, rule.house)


def source_words(rule: Rule) -> str:
    """Return the article of a rule; a rule of our own says so."""
    return rule.article or _("our choice; the decree leaves it open")


def text_source(rule: TextRule) -> str:
    """Return the article of a rule on words; a rule of our own says so."""
    return article(rule.article) if rule.article else _("our own care; the decree leaves it open")


def severity_words(severity: Severity) -> str:
    """Return what becomes of a document that breaks a rule."""
    return {
        "error": _("must be mended"),
        "warning": _("should be looked at"),
        "info": _("worth knowing"),
    }[severity.value]


def rule_sentence(rule: Rule) -> str:
    """Return name and value of a rule: "font size: from 13 to 14 pt"."""
    return f"{property_name(rule)}: {value_words(rule)}"


def component_title(component: Component) -> str:
    """Return the name of a component with its box in the decree's scheme."""
    if not component.box:
        return component.name
    return _("{name} (box {box})", name=component.name, box=component.box)


def field_help(field: DraftField) -> list[Paragraph]:
    """Return what to write into a field, the articles that govern it, and the layout of what is printed."""
    rules = layout_rules()
    components = [rules[key] for key in field.components]
    articles = [article(key) for key in field.article_ids]
    articles += [rule.article for component in components for rule in component.rules.values()]
    told = [Paragraph(field.label, tone="strong"), Paragraph(field.help)]
    told += [Paragraph(law, _("Governed by")) for law in _distinct(articles)]
    if not _distinct(articles):
        told.append(Paragraph(_("No article of the decree speaks of this field."), tone="quiet"))
    for component in components:
        told.append(Paragraph(component_title(component), tone="heading"))
        told += [Paragraph(rule_sentence(rule)) for rule in component.rules.values() if rule.article]
    return told


def _distinct(articles: Iterable[str]) -> list[str]:
    return [law for law in dict.fromkeys(articles) if law]
