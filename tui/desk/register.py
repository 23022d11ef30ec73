"""The register and a document's way to its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planner.model.documents import DocumentState, DocumentStep

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from planner.model.register import RegisterEntry
    from planner.model.workspace import Workspace
    from planner.register.next_numbers import NextNumber
    from planner.register.telling import Outlook
    from tui.desk.desk import Desk


class BookPage(msgspec.Struct, frozen=True):
    """A year's register as a screen shows it."""

    year: int
    closed: bool
    entries: tuple[RegisterEntry, ...]
    following: tuple[NextNumber, ...]
    """The next number of each count."""
    unfinished: tuple[str, ...]
    """What keeps the register from being complete, a phrase each."""
    years: tuple[int, ...]
    """The years that have a register, the newest first; this year always."""


class Way(msgspec.Struct, frozen=True):
    """How a document stands on its way, and the number it would get."""

    outlook: Outlook
    next_number: str = ""


class RegisterDesk:
    """Reads and changes the register, and takes documents a step further."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def book(self, year: int) -> BookPage:
        """Return the register of a year; raises BrokenBookError."""
        from planner.register.book import read_book
        from planner.register.closing import unfinished
        from planner.register.next_numbers import next_numbers
        from planner.store.books import book_years

        book = read_book(self._desk.folder, year)
        return BookPage(
            year,
            book.closed is not None,
            tuple(book.listed()),
            tuple(next_numbers(self._desk.store, year)),
            tuple(unfinished(self._desk.store, book)),
            tuple(sorted({*book_years(self._desk.folder), self._desk.today.year}, reverse=True)),
        )

    def way(self, document_id: str) -> Way:
        """Return how a document stands; raises NoSeriesError only when its number is asked for later."""
        from planner.errors import CchcError
        from planner.register.book import next_number, read_book
        from planner.register.issuing import wanted_for
        from planner.register.telling import outlook
        from planner.register.workflow import document_of

        store, today = self._desk.store, self._desk.today
        document = document_of(store, document_id)
        view = outlook(store, document, today)
        if document.state is not DocumentState.signed:
            return Way(view)
        try:
            wanted = wanted_for(store, document)
            number = next_number(
                wanted.series, document.kind, read_book(store.folder, today.year), store.folder
            )
        except CchcError:
            return Way(view)
        return Way(view, f"{wanted.series.printed(number)}/{wanted.symbol}")

    def take(self, step: DocumentStep, document_id: str, text: str = "", other: str = "") -> Workspace:
        """Take a document one step further and return the records as they are then.

        `text` is the reason or remark, `other` the document that replaces or corrects it. Raises what the
        step raises: NotAllowedError, StepOutOfOrderError, LayoutNotKeptError …
        """
        self._steps(text, other)[step](document_id)
        return self._desk.store.load()

    def _steps(self, text: str, other: str) -> dict[DocumentStep, Callable[[str], object]]:
        from planner.register import after_issue, workflow
        from planner.register.issuing import Numbering, issue_document

        store, today = self._desk.store, self._desk.today
        return {
            DocumentStep.check_content: lambda one: workflow.check_content(store, one, today, text),
            DocumentStep.check_layout: lambda one: workflow.check_layout(store, one, today, text),
            DocumentStep.submit: lambda one: workflow.submit(store, one, today, text),
            DocumentStep.sign: lambda one: workflow.sign(store, one, today, text),
            DocumentStep.number: lambda one: issue_document(store, one, Numbering(day=today, today=today)),
            DocumentStep.send_back: lambda one: workflow.send_back(store, one, today, text),
            DocumentStep.withdraw: lambda one: after_issue.withdraw(store, one, today, text),
            DocumentStep.supersede: lambda one: after_issue.supersede(store, one, other, today, text),
            DocumentStep.correct: lambda one: after_issue.correct(store, one, other, today, text),
        }

    def send_out(self, document_id: str, day: date, copies: int | None) -> Workspace:
        """Record that a document was handed on; raises as `after_issue.send_out` does."""
        from planner.register.after_issue import send_out

        send_out(self._desk.store, document_id, day, self._desk.today, copies)
        return self._desk.store.load()

    def void(self, entry: RegisterEntry, reason: str) -> Workspace:
        """Make a number void; raises as `after_issue.void_number` does."""
        from planner.register.after_issue import void_number

        void_number(self._desk.store, entry.year, entry.number_symbol, self._desk.today, reason)
        return self._desk.store.load()

    def reserve(self, kind: str, symbol: str, reason: str) -> RegisterEntry:
        """Keep the next number of a kind; raises as `numbering.reserve` does."""
        from planner.register.lines import Wanted
        from planner.register.numbering import reserve
        from planner.register.permission import require_keeping
        from planner.register.series import series_for

        store, today = self._desk.store, self._desk.today
        require_keeping(store, today, "cchc register reserve")
        series = series_for(store.load(), kind, "")
        return reserve(store, Wanted(series=series, kind=kind, symbol=symbol), today, reason)

    def print_book(self, year: int) -> Path:
        """Write the register of a year as a Word file into the folder of documents; returns its path."""
        from planner.document_saving import folder_for
        from planner.documents import write_document
        from planner.register.book import read_book
        from planner.register.book_docx import book_docx
        from planner.register.book_rows import printed_book

        store = self._desk.store
        book = read_book(store.folder, year)
        path = folder_for(store, year) / f"so-van-ban-di-{year}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_document(path, book_docx(printed_book(store.load(), book, book.listed())), overwrite=True)
        return path
