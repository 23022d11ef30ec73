"""The record of a past document, made of what its file says about itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.documents import Document, DocumentState
from planner.vietnamese import fold, nfc, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.documents.check.metadata import Metadata
    from planner.intake.prepared import Prepared
    from planner.store import Batch

PREFIX = "VB"
_UNKNOWN_YEAR, _UNNUMBERED = "KR", "KS"
_YEAR = re.compile(r"(?:19|20)\d\d(?=/)")
_NOT_PLAIN = re.compile(r"[^A-Z0-9]+")
_LONGEST_ID = 60


def record_of(prepared: Prepared, record_id: str, file: str, text_hash: str) -> Document:
    """Return the record of a read file, kept at `file` with its text under `record_id`."""
    found = prepared.metadata
    number, joined_by, symbol = _number(found)
    issued = date.fromisoformat(found.issue_date) if found.issue_date else None
    return Document(
        id=record_id,
        kind=_kind_of(found),
        number=number,
        symbol=symbol,
        joined_by=joined_by,
        issue_date=issued,
        place=found.place or "",
        superior_body=found.superior_body or "",
        issuing_body=found.issuing_body or "",
        subject=found.subject or "",
        signing_authority=found.signing_authority or (),
        signer=found.signer or "",
        addressees=found.addressees or (),
        recipients=found.recipients or (),
        state=DocumentState.received,
        file=file,
        year=year_of(found) if issued is None else None,
        original_name=nfc(Path(prepared.file).name),
        content_hash=prepared.content_hash,
        text_hash=text_hash,
        needs_ocr=prepared.needs_ocr,
        pages=prepared.pages,
    )


def _kind_of(found: Metadata) -> str:
    """Return the code of the kind; of a kind without code in Appendix III, the one in the symbol ("NĐ")."""
    if found.kind_code or not found.kind_name:
        return found.kind_code or ""
    opening = re.split(r"[-/]", found.symbol or "")[0]
    return opening if opening.isalpha() else ""


def year_of(found: Metadata) -> int | None:
    """Return the year of a document: of its day of issue, else the one in its number; None when unknown."""
    if found.issue_date:
        return date.fromisoformat(found.issue_date).year
    year = _YEAR.search(found.number_symbol or "")
    return int(year.group()) if year else None


def id_for(found: Metadata, batch: Batch) -> str:
    """Return a free ID that tells year, number and symbol as far as they are known: "VB-2025-138-KH-UBND"."""
    year = str(year_of(found) or _UNKNOWN_YEAR)
    if not found.number_symbol:
        return batch.next_id(f"{PREFIX}-{year}-{_UNNUMBERED}-")
    name = _NOT_PLAIN.sub("-", fold(without_marks(found.number_symbol)).upper()).strip("-")
    name = re.sub(rf"(?<=-){year}-", "", name, count=1)
    number, _hyphen, symbol = name.partition("-")
    wanted = f"{PREFIX}-{year}-{number.zfill(3)}-{symbol}"[:_LONGEST_ID].strip("-")
    return batch.free_id(wanted)


def same_number(document: Document, others: Iterable[Document]) -> Document | None:
    """Return a document with the same number, symbol and issuing body, which Appendix VI asks to warn of."""
    if not document.number_symbol:
        return None
    return next((other for other in others if identity(other) == identity(document)), None)


def identity(document: Document) -> tuple[str, str, int | None]:
    """Return what tells one document from another: number and symbol, issuing body, year."""
    issued = document.issue_date
    number = document.number_symbol or ""
    return fold(number), fold(document.issuing_body), issued.year if issued else document.year


def _number(found: Metadata) -> tuple[str | None, str, str]:
    """Return number, what joins it, and the symbol with the year that may stand before it."""
    if not found.number or not found.number_symbol:
        return None, "/", found.symbol or ""
    rest = found.number_symbol.removeprefix(found.number)
    return found.number, rest[:1], rest[1:]
