"""Keeps a drafted document: the Word file where the person wants it, its record in the workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from planner.documents import DraftedDocument, write_document
from planner.documents.check import CheckResult, certificate_path, certificate_text
from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.document_workflow import SEALED
from planner.model.documents import Document, DocumentState
from planner.places import documents_dir
from planner.store import DocumentTexts, ReadOnlyWorkspaceError, Store

DOCUMENT_FOLDER = "van-ban"
"""Folder of the workspace for document files, one folder a year below it."""


_OPEN = (DocumentState.draft, DocumentState.returned)
"""States in which a document's file may be written anew."""
_KEPT = frozenset(
    (
        "id", "note", "number", "issue_date", "state", "file", "replaces", "source", "example",
        "events", "series", "copies", "pages", "archived_by", "case_file", "case_order", "priority",
        "reply_by", "issued_on",
    )
)  # fmt: skip
"""What a record keeps when its document is drafted anew."""


class DocumentClosedError(WrongUseError):
    """The file belongs to a document that has been submitted, signed or issued."""

    def __init__(self, record_id: str, path: Path) -> None:
        super().__init__(
            _("The file {path} belongs to {id}, which is no draft any more.", path=path, id=record_id),
            _("Write the draft to another file; the document as it was handed on stays as it is."),
        )


class SavedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """Where a draft is: the ID of its record (None when the workspace cannot be changed) and its file."""

    id: str | None
    file: Path
    warnings: tuple[str, ...] = ()
    layout: CheckResult
    """What the layout check found; its certificate is kept beside the file."""


def save_draft(
    store: Store,
    drafted: DraftedDocument,
    today: date,
    output: Path | None = None,
    *,
    overwrite: bool = False,
) -> SavedDraft:
    """Write the Word file with its layout certificate beside it, and add its record.

    Without `output` the file goes into the workspace under a name that is free. Raises the errors of
    `write_document`; an existing file is replaced only with `overwrite`, and then its record is brought up to
    date instead of adding a second one. Raises DocumentClosedError when that record is no draft any more.
    """
    year = drafted.record.year or today.year
    if output is not None:
        path = output.expanduser().absolute()
        path = _free_in(path, drafted.file_name) if path.is_dir() else path
    else:
        path = _free_in(folder_for(store, year), drafted.file_name)
        path.parent.mkdir(parents=True, exist_ok=True)
    file = path.relative_to(store.folder).as_posix() if path.is_relative_to(store.folder) else str(path)
    known = next((d for d in store.load().documents.values() if d.file == file), None) if overwrite else None
    if known and known.state not in _OPEN:
        raise DocumentClosedError(known.id, path)
    write_document(path, drafted.docx, overwrite=overwrite)
    write_document(certificate_path(path), certificate_text(drafted.layout, path.name), overwrite=True)
    texts = DocumentTexts(store.folder)
    try:
        if known:
            record = store.edit(known.id, lambda old: _renewed(old, drafted, texts), "draft")
        else:
            prefix = f"VB-{today.year}-"
            record = store.create_next(prefix, lambda new: _record(drafted, new, file, texts), "draft")
    except ReadOnlyWorkspaceError as error:
        note = _("The draft is not listed in the workspace: {reason}", reason=error.message)
        return SavedDraft(id=None, file=path, warnings=(*drafted.warnings, note), layout=drafted.layout)
    return SavedDraft(id=record.id, file=path, warnings=drafted.warnings, layout=drafted.layout)


def folder_for(store: Store, year: int) -> Path:
    """Return where new documents of `year` go: into the workspace, or among the person's own documents."""
    return documents_dir() if store.read_only else store.folder / DOCUMENT_FOLDER / str(year)


def free_path(store: Store, year: int, file_name: str) -> Path:
    """Return a free place for a document's file in the folder of `year`, which is made when missing."""
    folder = folder_for(store, year)
    folder.mkdir(parents=True, exist_ok=True)
    return _free_in(folder, file_name)


def refuse_signed(store: Store, path: Path) -> None:
    """Refuse to write over the file of a signed document; raises DocumentClosedError."""
    target = path.expanduser().absolute()
    for document in store.load().documents.values():
        if document.state in SEALED and document.file and store.folder / document.file == target:
            raise DocumentClosedError(document.id, path)


def _free_in(folder: Path, file_name: str) -> Path:
    path, number = folder / file_name, 1
    while path.exists():
        number += 1
        ending = f"-{number}"
        stem = Path(file_name).stem[: 45 - len(ending)]
        path = folder / f"{stem}{ending}{Path(file_name).suffix}"
    return path


def _renewed(old: Document, drafted: DraftedDocument, texts: DocumentTexts) -> Document:
    """Return the record with what a new draft says; state, number and notes stay."""
    new = drafted.record
    taken = {name: getattr(new, name) for name in new.__struct_fields__ if name not in _KEPT}
    return msgspec.structs.replace(old, **{**taken, "text_hash": texts.keep(old.id, drafted.text)})


def _record(drafted: DraftedDocument, new_id: str, file: str, texts: DocumentTexts) -> Document:
    """Return the record under its ID, the words of its file kept beside it for searching."""
    kept = texts.keep(new_id, drafted.text)
    return msgspec.structs.replace(drafted.record, id=new_id, file=file, text_hash=kept)
