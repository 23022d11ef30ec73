"""The agencies and groups of a task as a document names them on its day: those that are gone replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model.agencies import Agency, Level
from planner.tracking import heirs_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.documents.issuer import Issuer
    from planner.model.agencies import AgencyGroup
    from planner.model.workspace import Workspace

LOCAL = (Level.district, Level.commune)


class Assignees:
    """Resolves and names assignees on one day."""

    def __init__(self, workspace: Workspace, issuer: Issuer, day: date) -> None:
        self._workspace, self._issuer, self._day = workspace, issuer, day

    def record(self, assignee: str) -> Agency | AgencyGroup | None:
        """Return the agency or group, or None for an ID that nothing stands for."""
        return self._workspace.agencies.get(assignee) or self._workspace.agency_groups.get(assignee)

    def current(self, assignees: Iterable[str]) -> tuple[str, ...]:
        """Return who carries the work today: successors of agencies that are gone, or nobody."""
        heirs = (heir for assignee in assignees for heir in heirs_on(self._workspace, assignee, self._day))
        return tuple(dict.fromkeys(heir for heir in heirs if self.exists(heir)))

    def exists(self, assignee: str) -> bool:
        """Tell whether the agency or group exists on the day."""
        found = self.record(assignee)
        return found is not None and found.exists_on(self._day)

    def name(self, assignee: str) -> str:
        """Return the printed name, the abbreviation of the People's Committee written out."""
        name = self._workspace.assignee_name(assignee)
        return re.sub(rf"\b{re.escape(self._issuer.code)}\b", self._issuer.collective, name)

    def local_authorities(self) -> str:
        """Return the name of the group of all local authorities of the day, or "" where there is none."""
        groups = self._workspace.agency_groups.values()
        local = [g.id for g in groups if g.exists_on(self._day) and g.levels and set(g.levels) <= set(LOCAL)]
        return self.name(local[0]) if local else ""

    def rank(self, assignee: str) -> int:
        """Return where an addressee stands: broad groups, agencies, bodies outside, local authorities."""
        found = self.record(assignee)
        if isinstance(found, Agency):
            return 3 if found.level in LOCAL else 2 if found.level is Level.outside else 1
        local = found is not None and found.levels and set(found.levels) <= set(LOCAL)
        return 3 if local else 0

    def is_outside(self, assignee: str) -> bool:
        """Tell whether the body is not under the People's Committee, which can only ask it."""
        found = self.record(assignee)
        return isinstance(found, Agency) and found.level is Level.outside
