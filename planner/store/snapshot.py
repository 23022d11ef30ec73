"""A cache of parsed files in the user's cache folder; a file that differs is always read again."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner import __version__
from planner.model.issue import Issue
from planner.model.kinds import KINDS
from planner.places import cache_dir
from planner.store import files
from planner.store.reading import Signature, StoredFile
from planner.typed_data import known

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "1"
RACY_NS = 2_000_000_000
"""A file changed less than this (ns) before the snapshot was taken may change again unseen."""


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    path: str
    kind: str
    signature: Signature
    hash: str
    records: msgspec.Raw
    positions: tuple[int, ...]
    issues: tuple[Issue, ...]


class _Snapshot(msgspec.Struct, frozen=True, array_like=True):
    version: str
    taken_ns: int
    entries: tuple[_Entry, ...]


def _version() -> str:
    """Return a mark that changes with the program and with the shape of any record."""
    shapes = sorted(
        f"{s.__module__}.{s.__qualname__}{s.__struct_fields__}" for s in _model_structs(msgspec.Struct)
    )
    return f"{FORMAT}/{__version__}/{hashlib.sha256(''.join(shapes).encode()).hexdigest()[:12]}"


def _model_structs(base: type[msgspec.Struct]) -> Iterable[type[msgspec.Struct]]:
    for child in base.__subclasses__():
        if child.__module__.startswith("planner.model"):
            yield child
        yield from _model_structs(child)


def snapshot_path(folder: Path) -> Path:
    """Return where the snapshot of a workspace lies; it can be deleted at any time."""
    return cache_dir(folder) / "snapshot.msgpack"


def read_snapshot(folder: Path) -> dict[str, StoredFile]:
    """Return the cached files, or nothing when the cache is missing, old or damaged."""
    decoders = {k.name: msgspec.msgpack.Decoder(known(tuple[k.type, ...])) for k in KINDS}  # type: ignore[name-defined]
    found: dict[str, StoredFile] = {}
    try:
        snapshot = msgspec.msgpack.decode(snapshot_path(folder).read_bytes(), type=known(_Snapshot))
        if snapshot.version != _version():
            return {}
        for e in snapshot.entries:
            if max(e.signature[:2]) > snapshot.taken_ns - RACY_NS and not _unchanged(folder, e):
                continue
            records = decoders[e.kind].decode(e.records)
            found[e.path] = StoredFile(e.path, e.kind, e.signature, e.hash, records, e.positions, e.issues)
    except (OSError, msgspec.DecodeError, KeyError):
        return {}
    return found


def _unchanged(folder: Path, entry: _Entry) -> bool:
    try:
        return files.digest((folder / entry.path).read_bytes()) == entry.hash
    except OSError:
        return False


def write_snapshot(folder: Path, stored: Iterable[StoredFile], taken: int) -> None:
    """Keep what was read for the next start; failing to do so loses nothing.

    `taken` is the time (ns) before the first of the files was looked at.
    """
    encoder = msgspec.msgpack.Encoder()
    entries = tuple(
        _Entry(
            f.path, f.kind, f.signature, f.hash, msgspec.Raw(encoder.encode(f.records)), f.positions, f.issues
        )
        for f in stored
    )
    path = snapshot_path(folder)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_bytes(encoder.encode(_Snapshot(_version(), taken, entries)))
        temporary.replace(path)
