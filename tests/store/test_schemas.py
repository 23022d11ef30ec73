"""The JSON Schemas that travel with the plan."""

from __future__ import annotations

import json
from pathlib import Path

from planner.model.kinds import KINDS
from planner.places import shipped_plans
from planner.store.schemas import SCHEMA_FOLDER, schemas


def test_every_kind_has_a_schema_for_one_record_and_for_a_list() -> None:
    names = {f"{name}.schema.json" for kind in KINDS for name in (kind.name, kind.plural)}
    assert set(schemas()) == names


def test_the_shipped_schemas_are_those_of_the_program() -> None:
    folder = shipped_plans() / SCHEMA_FOLDER
    shipped = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert shipped == schemas()


def test_a_schema_forbids_unknown_keys_and_knows_the_required_ones() -> None:
    task = json.loads(schemas()["task.schema.json"])["$defs"]["Task"]
    assert task["additionalProperties"] is False
    assert {"id", "plan", "text", "leads", "deadline"} <= set(task["required"])


def test_every_shipped_file_names_the_schema_of_its_kind() -> None:
    root, known = shipped_plans(), schemas()
    for path in root.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        target = (path.parent / first.split("$schema=", 1)[1]).resolve()
        assert Path(target).parent == (root / SCHEMA_FOLDER).resolve(), path
        assert target.name in known, path
