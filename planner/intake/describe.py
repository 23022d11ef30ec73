"""What was read from a file, in words for people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.i18n import _, day_text, ngettext
from planner.intake.importing import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.documents.check.metadata import Metadata
    from planner.intake.importing import ImportedFile


def metadata_rows(found: Metadata) -> list[tuple[str, str]]:
    """Return name and value of everything that is known, in the order of a document."""
    issued = date.fromisoformat(found.issue_date) if found.issue_date else None
    kind = f"{found.kind_name} ({found.kind_code})" if found.kind_code else found.kind_name
    rows: list[tuple[str, str | None]] = [
        (_("Kind of document"), kind),
        (_("Number and symbol"), found.number_symbol or found.symbol),
        (_("Date of issue"), day_text(issued) if issued else None),
        (_("Place of issue"), found.place),
        (_("Superior body"), found.superior_body),
        (_("Issuing body"), found.issuing_body),
        (_("Subject"), found.subject),
        (_("Addressees"), "; ".join(found.addressees or ())),
        (_("Signing authority"), " / ".join(found.signing_authority or ())),
        (_("Signer"), found.signer),
        (_("Recipients"), "; ".join(found.recipients or ())),
    ]
    return [(name, value) for name, value in rows if value]


def encoding_name(encoding: str) -> str:
    """Return how the letters of a file were coded."""
    names = {"unicode": _("Unicode"), "tcvn3": _("TCVN3 font"), "vni": _("VNI font")}
    return names.get(encoding) or _("several codings")


def outcome_name(outcome: Outcome) -> str:
    """Return what became of a file, in a word."""
    return {
        Outcome.imported: _("imported"),
        Outcome.skipped: _("already there"),
        Outcome.failed: _("failed"),
        Outcome.left_out: _("left out"),
    }[outcome]


def summary(results: Sequence[ImportedFile], *, dry_run: bool) -> str:
    """Return how many files were imported, skipped, refused and left out."""
    counts = {outcome: sum(r.outcome is outcome for r in results) for outcome in Outcome}
    imported = counts[Outcome.imported]
    parts = [
        ngettext("{count} file would be imported", "{count} files would be imported", imported)
        if dry_run
        else ngettext("{count} file imported", "{count} files imported", imported),
        ngettext("{count} already there", "{count} already there", counts[Outcome.skipped]),
        ngettext("{count} failed", "{count} failed", counts[Outcome.failed]),
    ]
    if left_out := counts[Outcome.left_out]:
        parts.append(ngettext("{count} left out", "{count} left out", left_out))
    return ", ".join(parts)


def result_lines(result: ImportedFile) -> list[str]:
    """Return the lines that tell what became of one file."""
    found = result.metadata
    facts = [result.id, (found.number_symbol if found else "") or "", (found.subject if found else "") or ""]
    told = result.message or "  ".join(fact for fact in facts if fact)
    lines = [f"{outcome_name(result.outcome)}: {result.file}"]
    if told:
        lines.append(f"    {told}")
    if result.remedy:
        lines.append(f"    → {result.remedy}")
    return [*lines, *(f"    ! {warning}" for warning in result.warnings)]
