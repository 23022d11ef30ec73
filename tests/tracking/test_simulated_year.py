"""A year of the office from plan to close; after each step every total equals an independent recount.

Each step of the year is one entry of STEPS: a day and what happens on it. Between the steps the office
works: it reports, completes, extends and returns tasks, as chance (seeded) has it. To add a step, write a
function that takes the office and put it into STEPS on its day.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from planner.document_saving import save_draft
from planner.documents import DraftRequest, draft
from planner.model.agencies import Agency, Successor
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.deadline_words import parse_deadline
from planner.model.programme import Solution
from planner.model.task_changes import extended, moved, with_event, with_member_report, with_progress
from planner.model.tasks import Assignment, Extension, MemberReport, Progress, Task, TaskState
from planner.register import closing as year_book
from planner.register import workflow
from planner.register.issuing import Numbering, issue_document
from planner.reports.errors import AlreadyRemindedError
from planner.reports.reminders import remind_each
from planner.reports.service import freeze
from planner.store import Store
from planner.tracking import (
    begin_year,
    confirm_reviews,
    confirmed,
    current_due,
    hand_over,
    member_agencies,
    propose_handover,
    reviews,
    roll_up,
    situation,
    standings,
    status,
    trace,
    with_rolled_up_state,
)
from planner.validation import validate
from tests.tracking import year_recount

YEAR = 2026
COMMUNES = [f"X{n:02}" for n in range(1, 11)]
DEPARTMENTS = ["STP", "SNV", "STC", "STTTT", "SKHCN"]
WORDS = (
    "Quý I/2026",
    "Tháng 5/2026",
    "trước ngày 15/9/2026",
    "6 tháng đầu năm 2026",
    "Trong năm 2026",
    "Từ ngày 15/11/2026 đến ngày 15/12/2026",
    "Chậm nhất ngày 20/8/2026",
)


class Office:
    """The office during one year: its workspace, its day, and its dice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder)
        self.today = date(2025, 12, 10)
        self.dice = random.Random(2026)
        self.counted = 0
        self.numbers: list[str] = []
        """Numbers given to documents, in their order."""
        self.reports: dict[Path, bytes] = {}
        """The frozen reports as they were first written."""

    def edit(self, task_id: str, change: Callable[[Task], Task], action: str) -> Task:
        return self.store.edit(task_id, change, action)

    def open_tasks(self) -> list[Task]:
        open_ones = [t for t in self.store.load().tasks_of(year=YEAR) if t.state is not TaskState.completed]
        return [t for t in open_ones if (t.assigned_on or date.min) <= self.today]

    def work(self, until: date) -> None:
        """Do what comes up, week by week, counting afresh each time."""
        while self.today < until:
            self.today = min(until, self.today + timedelta(days=7))
            for task in self.dice.sample(self.open_tasks(), k=min(4, len(self.open_tasks()))):
                self._one_thing(task)
            self.count()

    def _one_thing(self, task: Task) -> None:
        ws, today = self.store.load(), self.today
        if len(member_agencies(task, ws, today)) > 1:
            self._part_of(task)
            return
        match self.dice.choices(["report", "complete", "extend", "suspend", "return"], [10, 3, 2, 1, 1])[0]:
            case "complete" if task.state not in {TaskState.suspended, TaskState.returned}:
                self.edit(task.id, lambda t: confirmed(t, ws, today, today), "task complete")
            case "extend" if (due := current_due(task, ws, today)) and task.deadline.every is None:
                later = max(due, today) + timedelta(days=self.dice.randrange(5, 40))
                granted = Extension(on=today, due=later, approved_by=f"{self.dice.randrange(99)}/UBND-NC")
                self.edit(task.id, lambda t: extended(t, granted, today, due), "task extend")
            case "suspend" if task.state is TaskState.in_progress:
                self.edit(task.id, lambda t: moved(t, TaskState.suspended), "task edit")
            case "return" if task.state is TaskState.not_started:
                self.edit(task.id, lambda t: moved(t, TaskState.returned), "task edit")
            case _:
                percent = self.dice.randrange(1, 101)
                entry = Progress(on=today, text=f"Đã làm {percent}%", by="STP", percent=percent)
                self.edit(task.id, lambda t: with_progress(t, entry, today), "task progress")

    def _part_of(self, task: Task) -> None:
        ws, today = self.store.load(), self.today
        members = member_agencies(task, ws, today)
        entry = MemberReport(agency=self.dice.choice(members), on=today, text="Đã xong", done=True)

        def change(old: Task) -> Task:
            return with_rolled_up_state(with_member_report(old, entry, members, today), ws, today)

        after = self.edit(task.id, change, "task progress")
        if after.state is TaskState.awaiting_confirmation:
            self.edit(task.id, lambda t: confirmed(t, ws, today, today), "task complete")

    def count(self) -> None:
        """Compare every total with the recount from the files."""
        ws, today = self.store.load(), self.today
        everything, by_lead = year_recount.totals(self.folder, today, YEAR)
        found = status(ws, today, year=YEAR, group_by="agency")
        assert figures(found.totals) == {**dict.fromkeys(NAMES, 0), **everything}, today
        groups = {group.key: figures(group.totals) for group in found.groups}
        assert groups == {key: {**dict.fromkeys(NAMES, 0), **n} for key, n in by_lead.items()}, today
        raw = year_recount.records(self.folder, "tasks")
        for one in standings(ws, today, year=YEAR):
            assert one.standing == year_recount.standing(raw[one.task.id], today), (one.task.id, today)
            if one.task.member_reports and one.task.state is not TaskState.completed:
                lines = roll_up(one.task, ws, today)
                assert lines is not None
                done, late = year_recount.parts_done(raw[one.task.id], COMMUNES, today)
                assert (lines.done, sorted(lines.overdue)) == (done, sorted(late))
        self.counted += 1


