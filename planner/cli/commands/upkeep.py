"""`cchc doctor`, `cchc backup` and `cchc restore`."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.context import Command, Group, Settings, pass_settings
from planner.cli.output import answer, columns, narrate
from planner.errors import WrongUseError
from planner.i18n import _, ngettext
from planner.store import Backup
from planner.upkeep import Check, Outcome, examine
from planner.upkeep.backup_check import backup_check
from planner.upkeep.checks import record_checks


@click.command(cls=Command, help=_("Prove that the workspace is sound: files, references, journal, backups."))
@click.option("--fix", is_flag=True, help=_("Mend what is certain."))
@pass_settings
def doctor(settings: Settings, *, fix: bool) -> int:
    """Run every check; 1 when one does not hold."""
    checks = (*record_checks(), _index_check(settings), backup_check())
    diagnosis = examine(settings.store, checks, fix=fix, tell=lambda title: narrate(f"… {title}"))
    lines = []
    for check in diagnosis.checks:
        mark = _("mended") if check.mended else _("ok") if check.ok else _("NOT OK")
        lines.append(f"[{mark}] {check.title}")
        lines += [f"    {line}" for line in check.detail.splitlines()]
    if not fix and any(check.mendable for check in diagnosis.checks):
        lines.append(_("What is certain can be mended: cchc doctor --fix"))
    answer(settings, diagnosis, "\n".join(lines))
    return 0 if diagnosis.ok else 1


def _index_check(settings: Settings) -> Check:
    from search_index import open_index

    index = open_index(settings.folder)

    def look(_store: object) -> Outcome:
        workspace = settings.store.load()
        synced = index.sync(workspace)
        wrong = index.differences(workspace)
        if wrong:
            detail = ngettext(
                "{count} record is not in the index as it is now.",
                "{count} records are not in the index as they are now.",
                wrong,
            )
            return Outcome(ok=False, detail=detail)
        detail = _(
            "every record is in the index as it is now ({indexed} brought up to date just now)",
            indexed=synced.indexed + synced.removed,
        )
        return Outcome(ok=True, detail=detail)

    def mend(_store: object) -> None:
        index.rebuild(settings.store.load())

    return Check("index", _("The search index equals the records"), look, mend)


@click.group(cls=Group, help=_("Backups of the workspace: one a day before the first change, 30 are kept."))
def backup() -> None:
    """Group of the backup commands."""


@backup.command("now", help=_("Make a backup now."))
@pass_settings
def backup_now(settings: Settings) -> None:
    """Make a backup besides the one of the day."""
    made = settings.store.back_up()
    answer(settings, _listed(made), _("Backup made: {name}", name=made.name))


@backup.command("list", help=_("List the backups."))
@pass_settings
def backup_list(settings: Settings) -> None:
    """Print all backups, oldest first."""
    backups = [settings.store.backups.read(name) for name in settings.store.backups.names()]
    rows = [
        [
            b.name,
            f"{b.made_at.astimezone():%d/%m/%Y %H:%M}",
            b.who,
            ngettext("{count} file", "{count} files", len(b.files)),
        ]
        for b in backups
    ]
    text = columns(rows) or _("No backup was made yet.")
    answer(settings, {"backups": [_listed(b) for b in backups]}, text)


def _listed(made: Backup) -> dict[str, object]:
    return {"name": made.name, "made_at": made.made_at, "who": made.who, "files": len(made.files)}


@click.command(
    cls=Command, help=_("Bring a backup back: into a new FOLDER, or with --in-place over the workspace.")
)
@click.argument("name", metavar=_("BACKUP"))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--in-place", is_flag=True, help=_("Turn the workspace itself back; a backup is made first."))
@pass_settings
def restore(settings: Settings, name: str, folder: Path | None, *, in_place: bool) -> None:
    """Restore a backup."""
    if (folder is None) != in_place:
        raise WrongUseError(
            _("Name a new folder, or say --in-place."),
            _("For example: cchc restore {name} FOLDER", name=name),
        )
    if folder is not None:
        _restore_into(settings, name, folder)
        return
    done = settings.store.restore(name)
    text = _(
        "The workspace is as it was in {backup}: {written} files written, {removed} taken away. "
        "The state before is the backup {before}.",
        backup=done.backup,
        written=len(done.written),
        removed=len(done.removed),
        before=done.before,
    )
    answer(settings, done, text)


def _restore_into(settings: Settings, name: str, folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUseError(
            _("{folder} is not empty; nothing was restored.", folder=folder), _("Name a new or empty folder.")
        )
    made = settings.store.backups.restore_into(name, folder)
    count = ngettext("{count} file", "{count} files", len(made.files))
    text = _("{count} restored into {folder}.", count=count, folder=folder)
    answer(settings, {**_listed(made), "workspace": str(folder.resolve())}, text)
