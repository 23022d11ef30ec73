"""Writes the JSON Schemas of all record kinds into plans/.schema/."""

from pathlib import Path

from planner.store.schemas import SCHEMA_FOLDER, schemas

target = Path(__file__).resolve().parent.parent / "plans" / SCHEMA_FOLDER
target.mkdir(parents=True, exist_ok=True)
for name, text in schemas().items():
    (target / name).write_text(text, encoding="utf-8", newline="\n")
print(f"{len(schemas())} schemas")
