"""Whether a file and its record say the same, before somebody answers for the content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from planner.documents.wording import common_wording
from planner.i18n import _
from planner.model.documents import Document
from planner.register.lookup import compared

if TYPE_CHECKING:
    from planner.documents.check.metadata import Metadata


class Difference(msgspec.Struct, frozen=True):
    """One field in which file and record differ."""

    field: str
    name: str
    """Name of the field for people."""
    record: str
    file: str


def differences(document: Document, metadata: Metadata) -> list[Difference]:
    """Return the fields in which file and record differ; what the file does not tell is not compared."""
    pairs = (
        ("kind", _("kind"), document.kind, metadata.kind_code),
        ("symbol", _("symbol"), document.symbol, metadata.symbol),
        ("subject", _("subject"), document.subject, metadata.subject),
        ("issuing_body", _("issuing body"), document.issuing_body, metadata.issuing_body),
        ("signer", _("signer"), document.signer, metadata.signer),
    )
    return [
        Difference(field, name, ours or "–", theirs)
        for field, name, ours, theirs in pairs
        if theirs is not None and _told(field, ours) != _told(field, theirs)
    ]


_TAKEN = ("symbol", "subject", "signer")
"""What a record may take from its file; another kind or body makes it another document."""


def takeable(found: Sequence[Difference]) -> bool:
    """Tell whether the record may take over every difference."""
    return all(each.field in _TAKEN for each in found)


def taken_over(document: Document, found: Sequence[Difference]) -> Document:
    """Return the record with what the file says instead."""
    return msgspec.structs.replace(document, **{each.field: each.file for each in found})


def _told(field: str, text: str) -> str:
    """Return a value as it is compared; a subject without the words that open it ("Về việc", "V/v")."""
    plain = compared(text)
    if field != "subject":
        return plain
    opened = next((w for w in common_wording().subject_prefixes if plain.startswith(f"{compared(w)} ")), "")
    return plain.removeprefix(compared(opened)).strip()
