"""`cchc import`: takes past documents into the workspace."""

from __future__ import annotations

import contextlib
import csv
import io
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.errors import CchcError
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.intake.importing import Import, ImportedFile

OK, FINDINGS, FAILURE = 0, 1, 3


@click.command(
    "import",
    cls=Command,
    help=_(
        "Take past documents into the workspace: .docx, .doc, .rtf, .pdf, .txt, .html; folders are walked "
        "through. The original is kept as it is; what is there already is skipped."
    ),
)
@click.argument(
    "paths", metavar=_("FILE_OR_FOLDER..."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help=_("Only show what would be imported."))
@click.option(
    "--report",
    metavar=_("FILE"),
    type=click.Path(path_type=Path),
    help=_("Write what became of each file into a file as well: .csv, .json, or else text."),
)
@pass_settings
def import_(settings: Settings, paths: tuple[Path, ...], *, dry_run: bool, report: Path | None) -> int:
    """Import files and folders; 1 when some file failed, 3 when it was stopped."""
    from planner.intake.describe import result_lines, summary
    from planner.intake.importing import Import, Outcome

    job = Import(settings.store, paths, dry_run=dry_run)
    results: list[ImportedFile] = []
    error: CchcError | None = None
    with _stops_on_interrupt(job), _progress(len(job)) as advance:
        try:
            for result in job.results():
                results.append(result)
                if result.outcome is not Outcome.left_out:
                    advance()
        except CchcError as raised:
            error = raised
    results = job.in_order(results)
    if not dry_run and any(result.outcome is Outcome.imported for result in results):
        _index(settings)
    counted = summary(results, dry_run=dry_run)
    lines = [line for result in results for line in result_lines(result)]
    if report is not None:
        _write_report(report, results, [*lines, counted])
    answer(settings, _data(results, dry_run=dry_run, stopped=job.stopped), "\n".join([*lines, counted]))
    if error is not None:
        raise error
    if job.stopped:
        narrate(_("Stopped. Give the same command again to go on where it ended."))
        return FAILURE
    return FINDINGS if any(result.outcome is Outcome.failed for result in results) else OK


def _index(settings: Settings) -> None:
    """Make the new documents findable now; a search would do so by itself, only later."""
    from search_index import open_index

    try:
        open_index(settings.store.folder).sync(settings.store.load())
    except CchcError as error:
        narrate(error.message)


@contextlib.contextmanager
def _stops_on_interrupt(job: Import) -> Iterator[None]:
    """Let the first Ctrl+C end the import after the file in hand, the second at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def stop(*_arguments: object) -> None:
        signal.signal(signal.SIGINT, before)
        job.stop()

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Any]:
    """Show a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    label = ngettext("Reading {count} file", "Reading {count} files", total)
    with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)


def _data(results: list[ImportedFile], *, dry_run: bool, stopped: bool) -> dict[str, Any]:
    from planner.intake.importing import Outcome

    counts = {outcome.value: sum(r.outcome is outcome for r in results) for outcome in Outcome}
    return {**counts, "dry_run": dry_run, "stopped": stopped, "documents": [_entry(r) for r in results]}


def _entry(result: ImportedFile) -> dict[str, Any]:
    return {
        "file": result.file,
        "outcome": result.outcome.value,
        "id": result.id or None,
        "kept_as": result.kept_as or None,
        "format": result.format or None,
        "metadata": msgspec.to_builtins(result.metadata) if result.metadata else None,
        "warnings": list(result.warnings),
        "message": result.message or None,
        "remedy": result.remedy or None,
    }


def _write_report(path: Path, results: list[ImportedFile], lines: list[str]) -> None:
    from planner.documents import write_document

    ending = path.suffix.lower()
    if ending == ".json":
        data = msgspec.json.format(msgspec.json.encode([_entry(result) for result in results]), indent=2)
    elif ending == ".csv":
        data = _table(results).encode("utf-8-sig")  # the mark tells Excel that the letters are Unicode
    else:
        data = ("\n".join(lines) + "\n").encode()
    write_document(path.expanduser().absolute(), data, overwrite=True)


def _table(results: list[ImportedFile]) -> str:
    from planner.intake.describe import outcome_name

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(
        [_("File"), _("Result"), _("ID"), _("Number and symbol"), _("Subject"), _("Remark"), _("Remedy")]
    )
    for result in results:
        found = result.metadata
        remark = "; ".join(part for part in (result.message, *result.warnings) if part)
        number, subject = (found.number_symbol, found.subject) if found else ("", "")
        row = [result.file, outcome_name(result.outcome), result.id, number, subject, remark, result.remedy]
        writer.writerow([_harmless(value or "") for value in row])
    return text.getvalue()


def _harmless(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value
