"""Every ID that a record names must belong to a record of the right kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planner.i18n import _
from planner.model.kinds import kind_of
from planner.model.references import references_of
from planner.model.workspace import Workspace
from planner.validation.finding import Finding


def dangling(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each reference that leads nowhere."""
    kinds = {record.id: kind_of(record).name for record in workspace.records()}
    for record in workspace.records():
        for key, target, wanted in references_of(record):
            if kinds.get(target) not in wanted:
                near = difflib.get_close_matches(target, [i for i, k in kinds.items() if k in wanted], n=1)
                yield Finding(
                    record.id,
                    key,
                    "dangling_reference",
                    _("“{id}” is not the ID of any {kinds}.", id=target, kinds=_kind_names(wanted)),
                    _("Did you mean {nearest}?", nearest=near[0])
                    if near
                    else _("Write an ID that exists, or add the missing record."),
                )


def _kind_names(kinds: tuple[str, ...]) -> str:
    names = {
        "area": _("reform area"),
        "solution_group": _("solution group"),
        "solution": _("solution"),
        "agency": _("agency"),
        "agency_group": _("agency group"),
        "legal_basis": _("legal basis"),
        "annual_plan": _("annual plan"),
        "task": _("task"),
        "document": _("document"),
        "indicator": _("indicator"),
        "score_sheet": _("score sheet"),
        "number_series": _("number series"),
    }
    return _(" or ").join(names[kind] for kind in kinds)
