"""Takes past documents into the workspace: original, text and record; nothing twice, nothing lost.

The order is file, text, record: whoever is killed in between leaves at most a file that the next run uses
again. A document is known by the SHA-256 of its bytes, looked up under the store's lock, so that two imports
of one folder at the same time take each document once.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.documents.check.metadata import Metadata
from planner.errors import CchcError
from planner.i18n import _
from planner.intake.collecting import Collected, collect
from planner.intake.limits import USUAL_LIMITS, ReadingLimits
from planner.intake.parallel import read_all
from planner.intake.prepared import Prepared, reader_for
from planner.intake.records import id_for, identity, record_of, year_of
from planner.store import Archive, DocumentTexts, ReadOnlyWorkspaceError

if TYPE_CHECKING:
    from planner.model.documents import Document
    from planner.store import Batch, Store

ACTION = "import"
_MOST_AT_ONCE = 32
_LONGEST_WAIT = 1.0
"""Seconds until what is ready is written, so that a killed import loses little reading."""


class Outcome(StrEnum):
    """What became of one file."""

    imported = "imported"
    skipped = "skipped"
    """The workspace holds this content already."""
    failed = "failed"
    left_out = "left_out"
    """No document: a lock file, a hidden file, a loop of links."""


class ImportedFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one file, and why."""

    file: str
    outcome: Outcome
    id: str = ""
    """Record of the document: the new one, or the one that was there already."""
    message: str = ""
    remedy: str = ""
    kept_as: str = ""
    """Path of the original in the workspace."""
    format: str = ""
    metadata: Metadata | None = None
    warnings: tuple[str, ...] = ()
    text: str = ""
    """The document's text, for the person who looks before confirming; no report prints it."""


class Import:
    """One import of files and folders into a workspace.

    `results` yields what became of each file; leaving it early (or `stop`) ends the import cleanly, and a
    later import of the same files goes on where it ended.
    """

    def __init__(
        self,
        store: Store,
        paths: Sequence[Path],
        *,
        dry_run: bool = False,
        limits: ReadingLimits = USUAL_LIMITS,
    ) -> None:
        if store.read_only and not dry_run:
            raise ReadOnlyWorkspaceError
        self._store = store
        self._dry_run = dry_run
        self._limits = limits
        self._archive = Archive(store.folder)
        self._texts = DocumentTexts(store.folder)
        self._known: dict[str, str] = {}
        self._identities: dict[tuple[str, str, int | None], str] = {}
        self._stopped = False
        self.collected: Collected = collect(paths, self._archive.folder)

    def __len__(self) -> int:
        """Return how many files are to be read."""
        return len(self.collected.files)

    def in_order(self, results: Iterable[ImportedFile]) -> list[ImportedFile]:
        """Return results in the order of the files, what was left out at the end."""
        places = {str(path): place for place, path in enumerate(self.collected.files)}
        return sorted(results, key=lambda result: places.get(result.file, len(places)))

    def stop(self) -> None:
        """End after the file that is being written; may be called from any thread."""
        self._stopped = True

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self._stopped

    def results(self) -> Iterator[ImportedFile]:
        """Yield what became of each file, as it is done; raises StoreError when nothing can be written."""
        for left in self.collected.left_out:
            yield ImportedFile(file=str(left.path), outcome=Outcome.left_out, message=left.reason)
        self._learn(self._store.load().documents.values())
        ready: list[Prepared] = []
        begun = time.monotonic()
        reader = reader_for(frozenset(self._known), self._limits)
        for prepared in read_all(self.collected.files, reader, lambda: self._stopped):
            ready.append(prepared)
            if len(ready) >= _MOST_AT_ONCE or time.monotonic() - begun > _LONGEST_WAIT:
                yield from self._settle(ready)
                ready, begun = [], time.monotonic()
        if not self._stopped:
            yield from self._settle(ready)

    def _learn(self, documents: Iterable[Document]) -> None:
        for document in documents:
            if document.content_hash:
                self._known.setdefault(document.content_hash, document.id)
            if document.number_symbol:
                self._identities.setdefault(identity(document), document.id)

    def _settle(self, ready: list[Prepared]) -> list[ImportedFile]:
        """Write what is ready; each file is settled on its own."""
        if self._dry_run or not any(_is_new(each, self._known) for each in ready):
            return [self._without_writing(each) for each in ready]
        found: list[ImportedFile] = []
        with self._store.batch() as batch:
            self._learn(batch.workspace.documents.values())
            for prepared in ready:
                if _is_new(prepared, self._known):
                    found.append(self._kept(prepared, batch))
                else:
                    found.append(self._without_writing(prepared))
        return found

    def _kept(self, prepared: Prepared, batch: Batch) -> ImportedFile:
        """Keep original, text and record of one new document."""
        found = prepared.metadata
        try:
            kept_as = self._archive.keep(Path(prepared.file), prepared.content_hash, year_of(found))
            record_id = id_for(found, batch)
            text_hash = self._texts.keep(record_id, prepared.text) if prepared.text.strip() else ""
            record = batch.create(record_of(prepared, record_id, kept_as, text_hash), ACTION)
        except CchcError as error:
            return _failed(prepared, error.message, error.remedy)
        warnings = self._warnings(prepared, record)
        self._learn((record,))
        return _imported(prepared, warnings, record_id=record.id, kept_as=kept_as)

    def _without_writing(self, prepared: Prepared) -> ImportedFile:
        if prepared.failure:
            return _failed(prepared, prepared.failure, prepared.remedy)
        if known := self._known.get(prepared.content_hash):
            message = _("Already there as {id}.", id=known)
            return ImportedFile(file=prepared.file, outcome=Outcome.skipped, id=known, message=message)
        if self._dry_run:
            record = record_of(prepared, "", "", "")
            warnings = self._warnings(prepared, record)
            self._known[prepared.content_hash] = _("a file before it in this import")
            return _imported(prepared, warnings)
        return _failed(
            prepared,
            _("The workspace changed while this file was being read."),
            _("Import it again."),
        )

    def _warnings(self, prepared: Prepared, record: Document) -> tuple[str, ...]:
        own = []
        if prepared.needs_ocr:
            own.append(_("This is a scan: its text cannot be searched and its data must be typed in."))
        elif not prepared.metadata.number_symbol:
            own.append(_("Number and symbol could not be read; fill them in by hand."))
        twin = self._identities.get(identity(record)) if record.number_symbol else None
        if twin:
            own.append(_("{id} has the same number, symbol and issuing body; the contents differ.", id=twin))
        return (*prepared.warnings, *own)


def _is_new(prepared: Prepared, known: dict[str, str]) -> bool:
    return not prepared.failure and not prepared.known and prepared.content_hash not in known


def _failed(prepared: Prepared, message: str, remedy: str) -> ImportedFile:
    return ImportedFile(file=prepared.file, outcome=Outcome.failed, message=message, remedy=remedy)


def _imported(
    prepared: Prepared, warnings: tuple[str, ...], *, record_id: str = "", kept_as: str = ""
) -> ImportedFile:
    return ImportedFile(
        file=prepared.file,
        outcome=Outcome.imported,
        id=record_id,
        kept_as=kept_as,
        format=prepared.format,
        metadata=prepared.metadata,
        warnings=warnings,
        text=prepared.text,
    )
