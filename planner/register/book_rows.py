"""The register as the book of Appendix IV: a cover and ten columns, apart from the file it goes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from planner.documents.check.vocabulary import vocabulary
from planner.i18n import day_text
from planner.model.documents import Document, DocumentState
from planner.model.register import EntryState, RegisterEntry
from planner.model.workspace import Workspace
from planner.register.book import Book
from planner.register.book_words import book_words
from planner.register.series import main_body
from planner.vietnamese import fold

COLUMNS = 10


class BookRow(msgspec.Struct, frozen=True):
    """One line of the book: ten cells, or a heading over the whole width."""

    cells: tuple[str, ...]
    heading: bool = False


class PrintedBook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the printed register shows, in order."""

    superior: str
    body: str
    title: str
    cover: tuple[str, ...]
    """Lines of the cover below the title: year, days, numbers, volume."""
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    """Widths of the columns, in mm."""
    rows: tuple[BookRow, ...]


def printed_book(
    workspace: Workspace, book: Book, entries: Sequence[RegisterEntry], volume: str = ""
) -> PrintedBook:
    """Return the book of these entries; several counts stand below each other under headings."""
    words = book_words()
    counters = list(dict.fromkeys(entry.counter for entry in entries))
    rows: list[BookRow] = []
    for counter in counters:
        own = [entry for entry in entries if entry.counter == counter]
        if len(counters) > 1:
            rows.append(BookRow((_heading(own),), heading=True))
        rows += [BookRow(row_of(workspace, entry)) for entry in own]
    body = next((entry.body for entry in entries if entry.body), "") or main_body(workspace)
    return PrintedBook(
        superior=words.no_superior,
        body=body,
        title=words.title,
        cover=_cover(book.year, entries, len(counters), volume),
        columns=tuple(column.title for column in words.columns),
        widths=tuple(column.width for column in words.columns),
        rows=tuple(rows),
    )


def row_of(workspace: Workspace, entry: RegisterEntry) -> tuple[str, ...]:
    """Return the ten cells of an entry."""
    document = workspace.documents.get(entry.document)
    archive = entry.archived_by or (document.archived_by if document else "") or _archive(entry.recipients)
    return (
        entry.number_symbol,
        printed_day(entry.issue_date),
        kind_and_subject(entry.kind, entry.subject),
        entry.signer,
        "; ".join(receivers(entry)),
        archive,
        str(entry.copies) if entry.copies else "",
        printed_day(entry.sent_on),
        "",
        note_of(workspace, entry, document),
    )


def kind_and_subject(code: str, subject: str) -> str:
    """Return kind and subject in one sentence: "Chỉ thị về việc ..."."""
    name = kind_name(code)
    if any(subject.startswith(word) for word in book_words().small):
        subject = subject[:1].lower() + subject[1:]
    return f"{name} {subject}".strip()


def kind_name(code: str) -> str:
    """Return the name of a kind of document by its code, "" for an unknown one."""
    words = vocabulary()
    if code == words.letter.code:
        return words.letter.name
    return next((kind.name for kind in words.kinds if code and kind.code == code), code)


def note_of(workspace: Workspace, entry: RegisterEntry, document: Document | None) -> str:
    """Return column 10: why a number is void, reserved or late, and what became of the document."""
    words = book_words()
    notes = []
    if entry.state is EntryState.void:
        notes.append(words.void.format(reason=entry.reason))
    elif entry.state is EntryState.reserved:
        notes.append(words.reserved.format(reason=entry.reason))
    elif entry.late:
        notes.append(words.late.format(reason=entry.reason))
    if document:
        notes += _fate(workspace, document) if entry.state is EntryState.issued else []
    return "; ".join(notes)


def _fate(workspace: Workspace, document: Document) -> list[str]:
    words = book_words()
    notes = [words.replaces.format(number=_number(workspace, document.replaces))] if document.replaces else []
    for event in document.events:
        if event.state is DocumentState.withdrawn:
            notes.append(words.withdrawn.format(reason=event.text))
        elif event.state is DocumentState.replaced:
            notes.append(words.replaced.format(number=_number(workspace, event.other)))
        elif event.state is DocumentState.corrected:
            notes.append(words.corrected.format(number=_number(workspace, event.other)))
    return notes


def _number(workspace: Workspace, document_id: str) -> str:
    document = workspace.documents.get(document_id)
    return (document.number_symbol if document else None) or document_id


def printed_day(day: date | None) -> str:
    """Return a day as the book prints it, "" for none."""
    return day_text(day) if day else ""


def _heading(entries: Sequence[RegisterEntry]) -> str:
    words, first = book_words(), entries[0]
    if "/" not in first.counter:
        return words.common_count.format(count=len(entries))
    return words.count.format(kind=kind_name(first.kind), count=len(entries))


def _cover(year: int, entries: Sequence[RegisterEntry], counts: int, volume: str) -> tuple[str, ...]:
    words = book_words()
    days = sorted(entry.issue_date for entry in entries if entry.issue_date)
    numbers = [entry.number for entry in entries]
    first, last = (
        (printed_day(days[0]), printed_day(days[-1])) if days else (words.blank_day, words.blank_day)
    )
    span = words.numbers.format(first=numbers[0], last=numbers[-1]) if counts == 1 else words.several_counts
    return (
        words.year.format(year=year),
        words.days.format(first=first, last=last),
        span,
        words.volume.format(volume=volume or words.blank_volume),
    )


def receivers(entry: RegisterEntry) -> list[str]:
    """Return who gets the document, without the archive."""
    return [each for each in entry.recipients if each and not _is_archive(each)]


def _is_archive(recipient: str) -> bool:
    return fold(recipient).startswith(fold(book_words().archive))


def _archive(recipients: Sequence[str]) -> str:
    found = next((each for each in recipients if _is_archive(each)), "")
    return found.partition(":")[2].strip(" .")
