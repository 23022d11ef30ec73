"""Which series counts a document, and what its numbers look like."""

from __future__ import annotations

from planner.errors import WrongUseError
from planner.i18n import _
from planner.model.number_series import STANDARD_SERIES, NumberSeries
from planner.model.workspace import Workspace
from planner.register.errors import NoSeriesError
from planner.vietnamese import nfc


class WrongSymbolError(WrongUseError):
    """The document's symbol is not the one that its series prescribes."""

    def __init__(self, symbol: str, wanted: str, series: str) -> None:
        super().__init__(
            _(
                "The symbol is “{symbol}”, but series {series} uses “{wanted}”.",
                symbol=symbol,
                series=series,
                wanted=wanted,
            ),
            _("Correct the symbol in the document, or in number-series/{series}.yaml.", series=series),
        )


def all_series(workspace: Workspace) -> tuple[NumberSeries, ...]:
    """Return the series of the workspace, or the standard one where it has none of its own."""
    return tuple(workspace.number_series.values()) or (STANDARD_SERIES,)


def main_body(workspace: Workspace) -> str:
    """Return the name of the body that the workspace works for, "" when workspace.yaml is broken."""
    return workspace.programme.issuing_body if workspace.programme else ""


def series_for(workspace: Workspace, kind: str, body: str, named: str = "") -> NumberSeries:
    """Return the series `named`, else the one that counts this kind and body, the most particular one first.

    Raises WrongUseError for an unknown name and NoSeriesError.
    """
    every = all_series(workspace)
    if named:
        for each in every:
            if each.id.casefold() == named.casefold():
                return each
        known = ", ".join(each.id for each in every)
        raise WrongUseError(
            _("There is no number series “{id}”.", id=named), _("Write one of: {known}.", known=known)
        )
    fitting = [each for each in every if each.takes(kind, body, main_body(workspace))]
    if not fitting:
        raise NoSeriesError(kind, body or main_body(workspace))
    return min(fitting, key=lambda each: (not each.kinds, each.id))


def symbol_for(series: NumberSeries, kind: str, symbol: str) -> str:
    """Return the symbol to print; raises WrongSymbolError where the series prescribes another one."""
    wanted = series.symbol_of(kind)
    if wanted and symbol and nfc(symbol).upper() != nfc(wanted).upper():
        raise WrongSymbolError(symbol, wanted, series.id)
    return symbol or wanted


def same_number(printed: str, other: str) -> bool:
    """Tell whether two printed numbers are the same one: "7" and "007" are, "12" and "12a" are not."""
    return printed.strip().lstrip("0").casefold() == other.strip().lstrip("0").casefold()
