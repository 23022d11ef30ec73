"""The shipped workspace holds the facts it must hold, and says plainly what is not official."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from planner.model.agencies import Agency, AgencyGroup, Level, Office
from planner.model.calendar import CalendarYear
from planner.model.deadline import DeadlineKind
from planner.model.deadline_words import parse_deadline
from planner.model.documents import DocumentState
from planner.model.kinds import kind_of_file
from planner.model.programme import Wording
from planner.model.tasks import Task, TaskState
from planner.model.workspace import Workspace
from planner.store import Store
from planner.store.schemas import schemas
from planner.tracking import Standing, standing
from planner.validation import validate

PLANS = Path(__file__).resolve().parents[2] / "plans"
REVIEW_DAY = date(2026, 11, 23)
MERGER_OF_DEPARTMENTS = date(2025, 3, 1)
TWO_TIERS = date(2025, 7, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(PLANS, root / "plans")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_CACHE_DIR", str(root / "cache"))
        yield Store.open(root / "plans")


@pytest.fixture(scope="module")
def ws(store: Store) -> Workspace:
    return store.load()


def texts() -> dict[str, str]:
    files = sorted(PLANS.rglob("*.yaml"))
    return {file.relative_to(PLANS).as_posix(): file.read_text(encoding="utf-8") for file in files}


def assignee(ws: Workspace, record_id: str) -> Agency | AgencyGroup:
    return ws.agencies.get(record_id) or ws.agency_groups[record_id]


def test_nothing_in_it_needs_mending(store: Store) -> None:
    report = validate(store)
    assert report.issues == ()
    assert report.ok


def test_it_has_six_areas_six_groups_and_26_solutions_as_its_own_data_says(ws: Workspace) -> None:
    assert ws.programme is not None
    counts = ws.programme.counts
    assert (counts.areas, counts.solution_groups, counts.solutions) == (6, 6, 26)
    assert (len(ws.areas), len(ws.solution_groups), len(ws.solutions)) == (6, 6, 26)
    assert sorted(s.number for s in ws.solutions.values()) == list(range(1, 27))
    assert ws.programme.warning_days == (7, 3, 1)
    assert (ws.programme.follow_up_agency, ws.programme.standing_agency) == ("VPUBND", "SNV")


def test_the_solutions_spread_over_groups_and_areas_independently(ws: Workspace) -> None:
    groups = Counter(s.group for s in ws.solutions.values())
    areas = Counter(s.area for s in ws.solutions.values())
    assert groups == {"G1": 5, "G2": 4, "G3": 5, "G4": 6, "G5": 2, "G6": 4}
    assert areas == {None: 5, "LV1": 4, "LV2": 5, "LV3": 3, "LV4": 3, "LV5": 2, "LV6": 4}


def test_no_wording_is_passed_off_as_the_official_text(ws: Workspace) -> None:
    said = [(s.id, s.wording, s.source) for s in ws.solutions.values()]
    said += [(g.id, g.wording, g.source) for g in ws.solution_groups.values()]
    for record_id, wording, source in said:
        assert wording is Wording.derived, record_id
        assert source.startswith("Suy ra từ "), record_id
        assert "chưa đối chiếu" in source, record_id


def test_the_digital_area_passed_to_science_and_technology_in_march_2025(ws: Workspace) -> None:
    day_before = MERGER_OF_DEPARTMENTS - timedelta(days=1)
    assert ws.solutions["GP23"].leads_on(day_before) == ("STTTT",)
    assert ws.solutions["GP23"].leads_on(MERGER_OF_DEPARTMENTS) == ("SKHCN",)
    assert ws.solutions["GP04"].leads_on(day_before) == ("SNV", "STTTT")
    assert ws.solutions["GP04"].leads_on(MERGER_OF_DEPARTMENTS) == ("SNV", "SVHTTDL")


@pytest.mark.parametrize("day", [date(2021, 9, 30), date(2025, 2, 28), MERGER_OF_DEPARTMENTS, REVIEW_DAY])
def test_every_solution_and_area_has_a_living_lead(ws: Workspace, day: date) -> None:
    terms = {s.id: s.leads for s in ws.solutions.values()} | {a.id: a.leads for a in ws.areas.values()}
    for record_id, led in terms.items():
        leads = [lead for term in led if term.covers(day) for lead in term.agencies]
        assert leads, record_id
        assert all(assignee(ws, lead).exists_on(day) for lead in leads), record_id


def test_seven_district_units_with_their_codes_end_on_30_june_2025(ws: Workspace) -> None:
    districts = {a.code: a for a in ws.agencies.values() if a.level is Level.district}
    assert sorted(districts) == ["070", "071", "072", "073", "074", "075", "076"]
    assert districts["070"].name == "Ủy ban nhân dân thành phố Tuyên Quang"
    assert districts["072"].name == "Ủy ban nhân dân huyện Na Hang"
    for district in districts.values():
        assert district.valid_to == TWO_TIERS - timedelta(days=1)
        assert district.successors == (), "the sources do not tell which commune took over which part"


def test_124_communes_with_their_codes_begin_on_1_july_2025(ws: Workspace) -> None:
    communes = [a for a in ws.agencies.values() if a.level is Level.commune]
    assert len(communes) == len({a.code for a in communes}) == 124
    assert all(re.fullmatch(r"\d{5}", a.code) and a.id == f"X{a.code}" for a in communes)
    assert all(a.valid_from == TWO_TIERS and a.valid_to is None and a.source for a in communes)
    wards = [a.name for a in communes if a.name.lower().startswith("ủy ban nhân dân phường ")]
    assert len(wards) == 7
    assert all(a.name in wards or a.name.startswith("Ủy ban nhân dân xã ") for a in communes)


def test_commune_names_follow_the_decree_and_one_way_of_placing_tones(ws: Workspace) -> None:
    by_code = {a.code: a for a in ws.agencies.values() if a.level is Level.commune}
    assert by_code["00694"].name == "Ủy ban nhân dân Phường Hà Giang 1"
    assert by_code["02215"].name == "Ủy ban nhân dân phường Minh Xuân"
    assert by_code["02287"].name == "Ủy ban nhân dân xã Chiêm Hóa"
    assert by_code["02287"].other_names == ("Ủy ban nhân dân xã Chiêm Hoá",)
    assert by_code["01021"].name == "Ủy ban nhân dân xã Hoàng Su Phì"
    assert by_code["00745"].other_names == ("Ủy ban nhân dân xã Phó Bảng",)


def test_local_groups_change_with_the_two_tiers(ws: Workspace) -> None:
    last_day = TWO_TIERS - timedelta(days=1)
    assert len(ws.members_on("UBND-HUYEN", last_day)) == 7
    assert ws.members_on("UBND-HUYEN", TWO_TIERS) == ()
    assert ws.members_on("UBND-XA", last_day) == ()
    assert len(ws.members_on("UBND-XA", TWO_TIERS)) == 124
    assert not ws.agency_groups["UBND-HUYEN"].exists_on(TWO_TIERS)
    assert not ws.agency_groups["UBND-XA"].exists_on(last_day)


def test_merged_departments_name_living_successors(ws: Workspace) -> None:
    main = {"STTTT": "SKHCN", "SKHDT": "STC", "SNNPTNT": "SNNMT", "STNMT": "SNNMT"}
    main |= {"SGTVT": "SXD", "SLDTBXH": "SNV", "BDT": "SDTTG", "BQLKCN": "BQLKCNKKT"}
    for old, new in main.items():
        agency = ws.agencies[old]
        assert agency.valid_to is not None
        assert agency.successors[0].agency == new
        for successor in agency.successors:
            assert ws.agencies[successor.agency].exists_on(agency.valid_to + timedelta(days=1))


def test_the_known_values_of_the_indices_are_there_and_nothing_else(ws: Workspace) -> None:
    index = ws.indicators["PAR-INDEX"]
    known = {v.year: (v.value, v.rank, v.derived) for v in index.values}
    assert known == {
        2016: (Decimal("77.28"), None, True),
        2020: (Decimal("83.81"), None, False),
        2021: (Decimal("86.57"), 34, False),
    }
    assert [(t.year, t.at_least) for t in index.targets] == [(2025, Decimal(86))]
    satisfaction = {v.year: (v.value, v.derived) for v in ws.indicators["SIPAS"].values}
    assert satisfaction == {2016: (Decimal("73.80"), True), 2020: (Decimal("82.25"), False)}
    (papi,) = ws.indicators["PAPI"].values
    assert (papi.year, papi.value, papi.rank) == (2020, Decimal("44.396"), 12)


def test_the_share_of_online_services_is_never_computed(ws: Workspace) -> None:
    assert ws.indicators["DVCTT-CONG-QG"].values == ()
    for name, text in texts().items():
        assert not re.search(r"38[.,]72|23[.,]08", text), name


def test_every_figure_and_target_names_its_source(ws: Workspace) -> None:
    for indicator in ws.indicators.values():
        assert indicator.values or indicator.targets
        assert all(value.source for value in indicator.values), indicator.id
        assert all(target.source for target in indicator.targets), indicator.id


def test_one_chairman_signs_on_any_day(ws: Workspace) -> None:
    def chairmen(day: date) -> list[str]:
        return [s.name for s in ws.signers.values() if s.office is Office.chairman and s.holds_on(day)]

    assert chairmen(date(2021, 6, 29)) == chairmen(date(2021, 9, 30)) == ["Nguyễn Văn Sơn"]
    assert chairmen(date(2025, 6, 30)) == ["Nguyễn Văn Sơn"]
    assert chairmen(TWO_TIERS) == chairmen(REVIEW_DAY) == ["Phan Huy Ngọc"]
    signing = [s for s in ws.signers.values() if s.holds_on(REVIEW_DAY)]
    deputies = {s.name for s in signing if s.office is Office.vice_chairman}
    assert deputies == {"Nguyễn Mạnh Tuấn", "Hoàng Gia Long", "Vương Ngọc Hà"}


def test_each_legal_basis_can_be_cited_or_says_what_is_missing(ws: Workspace) -> None:
    assert ws.legal_bases["NQ-76-2021-CP"].number_symbol == "76/NQ-CP"
    assert ws.legal_bases["QD-603-2021-UBND"].issued_on == date(2021, 9, 30)
    for basis in ws.legal_bases.values():
        assert all((basis.kind, basis.subject, basis.source)), basis.id
        assert (basis.number_symbol and basis.issued_on) or basis.note, basis.id


def test_there_are_tasks_for_three_years_and_for_every_solution(ws: Workspace) -> None:
    assert len(ws.tasks) >= 66
    for year, least in ((2022, 20), (2025, 22), (2026, 26)):
        assert len(ws.tasks_of(year=year)) >= least
    assert {t.solution for t in ws.tasks.values()} == set(ws.solutions)
    assert {t.solution for t in ws.tasks_of(year=2026)} == set(ws.solutions)


def test_every_form_of_deadline_occurs(ws: Workspace) -> None:
    deadlines = [t.deadline for t in ws.tasks.values()]
    assert {d.kind for d in deadlines} == set(DeadlineKind)
    assert {d.every for d in deadlines if d.kind is DeadlineKind.recurring} >= {"month", "quarter"}
    assert {bool(d.event_on) for d in deadlines if d.kind is DeadlineKind.conditional} == {True, False}
    assert any(d.onward for d in deadlines)
    assert any(d.working_days for d in deadlines)


def test_the_typed_deadline_agrees_with_the_words(ws: Workspace) -> None:
    for task in ws.tasks.values():
        year = ws.year_of(task)
        assert year is not None
        read = parse_deadline(task.deadline.text, year)
        assert read is not None, task.deadline.text
        typed = task.deadline
        assert (read.kind, read.due, read.every, read.day, read.month, read.onward) == (
            typed.kind,
            typed.due,
            typed.every,
            typed.day,
            typed.month,
            typed.onward,
        ), task.id


def test_assignees_occur_in_all_their_forms(ws: Workspace) -> None:
    tasks = ws.tasks.values()
    leads = {lead for t in tasks for lead in t.leads}
    assert any(len(t.leads) > 1 for t in tasks)
    assert {"UBND-XA", "UBND-HUYEN", "SO-BAN-NGANH"} <= leads
    assert {"STTTT", "SKHDT", "SNNPTNT", "STNMT", "SLDTBXH", "BDT"} <= leads
    assert any(h.to_agency == "SKHCN" and h.on == MERGER_OF_DEPARTMENTS for t in tasks for h in t.handovers)
    assert any(h.to_agency == "UBND-XA" and h.on == TWO_TIERS for t in tasks for h in t.handovers)
    assert all(h.basis for t in tasks for h in t.handovers)


def _days_of(ws: Workspace, task: Task) -> Iterator[date]:
    """Yield the days on which leads could change: first and last, and both sides of each reform."""
    first = ws.assigned_on(task)
    assert first is not None, task.id
    due = [d for d in (task.deadline.due, task.deadline.until, *(e.due for e in task.extensions)) if d]
    last = task.completed_on or max(due, default=REVIEW_DAY)
    assert first <= last, task.id
    turns = [d - timedelta(days=back) for d in (MERGER_OF_DEPARTMENTS, TWO_TIERS) for back in (1, 0)]
    yield from (day for day in (first, *turns, last) if first <= day <= last)


def test_every_lead_exists_from_assignment_to_the_end_of_its_task(ws: Workspace) -> None:
    for task in ws.tasks.values():
        for day in _days_of(ws, task):
            leads = task.leads_on(day)
            assert leads, task.id
            assert all(assignee(ws, lead).exists_on(day) for lead in leads), (task.id, day, leads)


def test_reports_come_from_living_agencies_within_the_task(ws: Workspace) -> None:
    for task in ws.tasks.values():
        first = ws.assigned_on(task)
        assert first is not None, task.id
        for entry in task.progress:
            assert first <= entry.on <= REVIEW_DAY, task.id
            assert assignee(ws, entry.by).exists_on(entry.on), (task.id, entry.on)
            assert ws.calendar.is_working_day(entry.on), (task.id, entry.on)
        assert (task.state is TaskState.completed) == (task.completed_on is not None), task.id


def test_all_workflow_states_and_standings_are_shown(ws: Workspace) -> None:
    assert {t.state for t in ws.tasks.values()} == set(TaskState)
    found = Counter(standing(t, ws, REVIEW_DAY).standing for t in ws.tasks_of(year=2026))
    assert set(found) == set(Standing)
    assert found[Standing.overdue] >= 3
    assert found[Standing.due_soon] >= 3
    past = Counter(standing(t, ws, REVIEW_DAY).standing for t in ws.tasks_of(year=2022))
    assert set(past) == {Standing.done_on_time, Standing.done_late}


def test_every_task_report_and_extension_is_marked_as_an_example(ws: Workspace) -> None:
    for task in ws.tasks.values():
        assert task.example, task.id
        assert all(entry.example for entry in task.progress), task.id
        assert all(extension.example for extension in task.extensions), task.id
    for plan in ws.annual_plans.values():
        assert "không phải lời văn chính thức của tỉnh" in plan.source
        assert plan.example or plan.number_symbol


def test_example_documents_cannot_be_taken_for_real_ones(ws: Workspace) -> None:
    examples = [d for d in ws.documents.values() if d.example]
    assert any(d.assigns for d in examples)
    assert any(d.reports_on for d in examples)
    for document in examples:
        assert document.number is None or document.number.startswith("VD-"), document.id
        assert document.source.startswith("Ví dụ minh họa"), document.id
        assert document.signer == "", "nobody is said to have signed what was never issued"
    cited = [e.approved_by for t in ws.tasks.values() for e in t.extensions]
    cited += [e.evidence for t in ws.tasks.values() for e in t.progress if e.evidence]
    assert all(words.startswith("VD-") for words in cited)


def test_real_documents_are_known_by_metadata_only(ws: Workspace) -> None:
    real = {d.number_symbol: d for d in ws.documents.values() if not d.example}
    assert {"603/QĐ-UBND", "223/KH-UBND", "196/KH-UBND", "138/KH-UBND", "1539/QĐ-UBND"} <= set(real)
    assert real["223/KH-UBND"].issue_date == date(2024, 12, 23)
    assert real["196/KH-UBND"].issue_date is None, "its day is not known"
    for document in real.values():
        assert document.state is DocumentState.received
        assert document.source
        assert not document.assigns, "what it assigns was not seen"


def test_what_an_example_directive_assigns_names_it_back(ws: Workspace) -> None:
    for document in ws.documents.values():
        if document.state is DocumentState.draft:
            continue
        for task_id in document.assigns:
            assignment = ws.tasks[task_id].assigned_by
            assert assignment is not None, task_id
            assert assignment.document == document.id


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2021, 2, 10), False),
        (date(2022, 5, 3), False),
        (date(2023, 1, 26), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 4), True),
        (date(2025, 1, 27), False),
        (date(2025, 4, 26), True),
        (date(2025, 9, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 4, 27), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 9, 3), True),
    ],
)
def test_the_calendar_knows_substitute_and_swapped_days(ws: Workspace, day: date, worked: bool) -> None:
    assert ws.calendar.is_working_day(day) is worked


@pytest.mark.parametrize("year", range(2021, 2031))
def test_each_year_has_as_many_free_weekdays_as_the_labour_code_grants(ws: Workspace, year: int) -> None:
    """Articles 111.3 and 112: 11 days, one more from 2026, none lost to a weekend, swaps worked off."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
    free_weekdays = sum(d.isoweekday() < 6 and not ws.calendar.is_working_day(d) for d in days)
    worked_weekends = sum(d.isoweekday() > 5 and ws.calendar.is_working_day(d) for d in days)
    assert free_weekdays - worked_weekends == (12 if year >= 2026 else 11)


def test_years_without_an_official_schedule_say_so(ws: Workspace) -> None:
    years = [r for r in ws.records() if isinstance(r, CalendarYear)]
    assert [r.year for r in sorted(years, key=lambda r: r.year)] == list(range(2021, 2031))
    for year in years:
        assert ("phải bổ sung khi có thông báo" in year.source) == (year.year >= 2027)


def test_each_file_names_the_schema_of_its_kind() -> None:
    known = schemas()
    for name, text in texts().items():
        kind = kind_of_file(name)
        assert kind is not None, name
        listed = re.search(rf"^{kind.plural}:$", text, re.MULTILINE)
        schema = f"{kind.plural if listed else kind.name}.schema.json"
        assert schema in known
        up = "../" * name.count("/")
        assert text.startswith(f"# yaml-language-server: $schema={up}.schema/{schema}\n"), name


def test_tones_are_placed_one_way_outside_alternative_names() -> None:
    reformed = re.compile(r"(?i)\b(?!qu)\w*(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b")
    for name, text in texts().items():
        kept = re.sub(r"(?m)^ +other_names:\n(?: +- .*\n)+", "", text)
        assert reformed.findall(kept) == [], name
