"""Drafts as YAML files: written to be edited, and made into Word files again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import answer, narrate
from planner.document_saving import save_draft
from planner.documents import write_document
from planner.documents.errors import finding_line
from planner.errors import WrongUseError
from planner.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from planner.cli.context import Settings
    from planner.document_saving import SavedDraft
    from planner.documents import DraftedDocument
    from planner.documents.check import CheckResult
    from planner.documents.yaml_draft_problems import DraftFileError

FINDINGS = 1


def write_yaml(path: Path, drafted: DraftedDocument, *, overwrite: bool) -> None:
    """Write the draft as a YAML file; raises the errors of `write_document`."""
    from planner.documents.yaml_draft import draft_text

    write_document(path, draft_text(drafted).encode(), overwrite=overwrite)


def draft_from_yaml(
    settings: Settings,
    source: Path,
    kind: str | None,
    output: Path | None,
    *,
    overwrite: bool,
    with_errors: bool = False,
) -> int:
    """Make the Word file of a YAML draft; 1 and the list of problems when it cannot be used."""
    from planner.documents.yaml_draft import document_of, read_draft
    from planner.documents.yaml_draft_problems import DraftFileError

    try:
        draft = read_draft(source)
    except DraftFileError as error:
        _tell_problems(settings, error)
        return FINDINGS
    _check_kind(kind, draft.kind)
    drafted = document_of(draft, settings.today, with_errors=with_errors)
    saved = save_draft(settings.store, drafted, settings.today, output, overwrite=overwrite)
    return tell_draft(settings, saved, None)


def tell_draft(settings: Settings, saved: SavedDraft, yaml_file: Path | None) -> int:
    """Answer where the draft is; 1 when it was written with errors, which are told."""
    for warning in saved.warnings:
        narrate(warning)
    tell_errors(saved.layout)
    data = {
        "id": saved.id,
        "file": str(saved.file),
        "yaml": str(yaml_file) if yaml_file else None,
        "layout": layout_answer(saved.layout),
        "warnings": saved.warnings,
    }
    answer(settings, data, _("Draft written: {file}", file=saved.file))
    return 0 if saved.layout.ok else FINDINGS


def tell_errors(layout: CheckResult, of: str = "") -> None:
    """Narrate each error that a draft was written with; `of` names the draft among several."""
    for finding in layout.findings:
        if finding.severity == "error":
            line = _("Layout error: {finding}", finding=finding_line(finding))
            narrate(f"{of}: {line}" if of else line)


def layout_answer(layout: CheckResult) -> dict[str, object]:
    """Return the part of the answer that tells what the layout check found."""
    return {"ok": layout.ok, "checked": layout.checked, "findings": layout.findings}


def tell_yaml(settings: Settings, drafted: DraftedDocument, yaml_file: Path) -> None:
    """Answer where the YAML draft is, and how it becomes a Word file."""
    for warning in drafted.warnings:
        narrate(warning)
    data = {"id": None, "file": None, "yaml": str(yaml_file), "layout": None, "warnings": drafted.warnings}
    next_step = _("Edit it, then: cchc draft --from {file} -o FILE.docx", file=yaml_file)
    answer(settings, data, _("Draft written: {file}", file=yaml_file) + "\n" + next_step)


def _check_kind(name: str | None, code: str) -> None:
    from planner.documents.kinds import kind_named

    if name and kind_named(name).code != code:
        raise WrongUseError(
            _("The YAML draft is of the kind {code}, not “{name}”.", code=code, name=name),
            _("Leave the kind out: the YAML file tells it."),
        )


def _tell_problems(settings: Settings, error: DraftFileError) -> None:
    lines = [
        f"{i.file}:{i.line}: {i.key + ': ' if i.key else ''}{i.message}\n    → {i.remedy}"
        for i in error.issues
    ]
    answer(settings, {"ok": False, "issues": error.issues}, "\n".join(lines))
    narrate(f"{error.message}\n→ {error.remedy}")
