"""The sentence patterns of plan, decision, report and submission, as their data files have them."""

from __future__ import annotations

from functools import cache

import msgspec

from planner.documents.package_data import read_yaml
from planner.documents.tables import Column


class Purpose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Aims and demands at the head of a plan."""

    title: str
    aims_title: str
    aims: tuple[str, ...]
    demands_title: str
    demands: tuple[str, ...]


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who does what for a plan to be carried out."""

    title: str
    general: tuple[str, str]
    general_without_agency: str
    leads: str
    standing_agency: str
    follow_up: str
    closing: str
    closing_without_agency: str


class TaskTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The annex with the table of tasks."""

    title: str
    columns: tuple[Column, ...]
    between: str
    range: str


class PlanWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a plan says besides its tasks."""

    subject: dict[str, str]
    kind: str
    itself: str
    opening: str
    opening_without_bases: str
    purpose: Purpose
    targets: dict[str, str]
    tasks: dict[str, str]
    funding: dict[str, str]
    organisation: Organisation
    annex: TaskTable


class DutyWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The article on who has to do what."""

    title: str
    points: tuple[str, ...]
    standing_agency: str


class DecisionWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a decision says besides the plan's own words."""

    authority_words: tuple[str, ...]
    basis: str
    proposal: str
    heads: dict[str, str]
    other_head: str
    subject: str
    itself: str
    assign: dict[str, str]
    duties: DutyWording
    effect: str
    responsible: str
    everybody: str
    between: str
    as_article: str
    issue: dict[str, str]


class FiguresAnnex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The annex with the figures; widths in mm."""

    title: str
    name: str
    by_area: str
    by_agency: str
    total: str
    name_width: float
    number_width: float
    columns: dict[str, str]


class ReportedTasksAnnex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The annex that tells where each task stands."""

    title: str
    columns: tuple[Column, ...]
    across: str
    extended: str
    period: str
    states: dict[str, str]
    latest: str


class ReportWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a report says besides the figures and the plan's own words."""

    subject: dict[str, str]
    opening: str
    opening_without_plan: str
    results: dict[str, str]
    figures: dict[str, str]
    shortcomings: dict[str, str]
    next: dict[str, str]
    closing: str
    closing_to: str
    annex_figures: FiguresAnnex
    annex_tasks: ReportedTasksAnnex


class SubmissionWording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a submission says besides the plan's own words."""

    subject: str
    to: str
    itself: str
    opening: str
    need: dict[str, str]
    matter: dict[str, str]
    request: dict[str, str]
    closing: str


@cache
def plan_wording() -> PlanWording:
    """Return the sentence patterns of a plan and of the table of tasks."""
    return read_yaml("wording/plan.yaml", PlanWording)


@cache
def decision_wording() -> DecisionWording:
    """Return the sentence patterns of a decision."""
    return read_yaml("wording/decision.yaml", DecisionWording)


@cache
def report_wording() -> ReportWording:
    """Return the sentence patterns of a report."""
    return read_yaml("wording/report.yaml", ReportWording)


@cache
def submission_wording() -> SubmissionWording:
    """Return the sentence patterns of a submission."""
    return read_yaml("wording/submission.yaml", SubmissionWording)
