"""Brings an index to the state of a workspace with the smallest change."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from planner.model.workspace import Workspace
from search_index.engine import SearchEngine
from search_index.entries import Entry, entries_of, fingerprint
from search_index.errors import IndexBusyError

WAIT_WITH_OLD_STATE = 1.0
"""Seconds to wait for another writer while there is a state that can be searched meanwhile."""
WAIT_WITHOUT_STATE = 60.0
"""Seconds to wait when nothing can be found before the other process has finished building."""
_ROUNDS = 5
"""Other processes may change the index between comparing and writing; then it is compared again."""


class SyncResult(msgspec.Struct, frozen=True, kw_only=True):
    """What bringing the index up to date took."""

    indexed: int = 0
    """Records that are new or changed."""
    removed: int = 0
    took_ms: float = 0.0
    up_to_date: bool = True
    """False when another process kept the index busy: it then shows an earlier state for a while."""


class WorkspaceEntries:
    """The entries of one workspace by ID, with their fingerprints."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.by_id: Mapping[str, Entry] = {entry.id: entry for entry in entries_of(workspace)}
        self.fingerprints = {id_: fingerprint(entry) for id_, entry in self.by_id.items()}


def bring_up_to_date(engine: SearchEngine, wanted: WorkspaceEntries) -> SyncResult:
    """Make the index hold exactly the workspace's records; raises DamagedIndexError."""
    for _round in range(_ROUNDS):
        engine.refresh()
        known = engine.fingerprints()
        changed = [id_ for id_, mark in wanted.fingerprints.items() if known.get(id_) != mark]
        removed = [id_ for id_ in known if id_ not in wanted.fingerprints]
        if engine.stamp and not changed and not removed:
            return SyncResult()
        upserts = [(wanted.by_id[id_], wanted.fingerprints[id_]) for id_ in changed]
        try:
            wait = WAIT_WITH_OLD_STATE if engine.stamp else WAIT_WITHOUT_STATE
            if engine.update(upserts, removed, wait=wait):
                return SyncResult(indexed=len(changed), removed=len(removed))
        except IndexBusyError:
            break
    return SyncResult(up_to_date=False)
