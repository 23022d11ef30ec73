"""The kinds of documents: their codes and forms of authority, and the builder of each one's content."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from planner.documents.package_data import read_yaml
from planner.errors import WrongUseError
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
    """Which forms of signing authority it takes: "collective", "head", or "meeting" for minutes."""
    signers: tuple[Office, ...] = ()
    """Offices that may sign it; empty for every office."""
    usual_signers: tuple[Office, ...] = ()
    """Offices that sign it when nobody is chosen, before the chairman does."""


class _Kinds(msgspec.Struct, frozen=True):
    kinds: dict[str, DocumentKind]


@cache
def document_kinds() -> dict[str, DocumentKind]:
    """Return all kinds by their names on the command line."""
    return read_yaml("kinds/kinds.yaml", _Kinds).kinds


def kind_named(name: str) -> DocumentKind:
    """Return the kind called `name`; raises UnknownKindError."""
    kinds = document_kinds()
    if name not in kinds:
        raise UnknownKindError(name, ", ".join(kinds))
    return kinds[name]


MODULES = {
    "directive": "directive",
    "plan": "plan",
    "decision": "decision",
    "report": "report",
    "submission": "submission",
    "official-letter": "letter",
    "notice": "notice",
    "invitation": "invitation",
    "minutes": "minutes",
    "urgent-telegram": "telegram",
    "reminder": "reminder",
}
"""The kinds that can be drafted, each with the module of this package whose `build` makes its content."""


def builder_of(name: str) -> Callable[[Drafting], Draft]:
    """Return the function that builds a kind; raises UnknownKindError."""
    kind_named(name)
    build: Callable[[Drafting], Draft] = import_module(f"{__name__}.{MODULES[name]}").build
    return build