NAMES = ("done_on_time", "done_late", "in_progress", "due_soon", "overdue", "not_started", "no_deadline")


def figures(totals: object) -> dict[str, int]:
    return {name: getattr(totals, name) for name in NAMES}


def create_plan(office: Office) -> None:
    """December: the plan, with every form of deadline."""
    store, dice = office.store, office.dice
    forms = [deadline for words in WORDS if (deadline := parse_deadline(words, YEAR))]
    assert len(forms) == len(WORDS)
    forms += [
        Deadline(text="Thường xuyên", kind=DeadlineKind.continuous),
        Deadline(text="Trước ngày 15 hằng tháng", kind=DeadlineKind.recurring, every=Period.month, day=14),
        Deadline(
            text="10 ngày làm việc kể từ khi Nghị định có hiệu lực",
            kind=DeadlineKind.conditional,
            event="Nghị định có hiệu lực",
            days_after_event=10,
            working_days=True,
        ),
    ]
    solution = store.load().solutions["GP01"]
    for number in range(40):
        deadline = forms[number % len(forms)]
        fields = Task(
            id="?",
            plan="KH-2026",
            text=f"Nhiệm vụ số {number}",
            solution="GP01",
            solution_text=solution.text,
            leads=(dice.choice(DEPARTMENTS[:4]),),
            deadline=deadline,
            assigned_on=date(2026, 1, 1),
        )
        store.create_next("NV-2026-", lambda i, t=fields: msgspec.structs.replace(t, id=i))  # type: ignore[misc]
    group = Task(
        id="NV-2026-900",
        plan="KH-2026",
        text="Mở chuyên mục tuyên truyền tại xã",
        leads=("XA",),
        deadline=forms[2],
        assigned_on=date(2026, 1, 1),
    )
    store.create(group)


def issue_directive(office: Office) -> None:
    """A directive goes its whole way, gets its number, and assigns three more tasks that lead back to it."""
    store, today = office.store, office.today
    new = save_draft(store, draft(store.load(), DraftRequest(kind="directive", year=YEAR), today), today).id
    assert new
    workflow.check_content(store, new, today)
    workflow.check_layout(store, new, today)
    workflow.submit(store, new, today)
    workflow.sign(store, new, today)
    number = issue_document(store, new, Numbering(day=today, today=today)).entry.number_symbol
    office.numbers.append(number)
    for clause in "abc":
        deadline = parse_deadline("Quý IV/2026", YEAR)
        assert deadline is not None
        task = Task(
            id=f"NV-2026-8{today.month:02}{clause}",
            plan="KH-2026",
            text=f"Việc tại điểm {clause}",
            leads=(office.dice.choice(["STP", "SNV"]),),
            deadline=deadline,
            assigned_by=Assignment(document=new, clause=f"1.{clause}"),
            assigned_on=today,
        )
        store.create(task)
        by = situation(store.load(), task, today).assigned_by[0]
        assert (by.number_symbol, by.on, by.clause) == (number, today, f"1.{clause}")
        assert new in {link.id for link in trace(store.load(), task.id).up}


