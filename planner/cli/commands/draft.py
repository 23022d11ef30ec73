"""`cchc draft`: a new document from plan data."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.document_saving import save_draft
from planner.documents import DraftRequest
from planner.documents import draft as draft_document
from planner.i18n import _


@click.command(cls=Command, help=_("Draft a Word document from the plan; KIND is for example “directive”."))
@click.argument("kind", metavar=_("KIND"))
@click.option("--year", type=int, help=_("Year of the plan."))
@click.option("--area", help=_("Only this area (number or ID)."))
@click.option("--agency", help=_("Only this agency: ID, abbreviation or name."))
@click.option(
    "--task", "tasks", multiple=True, metavar="ID", help=_("Just these tasks, whatever their state.")
)
@click.option(
    "--solution", "solutions", multiple=True, metavar="ID", help=_("Just the tasks of these solutions.")
)
@click.option("--subject", default="", help=_("Subject of the document; else it follows from year and area."))
@click.option("--signer", help=_("ID of the signer; else the chairman in office."))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("File or folder; else a folder of the workspace."),
)
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@pass_settings
def draft(
    settings: Settings,
    kind: str,
    year: int | None,
    area: str | None,
    agency: str | None,
    tasks: tuple[str, ...],
    solutions: tuple[str, ...],
    subject: str,
    signer: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write one draft."""
    request = DraftRequest(
        kind=kind,
        year=year,
        area=area,
        agency=agency,
        tasks=tasks,
        solutions=solutions,
        subject=subject,
        signer=signer,
    )
    drafted = draft_document(settings.store.load(), request, settings.today)
    saved = save_draft(settings.store, drafted, settings.today, output, overwrite=force)
    for warning in saved.warnings:
        narrate(warning)
    unchecked: dict[str, object] = {"ok": None, "checked": 0, "findings": []}
    data = {"id": saved.id, "file": str(saved.file), "layout": unchecked, "warnings": saved.warnings}
    answer(settings, data, _("Draft written: {file}", file=saved.file))
