"""The calendar of deadlines: what calendar programs read is what the dashboard says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.tasks import Progress, TaskState
from planner.model.workspace import Workspace
from planner.reports.calendar_file import Event, calendar_text, deadline_events
from planner.store import Store

DAY = date(2026, 3, 18)


def read(ws: Workspace, **more) -> list:
    text = calendar_text(ws, deadline_events(ws, DAY, **more), DAY)
    return Calendar.from_ical(text).walk("VEVENT")


def test_each_open_deadline_is_an_all_day_event_with_the_day_of_the_dashboard(ws: Workspace):
    found = {str(event["UID"]): event.decoded("DTSTART") for event in read(ws)}
    tasks = {uid.partition("@")[0]: day for uid, day in found.items() if uid.startswith("NV")}
    assert tasks == {
        "NV-2026-001": date(2026, 12, 31),
        "NV-2026-004": date(2026, 3, 10),
        "NV-2026-005": date(2026, 3, 16),
        "NV-2026-006": date(2026, 2, 1),
        "NV-2026-007": date(2026, 5, 30),
        "NV-2026-008": date(2026, 3, 1),
    }
    reports = {uid.partition("@")[0]: day for uid, day in found.items() if uid.startswith("report")}
    assert reports["report-2026-Q1"] == date(2026, 3, 20)
    assert len(reports) == 4


def test_an_agency_has_its_own_deadlines_only(ws: Workspace):
    assert {str(e["UID"]).partition("@")[0] for e in read(ws, agency="SKHCN")} == {
        "NV-2026-006",
        "NV-2026-007",
    }
    assert [str(e["UID"]).partition("@")[0] for e in read(ws, agency="X1")] == ["NV-2026-008"]


def test_suspended_and_done_tasks_are_left_out(store: Store):
    store.edit("NV-2026-001", lambda old: msgspec.structs.replace(old, state=TaskState.suspended))
    uids = " ".join(str(event["UID"]) for event in read(store.load()))
    assert "NV-2026-001" not in uids
    assert "NV-2026-002" not in uids


def test_every_open_period_of_a_recurring_deadline_is_an_event(store: Store):
    monthly = Deadline(
        text="Trước ngày 15 hằng tháng", kind=DeadlineKind.recurring, every=Period.month, day=14
    )
    told = Progress(on=date(2026, 1, 10), text="Đã báo cáo")
    store.edit(
        "NV-2026-001",
        lambda old: msgspec.structs.replace(old, deadline=monthly, progress=(told,)),
    )
    days = [e.decoded("DTSTART") for e in read(store.load()) if str(e["UID"]).startswith("NV-2026-001-")]
    assert days == [date(2026, month, 14) for month in range(2, 13)]
    assert len({str(e["UID"]) for e in read(store.load())}) == len(read(store.load()))


def test_alarms_ring_in_the_morning_before(ws: Workspace):
    (event, *_more) = read(ws)
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(hours=8) - timedelta(days=days) for days in (7, 3, 1)]


def test_the_file_follows_the_rules_of_lines(ws: Workspace):
    raw = calendar_text(ws, deadline_events(ws, DAY), DAY).encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    for line in raw.split(b"\r\n"):
        line.decode()


def test_the_same_deadline_keeps_its_uid_whatever_else_changes(store: Store):
    before = {str(e["UID"]) for e in read(store.load())}
    store.edit("NV-2026-005", lambda old: msgspec.structs.replace(old, text="Lời văn khác; có dấu, và \\"))
    events = read(store.load())
    assert {str(e["UID"]) for e in events} == before
    assert any(str(e["SUMMARY"]).startswith("Lời văn khác; có dấu, và \\ (") for e in events)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_words_come_back_as_they_are(text):
    event = Event(uid="x@y", day=DAY, summary=text, description=text)
    raw = calendar_text(Workspace(()), [event], DAY)
    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    (read_back,) = Calendar.from_ical(raw).walk("VEVENT")
    assert read_back.decoded("DTSTART") == DAY
    if text.isprintable():
        import unicodedata

        assert str(read_back["SUMMARY"]) == unicodedata.normalize("NFC", text)


def test_the_command_writes_the_file_and_lists_the_events(cchc, tmp_path: Path):
    target = tmp_path / "han.ics"
    answer = cchc("calendar", "-o", str(target), "--agency", "Văn phòng Ủy ban nhân dân tỉnh", "--json")
    assert answer.code == 0
    assert [e["uid"] for e in answer.json["events"]] == ["NV-2026-004@thu.cchc", "NV-2026-005@thu.cchc"]
    assert cchc("calendar", "-o", str(target)).code != 0
    assert cchc("calendar", "-o", str(target), "--force").code == 0
    assert cchc("calendar").code == 2
    assert cchc("calendar", "-o", str(tmp_path / "b.ics"), "--agency", "Không có").code != 0


@pytest.mark.parametrize("days", [(7, 3, 1), (1,), (30, 0)])
def test_warnings_are_those_of_the_workspace(store: Store, days):
    store.edit("thu", lambda old: msgspec.structs.replace(old, warning_days=days))
    (event, *_more) = read(store.load())
    assert len(event.walk("VALARM")) == len(days)
