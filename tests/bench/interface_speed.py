"""Prints how the program feels with 10,000 tasks and 10,000 documents: key to paint, memory.

The program runs in a pseudo-terminal of 120x40. A key's time counts from writing it to the terminal to the
first bytes of the new picture, once the picture before stood still. Prints JSON: p50 and p95 (milliseconds)
for each place and for all keys together, and the memory (MB) that the process has at the end, all views
shown and the index loaded. Ends with 1 when a limit is broken.
"""

from __future__ import annotations

import json
import os
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pseudo_terminal import launch, stop

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
import tui
tui.run(Path(sys.argv[1]), date(2026, 11, 23))
"""
RECORDS = 10_000
IN_ONE_FILE = 500
MOST_MS, MOST_MB = 50, 150
"""Limits of the p95 of all keys and of the memory."""
QUIET = 0.12
"""Seconds without output after which a picture stands still."""
NOTHING = 2
"""Seconds without an answer after which a key counts as one that changes nothing."""
LIMIT = 120


BASE = {
    "workspace.yaml": "id: lon\ntitle: Đề án thử\nprovince: T\nissuing_body: U\nplace: T\n",
    "areas/LV1.yaml": "id: LV1\nnumber: 1\nname: Cải cách thể chế\n",
    "solution-groups/G1.yaml": "id: G1\nnumber: 1\nname: Nhóm một\nwording: derived\n",
    "annual-plans/KH.yaml": "id: KH-2026\nyear: 2026\ntitle: Kế hoạch 2026\nissued_on: 2025-12-10\n",
}
AGENCY = "  - {{id: S{n}, name: Sở thứ {n}, abbreviation: S{n}, level: province}}\n"
SOLUTION = """\
  - {{id: GP{n:02}, number: {n}, text: Giải pháp thứ {n}, group: G1, area: LV1, wording: derived,
     leads: [{{agencies: [S{agency}]}}], timing: {{text: Thường xuyên, kind: continuous}}}}
"""
TASK = """\
  - {{id: NV-2026-{n:05}, plan: KH-2026, text: Rà soát văn bản của sở thứ {n}, solution: GP{solution:02},
     leads: [S{agency}], deadline: {{text: Tháng {month}, kind: date, due: 2026-{month:02}-{day:02}}}}}
"""
DOCUMENT = """\
  - {{id: VB-2026-{n:05}, kind: CV, symbol: UBND-TH, number: '{n}', issue_date: 2026-01-15,
     subject: Về việc đẩy mạnh cải cách lần {n}, state: issued, year: 2026}}
