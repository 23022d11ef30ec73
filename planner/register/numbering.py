"""Numbers given, reserved, entered late and made void; every rule is checked under the lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.calendar import refuse_future
from planner.model.number_series import STANDARD_SERIES, NumberSeries
from planner.model.register import EntryState, RegisterAct, RegisterEntry, RegisterLine
from planner.register.book import Book, next_number
from planner.register.errors import DateOutOfOrderError, NumberTakenError, UnknownNumberError
from planner.register.lines import SENDING, Wanted, entered, line_about, need_reason, now, number_line
from planner.register.lookup import find_entry, parsed_number, taken_by
from planner.register.series import all_series
from planner.store import Store
from planner.store.journal import START

Accept = Callable[[str, date], str]
"""Given number and date about to be entered, returns the hash of the file filled with them, or refuses."""


def no_file(_number: str, _day: date) -> str:
    """Enter a number without filling any file."""
    return ""


def issue(
    store: Store, wanted: Wanted, day: date, today: date, accept: Accept = no_file, *, reserved: str = ""
) -> RegisterEntry:
    """Give the next number, or the number `reserved` before; returns the entry.

    Raises YearClosedError, DateOutOfOrderError, NumberTakenError, and what `accept` raises.
    """
    refuse_future(day, today)

    def make(book: Book) -> RegisterLine | RegisterEntry:
        if given := book.of_document(wanted.document):
            return given
        order, suffix = _reserved(book, wanted, reserved) if reserved else (0, "")
        if not reserved:
            order = next_number(wanted.series, wanted.kind, book, store.folder)
            _in_order_of_time(book, wanted.counter, order, day)
        printed = wanted.series.printed(order, suffix)
        _refuse_taken(store, book, wanted, printed)
        found = accept(printed, day)
        return number_line(store, RegisterAct.issue, wanted, order, suffix, day, file_hash=found)

    return entered(store, day.year, make, "register issue")


def reserve(store: Store, wanted: Wanted, today: date, reason: str) -> RegisterEntry:
    """Keep the next number for a document to come; raises as `issue` does, and when no reason is given."""
    need_reason(reason)

    def make(book: Book) -> RegisterLine:
        order = next_number(wanted.series, wanted.kind, book, store.folder)
        _refuse_taken(store, book, wanted, wanted.series.printed(order))
        return number_line(store, RegisterAct.reserve, wanted, order, "", None, reason=reason)

    return entered(store, today.year, make, "register reserve")


def enter_late(
    store: Store,
    wanted: Wanted,
    number: str,
    day: date,
    today: date,
    reason: str,
    accept: Accept = no_file,
    *,
    carried: bool = False,
) -> RegisterEntry:
    """Enter a document under a number further up: a gap, a reserved one, or 12a where the series allows it.

    The decree knows whole numbers in the order of time only (Article 15.1), so a late entry needs its
    explanation, and sub-numbers need `sub_numbers` of the series, which the head of the body answers for.
    A document that was `carried` over from elsewhere with its number may run ahead of the count.
    """
    need_reason(reason)
    refuse_future(day, today)
    order, suffix = parsed_number(number)

    def make(book: Book) -> RegisterLine:
        _refuse_wrong_place(book, wanted, order, suffix)
        if not carried:
            _refuse_not_reached(store, book, wanted, order)
        printed = wanted.series.printed(order, suffix)
        _refuse_taken(store, book, wanted, printed)
        found = accept(printed, day)
        return number_line(
            store, RegisterAct.late, wanted, order, suffix, day, file_hash=found, reason=reason
        )

    return entered(store, day.year, make, "register late")


def void(store: Store, year: int, number: str, reason: str, counter: str = "") -> RegisterEntry:
    """Make a number void; it is never given again. `counter` names the count of a number never given.

    Raises UnknownNumberError, SeveralNumbersError and WrongUseError.
    """
    need_reason(reason)

    def make(book: Book) -> RegisterLine | RegisterEntry:
        order, suffix = parsed_number(number.partition("/")[0])
        if counter and book.find(counter, order, suffix) is None:
            if not 0 < order < book.highest(counter):
                raise UnknownNumberError(number, year)
            return RegisterLine(
                prev=START,
                at=now(),
                who=store.user,
                act=RegisterAct.void,
                series=counter.partition("/")[0],
                counter=counter,
                kind=counter.partition("/")[2],
                number=order,
                suffix=suffix,
                printed=_counted_by(store, counter).printed(order, suffix),
                reason=reason,
            )
        found = find_entry(book, number, counter)
        if found.state is EntryState.void:
            return found
        return line_about(store, found, RegisterAct.void, reason=reason)

    return entered(store, year, make, "register void")


def send(store: Store, entry: RegisterEntry, day: date, copies: int | None) -> RegisterEntry:
    """Note the day on which a document was handed on and the number of copies (columns 7 and 8)."""

    def make(book: Book) -> RegisterLine | RegisterEntry:
        current = book.entries[entry.key]
        if (current.sent_on, current.copies) == (day, copies):
            return current
        return line_about(store, current, RegisterAct.send, sent_on=day, copies=copies)

    return entered(store, entry.year, make, SENDING)


def _counted_by(store: Store, counter: str) -> NumberSeries:
    """Return the series of a count; one that is no longer kept prints as the decree asks."""
    name = counter.partition("/")[0]
    return next((each for each in all_series(store.load()) if each.id == name), STANDARD_SERIES)


def _reserved(book: Book, wanted: Wanted, number: str) -> tuple[int, str]:
    found = find_entry(book, number, wanted.counter)
    if found.state is not EntryState.reserved:
        raise NumberTakenError(found.number_symbol, found.document or found.subject or found.state.value)
    return found.order, found.suffix


def _refuse_taken(store: Store, book: Book, wanted: Wanted, printed: str) -> None:
    if holder := taken_by(store.load(), book, wanted, printed):
        raise NumberTakenError(f"{printed}/{wanted.symbol}", holder)


def _refuse_not_reached(store: Store, book: Book, wanted: Wanted, order: int) -> None:
    if order >= next_number(wanted.series, wanted.kind, book, store.folder):
        raise WrongUseError(
            _("{number} was not reached yet: it is no late entry.", number=order),
            _("Give the next number with “cchc register issue”."),
        )


def _refuse_wrong_place(book: Book, wanted: Wanted, order: int, suffix: str) -> None:
    found = book.find(wanted.counter, order, suffix)
    if found and found.state is not EntryState.reserved:
        raise NumberTakenError(found.number_symbol, found.document or found.subject or found.state.value)
    if suffix and not wanted.series.sub_numbers:
        raise WrongUseError(
            _(
                "Series {series} has no sub-numbers such as {number}.",
                series=wanted.series.id,
                number=f"{order}{suffix}",
            ),
            _(
                "The decree knows whole numbers only. Take a reserved number or the next one; only where the "
                "head of the body allows it, set “sub_numbers: true” in the series."
            ),
        )


def _in_order_of_time(book: Book, counter: str, order: int, day: date) -> None:
    for entry in book.entries.values():
        counted = entry.counter == counter and entry.state is EntryState.issued and not entry.late
        if counted and entry.order < order and entry.issue_date and entry.issue_date > day:
            raise DateOutOfOrderError(day, entry.number_symbol, entry.issue_date)
