"""`cchc draft` for several agencies: a document for each, into one folder, in one call."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec

from planner.cli.commands.draft_yaml import layout_answer, tell_errors
from planner.cli.output import answer, bar, narrate
from planner.document_saving import save_draft
from planner.documents import asked_agencies, draft_many
from planner.errors import WrongUseError
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from planner.cli.context import Settings
    from planner.documents import BatchEntry, DraftRequest

FINDINGS = 1


def draft_batch(
    settings: Settings,
    request: DraftRequest,
    agencies: tuple[str, ...],
    output: Path | None,
    *,
    overwrite: bool,
) -> int:
    """Draft the request once for each agency; without any, for all that it concerns.

    One that cannot be drafted does not stop the others; it is listed, and the answer is 1, as it is when one
    was written with errors.
    """
    folder = batch_folder(output)
    workspace = settings.store.load()
    agencies = agencies or asked_agencies(workspace, request, settings.today)
    requests = [msgspec.structs.replace(request, agency=agency) for agency in agencies]
    progress = Progress(2 * len(requests))
    entries = draft_many(workspace, requests, settings.today, on_progress=lambda *_counts: progress.step())
    written, failed, sound = [], [], True
    for entry in entries:
        if entry.document is None:
            failed.append(_failure(entry))
        else:
            saved = save_draft(settings.store, entry.document, settings.today, folder, overwrite=overwrite)
            tell_errors(saved.layout, entry.request.agency or "")
            sound = sound and saved.layout.ok
            written.append(
                {
                    "agency": entry.request.agency,
                    "id": saved.id,
                    "file": str(saved.file),
                    "layout": layout_answer(saved.layout),
                    "warnings": saved.warnings,
                }
            )
        progress.step()
    progress.end()
    _tell(settings, written, failed)
    return 0 if sound and not failed else FINDINGS


def batch_folder(output: Path | None) -> Path | None:
    """Return the folder for all files, made if it is missing; raises WrongUseError for a file."""
    if output is None:
        return None
    folder = output.expanduser().absolute()
    if folder.suffix.casefold() == ".docx" or folder.is_file():
        raise WrongUseError(
            _("{path} is a file, but there is a document for each agency.", path=folder),
            _("Name a folder with -o."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _failure(entry: BatchEntry) -> dict[str, Any]:
    return {"agency": entry.request.agency, "message": entry.problem, "remedy": entry.remedy}


def _tell(settings: Settings, written: list[dict[str, Any]], failed: list[dict[str, Any]]) -> None:
    for warning in dict.fromkeys(warning for entry in written for warning in entry["warnings"]):
        narrate(warning)
    for failure in failed:
        narrate(f"{failure['agency']}: {failure['message']}")
    count = ngettext("{count} draft written.", "{count} drafts written.", len(written))
    lines = [f"{entry['agency']}  {entry['file']}" for entry in written]
    answer(settings, {"documents": written, "failed": failed}, "\n".join([count, *lines]))


class Progress:
    """A bar on standard error, on a terminal only."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown = sys.stderr.isatty()

    def step(self) -> None:
        """Count one more step."""
        self.show(self._done + 1, self._total)

    def show(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are made."""
        self._done, self._total = done, total
        if self._shown:
            sys.stderr.write(f"\r{bar(self._done, self._total)} {self._done}/{self._total}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line of the bar."""
        if self._shown:
            sys.stderr.write("\n")
