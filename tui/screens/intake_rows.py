"""Lines of the import screen: what can be chosen, what became of each file, what a file says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.i18n import _, ngettext
from planner.intake.describe import encoding_name, metadata_rows, outcome_name
from planner.intake.importing import Outcome
from tui.widgets.detail import Paragraph
from tui.widgets.record_list import Cell, Row

if TYPE_CHECKING:
    from planner.documents.check.metadata import Metadata
    from planner.intake.importing import ImportedFile
    from planner.intake.prepared import Prepared
    from tui.desk.intake import Entry

_SIGNS = {
    Outcome.imported: ("√", "done"),
    Outcome.skipped: ("=", "quiet"),
    Outcome.failed: ("!", "late"),
    Outcome.left_out: ("·", "quiet"),
}
_LONGEST_TEXT = 4000
"""Characters of a text that are shown under the data of a file."""


def entry_row(entry: Entry) -> Row:
    """Return the line of a file or folder."""
    sign, tone = ("▸", "strong") if entry.is_folder else ("", "")
    return Row(str(entry.path), (Cell(sign, tone), Cell(entry.name, tone)))


def result_row(number: int, result: ImportedFile) -> Row:
    """Return the line of a file that was dealt with."""
    sign, tone = _SIGNS[result.outcome]
    found = result.metadata
    name = Path(result.file).name
    told = result.message or (found.subject if found else "") or ""
    warned = " !" if result.warnings else ""
    return Row(
        str(number),
        (
            Cell(sign, tone),
            Cell(outcome_name(result.outcome) + warned, tone),
            Cell(result.id, "quiet"),
            Cell(f"{name} – {told}" if told else name),
        ),
    )


def result_words(result: ImportedFile) -> list[Paragraph]:
    """Return everything to be told about a file that was dealt with."""
    told = [Paragraph(result.file, _("File"), tone="quiet")]
    if result.message:
        told.append(Paragraph(result.message, _("Result"), tone=_SIGNS[result.outcome][1]))
    if result.remedy:
        told.append(Paragraph(result.remedy, _("Remedy"), tone="strong"))
    told += [Paragraph(warning, _("Mind"), tone="soon") for warning in result.warnings]
    return told + (metadata_words(result.metadata) if result.metadata else [])


def metadata_words(found: Metadata) -> list[Paragraph]:
    """Return what a file says about itself."""
    rows = [Paragraph(value, name) for name, value in metadata_rows(found)]
    return rows or [Paragraph(_("No heading of an administrative document was found."), tone="soon")]


def prepared_words(each: Prepared) -> list[Paragraph]:
    """Return what a file says that is only looked at."""
    if each.failure:
        return [Paragraph(each.failure, tone="late"), Paragraph(each.remedy, tone="strong")]
    told = [Paragraph(f"{each.format}, {encoding_name(each.encoding)}", _("Format"), tone="quiet")]
    told += [Paragraph(warning, _("Mind"), tone="soon") for warning in each.warnings]
    told += metadata_words(each.metadata)
    return [*told, Paragraph(_("Text"), tone="heading"), *text_words(each.text)]


def text_words(text: str, longest: int = _LONGEST_TEXT) -> list[Paragraph]:
    """Return the lines of a text, a long one only in its beginning."""
    lines = [line.replace("\t", "  ") for line in text[:longest].split("\n") if line.strip()]
    told = [Paragraph(line) for line in lines]
    left = len(text) - longest
    if left > 0:
        words = ngettext("… and {count} character more", "… and {count} characters more", left)
        told.append(Paragraph(words, tone="quiet"))
    return told
