"""`cchc read`: what an import would find in files; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.i18n import _

if TYPE_CHECKING:
    from planner.intake.prepared import Prepared

OK, FAILURE = 0, 3


@click.command(
    cls=Command,
    help=_("Show what files say about themselves: kind, number, date, signer ... Nothing is stored."),
)
@click.argument("files", metavar=_("FILE..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@pass_settings
def read(settings: Settings, files: tuple[Path, ...]) -> int:
    """Read every file; 3 when one cannot be read."""
    from planner.intake.prepared import prepare, reader_for

    reader = reader_for(frozenset())
    found = [prepare(file, reader) for file in files]
    for each in found:
        if each.failure:
            narrate(f"{each.failure}\n→ {each.remedy}")
    text = "\n\n".join(_told(each) for each in found if not each.failure)
    answer(settings, {"files": [_entry(each) for each in found]}, text)
    return FAILURE if any(each.failure for each in found) else OK


def _entry(each: Prepared) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": each.file,
        "format": each.format or None,
        "encoding": each.encoding or None,
        "metadata": None if each.failure else msgspec.to_builtins(each.metadata),
        "warnings": list(each.warnings),
        "text_chars": len(each.text),
        "needs_ocr": each.needs_ocr,
        "pages": each.pages,
        "attached_to": None,
    }
    if each.attached_number:
        entry["attached_to"] = {"number_symbol": each.attached_number, "issue_date": each.attached_date}
    if each.failure:
        entry["error"] = {"message": each.failure, "remedy": each.remedy}
    return entry


def _told(each: Prepared) -> str:
    from planner.intake.describe import encoding_name, metadata_rows

    head = _(
        "{file}: {format}, {encoding}, {count} characters",
        file=each.file,
        format=each.format,
        encoding=encoding_name(each.encoding),
        count=len(each.text),
    )
    rows = metadata_rows(each.metadata)
    width = max((len(name) for name, _value in rows), default=0)
    lines = [head, *(f"  {name:<{width}}  {value}" for name, value in rows)]
    if not rows:
        lines.append("  " + _("No heading of an administrative document was found."))
    if each.attached_number:
        lines.append("  " + _("attached to {number}", number=each.attached_number))
    return "\n".join([*lines, *(f"  ! {warning}" for warning in each.warnings)])
