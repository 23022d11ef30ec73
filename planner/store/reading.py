"""Reads the files of a workspace into records, one file at a time; a bad file becomes issues."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from planner.i18n import _
from planner.model.issue import Issue
from planner.model.kinds import RecordKind, kind_of_file
from planner.model.programme import Record
from planner.store.conversion import record_from
from planner.store.files import digest, read_bytes, reason_of
from planner.store.yaml_reader import Node, YamlProblemError, decode, parse

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")
Signature = tuple[int, int, int, int]
"""Modification time and change time (ns), size (bytes) and inode: differs when a file differs."""


class StoredFile(msgspec.Struct, frozen=True):
    """What one file holds: its records, where each stands in it, and what is wrong with it."""

    path: str
    """Relative to the workspace, with forward slashes."""
    kind: str
    signature: Signature
    hash: str
    records: tuple[Record, ...]
    positions: tuple[int, ...]
    """Position of each record in the file's list, or -1 for a file that is one record."""
    issues: tuple[Issue, ...]


def scan(folder: Path) -> dict[str, Signature]:
    """Return the record files of a workspace with their signatures, ordered by path."""
    found: dict[str, Signature] = {}
    _scan_into(os.fspath(folder), "", found)
    return dict(sorted(found.items()))


def _scan_into(folder: str, prefix: str, found: dict[str, Signature]) -> None:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = prefix + entry.name
        if entry.name.endswith(SUFFIXES):
            if kind_of_file(name) and entry.is_file():
                found[name] = signature_of(entry.stat())
        elif entry.is_dir():
            _scan_into(entry.path, name + "/", found)


def signature_of(stat: os.stat_result) -> Signature:
    """Return the signature of a file's state."""
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)


def read_file(folder: Path, name: str) -> StoredFile:
    """Read one file; problems are kept as issues, never raised."""
    return read_with_bytes(folder, name)[0]


def read_with_bytes(folder: Path, name: str) -> tuple[StoredFile, bytes]:
    """Read one file and return its bytes too, so that a change can be made on just these bytes."""
    path = folder / name
    signature: Signature = (0, 0, 0, 0)
    raw = b""
    try:
        signature = signature_of(path.stat())
        raw = read_bytes(path)
    except YamlProblemError as problem:
        return _broken(name, signature, raw, problem.line, problem.code, problem.message, problem.remedy), raw
    except OSError as error:
        message = _("The file cannot be read: {reason}.", reason=reason_of(error))
        remedy = _("Check the file's permissions and whether another program holds it.")
        return _broken(name, signature, raw, 1, "unreadable", message, remedy), raw
    return stored_file(name, raw, signature), raw


def stored_file(name: str, raw: bytes, signature: Signature) -> StoredFile:
    """Return what a file with these bytes holds."""
    kind = kind_of_file(name)
    if kind is None:
        raise ValueError(name)
    try:
        root = parse(decode(raw))
    except YamlProblemError as problem:
        return _broken(name, signature, raw, problem.line, problem.code, problem.message, problem.remedy)
    records, positions, issues = _records_in(root, kind, name)
    return StoredFile(
        name, kind.name, signature, digest(raw), tuple(records), tuple(positions), tuple(issues)
    )


def _broken(
    name: str, signature: Signature, raw: bytes, line: int, code: str, message: str, remedy: str
) -> StoredFile:
    kind = kind_of_file(name)
    issue = Issue(name, line, "", message, remedy, code=code)
    return StoredFile(name, kind.name if kind else "", signature, digest(raw), (), (), (issue,))


def record_nodes(root: Node, kind: RecordKind) -> list[tuple[int, Node]]:
    """Return the nodes of the records in a file with their positions (-1 for a single record)."""
    listed = root.get(kind.plural) if root.kind == "map" and len(root.pairs) == 1 else None
    if listed is not None and listed.kind == "seq":
        return list(enumerate(listed.items))
    return [(-1, root)]


def _records_in(root: Node, kind: RecordKind, name: str) -> tuple[list[Record], list[int], list[Issue]]:
    records: list[Record] = []
    positions: list[int] = []
    issues: list[Issue] = []
    for position, node in record_nodes(root, kind):
        record, problems = record_from(
            node, kind, name, "" if position < 0 else f"{kind.plural}[{position + 1}]"
        )
        issues += problems
        if record is not None:
            records.append(record)
            positions.append(position)
    return records, positions, issues
