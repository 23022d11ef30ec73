"""`cchc register`: the outgoing register, its numbers, its book and its metadata."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.commands.register_output import print_register
from planner.cli.context import Group, Settings, parse_day, pass_settings
from planner.cli.output import answer, columns, narrate
from planner.errors import WrongUseError
from planner.i18n import _, day_text, ngettext
from planner.model.register import EntryState, RegisterEntry
from planner.register import numbering
from planner.register.after_issue import void_number
from planner.register.book import read_book
from planner.register.closing import close_year
from planner.register.gaps import audit
from planner.register.issuing import Issued, Numbering, issue_document
from planner.register.lines import Wanted
from planner.register.lookup import find_entry
from planner.register.next_numbers import next_numbers
from planner.register.permission import require_keeping
from planner.register.series import series_for, symbol_for
from planner.register.telling import entry_data, entry_row
from planner.register.workflow import document_of

if TYPE_CHECKING:
    from planner.documents.check import CheckResult

OK, FINDINGS = 0, 1
_YEAR = click.option("--year", type=click.IntRange(1945, 2200), help=_("Year; else this year."))
_SERIES = click.option("--series", default="", metavar="ID", help=_("Number series; else the one that fits."))
_DAY = click.option("--date", "day", help=_("Date of the document; else today."))


def _paper(command: Any) -> Any:
    """Add the options that tell of a document which has no record here."""
    for option in reversed(
        (
            click.option("--kind", default="", metavar=_("CODE"), help=_("Code of the kind, such as CT.")),
            click.option("--symbol", default="", help=_("Symbol, such as CT-UBND.")),
            click.option("--subject", default="", help=_("Subject.")),
            click.option("--signer", default="", help=_("Who signed.")),
            click.option(
                "--recipient", "recipients", multiple=True, help=_("Recipient; may stand several times.")
            ),
            click.option("--body", default="", help=_("Body that issues it; else that of the workspace.")),
        )
    ):
        command = option(command)
    return command


@click.group(
    cls=Group, help=_("The outgoing register: numbers given, reserved, void; gaps, closing, printing.")
)
def register() -> None:
    """Hold the commands of the register."""


@register.command("list", help=_("List the numbers of a year."))
@_YEAR
@click.option("--state", type=click.Choice([s.value for s in EntryState]), help=_("Only this state."))
@click.option("--kind", default="", metavar=_("CODE"), help=_("Only this kind of document."))
@pass_settings
def list_entries(settings: Settings, year: int | None, state: str | None, kind: str) -> None:
    """Print the entries."""
    book = read_book(settings.store.folder, year or settings.today.year)
    found = [
        e for e in book.listed() if (not state or e.state.value == state) and (not kind or e.kind == kind)
    ]
    data = {"year": book.year, "closed": book.closed is not None, "entries": [entry_data(e) for e in found]}
    text = columns([entry_row(e) for e in found]) or _("The register of {year} is empty.", year=book.year)
    answer(settings, data, text)


@register.command("next", help=_("Show the next number of every count."))
@_YEAR
@pass_settings
def next_number(settings: Settings, year: int | None) -> None:
    """Print the next numbers."""
    found = next_numbers(settings.store, year or settings.today.year)
    answer(settings, {"next": found}, columns([[n.number_symbol, n.counter] for n in found]))


@register.command(help=_("Give a signed document its number and date, and set both into its file."))
@click.argument("document_id", metavar="[ID]", required=False)
@_DAY
@_SERIES
@click.option("--reserved", default="", metavar=_("NUMBER"), help=_("Use this reserved number."))
@click.option("--by-hand", is_flag=True, help=_("Leave the file alone; the number is written in by hand."))
@_paper
@pass_settings
def issue(
    settings: Settings,
    /,
    document_id: str | None,
    day: str | None,
    series: str,
    reserved: str,
    *,
    by_hand: bool,
    **paper: Any,
) -> int:
    """Issue one number; the same call again finishes what was interrupted."""
    on = parse_day(day) if day else settings.today
    if document_id:
        _no_paper(paper)
        how = Numbering(day=on, today=settings.today, series=series, reserved=reserved, by_hand=by_hand)
        return _issued(settings, issue_document(settings.store, document_id, how))
    require_keeping(settings.store, settings.today, "cchc register issue")
    wanted = _wanted(settings, series, paper)
    return _entry(settings, numbering.issue(settings.store, wanted, on, settings.today, reserved=reserved))


@register.command(help=_("Keep the next number for a document to come."))
@click.option("--reason", required=True, help=_("What it is kept for."))
@_SERIES
@_paper
@pass_settings
def reserve(settings: Settings, /, reason: str, series: str, **paper: Any) -> int:
    """Reserve one number."""
    require_keeping(settings.store, settings.today, "cchc register reserve")
    wanted = _wanted(settings, series, paper)
    return _entry(settings, numbering.reserve(settings.store, wanted, settings.today, reason))


@register.command(help=_("Enter a document late: under a gap, a reserved number, or 12a if allowed."))
@click.argument("document_id", metavar="[ID]", required=False)
@click.option("--number", default="", metavar=_("NUMBER"), help=_("The number; else that of the record."))
@_DAY
@click.option("--reason", required=True, help=_("Why it is entered late."))
@_SERIES
@click.option("--by-hand", is_flag=True, help=_("Leave the file alone; the number is written in by hand."))
@_paper
@pass_settings
def late(
    settings: Settings,
    /,
    document_id: str | None,
    number: str,
    day: str | None,
    reason: str,
    series: str,
    *,
    by_hand: bool,
    **paper: Any,
) -> int:
    """Enter one document late."""
    store, today = settings.store, settings.today
    require_keeping(store, today, "cchc register late")
    on = parse_day(day) if day else today
    if document_id:
        _no_paper(paper)
        found = document_of(store, document_id)
        number = number or found.number or ""
        on = on if day else (found.issue_date or today)
    if not number:
        raise WrongUseError(_("Which number is it?"), _("Write it with --number."))
    if document_id:
        how = Numbering(day=on, today=today, series=series, late=number, reason=reason, by_hand=by_hand)
        return _issued(settings, issue_document(store, document_id, how))
    wanted = _wanted(settings, series, paper)
    return _entry(settings, numbering.enter_late(store, wanted, number, on, today, reason))


@register.command(help=_("Make a number void, with the reason; it is never given again."))
@click.argument("number", metavar=_("NUMBER"))
@click.option("--reason", required=True, help=_("Why."))
@click.option("--count", "counter", default="", help=_("For a number nobody got: its count, see “gaps”."))
@_YEAR
@pass_settings
def void(settings: Settings, number: str, reason: str, counter: str, year: int | None) -> int:
    """Void one number."""
    year = year or settings.today.year
    void_number(settings.store, year, number, settings.today, reason, counter)
    return _entry(settings, find_entry(read_book(settings.store.folder, year), number, counter))


@register.command(help=_("Show gaps, doubles, reserved numbers and what was interrupted."))
@_YEAR
@pass_settings
def gaps(settings: Settings, year: int | None) -> int:
    """Print what is not in order; 1 when there is anything."""
    found = audit(settings.store, read_book(settings.store.folder, year or settings.today.year))
    data = {
        "year": found.year,
        "ok": found.ok,
        "gaps": found.gaps,
        "doubles": [[entry_data(e) for e in pair] for pair in found.doubles],
        "reserved": [entry_data(e) for e in found.reserved],
        "unfinished": [entry_data(e) for e in found.unfinished],
    }
    rows = [[_("never given"), gap.counter, gap.told] for gap in found.gaps]
    rows += [[_("given twice"), a.number_symbol, f"{a.document} {b.document}"] for a, b in found.doubles]
    rows += [[_("still reserved"), e.number_symbol, e.reason] for e in found.reserved]
    rows += [[_("interrupted"), e.number_symbol, e.document] for e in found.unfinished]
    answer(settings, data, columns(rows) or _("Every number of {year} is accounted for.", year=found.year))
    return OK if found.ok else FINDINGS


@register.command(help=_("Join a second copy of a year's register, as a sync program left it."))
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@_YEAR
@pass_settings
def merge(settings: Settings, file: Path, year: int | None) -> None:
    """Join one copy."""
    from planner.register.merging import merge_book

    count = merge_book(settings.store, year or settings.today.year, file, settings.today)
    text = ngettext("{count} line added.", "{count} lines added.", count)
    answer(settings, {"added": count}, text)


@register.command(help=_("Close the register of a year that is over; nothing is added to it afterwards."))
@click.argument("year", type=click.IntRange(1945, 2200), metavar=_("YEAR"))
@pass_settings
def close(settings: Settings, year: int) -> None:
    """Close one year."""
    book = close_year(settings.store, year, settings.today)
    count = len(book.entries)
    text = ngettext(
        "The register of {year} is closed: {count} number.",
        "The register of {year} is closed: {count} numbers.",
        count,
        year=year,
    )
    answer(settings, {"year": year, "closed": True, "numbers": count}, text)


register.add_command(print_register)


def _wanted(settings: Settings, series: str, paper: dict[str, Any]) -> Wanted:
    """Return what is to be entered about a document without record; raises WrongUseError."""
    if not paper["kind"]:
        raise WrongUseError(
            _("Name a document of the workspace, or at least the kind with --kind."),
            _("Signed documents: cchc document list --state signed"),
        )
    chosen = series_for(settings.store.load(), paper["kind"], paper["body"], series)
    symbol = symbol_for(chosen, paper["kind"], paper["symbol"]) or _usual_symbol(settings, paper["kind"])
    return Wanted(series=chosen, **{**paper, "symbol": symbol, "recipients": tuple(paper["recipients"])})


def _usual_symbol(settings: Settings, kind: str) -> str:
    programme = settings.store.load().programme
    code = programme.issuing_body_code if programme else ""
    return code if kind == "CV" else f"{kind}-{code}".strip("-")


def _no_paper(paper: dict[str, Any]) -> None:
    if any(paper.values()):
        raise WrongUseError(
            _("What the register says of a document comes from its record."),
            _("Leave --kind, --symbol, --subject, --signer, --recipient and --body away."),
        )


def _layout(layout: CheckResult | None) -> dict[str, Any] | None:
    if layout is None:
        return None
    return {"ok": layout.ok, "checked": layout.checked, "findings": layout.findings}


def _entry(settings: Settings, entry: RegisterEntry) -> int:
    answer(settings, entry_data(entry), "  ".join(entry_row(entry)))
    return OK


def _issued(settings: Settings, issued: Issued) -> int:
    entry, document, layout = issued.entry, issued.document, issued.layout
    data = entry_data(entry) | {
        "document_state": document.state,
        "file": document.file,
        "layout": _layout(layout),
    }
    day = day_text(entry.issue_date) if entry.issue_date else "–"
    text = _("{number}, {day}: {subject}", number=entry.number_symbol, day=day, subject=entry.subject)
    if document.file and entry.file_hash:
        text += "\n" + _("Number and date are in {file}.", file=document.file)
    elif document.file:
        text += "\n" + _("The file was left alone: write number and date in, then “cchc document issue”.")
    answer(settings, data, text)
    if layout and not layout.ok:
        narrate(_("The layout check now finds errors: cchc check {file}", file=document.file))
    return OK
