"""A small office to follow up: one programme, two areas, agencies that merge in 2025, and its tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from planner.model.agencies import Agency, AgencyGroup, Level, Successor
from planner.model.calendar import CalendarYear, DayName
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.documents import Document
from planner.model.programme import (
    Area,
    LeadTerm,
    LegalBasis,
    Programme,
    Record,
    Solution,
    SolutionGroup,
    Wording,
)
from planner.model.tasks import AnnualPlan, Task
from planner.model.workspace import Workspace

END_OF_MERGED = date(2025, 2, 28)
END_OF_DISTRICTS = date(2025, 6, 30)


def solution(number: int, area: str | None, group: str, lead: str) -> Solution:
    return Solution(
        id=f"GP0{number}",
        number=number,
        text=f"Giải pháp {number}",
        group=group,
        area=area,
        leads=(LeadTerm(agencies=(lead,)),),
        timing=Deadline(text="Thường xuyên", kind=DeadlineKind.continuous),
        wording=Wording.derived,
    )


def agency(agency_id: str, name: str, **more: object) -> Agency:
    return Agency(id=agency_id, name=name, **({"level": Level.province} | more))  # type: ignore[arg-type]


PROGRAMME = Programme(
    id="chuong-trinh",
    title="Đề án cải cách hành chính",
    short_title="Đề án CCHC",
    province="tỉnh Tuyên Quang",
    issuing_body="Ủy ban nhân dân tỉnh Tuyên Quang",
    place="Tuyên Quang",
    legal_bases=("NQ76", "CT23"),
)
OFFICE: tuple[Record, ...] = (
    PROGRAMME,
    LegalBasis(id="NQ76", kind="Nghị quyết", number_symbol="76/NQ-CP"),
    Area(id="LV1", number=1, name="Cải cách thể chế", leads=(LeadTerm(agencies=("STP",)),)),
    Area(id="LV2", number=2, name="Cải cách thủ tục hành chính"),
    SolutionGroup(id="G1", number=1, name="Nhóm một", wording=Wording.derived),
    solution(1, "LV1", "G1", "STP"),
    solution(2, "LV2", "G1", "VPUBND"),
    solution(3, None, "G1", "SNV"),
    agency("STP", "Sở Tư pháp"),
    agency("SNV", "Sở Nội vụ"),
    agency("VPUBND", "Văn phòng UBND tỉnh"),
    agency("TTPVHCC", "Trung tâm Phục vụ hành chính công", parent="VPUBND", level=Level.office),
    agency("SKHCN", "Sở Khoa học và Công nghệ"),
    agency("SYT", "Sở Y tế"),
    agency(
        "STTTT",
        "Sở Thông tin và Truyền thông",
        valid_to=END_OF_MERGED,
        successors=(Successor(agency="SKHCN"), Successor(agency="SVHTTDL", scope="Báo chí, xuất bản")),
    ),
    agency(
        "SLDTBXH",
        "Sở Lao động - Thương binh và Xã hội",
        valid_to=END_OF_MERGED,
        successors=(
            Successor(agency="SNV", scope="Lao động"),
            Successor(agency="SYT", scope="Bảo trợ xã hội"),
        ),
    ),
    agency(
        "SD",
        "UBND huyện Sơn Dương",
        level=Level.district,
        valid_to=END_OF_DISTRICTS,
        successors=(Successor(agency="X1", scope="Xã Một"), Successor(agency="X2", scope="Xã Hai")),
    ),
    agency("X1", "UBND xã Một", level=Level.commune, valid_from=date(2025, 7, 1)),
    agency("X2", "UBND xã Hai", level=Level.commune, valid_from=date(2025, 7, 1)),
    AgencyGroup(id="XA", name="UBND các xã, phường", levels=(Level.commune,)),
    AgencyGroup(id="HUYEN", name="UBND các huyện", levels=(Level.district,), valid_to=END_OF_DISTRICTS),
    AgencyGroup(id="SO", name="Các sở", members=("STP", "SNV", "STTTT")),
    AnnualPlan(
        id="KH-2026",
        year=2026,
        title="Kế hoạch CCHC năm 2026",
        issued_on=date(2025, 12, 10),
        document="VB-2025-001",
    ),
    AnnualPlan(id="KH-2025", year=2025, title="Kế hoạch CCHC năm 2025", issued_on=date(2024, 12, 23)),
    CalendarYear(
        id="LICH-2026",
        year=2026,
        days_off=(DayName(on=date(2026, 4, 27), name="Nghỉ bù Giỗ Tổ Hùng Vương"),),
    ),
    Document(
        id="VB-2025-001",
        kind="KH",
        number="138",
        symbol="KH-UBND",
        issue_date=date(2025, 12, 10),
        subject="Cải cách hành chính năm 2026",
    ),
)

MakeTask = Callable[..., Task]
MakeWorkspace = Callable[..., Workspace]


@pytest.fixture
def task() -> MakeTask:
    """Return a maker of tasks: due 30/6/2026 and led by Sở Tư pháp unless told otherwise."""

    def make(task_id: str = "NV-2026-001", due: date | None = date(2026, 6, 30), **more: object) -> Task:
        fields: dict[str, object] = {
            "plan": "KH-2026",
            "text": f"Nhiệm vụ {task_id}",
            "solution": "GP01",
            "leads": ("STP",),
            "deadline": Deadline(text="Trước ngày 01/7/2026", kind=DeadlineKind.date, due=due),
        }
        return Task(id=task_id, **(fields | more))  # type: ignore[arg-type]

    return make


@pytest.fixture
def workspace() -> MakeWorkspace:
    """Return a maker of workspaces: the office, and the records given in place of those with their ID."""

    def make(*records: Record) -> Workspace:
        return Workspace((*records, *OFFICE))

    return make
