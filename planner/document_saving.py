"""Keeps a drafted document: the Word file where the person wants it, its record in the workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from planner.documents import DraftedDocument, write_document
from planner.i18n import _
from planner.model.documents import Document
from planner.places import documents_dir
from planner.store import ReadOnlyWorkspaceError, Store

DOCUMENT_FOLDER = "van-ban"
"""Folder of the workspace for document files, one folder a year below it."""


class SavedDraft(msgspec.Struct, frozen=True):
    """Where a draft is: the ID of its record (None when the workspace cannot be changed) and its file."""

    id: str | None
    file: Path
    warnings: tuple[str, ...] = ()


def save_draft(
    store: Store,
    drafted: DraftedDocument,
    today: date,
    output: Path | None = None,
    *,
    overwrite: bool = False,
) -> SavedDraft:
    """Write the Word file and add its record.

    Without `output` the file goes into the workspace under a name that is free. Raises the errors of
    `write_document`; an existing file is replaced only with `overwrite`.
    """
    year = drafted.record.year or today.year
    if output is not None:
        path = output.expanduser().absolute()
        path = _free_in(path, drafted.file_name) if path.is_dir() else path
    else:
        path = _free_in(folder_for(store, year), drafted.file_name)
        path.parent.mkdir(parents=True, exist_ok=True)
    write_document(path, drafted.docx, overwrite=overwrite)
    file = path.relative_to(store.folder).as_posix() if path.is_relative_to(store.folder) else str(path)
    try:
        record = store.create_next(f"VB-{today.year}-", lambda new: _record(drafted, new, file), "draft")
    except ReadOnlyWorkspaceError as error:
        note = _("The draft is not listed in the workspace: {reason}", reason=error.message)
        return SavedDraft(None, path, (*drafted.warnings, note))
    return SavedDraft(record.id, path, drafted.warnings)


def folder_for(store: Store, year: int) -> Path:
    """Return where new documents of `year` go: into the workspace, or among the person's own documents."""
    return documents_dir() if store.read_only else store.folder / DOCUMENT_FOLDER / str(year)


def _free_in(folder: Path, file_name: str) -> Path:
    path, number = folder / file_name, 1
    while path.exists():
        number += 1
        ending = f"-{number}"
        stem = Path(file_name).stem[: 45 - len(ending)]
        path = folder / f"{stem}{ending}{Path(file_name).suffix}"
    return path


def _record(drafted: DraftedDocument, new_id: str, file: str) -> Document:
    return msgspec.structs.replace(drafted.record, id=new_id, file=file)
