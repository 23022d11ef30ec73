"""Hardened reading of YAML: every scalar is text, every problem names its line, nothing recurses.

Uses libyaml's event parser only. The tree is built here because libyaml's own loader recurses
and takes the process down on deep nesting, and because the writer needs the span of every node.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from planner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml import CLoader as Parser
except ImportError:  # PyYAML without libyaml still reads, only slower
    from yaml import Loader as Parser  # type: ignore[assignment]

MAX_BYTES = 4 * 1024 * 1024
"""Largest file that is read (bytes); a record is a few kilobytes."""
MAX_DEPTH = 64
"""Deepest nesting of lists and mappings."""
NULLS = frozenset({"", "~"})


class YamlProblemError(Exception):
    """A file that cannot be read: line (from 1), rule code, message and remedy for the person."""

    def __init__(self, line: int, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.remedy = line, code, message, remedy


@dataclass(slots=True)
class Node:
    """A piece of a YAML text: `kind` is scalar, map or seq; `start`/`end` are character offsets."""

    kind: str
    start: int
    end: int
    line: int
    column: int
    flow: bool = False
    scalar: str | None = None
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)

    def value(self) -> object:
        """Return plain data; empty keys are left out, scalars are text in NFC or None."""
        if self.kind == "scalar":
            return self.scalar
        if self.kind == "seq":
            return [item.value() for item in self.items]
        return {str(k.scalar): v.value() for k, v in self.pairs if v.kind != "scalar" or v.scalar is not None}

    def get(self, key: str) -> Node | None:
        """Return the value under `key` of a mapping, or None."""
        return next((v for k, v in self.pairs if k.scalar == key), None)

    def at(self, path: tuple[str | int, ...]) -> Node | None:
        """Return the node at a path of keys and positions, or None."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            node = node.get(step) if isinstance(step, str) else node.items[step]
        return node


def decode(raw: bytes) -> str:
    """Return the text of a file, without a byte order mark; raises YamlProblemError."""
    if len(raw) > MAX_BYTES:
        raise too_large(len(raw))
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4].count(0) in (2, 3):
        raise YamlProblemError(
            1,
            "encoding",
            _("The file is saved as UTF-16."),
            _("Open it and save it again with the encoding UTF-8."),
        )
    if (where := raw.find(b"\0")) >= 0:
        raise YamlProblemError(
            raw.count(b"\n", 0, where) + 1,
            "nul",
            _("The file holds NUL bytes; it is damaged or not a text file."),
            _("Restore it from a backup, or take the last change back with cchc undo."),
        )
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise YamlProblemError(
            raw.count(b"\n", 0, error.start) + 1,
            "encoding",
            _("This line is not UTF-8 text."),
            _("Open the file and save it again with the encoding UTF-8."),
        ) from None


def too_large(size: int) -> YamlProblemError:
    """Return the problem of a file of `size` bytes that is larger than any record may be."""
    return YamlProblemError(
        1,
        "too_large",
        _(
            "The file is {size} MB; at most {most} MB are read.",
            size=size // 1_000_000,
            most=MAX_BYTES // 1_000_000,
        ),
        _("A record is a few kilobytes: move this file out of the workspace."),
    )


def parse(text: str) -> Node:
    """Return the tree of one YAML document; raises YamlProblemError."""
    try:
        return _build(_events(text), text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblemError(
            mark.line + 1 if mark else 1,
            "syntax",
            _("The YAML is broken here ({detail}).", detail=error.problem or error.context or ""),
            _("Check indentation, quotes and colons on this line and the one above."),
        ) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        raise YamlProblemError(
            text.count("\n", 0, position) + 1,
            "control_character",
            _("A control character that YAML does not allow stands here."),
            _("Delete the invisible character on this line."),
        ) from None


def _events(text: str) -> Iterator[Any]:
    loader = Parser(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still being read."""

    node: Node
    key: Node | None = None
    seen: set[str] = field(default_factory=set)

    def attach(self, node: Node) -> None:
        if self.node.kind == "seq":
            self.node.items.append(node)
        elif self.key is None:
            _check_key(self.seen, node)
            self.key = node
        else:
            self.node.pairs.append((self.key, node))
            self.key = None

    def close(self, end: int) -> None:
        node = self.node
        if node.flow:
            node.end = end
        elif node.items or node.pairs:
            node.end = (node.items[-1] if node.kind == "seq" else node.pairs[-1][1]).end


def _build(events: Iterator[Any], text: str) -> Node:
    root: Node | None = None
    frames: list[_Frame] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            frames.pop().close(_end_of(event))
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        _refuse_extras(event)
        node = _node(event, text)
        if frames:
            frames[-1].attach(node)
        elif root is None:
            root = node
        else:
            raise _second_document(node.line)
        if node.kind != "scalar":
            frames.append(_Frame(node))
            if len(frames) > MAX_DEPTH:
                raise _too_deep(node.line)
    if root is None:
        raise YamlProblemError(
            1, "empty", _("The file is empty."), _("Fill in the record or delete the file.")
        )
    return root


def _end_of(event: Any) -> int:
    return int(event.end_mark.index)


def _node(event: Any, text: str) -> Node:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in NULLS
        value = None if is_null else unicodedata.normalize("NFC", event.value)
        stop = end.index
        if event.style in ("|", ">"):
            stop = start.index + len(text[start.index : stop].rstrip())
        return Node("scalar", start.index, stop, start.line + 1, start.column, scalar=value)
    kind = "map" if isinstance(event, yaml.MappingStartEvent) else "seq"
    return Node(kind, start.index, end.index, start.line + 1, start.column, flow=bool(event.flow_style))


def _check_key(seen: set[str], key: Node) -> None:
    if key.kind != "scalar" or key.scalar is None:
        raise YamlProblemError(
            key.line, "key", _("A key must be a plain word."), _("Write “key: value” on this line.")
        )
    if key.scalar == "<<":
        raise YamlProblemError(
            key.line, "merge_key", _("Merge keys (<<) are not allowed."), _("Write the values out in full.")
        )
    if key.scalar in seen:
        raise YamlProblemError(
            key.line,
            "duplicate_key",
            _("The key “{key}” stands twice.", key=key.scalar),
            _("Keep one of the two and delete the other."),
        )
    seen.add(key.scalar)


def _refuse_extras(event: Any) -> None:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise YamlProblemError(
            line,
            "anchor",
            _("Anchors (&) and aliases (*) are not allowed."),
            _("Write the value out in full, or put text that begins with & or * in quotes."),
        )
    if event.tag is not None:
        raise YamlProblemError(
            line,
            "tag",
            _("Tags such as {tag} are not allowed.", tag=event.tag),
            _("Remove the tag, or put text that begins with ! in quotes."),
        )


def _too_deep(line: int) -> YamlProblemError:
    return YamlProblemError(
        line,
        "too_deep",
        _("Lists or mappings are nested more than {most} deep here.", most=MAX_DEPTH),
        _("Remove the superfluous brackets or indentation."),
    )


def _second_document(line: int) -> YamlProblemError:
    return YamlProblemError(
        line,
        "second_document",
        _("A second document begins here."),
        _("Keep one record in a file; remove the line “---”."),
    )
