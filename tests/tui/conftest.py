"""An office workspace rich enough for every screen, and the program opened on it on a fixed day."""

from __future__ import annotations

import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from patience import idle, parse_once, until_drawn
from textual.pilot import Pilot

from tui.app import CchcApp
from tui.settings import Settings, keep_settings

TODAY = date(2026, 11, 23)

OFFICE = {
    "areas/LV2.yaml": "id: LV2\nnumber: 2\nname: Cải cách thủ tục hành chính\n",
    "solutions/GP02.yaml": """\
id: GP02
number: 2
text: Thông tin, truyền thông về cải cách hành chính
group: G1
leads:
  - agencies: [SNV]
timing: {text: Hằng năm, kind: recurring, every: year}
wording: derived
source: Suy ra từ tin báo chí
""",
    "solutions/GP10.yaml": """\
id: GP10
number: 10
text: Rà soát, đơn giản hóa thủ tục hành chính
group: G1
area: LV2
leads:
  - agencies: [VPUBND]
timing: {text: Thường xuyên, kind: continuous}
wording: official
""",
    "agencies/more.yaml": """\
agencies:
  - {id: SNV, name: Sở Nội vụ, abbreviation: SNV, level: province}
  - {id: UBX1, name: UBND phường Minh Xuân, level: commune}
""",
    "agency-groups/UBND-XA.yaml": "id: UBND-XA\nname: UBND các xã, phường\nlevels: [commune]\n",
    "signers/all.yaml": """\
signers:
  - {id: CT, name: Nguyễn Văn Chủ, title: Chủ tịch, office: chairman, valid_from: 2025-07-01}
  - {id: PCT, name: Trần Thị Phó, title: Phó Chủ tịch, office: vice_chairman, valid_from: 2025-07-01}
  - {id: CVP, name: Lê Văn Văn, title: Chánh Văn phòng, office: office_chief, valid_from: 2025-07-01}
""",
    "annual-plans/KH-2025.yaml": "id: KH-2025\nyear: 2025\ntitle: Kế hoạch 2025\nissued_on: 2024-12-23\n",
    "tasks/2025/NV-2025-001.yaml": """\
id: NV-2025-001
plan: KH-2025
text: Chuẩn hóa quy trình nội bộ
solution: GP10
leads: [VPUBND]
deadline: {text: Tháng 6/2025, kind: month, due: 2025-06-30}
state: completed
completed_on: 2025-06-20
""",
    "tasks/2026/NV-2026-002.yaml": """\
id: NV-2026-002
plan: KH-2026
text: Khắc phục tình trạng trễ hẹn
solution: GP10
leads: [VPUBND]
coordinating: [SNV]
deadline: {text: Trước ngày 01/11/2026, kind: date, due: 2026-10-31}
state: in_progress
progress:
  - {on: 2026-10-01, text: Đã họp, percent: 40, by: VPUBND}
""",
    "tasks/2026/NV-2026-003.yaml": """\
id: NV-2026-003
plan: KH-2026
text: Báo cáo cải cách hành chính
solution: GP02
leads: [SNV]
deadline: {text: Ngày 25 hằng tháng, kind: recurring, every: month, day: 25, start: 2026-10-01}
state: in_progress
progress:
  - {on: 2026-10-24, text: Đã báo cáo tháng 10, by: SNV}
""",
    "tasks/2026/NV-2026-004.yaml": """\
id: NV-2026-004
plan: KH-2026
text: Đào tạo kỹ năng số
area: LV2
leads: [STTTT]
assigned_on: 2025-02-10
deadline: {text: Tháng 3/2026, kind: month, due: 2026-03-31}
state: completed
completed_on: 2026-04-10
extensions:
  - {on: 2026-03-30, due: 2026-04-05, approved_by: 12/TB-UBND, reason: thiếu giảng viên}
handovers:
  - {on: 2026-01-05, from_agency: STTTT, to_agency: SKHCN, basis: Nghị quyết}
""",
    "documents/VB-2026-001.yaml": """\
id: VB-2026-001
kind: CT
symbol: CT-UBND
number: "05"
issue_date: 2026-01-15
subject: Về việc đẩy mạnh cải cách hành chính
state: issued
year: 2026
assigns: [NV-2026-002]
example: true
""",
    "indicators/PAR.yaml": """\
id: PAR
name: Chỉ số cải cách hành chính
values: [{year: 2020, value: "83.81", rank: 35}]
targets: [{year: 2025, at_least: "86"}]
""",
    "legal-bases/NQ76.yaml": """\
id: NQ76
kind: Nghị quyết
number_symbol: 76/NQ-CP
issued_on: 2021-07-15
issuer: Chính phủ
subject: Chương trình tổng thể
valid_from: 2021-07-15
""",
}


@pytest.fixture
def office(folder: Path) -> Path:
    """Return the folder of an office workspace."""
    for name, text in OFFICE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    workspace = folder / "workspace.yaml"
    old = workspace.read_text(encoding="utf-8")
    counts = "  areas: 2\n  solution_groups: 1\n  solutions: 3\n"
    workspace.write_text(
        old.partition("  areas")[0] + counts + "follow_up_agency: VPUBND\n", encoding="utf-8"
    )
    return folder


class Screen:
    """The program as a person sees and uses it."""

    def __init__(self, app: CchcApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def settle(self) -> None:
        """Wait until nothing is under way any more: threads, messages, redrawing."""
        quiet = 0
        while quiet < 2:
            await until_drawn(self.app)
            busy = any(not worker.is_finished for worker in self.app.workers)
            if busy:
                await self.app.workers.wait_for_complete()
            quiet = 0 if busy else quiet + 1

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and wait."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type text in one burst, as a terminal delivers it."""
        from textual._xterm_parser import XTermParser

        for event in XTermParser().feed(text):
            event.set_sender(self.app)
            self.app.post_message(event)
        await self.settle()

    async def shows(self, text: str, seconds: float = 60) -> None:
        """Wait until a text stands on the screen, for what comes by a clock or a thread."""
        end = time.monotonic() + seconds
        while text not in self.text():
            assert time.monotonic() < end, (text, self.text())
            await self.pilot.pause(0.02)

    def text(self) -> str:
        """Return everything on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.lines())

    def lines(self) -> list[str]:
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips(self.app.size)
        assert len(strips) == height
        return ["".join(segment.text for segment in strip)[:width] for strip in strips]

    def notices(self) -> str:
        """Return the texts of the notices on show."""
        return "\n".join(f"{notice.title} {notice.message}" for notice in self.app._notifications)


Opened = Callable[..., Awaitable[Screen]]


@pytest.fixture(autouse=True)
def old_hand(own_places) -> None:
    """The person has seen the first steps."""
    keep_settings(Settings(tour_seen=True))


@pytest.fixture(autouse=True)
def no_needless_waiting(monkeypatch) -> None:
    """Nothing moves for its beauty, no style is read twice, and a key is waited for, not the clock."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet._parse_rules", parse_once)
    for user in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{user}.wait_for_idle", idle)


@pytest.fixture
def opened(office: Path) -> Callable[..., object]:
    """Return a way to open the program: `async with opened() as screen`."""

    @asynccontextmanager
    async def open_program(
        size: tuple[int, int] = (80, 24), folder: Path = office, *, faults: bool = False
    ) -> AsyncIterator[Screen]:
        app = CchcApp(folder, TODAY)
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot)
            await screen.settle()
            yield screen
            assert faults or not app.faults, app.faults
        gc.unfreeze()  # what the program kept from the collector ends with it

    return open_program
