"""Keeping searches under a name, and finding them again."""

from __future__ import annotations

import difflib

from msgspec.structs import replace

from planner.errors import CchcError, WrongUseError
from planner.i18n import _
from planner.model.searches import SavedSearch
from planner.model.workspace import Workspace
from planner.store import Store
from planner.vietnamese import ascii_slug, fold, nfc, vietnamese_sort_key

ID_PREFIX = "TK-"


class UnknownSavedSearchError(CchcError):
    """No saved search has this name."""


def saved_searches(workspace: Workspace) -> list[SavedSearch]:
    """Return the saved searches in alphabetical order of their names."""
    return sorted(workspace.saved_searches.values(), key=lambda each: vietnamese_sort_key(each.name))


def saved_search(workspace: Workspace, name: str) -> SavedSearch:
    """Return the saved search with this name or ID, accents and case aside.

    Raises UnknownSavedSearchError naming the nearest one.
    """
    if found := _named(workspace, name):
        return found
    names = {_plain(each.name): each.name for each in workspace.saved_searches.values()}
    near = difflib.get_close_matches(_plain(name), names, n=1)
    raise UnknownSavedSearchError(
        _("There is no saved search “{name}”.", name=name),
        _("Did you mean “{name}”?", name=names[near[0]])
        if near
        else _("See which there are: cchc search --list-saved"),
    )


def save_search(store: Store, name: str, query: str, *, newest_first: bool = False) -> SavedSearch:
    """Keep a query under a name and return it; a search that has the name already gets the new query.

    Raises WrongUseError for a name or query without a letter or digit, and the errors of the store.
    """
    name, query = " ".join(nfc(name).split()), " ".join(nfc(query).split())
    if not any(map(str.isalnum, name)):
        raise WrongUseError(_("A saved search needs a name."), _("Write some words, such as “overdue 2026”."))
    if not any(map(str.isalnum, query)):
        raise WrongUseError(
            _("There is nothing to save: the search is empty."), _("Write what to search for.")
        )
    workspace = store.load()
    if known := _named(workspace, name):
        changed = replace(known, name=name, query=query, newest_first=newest_first)
        if changed != known:
            store.save(changed, base=known, action="search save")
        return changed
    base = id_ = ID_PREFIX + ascii_slug(name, fallback="tim-kiem")
    number = 2
    while workspace.find(id_) is not None or store.journal.mentions(id_):
        id_, number = f"{base}-{number}", number + 1
    return store.create(SavedSearch(id=id_, name=name, query=query, newest_first=newest_first), "search save")


def delete_search(store: Store, name: str) -> SavedSearch:
    """Delete the saved search with this name and return it; raises UnknownSavedSearchError."""
    found = saved_search(store.load(), name)
    store.delete(found.id)
    return found


def _named(workspace: Workspace, name: str) -> SavedSearch | None:
    if found := workspace.saved_searches.get(name):
        return found
    return next(
        (each for each in workspace.saved_searches.values() if _plain(each.name) == _plain(name)), None
    )


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
