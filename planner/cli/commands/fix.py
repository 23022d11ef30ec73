"""`cchc fix`: repairs of the layout that are certain."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.document_saving import refuse_signed
from planner.documents import write_document
from planner.documents.check import check_bytes
from planner.documents.errors import FileMissingError, FileTakenError
from planner.documents.fix import fix_document
from planner.i18n import _, ngettext

FINDINGS = 1


@click.command(
    cls=Command, help=_("Repair the layout where the decree decides it for certain; words are never changed.")
)
@click.argument("document", metavar=_("FILE.docx"), type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=_("File for the repaired document."),
)
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@pass_settings
def fix(settings: Settings, document: Path, output: Path, *, force: bool) -> int:
    """Write the repaired file; 1 when findings of severity error are left."""
    if not document.is_file():
        raise FileMissingError(document)
    if output.exists() and output.samefile(document) and not force:
        raise FileTakenError(output)
    fixed = fix_document(document.read_bytes(), document.name)
    refuse_signed(settings.store, output)
    write_document(output, fixed.docx, overwrite=force)
    result = check_bytes(fixed.docx, output.name, settings.store.load(), settings.today)
    told = {
        "file": str(output),
        "ok": result.ok,
        "kind": result.kind,
        "metadata": msgspec.to_builtins(result.metadata),
        "checked": result.checked,
        "findings": result.findings,
        "changes": fixed.changes,
    }
    lines = [f"{c.component}, {c.where}: {c.before} → {c.after}" for c in fixed.changes]
    count = len(fixed.changes)
    summary = (
        ngettext("{count} change.", "{count} changes.", count) if count else _("Nothing had to be repaired.")
    )
    left = len(result.findings)
    lines += [summary, _("Written: {file}", file=output)]
    if left:
        lines.append(
            ngettext("{count} finding is left: cchc check.", "{count} findings are left: cchc check.", left)
        )
    answer(settings, {"files": [told], "changes": fixed.changes}, "\n".join(lines))
    return 0 if result.ok else FINDINGS