def decree_takes_effect(office: Office) -> None:
    """The event that conditional deadlines wait for."""
    waiting = [t for t in office.open_tasks() if t.deadline.kind is DeadlineKind.conditional]
    assert waiting
    for task in waiting:
        after = office.edit(
            task.id, lambda t: with_event(t, office.today, office.today, "9/2026/NĐ-CP"), "task event"
        )
        expected = year_recount.original(year_recount.records(office.folder, "tasks")[task.id]["deadline"])
        assert current_due(after, office.store.load(), office.today) == max(
            [expected, *(e.due for e in after.extensions[-1:])]
        )


def merge_agencies(office: Office) -> None:
    """STTTT ends on the last of June; SKHCN goes on with its open tasks, each with a record of it."""
    ended = date(2026, 6, 30)

    def end(agency: Agency) -> Agency:
        return msgspec.structs.replace(agency, valid_to=ended, successors=(Successor(agency="SKHCN"),))

    office.store.edit("STTTT", end)
    led = [t.id for t in office.open_tasks() if "STTTT" in t.leads]
    proposal = propose_handover(office.store.load(), "STTTT", office.today)
    assert sorted(proposal.tasks) == sorted(led)
    assert led
    hand_over(office.store, proposal, "Nghị quyết 1/NQ-HĐND")
    raw = year_recount.records(office.folder, "tasks")
    for task_id in led:
        assert raw[task_id]["leads"] == ["STTTT"]
        assert year_recount.leads(raw[task_id], office.today) == ["SKHCN"]


def reword_solution(office: Office) -> None:
    """The solution gets its official words: all open tasks made from it are reviewed and confirmed."""

    def words(solution: Solution) -> Solution:
        return msgspec.structs.replace(solution, text=f"{solution.text} theo thẩm quyền")

    office.store.edit("GP01", words)
    waiting = [review.task for review in reviews(office.store.load())]
    raw = year_recount.records(office.folder, "tasks")
    assert waiting == sorted(i for i, t in raw.items() if t.get("solution") and t.get("state") != "completed")
    confirm_reviews(office.store, waiting)
    assert reviews(office.store.load()) == []


def remind(office: Office) -> None:
    """Every lead of an overdue task gets a letter, once in a month, and it stands on its tasks."""
    request = DraftRequest(kind="reminder", year=YEAR)
    _plan, sent = remind_each(office.store, request, office.today)
    assert [one.problem for one in sent if one.problem] == []
    raw = year_recount.records(office.folder, "tasks")
    letters = {
        i: {r["document"] for r in t.get("reminders", []) if r["on"] == office.today.isoformat()}
        for i, t in raw.items()
    }
    late = {i for i, t in raw.items() if year_recount.standing(t, office.today) == "overdue"}
    assert {i for i, found in letters.items() if found} == late
    documents = year_recount.records(office.folder, "documents")
    for task_id in late:
        assert letters[task_id] <= set(documents)
        found = situation(office.store.load(), office.store.load().tasks[task_id], office.today)
        assert found.last_reminder is not None
        assert found.last_reminder.document in letters[task_id]
    with pytest.raises(AlreadyRemindedError):
        remind_each(office.store, request, office.today)


def report(period: str) -> Callable[[Office], None]:
    """Return the step that freezes the report of a period; its figures equal the recount of its last day."""

    def step(office: Office) -> None:
        freeze(office.store, period, office.today)
        snapshots = year_recount.records(office.folder, "report-snapshots")
        (figures,) = (s["figures"] for s in snapshots.values() if s["figures"]["period"] == period)
        for path in (office.folder / "report-snapshots").rglob("*.yaml"):
            office.reports.setdefault(path, path.read_bytes())
        as_of = date.fromisoformat(figures["as_of"])
        raw = year_recount.records(office.folder, "tasks")
        told = {task["id"]: task["standing"] for task in figures["tasks"]}
        assert told == {i: year_recount.standing(t, as_of) for i, t in raw.items()}

    return step


