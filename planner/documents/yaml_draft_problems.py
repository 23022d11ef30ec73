"""What is wrong with an edited draft beside the types of its values, and the error that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.kinds import document_kinds
from planner.errors import CchcError
from planner.i18n import _, ngettext
from planner.model.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.store.yaml_reader import Node

_LISTS = ("addressees", "legal_bases", "recipients")


class DraftFileError(CchcError):
    """A YAML draft cannot be used as it stands; `issues` tells every problem with its line."""

    def __init__(self, file: str, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        count = ngettext("{count} problem", "{count} problems", len(issues))
        super().__init__(
            _("The draft {file} cannot be used: {count}.", file=file, count=count),
            _("Mend the lines that are named, then try again. No Word file was written."),
        )


def problems_in_draft(root: Node, file: str) -> list[Issue]:
    """Return the problems that types cannot tell: an unknown kind, and entries that are left empty."""
    issues = _unknown_kind(root, file)
    for node, key in _entries(root):
        if not _filled(node):
            message, remedy = _("The text is empty."), _("Write the text, or delete the whole entry.")
            issues.append(Issue(file, node.line, key, message, remedy, code="empty"))
    return issues


def _unknown_kind(root: Node, file: str) -> list[Issue]:
    node = root.get("kind")
    codes = list(dict.fromkeys(kind.code for kind in document_kinds().values()))
    if node is None or not node.scalar or node.scalar in codes:
        return []
    message = _("“{value}” is no kind of document.", value=node.scalar)
    remedy = _("Write one of: {values}.", values=", ".join(codes))
    return [Issue(file, node.line, "kind", message, remedy, code="kind")]


def _entries(root: Node) -> Iterator[tuple[Node, str]]:
    """Yield what must not be left empty, with its key; keys that are missing are told by the types."""
    subject = root.get("subject")
    if subject is not None and subject.scalar is not None:
        yield subject, "subject"
    for name in _LISTS:
        found = root.get(name)
        yield from ((item, f"{name}[{place}]") for place, item in enumerate(found.items if found else (), 1))
    body = root.get("body")
    if body is not None and body.kind == "seq":
        yield body, "body"
        yield from _blocks(body, "body")


def _blocks(listed: Node, key: str) -> Iterator[tuple[Node, str]]:
    for place, block in enumerate(listed.items, 1):
        yield block, f"{key}[{place}]"
        inner = block.get("blocks")
        if inner is not None:
            yield from _blocks(inner, f"{key}[{place}].blocks")


def _filled(node: Node) -> bool:
    """Tell whether there is any text; the key that names a block's type is none."""
    if node.kind == "scalar":
        return bool((node.scalar or "").strip())
    if node.kind == "seq":
        return bool(node.items)
    return any(_filled(value) for name, value in node.pairs if name.scalar != "type")
