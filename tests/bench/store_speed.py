"""How fast a workspace of 1,000 records opens from its files and from the snapshot, and saves one.

Peers in the same run: PyYAML's C loader on the same files for opening, and the same parsing for the
snapshot. Prints medians (ms) and ratios.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from msgspec.structs import replace

RECORDS = 1000
TASK = """\
# yaml-language-server: $schema=../../.schema/task.schema.json
id: NV-2026-{number:04}
plan: KH-2026
number: "{number}"
text: >-
  Rà soát, đơn giản hóa, rút ngắn thời gian giải quyết thủ tục hành chính thuộc phạm vi chức năng quản lý
  của các sở, ban, ngành và Ủy ban nhân dân các xã, phường trên địa bàn tỉnh, đợt {number}
product: Quyết định thông qua phương án đơn giản hóa
leads: [VPUBND]
coordinating: [STP, SNV]
deadline:
  text: Quý IV năm 2026
  kind: quarter
  due: 2026-12-31
progress:
{progress}"""
REPORT = """\
  - on: 2026-{month:02}-15
    text: "Đã rà soát {share} phần trăm số thủ tục; còn vướng ở khâu lấy ý kiến các cơ quan, đơn vị liên quan"
    by: VPUBND
    percent: {share}
    evidence: {share}/BC-VPUBND
"""


def make_workspace(folder: Path) -> None:
    """Write 1,000 tasks of about 5 kB each and a programme."""
    reports = "".join(REPORT.format(month=1 + n % 12, share=n) for n in range(20))
    (folder / "tasks/2026").mkdir(parents=True)
    (folder / "workspace.yaml").write_text(
        "id: p\ntitle: T\nprovince: P\nissuing_body: U\nplace: TQ\n", encoding="utf-8"
    )
    for number in range(1, RECORDS + 1):
        text = TASK.format(number=number, progress=reports)
        (folder / f"tasks/2026/NV-2026-{number:04}.yaml").write_text(text, encoding="utf-8")


def median_ms(times: int, action: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median duration (ms) of `action`; `before` is not timed."""
    measured = []
    for _time in range(times):
        before()
        started = time.perf_counter()
        action()
        measured.append((time.perf_counter() - started) * 1000)
    return statistics.median(measured)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "ws"
        os.environ["CCHC_CACHE_DIR"] = str(Path(temporary) / "cache")
        from planner.store import Store
        from planner.store.snapshot import snapshot_path

        make_workspace(folder)
        time.sleep(2.1)  # a snapshot taken this long after the files were written needs no second look
        files = sorted((folder / "tasks").rglob("*.yaml"))
        size = sum(f.stat().st_size for f in files) / len(files) / 1000
        plain = median_ms(3, lambda: [yaml.load(f.read_bytes(), yaml.CSafeLoader) for f in files])

        def forget() -> None:
            shutil.rmtree(snapshot_path(folder).parent, ignore_errors=True)

        cold = median_ms(3, lambda: Store.open(folder).load(), forget)
        warm = median_ms(9, lambda: Store.open(folder).load())
        store = Store.open(folder)
        store.load()
        numbers = iter(range(10_000))
        save = median_ms(
            50, lambda: store.edit("NV-2026-0500", lambda t: replace(t, note=str(next(numbers))))
        )
        print(f"{RECORDS} records of {size:.1f} kB")
        print(f"  PyYAML C loader, no checks  {plain:8.1f} ms")
        print(f"  open cold (parse, check)    {cold:8.1f} ms   {cold / plain:5.2f} x PyYAML")
        print(
            f"  open warm (snapshot)        {warm:8.1f} ms   cold / warm = {cold / warm:.1f}  (at least 15)"
        )
        print(f"  save one record             {save:8.1f} ms   {save / warm:5.2f} x open warm")


if __name__ == "__main__":
    main()
