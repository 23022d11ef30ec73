"""`cchc init` and `cchc validate`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer
from planner.errors import CchcError, WrongUseError
from planner.i18n import _, ngettext
from planner.places import shipped_plans

LEFT_OUT = shutil.ignore_patterns(
    ".journal", ".lock*", ".backup", ".text", "van-ban", "luu-tru", "*.cchc-tmp"
)
"""What belongs to one workspace and is not copied into a new one."""


class FolderTakenError(CchcError):
    """The folder for a new workspace already holds something."""


@click.command(
    cls=Command, help=_("Make a new workspace in FOLDER from the plan that came with the program.")
)
@click.argument("folder", type=click.Path(path_type=Path))
@pass_settings
def init(settings: Settings, folder: Path) -> None:
    """Copy the shipped plan."""
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(_("{folder} is a file.", folder=folder), _("Name a new folder."))
    if folder.is_dir() and any(folder.iterdir()):
        raise FolderTakenError(
            _("{folder} is not empty; nothing was copied.", folder=folder), _("Name a new or empty folder.")
        )
    try:
        shutil.copytree(shipped_plans(), folder, ignore=LEFT_OUT, dirs_exist_ok=True)
    except OSError as error:
        raise CchcError(
            _(
                "Cannot make a workspace in {folder}: {reason}.",
                folder=folder,
                reason=error.strerror or error,
            ),
            _("Choose a folder that you may write to."),
        ) from error
    path = str(folder.resolve())
    answer(
        settings,
        {"workspace": path},
        _("New workspace: {folder}", folder=path) + "\n" + _("Open it with: cchc -w {folder}", folder=path),
    )


@click.command(cls=Command, help=_("Find every problem of the workspace."))
@pass_settings
def validate(settings: Settings) -> int:
    """Print all issues; 1 when something must be mended."""
    from planner.validation import validate as find_problems

    report = find_problems(settings.store)
    lines = [
        f"{i.file}:{i.line}: {i.key + ': ' if i.key else ''}{i.message}\n    → {i.remedy}"
        for i in report.issues
    ]
    count = len(report.issues)
    summary = (
        _("No problems found.") if not count else ngettext("{count} problem.", "{count} problems.", count)
    )
    answer(settings, report, "\n".join([*lines, summary]))
    return 0 if report.ok else 1