"""


def record(pattern: str, n: int) -> str:
    """Return the YAML of record `n`."""
    return pattern.format(n=n, agency=n % 20, solution=n % 26 + 1, month=n % 12 + 1, day=n % 27 + 1)


def make_workspace(folder: Path) -> None:
    """Write a workspace of many tasks and documents, a few hundred records in one file."""
    files = dict(BASE)
    files["agencies/all.yaml"] = "agencies:\n" + "".join(record(AGENCY, n) for n in range(20))
    files["solutions/all.yaml"] = "solutions:\n" + "".join(record(SOLUTION, n) for n in range(1, 27))
    for start in range(0, RECORDS, IN_ONE_FILE):
        numbers = range(start, start + IN_ONE_FILE)
        for kind, pattern in (("tasks", TASK), ("documents", DOCUMENT)):
            text = "".join(record(pattern, n) for n in numbers)
            files[f"{kind}/2026/all-{start:05}.yaml"] = f"{kind}:\n{text}"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Terminal:
    """The program, its keyboard and its screen."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", PROGRAM, str(folder)]
        self._master, self.child = launch(command, 120, 40, COLORTERM="truecolor")

    def read(self, seconds: float) -> bytes:
        """Return what is drawn within `seconds`, b"" when nothing is."""
        return os.read(self._master, 1 << 16) if select.select([self._master], [], [], seconds)[0] else b""

    def wait_for(self, text: str) -> None:
        """Wait until a text is drawn."""
        seen, end = b"", time.monotonic() + LIMIT
        while text.encode() not in seen:
            if time.monotonic() > end:
                raise TimeoutError(text, seen[-2000:].decode(errors="replace"))
            seen += self.read(0.2)

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until the picture stands still."""
        while self.read(quiet):
            pass

    def rest(self, seconds: float) -> None:
        """Let the program work, whatever it draws."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)

    def press(self, key: str) -> float | None:
        """Return the milliseconds from a key to the first bytes of the new picture.

        None where the key changes nothing, such as the arrow at the end of a list.
        """
        self.settle()
        started = time.perf_counter()
        os.write(self._master, key.encode())
        if not self.read(NOTHING):
            return None
        return (time.perf_counter() - started) * 1000

    def memory(self) -> float:
        """Return the resident memory of the program, MB."""
        status = Path(f"/proc/{self.child.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        """End the program."""
        stop(self._master, self.child)


DOWN, UP, RIGHT, PAGE, MENU = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[6~", "\x1b[20~"
F2, F3, F4, F5, F12 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[24~"
BACK = "\x7f"
MOVES = [DOWN, DOWN, PAGE, UP] * 10
PLACES: tuple[tuple[str, str, list[str]], ...] = (
    ("overview", F2, [DOWN] * 40),
    ("documents", F12, MOVES),
    ("documents_filter", "/", [*"cai cach lan 12", *[BACK] * 10]),
    ("plan", F3, [*[RIGHT, DOWN] * 3, *[DOWN] * 20, *[UP] * 20]),
    ("plan_filter", "/", [*"van ban so thu 12", *[BACK] * 10]),
    ("agencies", F4, [DOWN, UP] * 10),
    ("follow_up", f"{MENU}h", MOVES),
    ("register", f"{MENU}s", [DOWN] * 5),
    ("search", F5, [*"day manh cai cach", *[BACK] * 5]),
    ("going", F2, [F3, F12, F4, F5, F2] * 4),
)
"""Name of the place, the keys that lead there, and the keys whose time is taken."""


def measure(folder: Path) -> dict[str, float]:
    """Press keys in several places and return the figures."""
    terminal = Terminal(folder)
    times: dict[str, list[float]] = {}
    try:
        terminal.wait_for("NV-2026-0")
        terminal.rest(3)
        for place, way, keys in PLACES:
            for key in split_keys(way):
                terminal.press(key)
                terminal.rest(1)
            terminal.rest(1)
            times[place] = [found for key in keys if (found := terminal.press(key)) is not None]
        memory = terminal.memory()
    finally:
        terminal.close()
    p95 = {place: statistics.quantiles(found, n=20)[18] for place, found in times.items() if len(found) > 1}
    every = [one for found in times.values() for one in found]
    return {
        **{f"{place}_p95_ms": round(value, 1) for place, value in p95.items()},
        "p50_ms": round(statistics.median(every), 1),
        "p95_ms": round(statistics.quantiles(every, n=20)[18], 1),
        "worst_p95_ms": round(max(p95.values()), 1),
        "keys": len(every),
        "memory_mb": round(memory, 1),
    }


def split_keys(way: str) -> list[str]:
    """Return the keys of a way: an escape sequence, then single letters."""
    if way.startswith("\x1b") and len(way) > 1:
        end = next(i for i, letter in enumerate(way) if i > 1 and (letter.isalpha() or letter == "~")) + 1
        return [way[:end], *way[end:]]
    return list(way)


def main() -> int:
    """Measure, print, and compare with the limits."""
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch)
        for name in ("CACHE", "LOG", "STATE"):
            os.environ[f"CCHC_{name}_DIR"] = str(base / name.lower())
        (base / "state").mkdir()
        (base / "state" / "settings.json").write_text('{"tour_seen": true}', encoding="utf-8")
        make_workspace(base / "ws")
        measure(base / "ws")
        found = measure(base / "ws")
    print(json.dumps(found))
    return int(float(str(found["p95_ms"])) > MOST_MS or float(str(found["memory_mb"])) > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
