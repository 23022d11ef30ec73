"""`cchc register print`: the book of Appendix IV and the metadata of Appendix VI as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.errors import WrongUseError
from planner.i18n import _, ngettext
from planner.model.register import RegisterEntry
from planner.model.workspace import Workspace
from planner.register.book import Book, read_book

OK, FINDINGS = 0, 1
_PATH = click.Path(path_type=Path)


@click.command(
    "print",
    cls=Command,
    help=_("Print the register (.docx, .xlsx), or write its metadata (.json, .csv, .xlsx)."),
)
@click.option("--year", type=click.IntRange(1945, 2200), help=_("Year; else this year."))
@click.option("--kind", default="", metavar=_("CODE"), help=_("Only this kind of document."))
@click.option("--series", default="", metavar="ID", help=_("Only this number series."))
@click.option("--volume", default="", help=_("Number of the volume, for the cover."))
@click.option("-o", "--output", type=_PATH, help=_("The book, .docx or .xlsx; may stand beside --metadata."))
@click.option("--metadata", type=_PATH, help=_("The metadata of Appendix VI, .json, .csv or .xlsx."))
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@pass_settings
def print_register(
    settings: Settings,
    year: int | None,
    kind: str,
    series: str,
    volume: str,
    output: Path | None,
    metadata: Path | None,
    *,
    force: bool,
) -> int:
    """Write the files; 1 when a value is longer than Appendix VI allows."""
    workspace = settings.store.load()
    book = read_book(settings.store.folder, year or settings.today.year)
    entries = [
        e for e in book.listed() if (not kind or e.kind == kind) and (not series or e.series == series)
    ]
    if output is None and metadata is None:
        output = Path.cwd() / f"so-van-ban-di-{book.year}.docx"
    made: list[Path] = []
    if output is not None:
        made.append(_write(output, _book(settings, workspace, book, entries, volume, output), force=force))
    problems: list[Any] = []
    if metadata is not None:
        data, problems = _metadata(settings, workspace, entries, metadata)
        made.append(_write(metadata, data, force=force))
    for problem in problems:
        narrate(problem.told)
    text = (
        "\n".join(str(path) for path in made)
        + "\n"
        + ngettext("{count} number of {year}.", "{count} numbers of {year}.", len(entries), year=book.year)
    )
    answer(
        settings, {"files": [str(path) for path in made], "entries": len(entries), "too_long": problems}, text
    )
    return FINDINGS if problems else OK


def _book(
    settings: Settings,
    workspace: Workspace,
    book: Book,
    entries: Sequence[RegisterEntry],
    volume: str,
    path: Path,
) -> bytes:
    from planner.register.book_docx import book_docx
    from planner.register.book_rows import printed_book
    from planner.register.workbook import book_xlsx

    printed = printed_book(workspace, book, entries, volume)
    if path.suffix.lower() == ".docx":
        return book_docx(printed)
    if path.suffix.lower() == ".xlsx":
        return book_xlsx(printed, settings.today)
    raise _unknown_ending(path, ".docx, .xlsx")


def _metadata(
    settings: Settings, workspace: Workspace, entries: Sequence[RegisterEntry], path: Path
) -> tuple[bytes, list[Any]]:
    from planner.register.metadata import csv_text, described, metadata_of, nested, too_long
    from planner.register.workbook import metadata_xlsx

    found = described(entries)
    rows = [metadata_of(workspace, entry) for entry in found]
    problems = [each for entry, row in zip(found, rows, strict=True) for each in too_long(entry, row)]
    ending = path.suffix.lower()
    if ending == ".json":
        raw = msgspec.json.format(msgspec.json.encode([nested(row) for row in rows]), indent=2) + b"\n"
    elif ending == ".csv":
        raw = csv_text(rows).encode("utf-8-sig")
    elif ending == ".xlsx":
        raw = metadata_xlsx(rows, settings.today)
    else:
        raise _unknown_ending(path, ".json, .csv, .xlsx")
    return raw, problems


def _write(path: Path, data: bytes, *, force: bool) -> Path:
    from planner.documents import write_document

    target = path.expanduser().absolute()
    write_document(target, data, overwrite=force)
    return target


def _unknown_ending(path: Path, known: str) -> WrongUseError:
    return WrongUseError(
        _("“{name}” has no ending that says what to write.", name=path.name),
        _("End the name with one of: {known}.", known=known),
    )
