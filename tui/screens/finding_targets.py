"""Where a finding leads: to a field of the draft, to the record of the plan, or to the words on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.i18n import _
from tui.draft_fields import field_named, field_of_finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.documents.check import Finding
    from planner.model.workspace import Workspace

_QUOTED = re.compile("\u201c(.+?)\u2026?\u201d")


@dataclass(frozen=True, slots=True)
class Target:
    """One place: a field of the draft window, else a record of the plan, else words on the page."""

    field: str = ""
    record: str = ""
    words: str = ""

    @property
    def label(self) -> str:
        """Say where it leads."""
        field = field_named(self.field)
        if field is not None:
            return field.label
        return self.record or _("the words on the page: “{words}”", words=self.words)


def words_of(finding: Finding) -> str:
    """Return the words that a finding is about, as far as it quotes them."""
    quoted = _QUOTED.search(finding.where)
    return quoted.group(1) if quoted else finding.where.strip("…")


def target_of(
    finding: Finding, workspace: Workspace | None, kind: str = "", typed: Mapping[str, str] | None = None
) -> Target:
    """Return where a finding leads; without a `kind` there is no draft window with fields."""
    field = field_of_finding(finding, kind, typed or {}) if kind else ""
    record = finding.record if workspace is not None and workspace.find(finding.record) else ""
    return Target(field, "" if field else record, words_of(finding))
