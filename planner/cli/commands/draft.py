"""`cchc draft`: a new document from plan data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from planner.cli.commands.draft_batch import draft_batch
from planner.cli.commands.draft_options import request_of, request_options
from planner.cli.commands.draft_reminder import draft_reminders
from planner.cli.commands.draft_yaml import draft_from_yaml, tell_draft, tell_yaml, write_yaml
from planner.cli.context import Command, Settings, pass_settings
from planner.document_saving import save_draft
from planner.documents import draft as draft_document
from planner.documents.kinds import document_kinds
from planner.errors import WrongUseError
from planner.i18n import _
from planner.reports.reminders import REMINDER


@click.command(cls=Command, help=_("Draft a Word document from the plan; KIND is for example “directive”."))
@click.argument("kind", metavar=_("KIND"), required=False)
@click.option(
    "--agency",
    "agencies",
    multiple=True,
    help=_("Only this agency: ID, abbreviation or name; several times for a document each."),
)
@click.option(
    "--all-agencies",
    is_flag=True,
    help=_("A document for each agency concerned: those that are late for a reminder, else those that lead."),
)
@request_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("File or folder; else a folder of the workspace."),
)
@click.option(
    "--yaml",
    "yaml_file",
    type=click.Path(path_type=Path),
    help=_("Write the draft to this YAML file, to be edited; a Word file too only with -o."),
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help=_("Make the Word file from this YAML draft instead of from the plan."),
)
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@click.option(
    "--with-errors",
    is_flag=True,
    help=_("Write the draft even if it breaks a rule of the decree; its certificate names the errors."),
)
@click.option("--again", is_flag=True, help=_("A second reminder about the same tasks in the same period."))
@pass_settings
def draft(
    settings: Settings,
    /,
    kind: str | None,
    agencies: tuple[str, ...],
    output: Path | None,
    yaml_file: Path | None,
    source: Path | None,
    *,
    all_agencies: bool,
    force: bool,
    with_errors: bool,
    again: bool,
    **given: Any,
) -> int:
    """Write one draft, or one for each agency.

    The answer is 1 when a YAML draft has problems, one of many failed, or a draft was written with errors.
    """
    if source:
        return draft_from_yaml(settings, source, kind, output, overwrite=force, with_errors=with_errors)
    if not kind:
        raise WrongUseError(
            _("Say which kind of document to draft."),
            _("Write one of: {known}.", known=", ".join(document_kinds())),
        )
    request = msgspec.structs.replace(request_of(kind, given), with_errors=with_errors)
    if request.kind == REMINDER and not yaml_file:
        several = all_agencies or len(agencies) > 1
        return draft_reminders(
            settings, request, agencies, output, several=several, overwrite=force, again=again
        )
    if all_agencies or len(agencies) > 1:
        if yaml_file:
            raise WrongUseError(
                _("--yaml takes one document, not one for each agency."), _("Name a single agency.")
            )
        return draft_batch(settings, request, agencies, output, overwrite=force)
    request = msgspec.structs.replace(request, agency=next(iter(agencies), None))
    drafted = draft_document(settings.store.load(), request, settings.today)
    if yaml_file:
        write_yaml(yaml_file, drafted, overwrite=force)
    if yaml_file and not output:
        tell_yaml(settings, drafted, yaml_file)
        return 0
    saved = save_draft(settings.store, drafted, settings.today, output, overwrite=force)
    return tell_draft(settings, saved, yaml_file)
