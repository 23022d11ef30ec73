"""Says rules and measured values in words: what a range is, what a colour or an alignment is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _

if TYPE_CHECKING:
    from planner.documents.layout.rules import Rule


def number(value: float) -> str:
    """Return a number as an office writes it: at most one decimal, with a comma."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", _("decimal point|.").rpartition("|")[2])


def measured(value: float, unit: str) -> str:
    """Return a measured value with its unit."""
    if unit == "ratio":
        return _("{percent} % of the text's length", percent=round(value * 100))
    if unit == "lines":
        return _("{count} lines", count=number(value)) if round(value, 2) != 1 else _("single")
    return f"{number(value)} {unit}".strip()


def allowed(rule: Rule) -> str:
    """Return what a rule of the layout table allows."""
    if rule.low is not None or rule.high is not None:
        return _range(rule)
    if rule.unit:
        return _(" or ").join(measured(float(choice), rule.unit) for choice in rule.allowed or (rule.house,))
    return _(" or ").join(word(rule.id, choice) for choice in rule.allowed or (rule.house,))


def _range(rule: Rule) -> str:
    if rule.high is None:
        return _("at least {value}", value=measured(rule.low or 0.0, rule.unit))
    if rule.low is None:
        return _("at most {value}", value=measured(rule.high, rule.unit))
    if rule.low == rule.high:
        return _("as long as the text") if rule.unit == "ratio" else measured(rule.high, rule.unit)
    if rule.unit == "ratio":
        return _("from 1/3 to 1/2 of the text's length, centred")
    return _("from {low} to {high}", low=number(rule.low), high=measured(rule.high, rule.unit))


def word(rule_id: str, value: str) -> str:
    """Return the word for a value that is no number, such as "center" or "yes"."""
    name = rule_id.partition(".")[2]
    words = {
        ("bold", "yes"): _("bold"),
        ("bold", "no"): _("not bold"),
        ("italic", "yes"): _("italic"),
        ("italic", "no"): _("upright"),
        ("caps", "yes"): _("in capitals"),
        ("caps", "no"): _("in small letters"),
        ("orientation", "portrait"): _("upright page"),
        ("orientation", "landscape"): _("landscape page"),
        ("first_page", "hidden"): _("no number on the first page"),
        ("first_page", "shown"): _("the first page carries its number"),
        ("place", "header"): _("in the upper margin"),
        ("place", "footer"): _("in the lower margin"),
        ("border", "single"): _("single frame"),
        ("border", "double"): _("double frame"),
        ("border", "dashed"): _("dashed frame"),
        ("border", "none"): _("no frame"),
        ("line_form", "solid"): _("one solid line"),
        ("line_form", "broken"): _("dashed, dotted or double"),
        ("line_place", "below"): _("right below the text, centred"),
        ("form", "decimal"): _("Arabic digits"),
        ("form", "other"): _("other digits"),
        ("column", "left"): _("on the left"),
        ("column", "right"): _("on the right"),
        ("column", ""): _("over the whole width"),
    }
    aligned = {
        "left": _("at the left"),
        "center": _("centred"),
        "right": _("at the right"),
        "both": _("justified on both sides"),
    }
    return words.get((name, value)) or (aligned.get(value, value) if name == "align" else value)


def property_name(rule_id: str) -> str:
    """Return what a rule is about, for the sentence that says what to do."""
    names = {
        "size": _("the font size"),
        "bold": _("bold letters"),
        "italic": _("italic letters"),
        "caps": _("capital letters"),
        "align": _("the alignment"),
        "first_line": _("the indent of the first line"),
        "space_before": _("the space between paragraphs"),
        "line_spacing": _("the line spacing"),
        "color": _("the colour of the letters"),
        "border": _("the frame"),
        "line_form": _("the line below"),
        "line_place": _("the place of the line"),
        "column": _("the side of the page"),
        "dash_left": _("the place of the dashes"),
        "form": _("the digits"),
    }
    name = rule_id.partition(".")[2]
    return names.get(name, name)
