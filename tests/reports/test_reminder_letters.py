"""Reminder letters: one to an agency about a task in each period, recorded on the task."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from docx import Document

from planner.documents import DraftRequest
from planner.documents.tables import Table
from planner.model.deadline import Period
from planner.model.documents import DocumentState
from planner.reports.errors import AlreadyRemindedError
from planner.reports.reminders import period_label, plan_reminders, remind, remind_each
from planner.store import Store

DAY = date(2026, 3, 18)
REQUEST = DraftRequest(kind="reminder")
TO_STP = msgspec.structs.replace(REQUEST, agency="VPUBND")


def reminders(store: Store, task: str):
    return store.load().tasks[task].reminders


@pytest.mark.parametrize(
    ("every", "label"),
    [
        (Period.week, "2026-W12"),
        (Period.month, "2026-03"),
        (Period.quarter, "2026-Q1"),
        (Period.half_year, "2026-H1"),
        (Period.year, "2026"),
    ],
)
def test_periods_have_the_names_of_the_calendar(every, label):
    assert period_label(every, DAY) == label


def test_a_letter_is_recorded_on_its_tasks_with_day_period_document_and_agency(store: Store):
    plan, sent = remind(store, TO_STP, DAY)
    assert plan.tasks == {"VPUBND": ("NV-2026-004", "NV-2026-005")}
    assert sent.recorded == ("NV-2026-004", "NV-2026-005")
    (entry,) = reminders(store, "NV-2026-004")
    assert (entry.on, entry.period, entry.agency) == (DAY, "2026-03", "VPUBND")
    document = store.load().documents[entry.document]
    assert document.assigns == ("NV-2026-004", "NV-2026-005")
    assert reminders(store, "NV-2026-006") == ()


def test_a_second_letter_in_the_period_is_refused_and_names_the_first(store: Store):
    _plan, sent = remind(store, TO_STP, DAY)
    with pytest.raises(AlreadyRemindedError) as error:
        remind(store, TO_STP, date(2026, 3, 31))
    assert sent.saved.id in error.value.message
    assert "18/03/2026" in error.value.message
    assert len(store.load().documents) == 1
    remind(store, TO_STP, date(2026, 4, 1))
    assert [entry.period for entry in reminders(store, "NV-2026-004")] == ["2026-03", "2026-04"]


def test_a_second_letter_can_be_forced(store: Store):
    remind(store, TO_STP, DAY)
    remind(store, TO_STP, DAY, again=True)
    assert len(reminders(store, "NV-2026-004")) == 2


def test_only_tasks_that_became_late_since_are_in_the_next_letter(store: Store):
    remind(store, TO_STP, date(2026, 3, 12))
    plan, sent = remind(store, TO_STP, DAY)
    assert plan.tasks == {"VPUBND": ("NV-2026-005",)}
    assert [each.task for each in plan.left_out] == ["NV-2026-004"]
    assert store.load().documents[sent.saved.id].assigns == ("NV-2026-005",)


def test_the_length_of_the_period_is_a_setting_of_the_workspace(store: Store):
    store.edit("thu", lambda old: msgspec.structs.replace(old, reminder_every=Period.week))
    remind(store, TO_STP, DAY)
    with pytest.raises(AlreadyRemindedError):
        remind(store, TO_STP, date(2026, 3, 22))
    remind(store, TO_STP, date(2026, 3, 23))
    assert [entry.period for entry in reminders(store, "NV-2026-004")] == ["2026-W12", "2026-W13"]


@pytest.mark.parametrize("state", [DocumentState.withdrawn, DocumentState.returned])
def test_a_letter_that_was_taken_back_does_not_count(store: Store, state):
    _plan, sent = remind(store, TO_STP, DAY)
    store.edit(sent.saved.id, lambda old: msgspec.structs.replace(old, state=state))
    assert plan_reminders(store.load(), TO_STP, DAY).left_out == ()


def test_a_deleted_draft_does_not_count_but_a_number_from_elsewhere_does(store: Store):
    _plan, sent = remind(store, TO_STP, DAY)
    store.delete(sent.saved.id)
    assert plan_reminders(store.load(), TO_STP, DAY).left_out == ()

    def elsewhere(old):
        entry = msgspec.structs.replace(old.reminders[0], document="123/UBND-TH")
        return msgspec.structs.replace(old, reminders=(entry,))

    store.edit("NV-2026-004", elsewhere)
    assert [e.task for e in plan_reminders(store.load(), TO_STP, DAY).left_out] == ["NV-2026-004"]


def test_a_commune_reminded_through_its_group_is_not_reminded_again(store: Store):
    remind(store, msgspec.structs.replace(REQUEST, agency="UBND-XA"), DAY)
    with pytest.raises(AlreadyRemindedError):
        remind(store, msgspec.structs.replace(REQUEST, agency="X1"), DAY)


def test_one_letter_to_all_groups_the_tasks_and_has_the_table(store: Store):
    plan, sent = remind(store, REQUEST, DAY)
    assert set(plan.tasks) == {"SKHCN", "VPUBND", "UBND-XA"}
    word = Document(BytesIO(sent.saved.file.read_bytes()))
    (table,) = (t for t in word.tables if "Nhiệm vụ" in [c.text for c in t.rows[0].cells])
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert list(texts[0]) == [
        "STT", "Nhiệm vụ", "Văn bản giao nhiệm vụ", "Thời hạn", "Quá hạn (ngày)", "Đôn đốc gần nhất",
    ]  # fmt: skip
    row = next(row for row in texts if "Việc số 6" in row[1])
    assert row[2:5] == ["138/KH-UBND", "Trước ngày 1/2/2026", "45"]
    assert sum("Việc số" in row[1] for row in texts) == 4
    assert sent.saved.layout.ok


def test_each_agency_gets_its_own_letter_and_the_reminded_ones_none(store: Store):
    remind(store, TO_STP, DAY)
    told = []
    plan, sent = remind_each(store, REQUEST, DAY, on_progress=lambda done, of: told.append((done, of)))
    assert [each.agency for each in sent] == ["SKHCN", "UBND-XA"]
    assert {each.agency for each in plan.left_out} == {"VPUBND"}
    assert told[-1] == (4, 4)
    with pytest.raises(AlreadyRemindedError):
        remind_each(store, REQUEST, DAY)


def test_stopping_keeps_what_was_written_and_no_more(store: Store):
    answers = iter([False, True])
    _plan, sent = remind_each(store, REQUEST, DAY, stopped=lambda: next(answers))
    assert len(sent) == 1
    assert len(store.load().documents) == 1
    assert sum(bool(task.reminders) for task in store.load().tasks.values()) == len(sent[0].recorded)


def test_more_tasks_than_fit_a_letter_stand_in_the_table_alone(store: Store):
    from planner.documents import draft

    many = [
        msgspec.structs.replace(store.load().tasks["NV-2026-006"], id=f"NV-2026-1{n:02d}", text=f"Việc {n}")
        for n in range(8)
    ]
    for task in many:
        store.create(task)
    made = draft(store.load(), msgspec.structs.replace(REQUEST, agency="SKHCN"), DAY)
    assert len(made.content.body) == 2
    assert "Phụ lục" in made.content.body[0].text
    (table,) = (block for block in made.content.annexes[0].body if isinstance(block, Table))
    assert len(table.rows) == 9


def test_the_command_says_what_was_left_out_and_why(cchc, tmp_path: Path):
    first = cchc("draft", "reminder", "--agency", "VPUBND", "--json", today="2026-03-12").json
    assert first["recorded"] == ["NV-2026-004"]
    second = cchc("draft", "reminder", "--agency", "VPUBND")
    assert second.code == 0
    assert "NV-2026-004" in second.out
    assert "12/03/2026" in second.out
    assert first["id"] in second.out
    third = cchc("draft", "reminder", "--agency", "VPUBND", "--json")
    assert third.code == 2
    assert third.json["error"]["kind"] == "AlreadyRemindedError"
    again = cchc("draft", "reminder", "--agency", "VPUBND", "--again", "--json").json
    assert again["left_out"] == []
    assert again["recorded"] == ["NV-2026-004", "NV-2026-005"]
    batch = cchc("draft", "reminder", "--all-agencies", "--json").json
    assert {each["agency"] for each in batch["left_out"]} == {"VPUBND"}
    assert {each["agency"] for each in batch["documents"]} == {"SKHCN", "UBND-XA"}
    assert cchc("validate").code == 0
