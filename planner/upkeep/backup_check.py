"""The check that the last backup is recent, and comes back whole when it is restored."""

from __future__ import annotations

import tempfile
from pathlib import Path

from planner.i18n import _, ngettext
from planner.store import Store
from planner.store.backup import KeptFile
from planner.store.files import digest
from planner.upkeep.doctor import Check, Outcome


def backup_check() -> Check:
    """Return the check of the last backup; mending makes a new one."""
    return Check("backup", _("The last backup can be restored"), _look, _mend)


def _look(store: Store) -> Outcome:
    """Restore the newest backup into a temporary folder and compare every file with its list."""
    last = store.journal.last()
    names = store.backups.names()
    if not names:
        if last is None:
            return Outcome(ok=True, detail=_("nothing was changed yet, so there is no backup"))
        return Outcome(ok=False, detail=_("There is no backup. Make one: cchc backup now."))
    newest = store.backups.read(names[-1])
    if last is not None and newest.made_at.date() < last.at.date():
        detail = _(
            "The last backup {name} is older than the last change. Make one: cchc backup now.",
            name=newest.name,
        )
        return Outcome(ok=False, detail=detail)
    with tempfile.TemporaryDirectory(prefix="cchc-") as place:
        backup = store.backups.restore_into(newest.name, Path(place))
        wrong = [file.path for file in backup.files if not _is_equal(store.folder, Path(place), file)]
        Store.open(Path(place), store.user).load()
    if wrong:
        return Outcome(ok=False, detail="\n".join(wrong))
    count = ngettext("{count} file", "{count} files", len(backup.files))
    return Outcome(ok=True, detail=_("{name}: {count} restored and compared", name=newest.name, count=count))


def _is_equal(workspace: Path, restored: Path, file: KeptFile) -> bool:
    """Tell whether a restored file has its bytes; an untouched original is compared byte for byte."""
    raw = (restored / file.path).read_bytes()
    original = workspace / file.path
    try:
        stat = original.stat()
        untouched = (stat.st_size, stat.st_mtime_ns) == (file.size, file.mtime_ns)
        return raw == original.read_bytes() if untouched else digest(raw) == file.hash
    except FileNotFoundError:
        return digest(raw) == file.hash


def _mend(store: Store) -> None:
    store.back_up(afresh=True)
