"""What a check of the workspace asks about signed files and registers; each problem with what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model.document_workflow import SEALED
from planner.model.documents import Document
from planner.model.issue import Issue, Severity
from planner.model.register import EntryState
from planner.register import files
from planner.register.approvals import changed_since_approval
from planner.register.book import broken_links, read_book
from planner.register.errors import BrokenBookError
from planner.register.gaps import doubles_of
from planner.register.lookup import entry_of, pending
from planner.register.series import same_number
from planner.store import Store
from planner.store.books import BOOK_ENDING, BOOK_FOLDER, book_name, book_years, read_lines, told_lines


def register_issues(store: Store) -> list[Issue]:
    """Return every problem of the registers: broken chains, doubles, interrupted issues, wrong records."""
    found = list(_foreign_books(store))
    for year in book_years(store.folder):
        found += _of_year(store, year)
    return found


def file_issues(store: Store) -> list[Issue]:
    """Return the signed files that are not what was signed, and approvals that an edit made void."""
    return [
        issue
        for document in store.load().documents.values()
        if document.file
        for issue in (*_sealed(store, document), *_approved(store, document))
    ]


def is_sealed_as(store: Store, document: Document, found: str) -> bool:
    """Tell whether a file with the hash `found` is the signed one, or the same with its number set.

    The second is the case when an issue was interrupted between the file and the record.
    """
    if found == document.content_hash:
        return True
    entry = entry_of(store, document.id)
    return entry is not None and not document.number and found == entry.file_hash


def _of_year(store: Store, year: int) -> Iterator[Issue]:
    name = book_name(year)
    lines = read_lines(store.folder, name)
    try:
        book = read_book(store.folder, year)
    except BrokenBookError as error:
        yield Issue(name, 1, "", error.message, error.remedy, code="register_unreadable")
        return
    for number in broken_links(lines):
        yield _chain(name, number)
    told = told_lines(store, name)
    if told and not broken_links(lines) and list(lines[-len(told) :]) != told:
        yield _chain(name, len(lines))
    for first, second in doubles_of(book):
        message = _(
            "{number} was given twice: {first} and {second}.",
            number=first.number_symbol,
            first=first.document or first.subject or first.counter,
            second=second.document or second.subject or second.counter,
        )
        remedy = _("Give one of the documents another number and make the wrong entry void.")
        yield Issue(name, 1, "", message, remedy, code="register_double")
    for entry in pending(store, book):
        message = _(
            "{number} was given to {id}, which does not carry it yet: the issue was interrupted.",
            number=entry.number_symbol,
            id=entry.document,
        )
        remedy = _("Run “cchc register issue {id}” again; it goes on where it stopped.", id=entry.document)
        yield Issue(name, 1, "", message, remedy, code="register_unfinished")
    documents = store.load().documents
    for entry in book.entries.values():
        document = documents.get(entry.document)
        if document is None or not document.number or entry.state is not EntryState.issued:
            continue
        same = same_number(document.number, entry.number) and document.issue_date == entry.issue_date
        if not same:
            yield _differs(store, document, entry.number_symbol)


def _chain(name: str, number: int) -> Issue:
    return Issue(
        name,
        number,
        "prev",
        _("The register was changed at or before this line."),
        _("Put it back from the journal, which keeps every line: cchc doctor --fix."),
        code="register_chain",
    )


def _differs(store: Store, document: Document, number_symbol: str) -> Issue:
    return Issue(
        store.file_of(document.id).path,
        1,
        "number",
        _("The record says other than the register, which gave {number}.", number=number_symbol),
        _("Correct number and date in this record; the register counts."),
        code="register_differs",
    )


def _foreign_books(store: Store) -> Iterator[Issue]:
    for path in sorted((store.folder / BOOK_FOLDER).glob("*")):
        if not path.name.startswith(".") and not (path.suffix == BOOK_ENDING and path.stem.isdecimal()):
            yield Issue(
                path.relative_to(store.folder).as_posix(),
                1,
                "",
                _("This is no register; perhaps a sync program kept a second copy of one."),
                _("Join it with “cchc register merge FILE”, then move it away."),
                severity=Severity.warning,
                code="register_copy",
            )


def _sealed(store: Store, document: Document) -> Iterator[Issue]:
    if document.state not in SEALED or not document.content_hash:
        return
    found = files.hash_of(store, document)
    if found and is_sealed_as(store, document, found):
        return
    message = (
        _("{file} was changed after it was signed.", file=document.file)
        if found
        else _("The signed file {file} is not there.", file=document.file)
    )
    yield Issue(
        store.file_of(document.id).path,
        1,
        "file",
        message,
        _("Bring it back from a backup: cchc backup list."),
        code="signed_file",
    )


def _approved(store: Store, document: Document) -> Iterator[Issue]:
    if what := changed_since_approval(store, document):
        yield Issue(
            store.file_of(document.id).path,
            1,
            "events",
            _("{what} changed after approval, so the approvals count no more.", what=what),
            _("Look at the change and check the content again: cchc document check {id}", id=document.id),
            severity=Severity.warning,
            code="approval_void",
        )
