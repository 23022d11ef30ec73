"""`cchc excel`: the task table out to the agencies and back."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Group, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.documents import write_document
from planner.errors import CchcError, WrongUseError
from planner.i18n import _, ngettext
from planner.model.agency_names import find_assignee
from planner.reports.sheets.export import export_sheet, tasks_for
from planner.reports.sheets.importing import SheetResult, import_sheet, look_at, result_data
from planner.tracking import responsible_on
from planner.vietnamese import ascii_slug

FINDINGS = 1


@click.group(cls=Group, help=_("The task table as Excel sheets for the agencies."))
def excel() -> None:
    """Group of the two commands."""


@excel.command("export", help=_("Write a sheet with drop-downs and locked columns, for one agency or all."))
@click.argument("file", metavar=_("FILE.xlsx"), type=click.Path(path_type=Path))
@click.option("--agency", help=_("Only tasks led by this agency."))
@click.option("--year", type=int, help=_("Tasks of this year's plan; else of the newest plan."))
@click.option("--each", is_flag=True, help=_("A sheet for each agency that leads tasks; FILE is a folder."))
@click.option("--force", is_flag=True, help=_("Replace the file if it exists."))
@pass_settings
def export(
    settings: Settings, file: Path, agency: str | None, year: int | None, *, each: bool, force: bool
) -> None:
    """Write the sheets."""
    ws, today = settings.store.load(), settings.today
    path = file.expanduser().absolute()
    if each:
        if agency:
            raise WrongUseError(
                _("--each writes the sheets of all agencies."), _("Leave --agency or --each out.")
            )
        written = _export_each(settings, path, year, overwrite=force)
    else:
        chosen = find_assignee(ws, agency, today) if agency else None
        write_document(path, export_sheet(ws, today, chosen, year), overwrite=force)
        written = [{"agency": chosen, "file": str(path), "tasks": len(tasks_for(ws, today, chosen, year))}]
    lines = [_("Written: {file}", file=entry["file"]) for entry in written]
    answer(settings, {"files": written} | (written[0] if not each else {}), "\n".join(lines))


def _export_each(
    settings: Settings, folder: Path, year: int | None, *, overwrite: bool
) -> list[dict[str, object]]:
    ws, today = settings.store.load(), settings.today
    if folder.is_file():
        raise WrongUseError(_("{path} is a file.", path=folder), _("Name a folder."))
    folder.mkdir(parents=True, exist_ok=True)
    tasks = tasks_for(ws, today, None, year)
    leads = dict.fromkeys(lead for task in tasks for lead in responsible_on(task, ws, today))
    written: list[dict[str, object]] = []
    for lead in leads:
        path = folder / f"{ascii_slug(lead, 40)}.xlsx"
        write_document(path, export_sheet(ws, today, lead, year), overwrite=overwrite)
        written.append({"agency": lead, "file": str(path), "tasks": len(tasks_for(ws, today, lead, year))})
    return written


@excel.command("import", help=_("Take a filled-in sheet back; nothing changes unless every row is sound."))
@click.argument("file", metavar=_("FILE.xlsx"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--sound-rows", is_flag=True, help=_("Keep the sound rows even where others are rejected."))
@click.option("--check", "only_checks", is_flag=True, help=_("Only tell what would happen."))
@click.option("--agency", help=_("Refuse a sheet that is not this agency's."))
@pass_settings
def import_(
    settings: Settings, file: Path, agency: str | None, *, sound_rows: bool, only_checks: bool
) -> int:
    """Import one sheet; 1 when a row is rejected."""
    store, today = settings.store, settings.today
    if agency:
        _check_agency(settings, file, agency)
    if only_checks:
        result = look_at(store.load(), file, today)
    else:
        result = import_sheet(store, file, today, sound_rows=sound_rows)
    answer(settings, result_data(result), _as_text(result, only_checks=only_checks))
    if result.missing:
        narrate(_("Not in the sheet, left as they are: {ids}", ids=", ".join(result.missing)))
    return FINDINGS if result.rejected else 0


def _check_agency(settings: Settings, file: Path, agency: str) -> None:
    from planner.reports.sheets.opening import read_file
    from planner.reports.sheets.reading import read_sheet

    ws = settings.store.load()
    wanted = find_assignee(ws, agency, settings.today)
    sheet = read_sheet(read_file(file), file.name, ws.programme.id if ws.programme else "")
    other = sheet.agency or "–"
    if sheet.agency != wanted:
        raise CchcError(
            _(
                "The sheet was exported for {other}, not for {agency}.",
                other=other,
                agency=wanted,
            ),
            _("Choose the right file, or leave --agency out. Nothing was changed."),
        )


def _as_text(result: SheetResult, *, only_checks: bool) -> str:
    count = len(result.changed)
    if only_checks or not result.applied:
        head = ngettext("{count} row would change a task.", "{count} rows would change a task.", count)
    else:
        head = ngettext("{count} task changed.", "{count} tasks changed.", count)
    lines = [head, ngettext("{count} row unchanged.", "{count} rows unchanged.", len(result.unchanged))]
    if result.rejected:
        rejected = result.rejected
        lines.append(ngettext("{count} problem:", "{count} problems:", len(rejected)))
        lines += [problem_text(problem.row, problem.column, problem.message) for problem in rejected]
        if not result.applied and not only_checks:
            lines.append(_("Nothing was changed. To keep the sound rows add --sound-rows."))
    return "\n".join(lines)


def problem_text(row: int, column: str, message: str) -> str:
    """Return one problem: "  hàng 7, cột “Trạng thái”: …"."""
    if column:
        return "  " + _("row {row}, column “{column}”: {message}", row=row, column=column, message=message)
    return "  " + _("row {row}: {message}", row=row, message=message)
