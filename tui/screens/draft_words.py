"""What the person is told about a draft: before it is written, and when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.i18n import _, ngettext
from tui.screens.message import MessagePage
from tui.widgets.detail import Paragraph

if TYPE_CHECKING:
    from planner.document_saving import SavedDraft
    from tui.outlook import Outlook

_TELLING = frozenset(("report", "reminder", "minutes", "notice", "invitation", "submission"))
"""Kinds that tell about tasks instead of assigning them."""


def outlook_words(kind: str, tasks: int) -> str:
    """Return how many tasks a draft assigns or tells about."""
    if kind not in _TELLING:
        return ngettext("Will assign {count} task.", "Will assign {count} tasks.", tasks)
    told = ngettext("Will tell about {count} task.", "Will tell about {count} tasks.", tasks)
    return told if tasks else ""


def documents_words(documents: int) -> str:
    """Return how many documents will be written, "" for a single one."""
    if documents == 1:
        return ""
    return ngettext(
        "{count} document will be written; it is shown.",
        "{count} documents will be written, one for each agency; the first is shown.",
        documents,
    )


def layout_words(outlook: Outlook) -> list[str]:
    """Return what the layout check says of a draft, and what the person should look at."""
    found = len(outlook.findings)
    if outlook.refused:
        wrong = sum(finding.severity.value == "error" for finding in outlook.findings)
        count = ngettext("{count} layout error", "{count} layout errors", wrong)
        return [f"! {count}"]
    checked = ngettext("{count} layout rule kept", "{count} layout rules checked", outlook.checked)
    noted = ngettext("{count} layout note", "{count} layout notes", found) if found else _("nothing found")
    return [f"√ {checked}: {noted}", *(f"~ {warning}" for warning in outlook.warnings)]


def written_page(saved: SavedDraft) -> MessagePage:
    """Return the window that tells about a written draft without findings; its record opens from there."""
    told = [
        Paragraph(_("The draft is written. Open it in Word, check it and go on."), tone="done"),
        Paragraph(
            ngettext(
                "{count} layout rule was measured in the file; nothing found.",
                "{count} layout rules were measured in the file; nothing found.",
                saved.layout.checked,
            ),
            tone="done",
        ),
        Paragraph(saved.file.name, _("File")),
        Paragraph(str(saved.file.parent), _("Folder")),
    ]
    if saved.id:
        told.append(Paragraph(saved.id, _("In the plan as"), key=saved.id))
    if saved.warnings:
        told.append(Paragraph(_("To look at"), tone="heading"))
        told += [Paragraph(f"! {warning}", tone="soon") for warning in saved.warnings]
    return MessagePage(_("Document drafted"), told)
