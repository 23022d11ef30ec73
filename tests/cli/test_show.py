"""`cchc show` tells people the names of fields as the forms do, and programs the keys of the files."""

from __future__ import annotations

import json
import re

import pytest

from planner.cli.main import run_command
from planner.field_names import field_name
from planner.model.kinds import KINDS
from planner.places import shipped_plans


@pytest.fixture
def shown(capsys):
    def show(record, *options):
        assert (
            run_command(["-w", str(shipped_plans()), "--today", "2026-11-23", "show", record, *options]) == 0
        )
        return capsys.readouterr().out

    return show


@pytest.mark.parametrize(
    "record", ["NV-2026-001", "VB-2025-138-KH-UBND", "SNV", "GP01", "KH-2026", "NQ-76-2021-CP"]
)
def test_people_read_no_key_of_a_file(shown, record):
    keys = re.findall(r"(?:^|; |- )([a-z_]+): ", shown(record), re.MULTILINE)
    assert keys == []


def test_a_task_is_shown_with_the_words_of_its_form(shown):
    out = shown("NV-2026-001")
    for line in (
        "Chủ trì: SNV",
        "Thời hạn: Quý II năm 2026",
        "Trạng thái: hoàn thành",
        "Hoàn thành: 20/07/2026",
    ):
        assert line in out


def test_programs_read_the_keys(shown):
    told = json.loads(shown("NV-2026-001", "--json"))
    assert (told["leads"], told["state"], told["completed_on"]) == (["SNV"], "completed", "2026-07-20")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_record_has_a_name(kind):
    fields = getattr(kind, "type", None) or kind.record_type
    assert [field for field in fields.__struct_fields__ if field_name(field) == field] == []
