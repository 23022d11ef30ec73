"""`cchc check`: Word files against the layout decree."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.errors import CchcError
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.documents.check import CheckResult, Finding
    from planner.model.workspace import Workspace

OK, FINDINGS, FAILURE = 0, 1, 3


@click.command(
    cls=Command,
    help=_("Check Word files against Decree 30/2020: what is wrong, where, what to do."),
)
@click.argument("files", metavar=_("FILE.docx..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--certificate",
    is_flag=True,
    help=_("Keep a certificate beside each file: every rule and what was found."),
)
@pass_settings
def check(settings: Settings, files: tuple[Path, ...], *, certificate: bool) -> int:
    """Check every file; 1 when one has an error, 3 when one cannot be opened."""
    from planner.documents.check import UnreadableFileError, check_file

    workspace = _workspace(settings)
    entries: list[dict[str, Any]] = []
    lines: list[str] = []
    code = OK
    for file in files:
        try:
            result = check_file(file, workspace, settings.today)
        except UnreadableFileError as error:
            narrate(f"{error.message}\n→ {error.remedy}")
            entries.append(_unreadable(file, error))
            code = FAILURE
            continue
        if certificate:
            _keep(file, result)
        entries.append(_entry(file, result))
        lines.append(_told(file, result))
        code = max(code, OK if result.ok else FINDINGS)
    answer(settings, {"files": entries}, "\n\n".join(lines))
    return code


def _workspace(settings: Settings) -> Workspace | None:
    """Return the workspace, whose agencies documents are read against; a check needs none."""
    try:
        return settings.store.load()
    except CchcError:
        return None


def _keep(file: Path, result: CheckResult) -> None:
    from planner.documents import write_document
    from planner.documents.check import certificate_path, certificate_text

    write_document(certificate_path(file), certificate_text(result, file.name), overwrite=True)


def _entry(file: Path, result: CheckResult) -> dict[str, Any]:
    return {
        "file": str(file),
        "ok": result.ok,
        "kind": result.kind,
        "metadata": msgspec.to_builtins(result.metadata),
        "checked": result.checked,
        "findings": result.findings,
    }


def _unreadable(file: Path, error: CchcError) -> dict[str, Any]:
    return {
        "file": str(file),
        "ok": False,
        "kind": None,
        "metadata": None,
        "checked": 0,
        "findings": [],
        "error": {"kind": type(error).__name__, "message": error.message, "remedy": error.remedy},
    }


def _told(file: Path, result: CheckResult) -> str:
    """Return the findings of one file for people, by component."""
    head = ngettext(
        "{file}: {count} rule checked", "{file}: {count} rules checked", result.checked, file=file
    )
    if not result.findings:
        return _("{head}, no finding.", head=head)
    lines = [_("{head}; {counts}.", head=head, counts=_counts(result.findings))]
    by_component = sorted(result.findings, key=lambda finding: finding.component)
    for component, findings in groupby(by_component, key=lambda finding: finding.component):
        lines.append(f"\n{component}")
        for finding in findings:
            lines += _lines(finding)
    return "\n".join(lines)


def _counts(findings: tuple[Finding, ...]) -> str:
    names = {
        "error": lambda n: ngettext("{count} error", "{count} errors", n),
        "warning": lambda n: ngettext("{count} warning", "{count} warnings", n),
        "info": lambda n: ngettext("{count} note", "{count} notes", n),
    }
    counted = {level: sum(f.severity.value == level for f in findings) for level in names}
    return ", ".join(names[level](count) for level, count in counted.items() if count)


def _lines(finding: Finding) -> list[str]:
    level = {"error": _("ERROR"), "warning": _("WARNING"), "info": _("NOTE")}[finding.severity.value]
    lines = [
        f"  {level}  {finding.where}",
        "    " + _("expected: {expected}; found: {found}", expected=finding.expected, found=finding.found),
        f"    → {finding.remedy}",
    ]
    if finding.article:
        lines.append(f"    ({finding.article})")
    return lines
