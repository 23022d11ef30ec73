"""Issues numbers without pause, telling each one. Usage: issue_numbers.py FOLDER TIMES KIND."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from planner.model.number_series import Counting, NumberSeries
from planner.register import numbering
from planner.register.lines import Wanted
from planner.store import Store

SERIES = NumberSeries(id="CHUNG", counting=Counting.common)
TODAY = date(2026, 3, 5)


def main() -> None:
    store, kind = Store.open(Path(sys.argv[1])), sys.argv[3]
    wanted = Wanted(series=SERIES, kind=kind, symbol=f"{kind}-UBND", subject="Về việc thử")
    for _time in range(int(sys.argv[2])):
        sys.stdout.write(f"{numbering.issue(store, wanted, TODAY, TODAY).order}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
