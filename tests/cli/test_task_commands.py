"""Everything about tasks without the screens: lists, events, reviews, handovers, the new year."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import command_line

TASK = "NV-2026-001"
TODAY = ("--today", "2026-11-23")
MORE = {
    "agencies/xa.yaml": """\
agencies:
  - {id: X1, name: UBND xã Một, level: commune, valid_from: 2025-07-01}
  - {id: X2, name: UBND xã Hai, level: commune, valid_from: 2025-07-01}
""",
    "agency-groups/XA.yaml": "id: XA\nname: UBND các xã, phường\nlevels: [commune]\n",
    "annual-plans/KH-2025.yaml": "id: KH-2025\nyear: 2025\ntitle: Kế hoạch 2025\n",
    "tasks/2026/NV-2026-002.yaml": """\
id: NV-2026-002
plan: KH-2026
text: Mở sổ theo dõi tại xã
leads: [XA]
deadline: {text: 20/11/2026, kind: date, due: 2026-11-20}
""",
    "tasks/2026/NV-2026-003.yaml": """\
id: NV-2026-003
plan: KH-2026
text: Báo cáo tháng
leads: [STP]
deadline: {text: Trước ngày 15 hằng tháng, kind: recurring, every: month, day: 14, start: 2026-09-01}
progress:
  - {on: 2026-09-20, text: Tháng 9}
""",
    "tasks/2026/NV-2026-004.yaml": """\
