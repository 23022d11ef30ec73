"""A small workspace on disk, made anew for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from planner.i18n import set_language

FILES = {
    "workspace.yaml": """\
# Chương trình thử
id: thu
title: Đề án thử
province: tỉnh Tuyên Quang
issuing_body: Ủy ban nhân dân tỉnh Tuyên Quang
place: Tuyên Quang
counts:
  areas: 1
  solution_groups: 1
  solutions: 1
follow_up_agency: VPUBND
""",
    "areas/LV1.yaml": "id: LV1\nnumber: 1\nname: Cải cách thể chế\n",
    "solution-groups/G1.yaml": "id: G1\nnumber: 1\nname: Nhóm một\nwording: derived\n",
    "solutions/GP01.yaml": """\
id: GP01
number: 1
text: Rà soát văn bản quy phạm pháp luật
group: G1
area: LV1
leads:
  - agencies: [STP]
timing:
  text: Thường xuyên
  kind: continuous
wording: derived
""",
    "agencies/dept.yaml": """\
agencies:
  - id: STP
    name: Sở Tư pháp
    abbreviation: STP
    level: province
  # hai cơ quan sau nhập làm một
  - id: STTTT
    name: Sở Thông tin và Truyền thông
    abbreviation: STTTT
    level: province
    valid_to: 2025-02-28
    successors:
      - agency: SKHCN
  - id: SKHCN
    name: Sở Khoa học và Công nghệ
    abbreviation: SKHCN
    level: province
  - id: VPUBND
    name: Văn phòng Ủy ban nhân dân tỉnh
    abbreviation: VPUBND
    level: province
""",
    "annual-plans/KH-2026.yaml": "id: KH-2026\nyear: 2026\ntitle: Kế hoạch 2026\nissued_on: 2025-12-10\n",
    "tasks/2026/NV-2026-001.yaml": """\
# nhiệm vụ đầu tiên
id: NV-2026-001
plan: KH-2026
text: Rà soát văn bản  # ghi chú viết tay
solution: GP01
leads: [STP]
deadline:
  text: Quý IV năm 2026
  kind: quarter
  due: 2026-12-31
""",
}

settings.register_profile("cchc", deadline=None, derandomize=True, database=None)
settings.load_profile("cchc")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches, logs and the user's name belong to the test alone; texts are Vietnamese."""
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("CCHC_LOG_DIR", str(tmp_path / "log"))
    monkeypatch.setenv("CCHC_USER", "an")
    monkeypatch.setenv("CCHC_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("CCHC_ASCII", raising=False)
    monkeypatch.delenv("CCHC_WORKSPACE", raising=False)
    set_language("vi")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small sound workspace."""
    folder = tmp_path / "ws"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder
