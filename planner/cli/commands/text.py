"""`cchc text`: what a file says, whatever its format."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.i18n import _

OK = 0


@click.command(
    cls=Command,
    help=_(
        "Print the text of a file (.docx .doc .odt .rtf .pdf .txt .html) in Unicode, old fonts converted."
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option("--ocr", is_flag=True, help=_("Recognise the text of a scan with ocrmypdf or tesseract."))
@pass_settings
def text(settings: Settings, file: Path, *, ocr: bool) -> int:
    """Print the text; what was noticed while reading goes to standard error."""
    from planner.intake.reading import read_file

    document = read_file(file, ocr=ocr)
    for warning in document.warnings:
        narrate(f"{file.name}: {warning}")
    data = {
        "file": str(file),
        "format": document.format,
        "encoding": document.encoding,
        "needs_ocr": document.needs_ocr,
        "warnings": document.warnings,
        "text": document.text,
    }
    answer(settings, data, document.text)
    return OK