id: NV-2026-004
plan: KH-2026
text: Sửa quy chế
solution: GP01
solution_text: Rà soát văn bản
leads: [STTTT]
assigned_on: 2025-01-10
deadline: {text: Sau khi Nghị định có hiệu lực, kind: conditional, event: Nghị định có hiệu lực}
""",
}


@pytest.fixture
def office(folder: Path) -> Path:
    for name, text in MORE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def cchc(office: Path, capsys: pytest.CaptureFixture[str]):
    return command_line(capsys, "-w", office, *TODAY)


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.yaml")}


def test_show_answers_with_the_situation_and_copies_it_as_a_paragraph(cchc) -> None:
    shown = cchc("show", "NV-2026-002", "--json").json
    assert shown["situation"]["days_left"] == -3
    assert [late["agency"] for late in shown["situation"]["late"]] == ["XA"]
    assert shown["situation"]["next_step"].startswith("đôn đốc")
    copied = cchc("show", "NV-2026-002", "--copy")
    assert copied.out.strip() == shown["paragraph"]
    assert "\x1b" not in copied.out + copied.err
    assert cchc("show", "STP", "--copy", "--json").json["paragraph"].startswith("STP: Sở Tư pháp.")


def test_lists_are_filtered_sorted_and_kept_under_a_name(cchc) -> None:
    assert [t["id"] for t in cchc("task", "list", "--standing", "overdue", "--json").json["tasks"]] == [
        "NV-2026-003",
        "NV-2026-002",
    ]
    assert cchc("task", "list", "--text", "mo so", "--json").json["total"] == 1
    assert "không có" in cchc("task", "list", "--year", "2025").out.casefold()
    saved = cchc("task", "save-filter", "Việc của xã", "--agency", "X1", "--sort", "id", "--json").json
    assert (saved["id"], saved["owner"]) == ("LOC-001", "an")
    again = cchc("task", "save-filter", "Việc của xã", "--agency", "X2", "--json").json
    assert (again["id"], again["criteria"]["agency"]) == ("LOC-001", "X2")
    listed = cchc("task", "list", "--saved", "Việc của xã", "--json").json["tasks"]
    assert [t["id"] for t in listed] == ["NV-2026-002"]
    assert "LOC-001" in cchc("task", "filters").out
    assert cchc("task", "list", "--saved", "khác").code == 2


def test_warnings_and_calendar_of_a_month(cchc) -> None:
    found = cchc("task", "warnings", "--json").json["warnings"]
    assert list(found) == ["overdue", "1", "3", "7"]
    assert {t["id"] for t in found["overdue"]} == {"NV-2026-002", "NV-2026-003"}
    assert cchc("task", "warnings", "--fail-overdue").code == 1
    grid = cchc("task", "calendar", "2026-11", "--json").json
    due = {day["day"]: [t["task"] for t in day["due"]] for week in grid["weeks"] for day in week}
    assert (due["2026-11-14"], due["2026-11-20"]) == (["NV-2026-003"], ["NV-2026-002"])
    assert "20/11/2026" in cchc("task", "calendar", "11/2026").out


def test_parts_of_a_group_are_reported_one_by_one_and_rolled_up(cchc) -> None:
    one = cchc("task", "progress", "NV-2026-002", "--member", "X1", "--done", "--on", "2026-11-19", "--json")
    assert one.json["state"] == "in_progress"
    lines = cchc("task", "lines", "NV-2026-002", "--json").json
    assert (lines["total"], lines["done"], lines["overdue"]) == (2, 1, ["X2"])
    refused = cchc("task", "complete", "NV-2026-002")
    assert refused.code == 2
    assert "UBND xã Hai" in refused.err
    both = cchc("task", "progress", "NV-2026-002", "--member", "UBND xã Hai", "--done", "--json").json
    assert both["state"] == "awaiting_confirmation"
    assert "UBND xã Hai" in cchc("task", "lines", "NV-2026-002").out
    assert "UBND xã Hai" not in cchc("task", "lines", "NV-2026-002", "--only-open").out
    assert cchc("task", "complete", "NV-2026-002").code == 0


def test_a_group_may_be_confirmed_as_a_whole(cchc) -> None:
    cchc("task", "progress", "NV-2026-002", "--member", "X1", "--done")
    assert cchc("task", "complete", "NV-2026-002", "--all", "--json").json["state"] == "completed"


def test_periods_of_a_recurring_task(cchc) -> None:
    found = cchc("task", "periods", "NV-2026-003", "--json").json["occurrences"]
    assert [one["standing"] for one in found[:3]] == ["done_late", "overdue", "overdue"]
    assert "tháng 10/2026" in cchc("task", "periods", "NV-2026-003").out


def test_the_event_of_a_conditional_deadline(cchc) -> None:
    refused = cchc("task", "event", "NV-2026-004", "--on", "2026-11-02")
    assert refused.code == 2
    assert "--due" in refused.err
    done = cchc(
        "task",
        "event",
        "NV-2026-004",
        "--on",
        "2/11/2026",
        "--due",
        "2026-12-15",
        "--document",
        "1/NĐ-CP",
        "--json",
    ).json["deadline"]
    assert (done["event_on"], done["due"], done["event_document"]) == ("2026-11-02", "2026-12-15", "1/NĐ-CP")


def test_a_reworded_solution_is_reviewed_with_its_difference(cchc) -> None:
    found = cchc("task", "review", "--json")
    assert found.code == 1
    assert found.json["reviews"][0]["task"] == "NV-2026-004"
    assert "{+quy phạm pháp luật+}" in cchc("task", "review", "NV-2026-004").out
    assert cchc("task", "review", "--confirm").code == 2
    assert cchc("task", "review", "NV-2026-004", "--confirm", "--json").json["confirmed"] == ["NV-2026-004"]
    assert cchc("task", "review").code == 0
    assert "không cần" in cchc("task", "review", "NV-2026-004").err


def test_a_handover_is_proposed_then_written_and_taken_back_at_once(cchc, office: Path) -> None:
    assert cchc("handover", "--json").json["ended"] == ["STTTT"]
    before = files(office)
    proposed = cchc("handover", "STTTT", "--json").json
    assert (proposed["proposal"]["to"], proposed["proposal"]["tasks"]) == (["SKHCN"], ["NV-2026-004"])
    assert "--yes" in cchc("handover", "STTTT").err
    assert files(office) == before
    written = cchc("handover", "STTTT", "--basis", "NQ 1", "--yes", "--json").json
    assert written["changed"] == ["NV-2026-004"]
    assert "STTTT" in cchc("show", "NV-2026-004").out
    assert cchc("handover").code == 0
    assert cchc("handover", "STTTT", "--yes", "--json").json["changed"] == []
    cchc("undo")
    assert files(office) == before


def test_the_new_year_is_shown_first_and_written_once(cchc, office: Path) -> None:
    before = files(office)
    preview = cchc("new-year", "2027", "--json").json
    assert preview["created"] == []
    assert files(office) == before
    assert "Chưa hoàn thành" in cchc("new-year", "2027").out
    arguments = (
        "new-year",
        "2027",
        "--skip",
        TASK,
        "--deadline",
        "NV-2026-002=Quý I/2027",
        "--yes",
        "--json",
    )
    created = cchc(*arguments).json["created"]
    assert created == ["KH-2027", "NV-2027-001", "NV-2027-002", "NV-2027-003"]
    assert cchc("show", "NV-2027-001", "--json").json["deadline"]["due"] == "2027-03-31"
    assert cchc(*arguments).json["created"] == []
    assert cchc("validate", "--json").json["ok"] is True
    cchc("undo")
    assert files(office) == before


def test_a_named_record_stays_and_an_unnamed_one_goes(cchc, office: Path) -> None:
    refused = cchc("delete", "GP01", "--yes")
    assert refused.code == 3
    assert "NV-2026-001" in refused.err
    assert cchc("delete", TASK).code == 0
    assert (office / "tasks/2026/NV-2026-001.yaml").exists()
    assert cchc("delete", TASK, "--yes", "--json").json == {"deleted": TASK}
    assert not (office / "tasks/2026/NV-2026-001.yaml").exists()
    cchc("undo")
    assert (office / "tasks/2026/NV-2026-001.yaml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("task", "edit", TASK, "--state", "redo"),
        ("task", "progress", TASK, "--text", "x", "--done"),
        ("task", "progress", TASK, "--text", " "),
        ("task", "progress", "NV-2026-002", "--member", "STP", "--text", "x"),
        ("task", "progress", "NV-2026-002", "--member", "X1"),
        ("task", "lines", TASK),
        ("task", "periods", TASK),
        ("task", "event", TASK, "--on", "2026-11-01"),
        ("task", "event", "NV-2026-004", "--on", "2026-11-01", "--due", "2026-10-01"),
        ("task", "calendar", "2026-13"),
        ("task", "calendar", "tháng này"),
        ("task", "save-filter", " "),
        ("task", "review", "STP"),
        ("handover", "STP"),
        ("handover", "STTTT", "--to", "STTTT"),
        ("handover", "STTTT", "--task", TASK),
        ("new-year", "2031"),
        ("new-year", "2027", "--skip", "NV-2099-001"),
        ("new-year", "2027", "--deadline", "NV-2026-002"),
        ("new-year", "2027", "--deadline", "NV-2026-002=hôm nào đó"),
    ],
)
def test_wrong_use_ends_with_2_a_remedy_and_no_change(cchc, office: Path, arguments: tuple[str, ...]) -> None:
    before = files(office)
    answer = cchc(*arguments)
    assert answer.code == 2, answer.err
    assert "→" in answer.err
    assert files(office) == before
