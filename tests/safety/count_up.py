"""Adds one to the number in a record's note, many times. Usage: count_up.py FOLDER TIMES ID..."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from planner.store import Store


def main() -> None:
    store = Store.open(Path(sys.argv[1]))
    for _time in range(int(sys.argv[2])):
        for record_id in sys.argv[3:]:
            store.edit(record_id, lambda t: replace(t, note=str(int(t.note or 0) + 1)))


if __name__ == "__main__":
    main()
