"""The head of a document: national heading, issuing body, number, date, kind and subject (boxes 1 to 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.marks import urgency_stamp
from planner.documents.layout.measures import balanced_lines, length_below, level_with, text_width
from planner.documents.layout.printed import PrintedColumns, PrintedLine, PrintedRow, PrintedText
from planner.documents.wording import authority_wording, common_wording

if TYPE_CHECKING:
    from planner.documents.content import Attached, Content
    from planner.documents.layout.rules import LayoutRules

_SLACK = 2.0
"""Room (mm) left on both sides of a narrowed text, so that a breath of difference does not break it anew."""


def heading_columns(content: Content, rules: LayoutRules) -> PrintedColumns:
    """Return boxes 1 to 4: the names and their lines first, then number and date on one line.

    Below the number stand the subject of a letter (5b) and the mark of urgency (10b).
    """
    below = (PrintedText(component="place_date", text=_date_line(content)),) if content.place else ()
    under_number = (*_number(content, rules), *urgency_stamp(content, rules))
    rows = (_names_row(content, rules), PrintedRow(under_number, below))
    return PrintedColumns(component="heading_columns", rows=rows)


def attached_heading(
    content: Content, attached: Attached, rules: LayoutRules
) -> list[PrintedColumns | PrintedText]:
    """Return the heading of a document that a decision issues: boxes 1, 2 and 5a alone (template 1.3)."""
    names = PrintedColumns(component="heading_columns", rows=(_names_row(content, rules),))
    kind_name = PrintedText(component="kind_name", text=attached.kind_name.upper())
    return [names, kind_name, *centred_lines("subject", attached.subject, rules.text_width, rules)]


def _names_row(content: Content, rules: LayoutRules) -> PrintedRow:
    """Return boxes 1 and 2 side by side."""
    common = common_wording()
    right_width = rules["heading_columns"].number("right_width")
    right = (
        PrintedText(component="national_name", text=common.national_name.upper()),
        PrintedText(component="motto", text=common.motto),
        _line_below("motto", [common.motto], right_width, rules),
    )
    return PrintedRow(_names(content, rules), right)


def kind_and_subject(content: Content, rules: LayoutRules) -> list[PrintedText | PrintedLine]:
    """Return box 5a: the kind's name, the subject in even lines, and the line below it."""
    if not content.kind_name:
        return []
    layout, width = rules["subject"], rules.text_width
    lines = balanced_lines(content.subject, width, layout.number("size"), bold=layout.flag("bold"))
    return [
        PrintedText(component="kind_name", text=content.kind_name.upper()),
        *centred_lines("subject", content.subject, width, rules),
        _line_below("subject", lines or [content.kind_name], width, rules),
    ]


def centred_lines(component: str, text: str, width: float, rules: LayoutRules) -> list[PrintedText]:
    """Return a centred text that breaks into even lines within `width` mm; nothing for an empty one."""
    layout = rules[component]
    size, bold = layout.number("size"), layout.flag("bold")
    lines = balanced_lines(text, width, size, bold=bold)
    if not lines:
        return []
    longest = max(text_width(line, size, bold=bold) for line in lines)
    narrowed = max(0.0, (width - longest) / 2 - _SLACK) if len(lines) > 1 else 0.0
    return [PrintedText(component=component, text=text, narrowed=narrowed)]


def _names(content: Content, rules: LayoutRules) -> tuple[PrintedText | PrintedLine, ...]:
    width = rules["heading_columns"].number("left_width")
    lines = body_name_lines(content.issuing_body, rules)
    names: list[PrintedText | PrintedLine] = [PrintedText(component="issuing_body", text="\n".join(lines))]
    if content.superior_body:
        names.insert(0, PrintedText(component="superior_body", text=content.superior_body.upper()))
    return (*names, _line_below("issuing_body", lines, width, rules))


def body_name_lines(name: str, rules: LayoutRules) -> list[str]:
    """Break a body's name in capitals into lines, before the name of its place where both parts fit."""
    layout, width = rules["issuing_body"], rules["heading_columns"].number("left_width")
    size, bold = layout.number("size"), layout.flag("bold")
    printed = name.upper()
    if text_width(printed, size, bold=bold) <= width:
        return [printed]
    for territory in authority_wording().territories:
        body, opening, place = printed.partition(f" {territory.upper()} ")
        parts = [body, f"{opening}{place}".strip()]
        if opening and all(text_width(part, size, bold=bold) <= width for part in parts):
            return parts
    return balanced_lines(printed, width, size, bold=bold)


def _number(content: Content, rules: LayoutRules) -> tuple[PrintedText, ...]:
    common = common_wording()
    text = common.number_line.format(number=content.number or common.blank_number, symbol=content.symbol)
    above = level_with(rules["number_symbol"], rules["place_date"])
    number = PrintedText(component="number_symbol", text=text, space_before=above)
    if content.kind_name:
        return (number,)
    return (number, _letter_subject(content, rules))


def _letter_subject(content: Content, rules: LayoutRules) -> PrintedText:
    """Return box 5b: "V/v" and the subject in even lines."""
    layout, width = rules["letter_subject"], rules["heading_columns"].number("left_width")
    size = layout.number("size")
    lines = balanced_lines(content.subject, width, size)
    longest = max((text_width(line, size) for line in lines), default=0.0)
    narrowed = max(0.0, (width - longest) / 2 - _SLACK) if len(lines) > 1 else 0.0
    return PrintedText(component="letter_subject", text=content.subject, narrowed=narrowed)


def _date_line(content: Content) -> str:
    common, day = common_wording(), content.issued_on
    return common.date_line.format(
        place=content.place,
        day=f"{day.day:02d}" if day else common.blank_day,
        month=printed_month(day.month) if day else common.blank_month,
        year=day.year if day else content.year,
    )


def printed_month(month: int) -> str:
    """Return the month as the decree prints it: only January and February take a leading zero (II.4.b)."""
    return f"{month:02d}" if month < 3 else str(month)


def _line_below(component: str, lines: list[str], available: float, rules: LayoutRules) -> PrintedLine:
    layout = rules[component]
    rule = rules.rule(f"{component}.line_below")
    length = length_below(
        lines, layout.number("size"), rule.low or 0.0, rule.high or 1.0, rule.number, bold=layout.flag("bold")
    )
    return PrintedLine(length=length, available=available)
