"""Closes the register of a year: nothing is added to it afterwards."""

from __future__ import annotations

from datetime import date

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.register import RegisterAct, RegisterLine
from planner.register.book import Book, chained, decoded, read_book
from planner.register.errors import RegisterError
from planner.register.gaps import audit
from planner.register.lines import now, refuse_closed
from planner.register.permission import require_keeping
from planner.store import Store
from planner.store.journal import START


class YearUnfinishedError(RegisterError):
    """Numbers of the year are not accounted for yet."""

    def __init__(self, year: int, what: str) -> None:
        super().__init__(
            _("The register of {year} is not complete: {what}.", year=year, what=what),
            _(
                "Enter what is missing (cchc register late), finish what was interrupted (register issue), "
                "make every other number void with its reason (register void), then close the year."
            ),
        )


def close_year(store: Store, year: int, today: date) -> Book:
    """Close the register of a year that is over and complete; returns the closed book.

    Raises WrongUseError before the year's last day, YearClosedError and YearUnfinishedError.
    """
    require_keeping(store, today, f"cchc register close {year}")
    if today < date(year, 12, 31):
        raise WrongUseError(
            _("The year {year} is not over.", year=year),
            _("Numbers run until 31 December (Article 15.1); close the register then."),
        )
    told = unfinished(store, read_book(store.folder, year))
    if told:
        raise YearUnfinishedError(year, "; ".join(told))

    def make(current: tuple[bytes, ...] | list[bytes]) -> list[bytes]:
        book = Book(year, decoded(current, year))
        refuse_closed(book)
        if not book.entries:
            raise WrongUseError(
                _("The register of {year} is empty.", year=year), _("There is nothing to close.")
            )
        line = RegisterLine(prev=START, at=now(), who=store.user, act=RegisterAct.close)
        return [chained(line, current)]

    return Book(year, decoded(store.add_to_book(year, make, "register close"), year))  # type: ignore[arg-type]


def unfinished(store: Store, book: Book) -> list[str]:
    """Say what keeps a year from being closed, one phrase for each kind of trouble."""
    found, told = audit(store, book), []
    if found.gaps:
        told.append(
            _("never given: {numbers}", numbers=", ".join(f"{g.counter} {g.told}" for g in found.gaps))
        )
    if found.doubles:
        told.append(
            _("given twice: {numbers}", numbers=", ".join(a.number_symbol for a, _b in found.doubles))
        )
    if found.reserved:
        told.append(
            _("still reserved: {numbers}", numbers=", ".join(e.number_symbol for e in found.reserved))
        )
    if found.unfinished:
        told.append(_("interrupted: {numbers}", numbers=", ".join(e.number_symbol for e in found.unfinished)))
    return told
