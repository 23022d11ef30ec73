"""`cchc draft reminder`: letters to late agencies, recorded on their tasks, once in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from planner.cli.commands.draft_batch import Progress, batch_folder
from planner.cli.commands.draft_yaml import layout_answer
from planner.cli.output import answer, narrate
from planner.i18n import _, ngettext
from planner.reports.reminders import remind, remind_each

if TYPE_CHECKING:
    from pathlib import Path

    from planner.cli.context import Settings
    from planner.documents import DraftRequest
    from planner.reports.reminders import Plan, Sent

FINDINGS = 1


def draft_reminders(
    settings: Settings,
    request: DraftRequest,
    agencies: tuple[str, ...],
    output: Path | None,
    *,
    several: bool,
    overwrite: bool,
    again: bool,
) -> int:
    """Make one letter, or with `several` one for each agency; 1 when one fails or breaks a rule."""
    if not several:
        single = msgspec.structs.replace(request, agency=next(iter(agencies), None))
        plan, sent = remind(
            settings.store, single, settings.today, output=output, overwrite=overwrite, again=again
        )
        for warning in sent.saved.warnings if sent.saved else ():
            narrate(warning)
        text = _("Draft written: {file}", file=sent.saved.file if sent.saved else "")
        answer(settings, _letter(sent) | _told(plan), "\n".join([text, *_plan_lines(plan)]))
        return 0 if sent.saved and sent.saved.layout.ok else FINDINGS
    folder = batch_folder(output)
    progress = Progress(1)
    plan, letters = remind_each(
        settings.store,
        request,
        settings.today,
        agencies,
        output=folder,
        overwrite=overwrite,
        again=again,
        on_progress=progress.show,
    )
    progress.end()
    written = [sent for sent in letters if sent.saved]
    failed = [sent for sent in letters if not sent.saved]
    _narrate(written, failed)
    count = ngettext("{count} draft written.", "{count} drafts written.", len(written))
    lines = [f"{sent.agency}  {sent.saved.file}" for sent in written if sent.saved]
    data = {
        "documents": [_letter(sent) for sent in written],
        "failed": [{"agency": s.agency, "message": s.problem, "remedy": s.remedy} for s in failed],
    }
    answer(settings, data | _told(plan), "\n".join([count, *lines, *_plan_lines(plan)]))
    return FINDINGS if failed or not all(s.saved.layout.ok for s in written if s.saved) else 0


def _narrate(written: list[Sent], failed: list[Sent]) -> None:
    warnings = (warning for sent in written if sent.saved for warning in sent.saved.warnings)
    for warning in dict.fromkeys(warnings):
        narrate(warning)
    for sent in failed:
        narrate(f"{sent.agency}: {sent.problem}")


def _letter(sent: Sent) -> dict[str, Any]:
    saved = sent.saved
    return {
        "agency": sent.agency,
        "id": saved.id if saved else None,
        "file": str(saved.file) if saved else None,
        "layout": layout_answer(saved.layout) if saved else None,
        "warnings": saved.warnings if saved else (),
        "recorded": sent.recorded,
    }


def _told(plan: Plan) -> dict[str, Any]:
    left_out = [
        {"task": e.task, "agency": e.agency, "on": e.on, "document": e.document, "reason": e.told}
        for e in plan.left_out
    ]
    return {"period": plan.period, "reminded": plan.tasks, "left_out": left_out}


def _plan_lines(plan: Plan) -> list[str]:
    """Return which tasks each agency is reminded of, and what was left out and why."""
    lines = [f"  {agency}: {', '.join(tasks)}" for agency, tasks in plan.tasks.items()]
    if not plan.left_out:
        return lines
    opening = _("Left out in {period} (add --again to remind once more):", period=plan.period)
    return [*lines, opening, *(f"  {each.told}" for each in plan.left_out)]
