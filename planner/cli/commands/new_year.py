"""`cchc new-year YEAR`: the next plan takes over what goes on and what comes again."""

from __future__ import annotations

import click

from planner.cli.asking import agreed
from planner.cli.context import Command, Settings, pass_settings
from planner.cli.lookups import deadline_of
from planner.cli.output import answer, columns
from planner.errors import WrongUseError
from planner.i18n import _, ngettext
from planner.model.deadline import Deadline
from planner.model.workspace import Workspace
from planner.tracking import NewYear, YearAction, YearLine, begin_year, preview_new_year, standing_name

_WIDEST = 32
"""Characters of a deadline that the preview shows."""


@click.command(
    "new-year",
    cls=Command,
    help=_("Begin the plan of a year with what last year's left open; shows it before it writes."),
)
@click.argument("year", type=int)
@click.option("--repeat", is_flag=True, help=_("Also write anew what was finished and comes every year."))
@click.option("--skip", multiple=True, metavar="ID", help=_("Leave this task of last year out."))
@click.option(
    "--deadline",
    "deadlines",
    multiple=True,
    metavar=_("ID=WORDS"),
    help=_("Another deadline for a task that is carried over."),
)
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@pass_settings
def new_year(
    settings: Settings,
    year: int,
    skip: tuple[str, ...],
    deadlines: tuple[str, ...],
    *,
    repeat: bool,
    yes: bool,
) -> int:
    """Preview and, after a yes, write the plan of a year."""
    store, today = settings.store, settings.today
    workspace = store.load()
    found = preview_new_year(workspace, year, today)
    known = {line.task for line in found.lines}
    given = dict(_deadline(text, year) for text in deadlines)
    for task in (*skip, *given):
        if task not in known:
            raise WrongUseError(
                _("{id} is not in the plan of {year}.", id=task, year=year - 1),
                _("See the list: cchc new-year {year}", year=year),
            )
    if not agreed(settings, _as_text(found, workspace), _("Write this plan?"), yes=yes):
        answer(settings, {"preview": found, "created": []}, "")
        return 0
    written = begin_year(store, year, today, repeat=repeat, skip=skip, deadlines=given)
    count = len(written.created)
    text = ngettext("{count} record written.", "{count} records written.", count)
    answer(settings, {"preview": found, "created": written.created}, text)
    return 0


def _deadline(text: str, year: int) -> tuple[str, Deadline]:
    task, equals, words = text.partition("=")
    if not (task and equals and words.strip()):
        raise WrongUseError(
            _("“{text}” names no deadline.", text=text), _("Write it as NV-2026-001=15/3/2027.")
        )
    return task, deadline_of(words, year)


def _as_text(found: NewYear, workspace: Workspace) -> str:
    plan = found.plan
    state = _("exists already") if found.plan_exists else _("would be made")
    parts = [f"{plan.id}: {plan.title} ({state})"]
    titles = {
        YearAction.carry: _("Goes on, not finished ({count})"),
        YearAction.repeat: _("Finished, comes every year ({count}; written with --repeat)"),
        YearAction.end: _("Finished for good ({count})"),
    }
    for action, title in titles.items():
        lines = found.of(action)
        parts += ["", title.format(count=len(lines)), columns([_row(line) for line in lines])]
    if found.only_new:
        parts += ["", _("Only in the new plan ({count})", count=len(found.only_new))]
        parts.append(columns([[f"  {i}", workspace.tasks[i].text] for i in found.only_new]))
    return "\n".join(part for part in parts if part is not None)


def _row(line: YearLine) -> list[str]:
    note = _("as {id}", id=line.existing) if line.existing else ""
    if line.third_year:
        years = ", ".join(str(year) for year in line.years)
        note = " ".join(filter(None, (note, _("[third year or longer: {years}]", years=years))))
    deadline = line.new.deadline.text if line.new else ""
    shown = f"{deadline[: _WIDEST - 1]}…" if len(deadline) > _WIDEST else deadline
    return [f"  {line.task}", standing_name(line.standing), shown, f"{note} {line.text}".strip()]
