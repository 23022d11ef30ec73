"""The kinds of documents: their codes and forms of authority, and the builder of each one's content."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from planner.documents.package_data import read_yaml
from planner.errors import NotBuiltYetError, WrongUseError
from planner.i18n import _
from planner.model.agencies import Office

if TYPE_CHECKING:
    from planner.documents.drafting import Draft, Drafting


class UnknownKindError(WrongUseError):
    """No kind of document has this name."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(
            _("There is no kind of document “{name}”.", name=name), _("Write one of: {known}.", known=known)
        )


class DocumentKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind: code per Appendix III ("CV" for an official letter), Vietnamese name, authority, signers."""

    code: str
    name: str
    authority: str
    """"collective" or "head": which forms of signing authority it takes."""
    signers: tuple[Office, ...] = ()
    """Offices that may sign it; empty for every office."""


class _Kinds(msgspec.Struct, frozen=True):
    kinds: dict[str, DocumentKind]


@cache
def document_kinds() -> dict[str, DocumentKind]:
    """Return all kinds by their names on the command line, built or not."""
    return read_yaml("kinds/kinds.yaml", _Kinds).kinds


def kind_named(name: str) -> DocumentKind:
    """Return the kind called `name`; raises UnknownKindError."""
    kinds = document_kinds()
    if name not in kinds:
        raise UnknownKindError(name, ", ".join(kinds))
    return kinds[name]


def _directive(drafting: Drafting) -> Draft:
    from planner.documents.kinds.directive import build

    return build(drafting)


BUILDERS: dict[str, Callable[[Drafting], Draft]] = {"directive": _directive}
"""The kinds that can be drafted, each with the function that makes its content."""


def builder_of(name: str) -> Callable[[Drafting], Draft]:
    """Return the function that builds a kind; raises UnknownKindError and NotBuiltYetError."""
    kind_named(name)
    if name not in BUILDERS:
        raise NotBuiltYetError(f"cchc draft {name}")
    return BUILDERS[name]
