"""Puts all checks together and finds the line of each problem."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from planner.i18n import _
from planner.model.issue import Issue, Severity
from planner.model.kinds import WORKSPACE_FILE, kind_named
from planner.model.workspace import Workspace
from planner.store import Store
from planner.store.books import book_years
from planner.store.reading import StoredFile, record_nodes
from planner.store.yaml_reader import Node, YamlProblemError, decode, parse
from planner.validation.counts import count_findings
from planner.validation.dangling import dangling
from planner.validation.deadlines import deadline_findings
from planner.validation.finding import Finding
from planner.validation.leads import lead_findings
from planner.validation.reporting import reporting_findings
from planner.validation.reviewing import review_findings
from planner.validation.series import series_findings
from planner.validation.states import state_findings
from planner.validation.texts import text_issues

COUNTED = ("areas", "solution_groups", "solutions", "tasks", "agencies", "documents")


class Report(msgspec.Struct, frozen=True):
    """The result: `ok` when nothing must be mended (warnings may remain)."""

    ok: bool
    counts: dict[str, int]
    issues: tuple[Issue, ...]


def validate(store: Store) -> Report:
    """Return every problem of the workspace, ordered by file and line."""
    workspace = store.load()
    files = store.files()
    issues = [issue for file in files.values() for issue in file.issues]
    issues += _duplicates(files)
    issues += _letters(store, files)
    issues += store.journal.verify()
    issues += _registers(store)
    issues += _located(store, files, problems_of(workspace))
    unique = dict.fromkeys(sorted(issues, key=lambda i: (i.file, i.line, i.key, i.code)))
    counts = {name: len(getattr(workspace, name)) for name in COUNTED}
    return Report(not any(i.severity is Severity.error for i in unique), counts, tuple(unique))


def problems_of(workspace: Workspace) -> list[Finding]:
    """Return the problems that records have among each other, without looking at files."""
    checks = (
        dangling,
        lead_findings,
        state_findings,
        deadline_findings,
        review_findings,
        count_findings,
        reporting_findings,
        series_findings,
    )
    return [finding for check in checks for finding in check(workspace)]


def _registers(store: Store) -> list[Issue]:
    """Return what is wrong with registers and signed files; loaded only where there are any."""
    if not store.load().documents and not book_years(store.folder):
        return []
    from planner.register.soundness import file_issues, register_issues

    return [*register_issues(store), *file_issues(store)]


def _duplicates(files: dict[str, StoredFile]) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for name, file in files.items():
        for record, position in zip(file.records, file.positions, strict=True):
            other = first.setdefault(record.id.casefold(), name)
            if other == name and not _again(file, record.id):
                continue
            key = "id" if position < 0 else f"{kind_named(file.kind).plural}[{position + 1}].id"
            yield Issue(
                name,
                1,
                key,
                _("The ID {id} is already used in {file}.", id=record.id, file=other),
                _("Give this record an ID of its own."),
                code="duplicate_id",
            )


def _again(file: StoredFile, record_id: str) -> bool:
    return sum(r.id.casefold() == record_id.casefold() for r in file.records) > 1


def _letters(store: Store, files: dict[str, StoredFile]) -> Iterator[Issue]:
    for name in files:
        try:
            text = decode((store.folder / name).read_bytes())
        except (YamlProblemError, OSError):
            continue
        yield from text_issues(name, text)


def _located(store: Store, files: dict[str, StoredFile], findings: list[Finding]) -> Iterator[Issue]:
    homes: dict[str, tuple[str, int]] = {}
    for name, file in files.items():
        for record, position in zip(file.records, file.positions, strict=True):
            homes.setdefault(record.id, (name, position))
    trees: dict[str, Node] = {}
    for finding in findings:
        name, position = homes.get(finding.record, (WORKSPACE_FILE, -1))
        if name not in trees:
            trees[name] = parse(decode((store.folder / name).read_bytes()))
        line = _line_of(trees[name], files[name].kind, position, finding.key)
        yield Issue(name, line, finding.key, finding.message, finding.remedy, finding.severity, finding.code)


def _line_of(root: Node, kind: str, position: int, key: str) -> int:
    """Return the line of the deepest part of `key` that the file has."""
    node = next((n for p, n in record_nodes(root, kind_named(kind)) if p == position), root)
    line = node.line
    for name, number in re.findall(r"([a-z_]+)(?:\[(\d+)\])?", key):
        pair = next(((k, v) for k, v in node.pairs if k.scalar == name), None)
        if pair is None:
            break
        line, node = pair[0].line, pair[1]
        if number:
            if node.kind != "seq" or int(number) > len(node.items):
                break
            node = node.items[int(number) - 1]
            line = node.line
    return line