def close_register(office: Office) -> None:
    """The register of the year has the directives' numbers without a gap, and nothing can be added."""
    year_book.close_year(office.store, YEAR, office.today)
    path = office.folder / "register" / f"{YEAR}.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    given = [f"{line['printed']}/{line['symbol']}" for line in lines if line["act"] == "issue"]
    assert given == office.numbers == ["01/CT-UBND", "02/CT-UBND"]
    assert lines[-1]["act"] == "close"


def close_year(office: Office) -> None:
    """What is open goes on in the plan of 2027; nothing is lost, nothing is counted twice."""
    raw = year_recount.records(office.folder, "tasks")
    left = sorted(i for i, t in raw.items() if t.get("state") != "completed")
    before = year_recount.totals(office.folder, office.today, YEAR)
    begin_year(office.store, YEAR + 1, office.today)
    raw = year_recount.records(office.folder, "tasks")
    carried = {t["carried_from"]: i for i, t in raw.items() if t.get("carried_from")}
    assert sorted(carried) == left
    assert year_recount.totals(office.folder, office.today, YEAR) == before
    everything = status(office.store.load(), office.today).totals
    assert everything.tasks == len(raw) - len(left)
    again = begin_year(office.store, YEAR + 1, office.today)
    assert again.created == ()
    assert len(office.reports) == 4
    assert all(path.read_bytes() == before for path, before in office.reports.items())


STEPS: tuple[tuple[date, Callable[[Office], None]], ...] = (
    (date(2025, 12, 10), create_plan),
    (date(2026, 2, 2), issue_directive),
    (date(2026, 3, 15), report("2026-Q1")),
    (date(2026, 4, 1), remind),
    (date(2026, 4, 20), decree_takes_effect),
    (date(2026, 5, 11), issue_directive),
    (date(2026, 6, 15), report("2026-H1")),
    (date(2026, 7, 1), merge_agencies),
    (date(2026, 7, 2), remind),
    (date(2026, 8, 3), reword_solution),
    (date(2026, 9, 15), report("2026-Q3")),
    (date(2026, 10, 1), remind),
    (date(2026, 12, 15), report("2026")),
    (date(2026, 12, 20), close_year),
    (date(2026, 12, 31), close_register),
)


@pytest.fixture
def office(folder: Path) -> Office:
    """Return the office at the beginning: five departments, ten communes, an empty plan."""
    (folder / "tasks/2026/NV-2026-001.yaml").unlink()
    names = {i: (f"Sở {i}", "province") for i in (*DEPARTMENTS, "VPUBND")}
    names |= {i: (f"UBND xã {i}", "commune") for i in COMMUNES}
    lines = "".join(
        f"  - id: {i}\n    name: {name}\n    level: {level}\n" for i, (name, level) in names.items()
    )
    (folder / "agencies/dept.yaml").write_text(f"agencies:\n{lines}", encoding="utf-8")
    (folder / "signers").mkdir()
    (folder / "signers/PHN.yaml").write_text(
        "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch\noffice: chairman\n", encoding="utf-8"
    )
    (folder / "agency-groups").mkdir()
    (folder / "agency-groups/XA.yaml").write_text(
        "id: XA\nname: UBND các xã\nlevels: [commune]\n", encoding="utf-8"
    )
    return Office(folder)


def test_a_year_of_the_office_adds_up_every_week(office: Office) -> None:
    for day, step in STEPS:
        office.work(day)
        step(office)
        office.count()
    assert office.counted > 55
    report = validate(office.store)
    assert report.ok, report.issues
    assert office.store.journal.verify() == []
    final, _by_lead = year_recount.totals(office.folder, office.today, YEAR)
    assert min(final["done_on_time"], final["done_late"], final["overdue"]) > 0
    reopened = Store.open(office.folder)
    assert figures(status(reopened.load(), office.today, year=YEAR).totals) == {
        **dict.fromkeys(NAMES, 0),
        **final,
    }
