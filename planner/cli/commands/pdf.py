"""`cchc pdf`: Word files as PDF."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.documents.pdf import write_pdfs
from planner.i18n import _

FAILURE = 3


@click.command(cls=Command, help=_("Make PDF files of Word files with LibreOffice, all in one call."))
@click.argument(
    "documents", metavar=_("FILE.docx..."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out-dir", type=click.Path(path_type=Path), help=_("Folder of the PDF files; else beside each file.")
)
@click.option("--force", is_flag=True, help=_("Replace PDF files that exist."))
@click.option("--timeout", type=click.FloatRange(min=1), help=_("Give up after this many seconds."))
@pass_settings
def pdf(
    settings: Settings,
    documents: tuple[Path, ...],
    out_dir: Path | None,
    timeout: float | None,
    *,
    force: bool,
) -> int:
    """Write the PDF files; 3 when LibreOffice could not convert one of them."""
    made = write_pdfs(documents, out_dir, overwrite=force, seconds=timeout)
    for failed in made.failed:
        narrate(f"{failed.message}\n→ {failed.remedy}")
    answer(
        settings,
        {
            "files": [str(path) for path in made.files],
            "failed": [{"file": str(f.file), "message": f.message, "remedy": f.remedy} for f in made.failed],
        },
        "\n".join(_("PDF written: {file}", file=path) for path in made.files),
    )
    return FAILURE if made.failed else 0
