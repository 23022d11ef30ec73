"""Keeps the catalogue of texts: `update` extracts new texts, `compile` builds it, `check` finds gaps.

The texts of one folder stand in one .po file below planner/locale/<language>/; all of them are
compiled into the single catalogue that the program loads.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PARTS = {
    "cli": ("planner/cli",),
    "documents": ("planner/documents",),
    "intake": ("planner/intake",),
    "register": ("planner/register",),
    "reports": ("planner/reports",),
    "search_index": ("search_index",),
    "store": ("planner/store",),
    "tracking": ("planner/tracking",),
    "tui": ("tui",),
    "upkeep": ("planner/upkeep",),
    "core": ("planner",),
}
FOREIGN = ("click",)
"""Parts with the texts of a library, which are not found in our sources."""
HEADER = b"""\
msgid ""
msgstr ""
"Language: vi\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def sources_of(root: Path, part: str) -> list[Path]:
    claimed = [f for name, folders in PARTS.items() if name != "core" for f in folders]
    found = []
    for folder in PARTS[part]:
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if part == "core" and any(name.startswith(f + "/") for f in claimed):
                continue
            found.append(path)
    return found


def extract(root: Path, part: str) -> Catalog:
    catalog = Catalog(locale="vi", charset="utf-8")
    for path in sources_of(root, part):
        for line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            catalog.add(message, locations=[(path.relative_to(root).as_posix(), line)], context=context)
    return catalog


def part_file(root: Path, part: str) -> Path:
    return root / "planner" / "locale" / "vi" / f"{part}.po"


def load(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="vi", charset="utf-8")
    return read_po(BytesIO(path.read_bytes()), locale="vi")


def update(root: Path, parts: list[str]) -> None:
    for part in parts or list(PARTS):
        known, wanted = load(part_file(root, part)), extract(root, part)
        for message in wanted:
            if message.id and (old := known.get(message.id, context=message.context)):
                message.string = old.string
        buffer = BytesIO()
        write_po(buffer, wanted, omit_header=True, no_location=True, sort_output=True, width=0)
        part_file(root, part).write_bytes(HEADER + buffer.getvalue())
        missing = [m.id for m in wanted if m.id and not is_translated(m.string)]
        print(f"{part}: {len(wanted)} texts, {len(missing)} without Vietnamese")


def is_translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def compile_catalogues(root: Path) -> None:
    merged = Catalog(locale="vi", charset="utf-8")
    for part in (*PARTS, *FOREIGN):
        for message in load(part_file(root, part)):
            if message.id and is_translated(message.string):
                merged.add(message.id, message.string, context=message.context)
    target = root / "planner" / "locale" / "vi" / "LC_MESSAGES" / "cchc.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, merged)


def check(root: Path) -> list[str]:
    problems, seen = [], {}
    for part in PARTS:
        known, wanted = load(part_file(root, part)), extract(root, part)
        for message in wanted:
            if not message.id:
                continue
            entry = known.get(message.id, context=message.context)
            if entry is None or not is_translated(entry.string):
                problems.append(f"{part}.po: no Vietnamese for {message.id!r}")
                continue
            first = seen.setdefault((message.context, message.id), (part, entry.string))
            if first[1] != entry.string:
                problems.append(f"{part}.po and {first[0]}.po disagree on {message.id!r}")
        problems += [
            f"{part}.po: not used any more: {m.id!r}"
            for m in known
            if m.id and wanted.get(m.id, context=m.context) is None
        ]
    return problems


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent
    action = sys.argv[1] if len(sys.argv) > 1 else "check"
    if action == "update":
        update(here, sys.argv[2:])
    if action in {"update", "compile"}:
        compile_catalogues(here)
    if action == "check":
        found = check(here)
        print("\n".join(found) or "the catalogue is complete")
        sys.exit(bool(found))
