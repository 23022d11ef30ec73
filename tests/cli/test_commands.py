"""The command line: answers, exit codes, and errors in words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Answer, command_line

from planner.cli.main import run_command

TASK = "NV-2026-001"
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def cchc(folder: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str, workspace: Path | None = folder) -> Answer:
        where = ("-w", workspace) if workspace else ()
        return command_line(capsys, *where, *TODAY)(*arguments)

    return run


def test_validate_answers_ok_with_counts(cchc) -> None:
    answer = cchc("validate", "--json")
    assert answer.code == 0
    assert answer.json["ok"] is True
    assert answer.json["counts"]["solutions"] == 1


def test_validate_exits_with_1_and_names_file_line_and_remedy(cchc, folder: Path) -> None:
    (folder / "areas/LV1.yaml").write_text("id: LV1\nnumber: x\nname: y\n", encoding="utf-8")
    answer = cchc("--json", "validate")
    assert answer.code == 1
    issue = answer.json["issues"][0]
    assert (issue["file"], issue["line"], issue["key"]) == ("areas/LV1.yaml", 2, "number")
    assert {"severity", "message", "remedy"} <= set(issue)
    assert "areas/LV1.yaml:2" in cchc("validate").out


def test_status_partitions_the_tasks(cchc) -> None:
    totals = cchc("status", "--json").json["totals"]
    assert totals["tasks"] == sum(n for name, n in totals.items() if name != "tasks") == 1
    assert cchc("status", "--json").json["as_of"] == "2026-11-23"


@pytest.mark.parametrize("group", ["area", "agency", "solution", "state"])
def test_status_groups_by_each_thing(cchc, group: str) -> None:
    assert cchc("status", "--group-by", group, "--json").json["groups"]


def test_status_fails_on_overdue_only_when_asked(cchc) -> None:
    late = ("--today", "2027-01-01")
    assert cchc("status", *late).code == 0
    assert cchc("status", "--fail-overdue", *late).code == 1
    assert "quá hạn 1" in cchc("status", *late).out


def test_show_gives_the_record_and_its_trace(cchc) -> None:
    shown = cchc("show", TASK, "--json").json
    assert (shown["record"], shown["id"]) == ("task", TASK)
    assert "GP01" in {link["id"] for link in shown["trace"]["up"]}
    assert "Sở Tư pháp" in cchc("show", TASK).out


def test_show_of_an_unknown_record_names_the_nearest(cchc) -> None:
    answer = cchc("show", "NV-2026-01", "--json")
    assert answer.code == 2
    assert TASK in answer.json["error"]["remedy"]
    assert "NV-2026-01" in answer.err


def test_a_task_is_added_under_the_next_number(cchc, folder: Path) -> None:
    options = (
        "--text",
        "Việc mới",
        "--lead",
        "sở tư pháp",
        "--deadline",
        "Quý II/2026",
        "--solution",
        "GP01",
    )
    added = cchc("task", "add", *options, "--coordinating", "vpubnd", "--json").json
    assert (added["id"], added["leads"], added["coordinating"]) == ("NV-2026-002", ["STP"], ["VPUBND"])
    assert added["deadline"]["due"] == "2026-06-30"
    assert (folder / "tasks/2026/NV-2026-002.yaml").is_file()


def test_a_task_is_edited_reported_on_extended_and_completed(cchc) -> None:
    assert cchc("task", "edit", TASK, "--text", "Lời mới", "--json").json["text"] == "Lời mới"
    reported = cchc("task", "progress", TASK, "--text", "Xong một nửa", "--percent", "50", "--json").json
    assert (reported["state"], reported["progress"][0]["percent"]) == ("in_progress", 50)
    extended = cchc(
        "task", "extend", TASK, "--due", "31/3/2027", "--approved-by", "12/UBND-NC", "--json"
    ).json
    assert extended["extensions"][0]["due"] == "2027-03-31"
    done = cchc("task", "complete", TASK, "--on", "2026-11-20", "--json").json
    assert (done["state"], done["completed_on"]) == ("completed", "2026-11-20")
    history = cchc("history", TASK).out
    assert "+ on: 2026-11-23; text: Xong một nửa; percent: 50" in history
    assert "text: Rà soát văn bản → Lời mới" in history
    assert cchc("undo", "--json").json["action"] == "task complete"
    assert cchc("show", TASK, "--json").json["state"] == "in_progress"
    assert cchc("redo", "--json").json["action"] == "task complete"


@pytest.mark.parametrize(
    "arguments",
    [
        ("task", "progress", TASK, "--text", " "),
        ("task", "progress", TASK, "--text", "x", "--percent", "101"),
        ("task", "progress", TASK, "--text", "x", "--on", "2026-12-24"),
        ("task", "progress", TASK, "--text", "x", "--on", "31/2/2026"),
        ("task", "progress", "STP", "--text", "x"),
        ("task", "extend", TASK, "--due", "2026-12-01", "--approved-by", "x"),
        ("task", "extend", TASK, "--due", "2027-12-01", "--approved-by", " "),
        ("task", "complete", TASK, "--on", "2027-01-01"),
        ("task", "edit", TASK),
        ("task", "edit", TASK, "--state", "completed"),
        ("task", "edit", TASK, "--state", "xyz"),
        ("task", "edit", TASK, "--deadline", "hôm nào đó"),
        ("task", "edit", TASK, "--solution", "STP"),
        ("task", "edit", TASK, "--area", "7"),
        ("task", "edit", TASK, "--text", " "),
        ("task", "add", "--text", "x", "--lead", "STP"),
        ("task", "add", "--text", "x", "--lead", "STP", "--deadline", "2026", "--year", "2031"),
        ("status", "--year", "x"),
        ("status", "--area", "9"),
        ("show",),
        ("khong-co",),
        ("status", "--nhanh"),
        ("search", "x", "--limit", "0"),
        ("init",),
    ],
)
def test_wrong_use_ends_with_2_a_message_and_no_change(
    cchc, folder: Path, arguments: tuple[str, ...]
) -> None:
    before = {p: p.read_bytes() for p in folder.rglob("*.yaml")}
    answer = cchc(*arguments)
    assert answer.code == 2
    assert "→" in answer.err
    assert "Traceback" not in answer.err
    assert {p: p.read_bytes() for p in folder.rglob("*.yaml")} == before


def test_an_unknown_or_ambiguous_agency_is_named(cchc, folder: Path) -> None:
    assert "Sở Tư pháp" in cchc("status", "--agency", "Sở Tư phá").err
    path = folder / "agencies/dept.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  - id: SNV\n    name: Sở Từ Pháp\n    level: province\n",
        encoding="utf-8",
    )
    assert "(SNV)" in cchc("status", "--agency", "so tu phap").err


def test_a_completed_task_takes_no_more_reports(cchc) -> None:
    cchc("task", "complete", TASK)
    assert cchc("task", "progress", TASK, "--text", "x").code == 2
    assert cchc("task", "complete", TASK).code == 2
    assert cchc("task", "edit", TASK, "--state", "redo", "--json").json.get("completed_on") is None


def test_init_copies_the_shipped_plan_into_a_new_folder(cchc, tmp_path: Path) -> None:
    answer = cchc("init", str(tmp_path / "moi"), "--json", workspace=None)
    assert answer.code == 0
    counts = cchc("validate", "--json", workspace=tmp_path / "moi").json["counts"]
    assert (counts["areas"], counts["solution_groups"], counts["solutions"]) == (6, 6, 26)
    assert not (tmp_path / "moi" / ".journal").exists()
    again = cchc("init", str(tmp_path / "moi"), workspace=None)
    assert again.code == 3
    assert cchc("init", str(tmp_path / "moi" / "workspace.yaml"), workspace=None).code == 2


def test_a_folder_that_is_no_workspace_is_wrong_use(cchc, tmp_path: Path) -> None:
    assert cchc("status", workspace=tmp_path / "x").code == 2


def test_search_finds_without_accents_and_answers_with_the_contract(cchc) -> None:
    found = cchc("search", "ra soat van ban", "--json").json
    assert {"total", "took_ms", "hits", "facets"} <= set(found)
    assert {hit["id"] for hit in found["hits"]} == {TASK, "GP01"}
    wanted = {"id", "record", "kind", "number_symbol", "subject", "date", "score", "snippet"}
    assert wanted <= set(found["hits"][0])
    assert TASK in cchc("search", "rà soát", "--year", "2026", "--area", "1", "--agency", "STP").out


def test_the_index_can_be_rebuilt(cchc) -> None:
    assert cchc("index", "--rebuild", "--json").json["indexed"] > 0
    assert cchc("index", "--json").json["indexed"] == 0


def test_the_nearest_parent_folder_is_the_workspace(folder: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(folder / "areas")
    assert run_command(["status", "--json", *TODAY]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["tasks"] == 1


def test_the_environment_names_the_workspace(folder: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("CCHC_WORKSPACE", str(folder))
    assert run_command(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["tasks"] == 1


def test_an_unforeseen_failure_is_a_message_and_a_log(cchc, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("planner.store.store.scan", lambda _folder: 1 / 0)
    answer = cchc("status")
    assert answer.code == 3
    log = tmp_path / "log" / "cchc.log"
    assert str(log) in answer.err
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_the_program_speaks_english_when_asked(cchc) -> None:
    assert "No problems found." in cchc("validate", "--lang", "en").out


def test_the_keyboard_card_lists_every_action_with_its_keys(cchc) -> None:
    card = cchc("keys", "--json").json
    assert len(card) > 10
    assert all(action["keys"] and action["label"] for action in card)


def test_without_a_terminal_the_program_prints_the_dashboard(folder: Path) -> None:
    program = "from planner.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-w", str(folder), "--today", "2026-11-23"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, check=False, env=environment
    )
    assert done.returncode == 0
    assert "Đề án thử" in done.stdout.decode("utf-8")


def test_a_directive_is_drafted_and_listed(cchc, folder: Path, tmp_path: Path) -> None:
    (folder / "signers").mkdir()
    signer = "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch Ủy ban nhân dân tỉnh\noffice: chairman\n"
    (folder / "signers/PHN.yaml").write_text(signer, encoding="utf-8")
    target = tmp_path / "chi thi.docx"
    answer = cchc("draft", "directive", "--year", "2026", "--area", "1", "-o", str(target), "--json")
    assert answer.code == 0, answer.err
    assert target.read_bytes().startswith(b"PK")
    assert answer.json["file"] == str(target)
    record = cchc("show", answer.json["id"], "--json").json
    assert (record["kind"], record["assigns"]) == ("CT", [TASK])
    refused = cchc("draft", "directive", "--year", "2026", "--area", "1", "-o", str(target))
    assert refused.code == 2
    assert cchc("draft", "directive", "--year", "2026", "-o", str(target), "--force").code == 0
    inside = cchc("draft", "directive", "--year", "2026", "--json").json["file"]
    assert Path(inside).parent == (folder / "van-ban" / "2026").resolve()
    second = cchc("draft", "directive", "--year", "2026", "--json").json["file"]
    assert second != inside


def test_kinds_of_later_say_so(cchc) -> None:
    assert cchc("draft", "plan").code == 3
    assert cchc("draft", "khong-co").code in {2, 3}
