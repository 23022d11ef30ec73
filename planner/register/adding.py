"""Brings a Word file that somebody wrote by hand onto the way to its number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.document_saving import free_path
from planner.documents import write_document
from planner.documents.check import check_file
from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.documents import Document
from planner.register.errors import RegisterError
from planner.register.series import main_body
from planner.store import DocumentTexts, Store

if TYPE_CHECKING:
    from planner.documents.check.metadata import Metadata


class UnknownContentError(RegisterError):
    """The file does not say of what kind it is or what it is about."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(
            _("“{name}” does not tell: {missing}.", name=name, missing=missing),
            _("See what is wrong with “cchc check {name}”, correct the file, then add it again.", name=name),
        )


def add_document(store: Store, path: Path, today: date) -> Document:
    """List a Word file as a draft; a file outside the workspace is copied into it.

    Raises the subclasses of UnreadableFileError, UnknownContentError, and WrongUseError for a file that
    belongs to a document already or carries a number.
    """
    source = path.expanduser().resolve()
    found = check_file(source, store.load(), today).metadata
    missing = [name for name, value in _needed(found) if not value]
    if missing:
        raise UnknownContentError(path.name, ", ".join(missing))
    if found.number_symbol:
        raise WrongUseError(
            _("“{name}” already carries the number {number}.", name=path.name, number=found.number_symbol),
            _("A finished document is taken in with “cchc import”."),
        )
    known = next((d for d in store.load().documents.values() if store.folder / d.file == source), None)
    if known:
        raise WrongUseError(
            _("“{name}” is the file of {id} already.", name=path.name, id=known.id),
            _("See it: cchc document show {id}", id=known.id),
        )
    file = _file_in(store, source, today)
    return store.create_next(
        f"VB-{today.year}-", lambda new: _record(store, new, found, file, today), "draft"
    )


def _needed(found: Metadata) -> tuple[tuple[str, str | None], ...]:
    return (
        (_("kind"), found.kind_code),
        (_("symbol"), found.symbol),
        (_("subject"), found.subject),
    )


def _file_in(store: Store, source: Path, today: date) -> str:
    if not source.is_relative_to(store.folder):
        target = free_path(store, today.year, source.name)
        write_document(target, source.read_bytes())
        source = target
    return source.relative_to(store.folder).as_posix()


def _record(store: Store, new: str, found: Metadata, file: str, today: date) -> Document:
    from planner.intake.reading import read_file

    text = read_file(store.folder / file).text
    body = main_body(store.load())
    own = (found.issuing_body or body).casefold() == body.casefold()
    return Document(
        id=new,
        kind=found.kind_code or "",
        symbol=found.symbol or "",
        place=found.place or "",
        superior_body=found.superior_body or "",
        issuing_body=body if own else found.issuing_body or "",
        subject=found.subject or "",
        signing_authority=found.signing_authority or (),
        signer=found.signer or "",
        addressees=found.addressees or (),
        recipients=found.recipients or (),
        file=file,
        year=today.year,
        text_hash=DocumentTexts(store.folder).keep(new, text),
    )
