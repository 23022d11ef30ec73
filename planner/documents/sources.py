"""Where the words of a finding come from: the record of the plan and its field, to be mended there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from planner.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.documents.check import Finding
    from planner.model.programme import Record
    from planner.model.workspace import Workspace

_QUOTED = re.compile("\u201c(.+?)\u2026?\u201d")
_SHORTEST = 4
"""Characters of a text from which it can be told where it comes from."""
_APART = ("id", "note", "source", "file")
"""Fields whose words are never printed."""


def with_sources(
    findings: Iterable[Finding], workspace: Workspace, text: str, used: Iterable[str]
) -> tuple[Finding, ...]:
    """Return the findings with the record and field that their words come from, where one has them.

    `text` is all that the document says; `used` are the IDs of the records that it was made from, which are
    looked at first.
    """
    printed = _plain(text)
    texts = [*_texts(workspace, used)]
    return tuple(_with_source(finding, texts, printed) for finding in findings)


def _with_source(finding: Finding, texts: list[tuple[str, str, str]], printed: str) -> Finding:
    found = _QUOTED.search(finding.where)
    about = _plain(found.group(1)) if found else ""
    words = nfc(finding.found)
    exact = [each for each in texts if len(words) >= _SHORTEST and words in each[2]]
    near = [each for each in texts if about and (about in _plain(each[2]) or _plain(each[2]) in about)]
    for candidates in ([each for each in exact if each in near], exact, near):
        whole = [each for each in candidates if _plain(each[2]) in printed]
        for record, field, _value in whole[:1]:
            return msgspec.structs.replace(finding, record=record, field=field)
    return finding


def _texts(workspace: Workspace, used: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield record, field and text of every record, those used first."""
    first = [record for key in used if (record := workspace.find(key)) is not None]
    seen: set[str] = set()
    for record in (*first, *workspace.records()):
        if record.id not in seen:
            seen.add(record.id)
            yield from ((record.id, *each) for each in _fields(record))


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.__struct_fields__:
        if name not in _APART:
            yield from _walk(name, msgspec.to_builtins(getattr(record, name)))


def _walk(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if len(value) >= _SHORTEST and " " in value:
            yield path, nfc(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(path, inner)


def _plain(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .;,:")
