"""Lines for the register, and the one way they get into it: made and checked under the lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import msgspec

from planner.errors import WrongUseError
from planner.i18n import _, day_text
from planner.model.number_series import NumberSeries
from planner.model.register import RegisterAct, RegisterEntry, RegisterLine
from planner.register.book import Book, chained, decoded
from planner.register.errors import YearClosedError
from planner.register.series import main_body
from planner.store import Store
from planner.store.journal import START

SENDING = "register send"
"""The one thing that may still be noted in a closed year: the day a document was handed on."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be entered: the document as the register tells it."""

    series: NumberSeries
    kind: str
    symbol: str
    body: str = ""
    subject: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    archived_by: str = ""
    copies: int | None = None
    document: str = ""

    @property
    def counter(self) -> str:
        """The count that the number comes from."""
        return self.series.counter(self.kind)


def entered(
    store: Store, year: int, make: Callable[[Book], RegisterLine | RegisterEntry], action: str
) -> RegisterEntry:
    """Add the line that `make` returns for the book as it is under the lock, and return the entry.

    An entry that `make` returns is already there, and nothing is added. Raises YearClosedError,
    BrokenBookError, LockHeldError and what `make` raises.
    """
    made: list[tuple[Book, RegisterLine | RegisterEntry]] = []

    def lines(current: Sequence[bytes]) -> list[bytes]:
        book = Book(year, decoded(current, year))
        if action != SENDING:
            refuse_closed(book)
        made[:] = [(book, make(book))]
        return [chained(each, current) for _book, each in made if isinstance(each, RegisterLine)]

    store.add_to_book(year, lines, action)
    ((book, result),) = made
    return result if isinstance(result, RegisterEntry) else book.with_line(result)


def number_line(
    store: Store,
    act: RegisterAct,
    wanted: Wanted,
    order: int,
    suffix: str,
    day: date | None,
    *,
    file_hash: str = "",
    reason: str = "",
) -> RegisterLine:
    """Return a line that enters a number; its place in the chain is set when it is added."""
    return RegisterLine(
        prev=START,
        at=now(),
        who=store.user,
        act=act,
        series=wanted.series.id,
        counter=wanted.counter,
        number=order,
        suffix=suffix,
        printed=wanted.series.printed(order, suffix),
        symbol=wanted.symbol,
        body=wanted.body or main_body(store.load()),
        kind=wanted.kind,
        issue_date=day,
        subject=wanted.subject,
        signer=wanted.signer,
        recipients=wanted.recipients,
        archived_by=wanted.archived_by,
        copies=wanted.copies,
        document=wanted.document,
        file_hash=file_hash,
        reason=reason,
    )


def line_about(store: Store, entry: RegisterEntry, act: RegisterAct, **details: object) -> RegisterLine:
    """Return a line that says something more about an entry, under its number."""
    line = RegisterLine(
        prev=START,
        at=now(),
        who=store.user,
        act=act,
        series=entry.series,
        counter=entry.counter,
        number=entry.order,
        suffix=entry.suffix,
        printed=entry.number,
        symbol=entry.symbol,
        kind=entry.kind,
        document=entry.document,
    )
    return msgspec.structs.replace(line, **details)


def refuse_closed(book: Book) -> None:
    """Refuse any further line in a closed year; raises YearClosedError."""
    if book.closed:
        raise YearClosedError(book.year, book.closed.who, day_text(book.closed.at.astimezone()))


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def need_reason(reason: str) -> None:
    """Refuse an act without a reason; raises WrongUseError."""
    if not reason.strip():
        raise WrongUseError(_("A reason is missing."), _("Say why with --reason."))
