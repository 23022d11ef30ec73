"""The kinds of records: their name, type, and the folder of the workspace that holds them."""

from __future__ import annotations

import msgspec

from planner.model.agencies import Agency, AgencyGroup, Signer
from planner.model.calendar import CalendarYear
from planner.model.documents import Document
from planner.model.filters import SavedFilter
from planner.model.number_series import NumberSeries
from planner.model.programme import (
    Area,
    Indicator,
    LegalBasis,
    Programme,
    Record,
    Solution,
    SolutionGroup,
)
from planner.model.reporting import ReportPeriod, ReportSnapshot, ScoreSheet, SelfScore
from planner.model.roles import RoleHolder
from planner.model.searches import SavedSearch
from planner.model.tasks import AnnualPlan, Task


class RecordKind(msgspec.Struct, frozen=True):
    """One kind of record.

    A file below `folder` holds either one record, or a list of them under the key `plural`.
    """

    name: str
    plural: str
    type: type[Record]
    folder: str


KINDS: tuple[RecordKind, ...] = (
    RecordKind("programme", "programmes", Programme, ""),
    RecordKind("area", "areas", Area, "areas"),
    RecordKind("solution_group", "solution_groups", SolutionGroup, "solution-groups"),
    RecordKind("solution", "solutions", Solution, "solutions"),
    RecordKind("agency", "agencies", Agency, "agencies"),
    RecordKind("agency_group", "agency_groups", AgencyGroup, "agency-groups"),
    RecordKind("signer", "signers", Signer, "signers"),
    RecordKind("indicator", "indicators", Indicator, "indicators"),
    RecordKind("legal_basis", "legal_bases", LegalBasis, "legal-bases"),
    RecordKind("calendar_year", "calendar_years", CalendarYear, "calendar"),
    RecordKind("annual_plan", "annual_plans", AnnualPlan, "annual-plans"),
    RecordKind("task", "tasks", Task, "tasks"),
    RecordKind("document", "documents", Document, "documents"),
    RecordKind("number_series", "number_series_list", NumberSeries, "number-series"),
    RecordKind("role_holder", "role_holders", RoleHolder, "roles"),
    RecordKind("report_period", "report_periods", ReportPeriod, "report-periods"),
    RecordKind("report_snapshot", "report_snapshots", ReportSnapshot, "report-snapshots"),
    RecordKind("score_sheet", "score_sheets", ScoreSheet, "score-sheets"),
    RecordKind("self_score", "self_scores", SelfScore, "self-scores"),
    RecordKind("saved_search", "saved_searches", SavedSearch, "saved-searches"),
    RecordKind("saved_filter", "saved_filters", SavedFilter, "filters"),
)
WORKSPACE_FILE = "workspace.yaml"

_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_FOLDER = {kind.folder: kind for kind in KINDS if kind.folder}
_BY_TYPE = {kind.type: kind for kind in KINDS}


def kind_named(name: str) -> RecordKind:
    """Return the kind called `name`; raises KeyError for another name."""
    return _BY_NAME[name]


def kind_of(record: Record) -> RecordKind:
    """Return the kind of a record."""
    return _BY_TYPE[type(record)]


def kind_of_file(relative_path: str) -> RecordKind | None:
    """Return the kind that a file of the workspace holds, or None for a file that is no record."""
    if relative_path == WORKSPACE_FILE:
        return _BY_NAME["programme"]
    folder, slash, _rest = relative_path.partition("/")
    return _BY_FOLDER.get(folder) if slash else None
