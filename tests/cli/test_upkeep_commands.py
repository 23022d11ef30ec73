"""`cchc backup` and `cchc restore` by hand, right and wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import command_line
from msgspec.structs import replace

from planner.store import Store


@pytest.fixture
def cchc(folder: Path, capsys: pytest.CaptureFixture[str]):
    return command_line(capsys, "-w", folder)


def test_a_backup_is_made_listed_and_restored_into_a_new_folder(cchc, folder: Path) -> None:
    code, out, _err = cchc("backup", "now", "--json")
    assert code == 0
    name = json.loads(out)["name"]
    _code, out, _err = cchc("backup", "list", "--json")
    assert name in [backup["name"] for backup in json.loads(out)["backups"]]
    target = folder.parent / "back"
    code, out, _err = cchc("restore", name, str(target))
    assert code == 0
    assert str(target) in out
    assert Store.open(target).load().tasks.keys() == Store.open(folder).load().tasks.keys()


def test_restoring_over_a_full_folder_or_without_a_target_is_refused(cchc, folder: Path) -> None:
    name = json.loads(cchc("backup", "now", "--json")[1])["name"]
    assert cchc("restore", name)[0] == 2
    assert cchc("restore", name, str(folder.parent / "x"), "--in-place")[0] == 2
    code, _out, err = cchc("restore", name, str(folder))
    assert code == 2
    assert str(folder) in err


def test_restoring_in_place_says_how_to_go_back(cchc, folder: Path) -> None:
    name = json.loads(cchc("backup", "now", "--json")[1])["name"]
    Store.open(folder).edit("NV-2026-001", lambda t: replace(t, note="mới"))
    code, out, _err = cchc("restore", name, "--in-place")
    assert code == 0
    assert Store.open(folder).load().tasks["NV-2026-001"].note == ""
    assert name in out


def test_an_unknown_backup_is_a_message_with_the_known_ones(cchc) -> None:
    code, _out, err = cchc("restore", "2020-01-01", "--in-place")
    assert code == 3
    assert "2020-01-01" in err
