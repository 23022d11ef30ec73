"""The lines below motto, issuing body and subject: there, how long, where (II.1.b, II.2.b, II.5.b)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.check import describe
from planner.documents.check.findings import Severity
from planner.documents.check.heading import MOTTO, NATIONAL
from planner.documents.check.looks import DrawnLine, Paragraph, Table
from planner.documents.check.rules_line_place import HungLine, check_form, check_place
from planner.documents.layout.measures import broken_lines, text_width
from planner.documents.layout.rules import layout_rules
from planner.i18n import _
from planner.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.documents.check.components import Part
    from planner.documents.check.findings import Sheet
    from planner.documents.check.pieces import Piece

_TOLERANCE_MM = 0.5
"""For each end of a drawn line."""
_LETTERS_TOLERANCE = 0.25
"""A line of underscores cannot be cut to length; the decree's own file makes them so."""
_FAR_OFF = 0.15
"""A drawn line that misses its length by more than this part of the text is an error."""


def check_lines(sheet: Sheet, part: Part) -> None:
    """Measure the three lines of a heading; an annex has none of them."""
    owners = {name: part.of(name) for name in ("issuing_body", "motto")}
    heading = list(heading_lines(part))
    for name, pieces in owners.items():
        if pieces and not any(piece.blank for piece in pieces):
            mine = [hung for owner, hung in heading if owner == name]
            _check(sheet, name, pieces, mine)
    if (subject := part.of("subject")) and not any(piece.blank for piece in subject):
        notes = part.of("attachment_note")
        _check(sheet, "subject", subject, lines_below(part, [*subject, *notes]), notes)


def heading_lines(part: Part) -> Iterator[tuple[str, HungLine]]:
    """Yield each line of a heading with the component it belongs to, told by its column."""
    for block in part.heading:
        if isinstance(block, Table):
            yield from _table_lines(block, part)
            continue
        for line in block.lines:
            yield _owner_in_flow(block, line), HungLine(line)


def _table_lines(table: Table, part: Part) -> Iterator[tuple[str, HungLine]]:
    right = {id(p.paragraph) for p in part.of("national_name", "motto", "place_date") if p.column == "right"}
    for row in table.rows:
        for place, cell in enumerate(row):
            own = any(id(p) in right for p in cell.paragraphs) or (place > 0 and place == len(row) - 1)
            for paragraph in cell.paragraphs:
                for line in paragraph.lines:
                    if len(row) == 1:
                        yield _owner_in_flow(paragraph, line), HungLine(line)
                    else:
                        owner = _owner_in_cell(line, own, cell.width)
                        across = owner == "motto" and not own
                        yield owner, HungLine(line) if across else HungLine(line, paragraph, cell.paragraphs)
            if "bottom" in cell.borders and len(row) > 1:
                yield ("motto" if own else "issuing_body"), HungLine(DrawnLine(cell.width, "border"))


def _owner_in_cell(line: DrawnLine, right: bool, width: float) -> str:  # noqa: FBT001
    """Return whose line it is; a shape may hang in the left cell and lie over the right one."""
    if line.made_of == "shape" and not right and line.offset > width:
        return "motto"
    return "motto" if right else "issuing_body"


def _owner_in_flow(paragraph: Paragraph, line: DrawnLine) -> str:
    if line.made_of == "shape":
        return "motto" if line.offset + line.length / 2 > paragraph.width / 2 else "issuing_body"
    text = fold(paragraph.text)
    leading = len(text) - len(text.lstrip())
    far = leading > 12 or text.startswith("\t") or paragraph.look.align in ("right", "center")
    return "motto" if far or MOTTO.search(text) or NATIONAL.search(text) else "issuing_body"


def lines_below(part: Part, pieces: list[Piece]) -> list[HungLine]:
    """Return the lines from the last paragraph of the pieces down to the next text."""
    last = pieces[-1].paragraph
    flow = tuple(block for block in part.blocks if isinstance(block, Paragraph))
    found, below = [HungLine(line, last, flow) for line in last.lines], False
    for block in part.blocks:
        if block is last:
            below = True
            continue
        if not below:
            continue
        if isinstance(block, Table):
            break
        found += [HungLine(line, block, flow) for line in block.lines]
        if not block.empty and not (block.lines and not any(map(str.isalpha, block.text))):
            break
    return found


def _check(
    sheet: Sheet, name: str, pieces: list[Piece], lines: list[HungLine], notes: Sequence[Piece] = ()
) -> None:
    """Measure the line below `pieces`; below the `notes` of an attached document it may have any length."""
    rule = layout_rules().rule(f"{name}.line_below")
    expected = describe.allowed(rule)
    where = sheet.at(pieces[-1])
    if not lines:
        underlined = any(piece.share("underlined") > 0.5 for piece in pieces)
        sheet.measure(
            rule,
            _("the text itself is underlined") if underlined else _("no line"),
            ok=False,
            expected=expected,
            where=where,
            remedy=_("Draw a solid line below the text: {expected}.", expected=expected),
        )
        return
    widths = [width for piece in pieces for width in _widths(piece)]
    low, high = rule.low or 0.0, rule.high or 1.0
    hung = min(lines, key=lambda each: miss_of(each.line, widths, low, high))
    line = hung.line
    miss = 0.0 if notes else miss_of(line, widths, low, high)
    ratio = line.length / max(widths)
    severity = Severity.error if miss > _FAR_OFF else Severity.warning
    sheet.measure(
        rule,
        describe.measured(ratio, "ratio"),
        ok=miss <= 0,
        expected=expected,
        where=where,
        remedy=_(
            "Make the line {length} long, centred.", length=describe.measured(max(widths) * rule.number, "mm")
        ),
        severity=severity if miss > 0 else Severity.error,
    )
    check_form(sheet, name, pieces[-1], hung)
    check_place(sheet, name, [*pieces, *notes][-1], hung)


def miss_of(line: DrawnLine, widths: list[float], low: float, high: float) -> float:
    """Return by which part of the text the line is too long or short; 0 or less when it is right.

    Where lines of text differ in length, it may be measured by the longest, the last or any between.
    """
    shortest, longest = min(widths[-1], max(widths)), max(widths)
    slack = _LETTERS_TOLERANCE * longest if line.made_of == "letters" else 2 * _TOLERANCE_MM
    short, long = low * shortest - slack - line.length, line.length - high * longest - slack
    return max(0.0, short, long) / longest


def _widths(piece: Piece) -> list[float]:
    """Return the width (mm) of each line that the text of a piece takes."""
    look, faces = piece.paragraph.look, [span.face for span in piece.letters]
    size = max((face.size for face in faces), default=13.0)
    capital = piece.share("caps") > 0.5
    words = "".join(span.text for span in piece.spans if not span.face.raised)
    room = max(20.0, piece.paragraph.width - look.left - look.right)
    lines = broken_lines(words.upper() if capital else words, room, size, bold=piece.bold)
    return [max(1.0, text_width(line, size, bold=piece.bold)) for line in lines] or [1.0]
