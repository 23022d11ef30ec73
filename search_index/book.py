"""The entries of a workspace; those of records that did not change are taken over from the book before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from planner.model.documents import Document
from planner.model.programme import Record
from planner.model.tasks import Task
from planner.model.workspace import Workspace
from search_index.entries import Entry, EntryMaker, fingerprint
from search_index.lexicon import AgencyNames, Lexicon
from search_index.number_forms import number_key, symbol_key


class Card(NamedTuple):
    """An entry with all that follows from it, and the records that it was made from."""

    made_from: tuple[Record | None, ...]
    entry: Entry
    fingerprint: str
    numbers: tuple[str, ...]
    """Keys of the record's ID and its own number."""
    symbol: str

    def is_made_from(self, records: tuple[Record | None, ...]) -> bool:
        """Tell whether it was made from these very objects; records never change."""
        made_from = self.made_from
        return len(made_from) == len(records) and all(map(_same, made_from, records))


def _same(one: object, other: object) -> bool:
    return one is other


class Book:
    """The entries of one workspace by ID."""

    agency_names: AgencyNames

    def __init__(self, workspace: Workspace, before: Book | None = None) -> None:
        self.workspace = workspace
        self._surroundings = tuple(_surroundings_of(workspace))
        same = before if before and before.has_surroundings(self._surroundings) else None
        known: dict[str, Card] = same.cards if same else {}
        self.agency_names = same.agency_names if same else AgencyNames(workspace)
        self.cards: dict[str, Card] = dict(self._made(EntryMaker(workspace), known))
        self.fingerprints = {id_: card.fingerprint for id_, card in self.cards.items()}

    def has_surroundings(self, surroundings: tuple[Record, ...]) -> bool:
        """Tell whether these very objects surround its tasks and documents."""
        mine = self._surroundings
        return len(mine) == len(surroundings) and all(map(_same, mine, surroundings))

    def _made(self, maker: EntryMaker, known: dict[str, Card]) -> Iterator[tuple[str, Card]]:
        for record in self.workspace.records():
            sources = self._sources(record)
            card = known.get(record.id)
            if card is not None and card.is_made_from(sources):
                yield record.id, card
            elif (entry := maker.entry_of(record)) is not None:
                yield record.id, _card(sources, entry)

    def _sources(self, record: Record) -> tuple[Record | None, ...]:
        """Return the record and those tasks and documents that its entry speaks of."""
        if isinstance(record, Task):
            document = record.assigned_by.document if record.assigned_by else ""
            return (record, self.workspace.documents.get(document)) if document else (record,)
        if isinstance(record, Document):
            return (record, *map(self.workspace.tasks.get, record.assigns))
        return (record,)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What the workspace calls its things."""
        cards = self.cards.values()
        return Lexicon(
            self.agency_names,
            (number for card in cards for number in card.numbers),
            (card.symbol for card in cards if card.symbol),
            (card.entry.kind for card in cards if card.entry.kind),
        )


def _surroundings_of(workspace: Workspace) -> Iterator[Record]:
    """Yield the records whose names and numbers stand in the entries of others."""
    yield from workspace.agencies.values()
    yield from workspace.agency_groups.values()
    yield from workspace.areas.values()
    yield from workspace.solutions.values()
    yield from workspace.annual_plans.values()


def _card(sources: tuple[Record | None, ...], entry: Entry) -> Card:
    numbers = [number_key(entry.id)]
    symbol = ""
    if entry.number_symbol:
        numbers.append(number_key(entry.number_symbol))
        symbol = symbol_key(entry.number_symbol)
    return Card(sources, entry, fingerprint(entry), tuple(numbers), symbol)
