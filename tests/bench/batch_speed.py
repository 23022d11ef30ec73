"""How fast 200 documents are drafted in one call, on one process and on two; the same bytes either way.

Prints seconds (the best of three runs each, taken in turn) and the ratio.
"""

from __future__ import annotations

import time
from datetime import date

from planner.documents import DraftRequest, draft_many
from planner.places import shipped_plans
from planner.store import Store

DOCUMENTS, RUNS = 200, 3
TODAY = date(2026, 6, 10)
AGENCIES = ("SNV", "STP", "STC", "SKHCN", "VPUBND")
KINDS = ("official-letter", "directive")


def main() -> None:
    workspace = Store.open(shipped_plans()).load()
    requests = [
        DraftRequest(kind=KINDS[n % len(KINDS)], agency=AGENCIES[n % len(AGENCIES)], year=2026)
        for n in range(DOCUMENTS)
    ]
    made = draft_many(workspace, requests[:2], TODAY, processes=1)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    results = {}
    for _ in range(RUNS):
        for processes, times in seconds.items():
            start = time.perf_counter()
            results[processes] = draft_many(workspace, requests, TODAY, processes=processes)
            times.append(time.perf_counter() - start)
    assert results[1] == results[2]
    assert all(entry.document for entry in [*made, *results[1]])
    one, two = (min(times) for times in seconds.values())
    print(f"{DOCUMENTS} documents: one process {one:.2f} s, two processes {two:.2f} s, ratio {one / two:.2f}")


if __name__ == "__main__":
    main()
