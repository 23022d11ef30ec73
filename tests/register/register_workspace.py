"""A small workspace with a signer, and documents brought to any state of their way."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from msgspec.structs import replace

from planner.document_saving import save_draft
from planner.documents import DraftedDocument, DraftRequest, draft
from planner.register import workflow
from planner.register.issuing import Issued, Numbering, issue_document
from planner.store import Store

TODAY = date(2026, 3, 5)
SIGNER = "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch Ủy ban nhân dân tỉnh\noffice: chairman\n"
MAIN = "word/document.xml"


def with_signer(folder: Path) -> Path:
    (folder / "signers").mkdir(exist_ok=True)
    (folder / "signers/PHN.yaml").write_text(SIGNER, encoding="utf-8")
    return folder


@cache
def _drafted(folder: Path, kind: str) -> DraftedDocument:
    return draft(Store.open(folder).load(), DraftRequest(kind=kind, year=2026), TODAY)


def drafted(folder: Path, kind: str = "directive", subject: str = "") -> str:
    """Return the ID of a new draft; its subject can be changed in the record only."""
    made = _drafted(with_signer(folder), kind)
    if subject:
        made = replace(made, record=replace(made.record, subject=subject))
    return save_draft(Store.open(folder), made, TODAY).id or ""


def signed(folder: Path, kind: str = "directive") -> str:
    """Return the ID of a new document that was checked, submitted and signed."""
    new, store = drafted(folder, kind), Store.open(folder)
    workflow.check_content(store, new, TODAY)
    workflow.check_layout(store, new, TODAY)
    workflow.submit(store, new, TODAY)
    workflow.sign(store, new, TODAY)
    return new


def numbered(folder: Path, kind: str = "directive", day: date = TODAY) -> Issued:
    """Return a new document with its number."""
    return issue_document(Store.open(folder), signed(folder, kind), Numbering(day=day, today=max(day, TODAY)))


def part(docx: bytes, name: str = MAIN) -> bytes:
    with ZipFile(BytesIO(docx)) as archive:
        return archive.read(name)


def parts(docx: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def with_main(docx: bytes, xml: bytes) -> bytes:
    """Return the file with another main part, as Word leaves it behind."""
    buffer = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, xml if entry.filename == MAIN else source.read(entry))
    return buffer.getvalue()
