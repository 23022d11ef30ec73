"""What the office of the report tests is made of."""

from __future__ import annotations

TASK = """\
id: NV-2026-{number:03d}
plan: KH-2026
text: {text}
area: {area}
leads: [{leads}]
deadline:
  text: {words}
  kind: date
  due: {due}
{more}"""

STARTED = "state: in_progress\nprogress:\n  - on: 2026-01-05\n    text: Đã khởi động\n"
HANDED_OVER = (
    "state: in_progress\nassigned_on: 2025-01-15\n"
    "handovers:\n  - on: 2025-03-01\n    from_agency: STTTT\n    to_agency: SKHCN\n"
)
TASKS = (
    # number, area, leads, due, more
    (1, "LV1", "STP", "2026-12-31", ""),
    (2, "LV1", "STP", "2026-02-28", "state: completed\ncompleted_on: 2026-02-20\n"),
    (3, "LV1", "STP, VPUBND", "2026-02-28", "state: completed\ncompleted_on: 2026-03-05\n"),
    (
        4,
        "LV2",
        "VPUBND",
        "2026-03-10",
        STARTED,
    ),
    (5, "LV2", "VPUBND", "2026-03-16", ""),
    (6, "LV2", "SKHCN", "2026-02-01", ""),
    (7, "LV3", "STTTT", "2026-05-30", HANDED_OVER),
    (8, "LV3", "UBND-XA", "2026-03-01", ""),
)
EXTRA = {
    "areas/LV2.yaml": "id: LV2\nnumber: 2\nname: Cải cách thủ tục hành chính\n",
    "areas/LV3.yaml": "id: LV3\nnumber: 3\nname: Xây dựng chính quyền số\n",
    "signers/PHN.yaml": "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch\noffice: chairman\n",
    "agencies/xa.yaml": (
        "agencies:\n  - id: X1\n    name: UBND xã Một\n    level: commune\n"
        "  - id: X2\n    name: UBND xã Hai\n    level: commune\n"
    ),
    "agency-groups/UBND-XA.yaml": "id: UBND-XA\nname: UBND các xã, phường\nlevels: [commune]\n",
    "indicators/PAR-INDEX.yaml": (
        "id: PAR-INDEX\nname: Chỉ số cải cách hành chính\nshort_name: PAR INDEX\nvalues:\n"
        "  - year: 2020\n    value: 83.81\n  - year: 2021\n    value: 86.57\n    rank: 34\n"
        "targets:\n  - year: 2021\n    at_least: 86\n  - year: 2025\n    at_least: 88\n"
    ),
}


def task_text(number: int, area: str, leads: str, due: str, more: str) -> str:
    year, month, day = due.split("-")
    words = f"Trước ngày {int(day)}/{int(month)}/{year}"
    return TASK.format(
        number=number, text=f"Việc số {number}", area=area, leads=leads, words=words, due=due, more=more
    )
