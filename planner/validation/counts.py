"""The programme says how many areas, groups and solutions it has; the workspace must hold as many."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model.workspace import Workspace
from planner.validation.finding import Finding


def count_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield each count that differs from what the programme demands."""
    programme = workspace.programme
    if programme is None:
        return
    wanted = programme.counts
    for key, expected, found, name in (
        ("areas", wanted.areas, len(workspace.areas), _("reform areas")),
        ("solution_groups", wanted.solution_groups, len(workspace.solution_groups), _("solution groups")),
        ("solutions", wanted.solutions, len(workspace.solutions), _("solutions")),
    ):
        if expected is not None and expected != found:
            yield Finding(
                programme.id,
                f"counts.{key}",
                "count",
                _(
                    "The programme has {expected} {name}, but {found} are here.",
                    expected=expected,
                    name=name,
                    found=found,
                ),
                _("Add or remove records, or correct the number in workspace.yaml."),
            )
