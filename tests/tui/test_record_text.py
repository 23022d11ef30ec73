"""Every kind of record is told in words, with what it is tied to."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from planner.i18n import set_language
from planner.model.agencies import Level
from planner.model.documents import DocumentState
from planner.model.kinds import KINDS
from planner.register.words import document_state_name
from planner.store import FieldChange, JournalEntry, Store
from tui.figures import bar, overview
from tui.record_text import describe
from tui.widgets.plan_tree import plan_branches, record_id
from tui.words import (
    agency_level_name,
    change_words,
    days_words,
    kind_title,
    short_names,
    span_words,
    value_words,
)

TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(office):
    return Store.open(office).load()


def told(workspace, record_id: str) -> str:
    paragraphs = describe(workspace, workspace.get(record_id), TODAY)
    return "\n".join(f"{p.label}: {p.text}" if p.label else p.text for p in paragraphs)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            "NV-2026-002",
            ["Chủ trì: Văn phòng", "Phối hợp: Sở Nội vụ", "01/10/2026: 40% Đã họp [VPUBND]"],
        ),
        (
            "NV-2026-004",
            [
                "Chủ trì hiện nay: Sở Khoa học và Công nghệ",
                "đến ngày 05/04/2026, theo 12/TB-UBND. thiếu giảng viên",
                "STTTT bàn giao cho SKHCN. Nghị quyết",
                "Hoàn thành: 10/04/2026",
            ],
        ),
        (
            "GP02",
            ["2. Thông tin", "Lời văn tự soạn", "Nguồn: Suy ra từ tin báo chí", "NV-2026-003"],
        ),
        ("LV2", ["2. Cải cách thủ tục hành chính", "GP10"]),
        ("G1", ["1. Nhóm một", "Lời văn tự soạn"]),
        ("STTTT", ["Hiệu lực: đến 28/02/2025; hiện không còn", "Cơ quan kế thừa: Sở Khoa học và Công nghệ"]),
        ("UBND-XA", ["UBND các xã, phường", "hiện có 1 cơ quan"]),
        ("CT", ["Nguyễn Văn Chủ", "Chức vụ: Chủ tịch", "từ 01/07/2025"]),
        ("VB-2026-001", ["05/CT-UBND", "15/01/2026", "đã phát hành", "NV-2026-002", "Ví dụ minh họa"]),
        ("KH-2026", ["Kế hoạch 2026", "10/12/2025", "NV-2026-002"]),
        ("PAR", ["2020: 83,81 %, xếp thứ 35", "Mục tiêu 2025: ≥ 86 %"]),
        ("NQ76", ["Nghị quyết 76/NQ-CP", "Chính phủ", "15/07/2021"]),
        ("thu", ["Đề án thử"]),
    ],
)
def test_a_record_is_told(workspace, record, words):
    text = told(workspace, record)
    for part in words:
        assert part in text


def test_ties_lead_to_records_that_exist(workspace):
    for record in workspace.records():
        for paragraph in describe(workspace, record, TODAY):
            assert not paragraph.key or workspace.find(paragraph.key)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_level_and_state_has_a_name(language):
    set_language(language)
    assert all(kind_title(kind.name) != kind.name for kind in KINDS)
    assert all(agency_level_name(level) for level in Level)
    assert all(document_state_name(state) for state in DocumentState)


def test_days_and_spans_are_said_in_words():
    assert [days_words(n) for n in (None, 0, -3, 3)] == ["", "hôm nay", "trễ 3 ngày", "còn 3 ngày"]
    day = date(2025, 2, 28)
    assert span_words(None, day) == "đến 28/02/2025"
    assert span_words(day, None) == "từ 28/02/2025"
    assert span_words(day, day) == "từ ngày 28/02/2025 đến ngày 28/02/2025"
    assert span_words(None, None) == ""


def test_values_and_changes_are_said_in_words():
    assert value_words(None) == "(để trống)"
    assert value_words({"text": "Quý IV", "kind": "quarter"}) == "Quý IV"
    assert value_words(["SNV", {"on": "2026-01-01"}]) == "SNV; Ngày: 01/01/2026"
    entry = JournalEntry(
        seq=1,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        who="an",
        action="task edit",
        record="NV-2026-001",
        kind="task",
        file="x",
        changes=(FieldChange("deadline.text"), FieldChange("deadline.due"), FieldChange("leads")),
    )
    whole = msgspec.structs.replace(entry, changes=(FieldChange("id"), FieldChange("kind")))
    assert change_words(whole) == "NV-2026-001"
    assert change_words(entry) == "NV-2026-001 (Thời hạn, Chủ trì)"


def test_short_names_fall_back_to_what_there_is(workspace):
    assert (
        short_names(workspace, ["SNV", "UBX1", "UBND-XA", "LẠ"])
        == "SNV, UBND phường Minh Xuân, UBND các xã, phường, LẠ"
    )


def test_figures_of_the_overview_add_up(workspace):
    found = overview(workspace, TODAY, None)
    assert found.total.tasks == 5 == sum(area.tasks for area in found.areas) == sum(found.counts.values())
    assert [one.task.id for one in found.late] == ["NV-2026-002"]
    assert [one.task.id for one in found.soon] == ["NV-2026-003"]
    assert [one.task.id for one in found.following] == ["NV-2026-001"]


def test_the_bar_is_full_only_when_everything_is_done():
    assert [bar(percent, 10) for percent in (0, 1, 55, 99, 100)] == [
        "░" * 10,
        "█" + "░" * 9,
        "█" * 5 + "░" * 5,
        "█" * 9 + "░",
        "█" * 10,
    ]


def test_the_tree_holds_every_solution_and_task_once(workspace):
    def walk(branches):
        for branch in branches:
            yield record_id(branch.key)
            yield from walk(branch.children)

    keys = [key for key in walk(plan_branches(workspace, TODAY, None)) if key.startswith(("GP", "NV"))]
    assert sorted(keys) == sorted([*workspace.solutions, *workspace.tasks])


def test_a_task_outside_the_solutions_has_its_place(workspace):
    (area,) = [branch for branch in plan_branches(workspace, TODAY, 2026) if branch.key == "LV2"]
    assert [record_id(child.key) for child in area.children] == ["G1", ""]
    assert [leaf.key for leaf in area.children[1].children] == ["NV-2026-004"]
    assert area.tasks == 2
