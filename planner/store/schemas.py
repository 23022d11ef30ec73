"""JSON Schemas of all record kinds, for editors that know YAML."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from planner.model.kinds import KINDS, RecordKind

SCHEMA_FOLDER = ".schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name: one for a single record, one for a list file."""
    texts: dict[str, str] = {}
    for kind in KINDS:
        single = _schema(kind)
        texts[f"{kind.name}.schema.json"] = _text(single)
        listed = {
            "$schema": single["$schema"],
            "type": "object",
            "additionalProperties": False,
            "required": [kind.plural],
            "properties": {kind.plural: {"type": "array", "items": {"$ref": single["$ref"]}}},
            "$defs": single["$defs"],
        }
        texts[f"{kind.plural}.schema.json"] = _text(listed)
    return texts


def _schema(kind: RecordKind) -> dict[str, Any]:
    (reference,), definitions = msgspec.json.schema_components([kind.type], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name,
        **reference,
        "$defs": {name: _loosened(definition) for name, definition in definitions.items()},
    }


def _loosened(schema: Any) -> Any:
    """Allow a number where a decimal text is meant: YAML editors read 83.81 as a number."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": ["number", "string"]}
        return {key: _loosened(value) for key, value in schema.items() if key != "default"}
    return [_loosened(item) for item in schema] if isinstance(schema, list) else schema


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
