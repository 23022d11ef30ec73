"""Made-up records for the tests of the search index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from planner.model.agencies import Agency, AgencyGroup, Level, Office, Signer
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.documents import Document, DocumentState
from planner.model.programme import (
    Area,
    Indicator,
    LeadTerm,
    LegalBasis,
    Programme,
    Record,
    Solution,
    SolutionGroup,
    Wording,
)
from planner.model.tasks import AnnualPlan, Assignment, Extension, Handover, Progress, Task, TaskState
from planner.model.workspace import Workspace

BY_QUARTER_4 = Deadline(text="Quý IV năm 2026", kind=DeadlineKind.quarter, due=date(2026, 12, 31))


def task(number: int, text: str, **rest: object) -> Task:
    """Return a task of 2026 led by the department of home affairs unless said otherwise."""
    values: dict = {"plan": "KH-2026", "leads": ("SNV",), "deadline": BY_QUARTER_4} | rest
    return Task(id=f"NV-2026-{number:03d}", text=text, **values)


def surroundings() -> list[Record]:
    """Return everything of a programme but tasks and documents."""
    return [
        Programme(id="ct", title="Đề án thử", province="tỉnh T", issuing_body="UBND tỉnh T", place="T"),
        Area(id="LV1", number=1, name="Cải cách thể chế", leads=(LeadTerm(agencies=("STP",)),)),
        Area(id="LV2", number=2, name="Cải cách thủ tục hành chính"),
        SolutionGroup(id="G1", number=1, name="Hoàn thiện pháp luật", wording=Wording.derived),
        Solution(
            id="GP07",
            number=7,
            text="Hệ thống hóa văn bản quy phạm",
            group="G1",
            area="LV1",
            leads=(LeadTerm(agencies=("STP",)),),
            coordinating=("HUYEN",),
            timing=Deadline(text="Hằng năm", kind=DeadlineKind.continuous),
            product="Danh mục văn bản",
            wording=Wording.derived,
        ),
        Agency(id="SNV", name="Sở Nội vụ", abbreviation="SNV", level=Level.province),
        Agency(id="STP", name="Sở Tư pháp", abbreviation="STP", level=Level.province),
        Agency(
            id="STTTT", name="Sở Thông tin và Truyền thông", level=Level.province, abbreviation="STTTT",
            other_names=("Sở TT&TT",), valid_to=date(2025, 2, 28),
        ),
        Agency(id="SKHCN", name="Sở Khoa học và Công nghệ", abbreviation="SKHCN", level=Level.province),
        AgencyGroup(id="HUYEN", name="UBND các huyện, thành phố", other_names=("UBND cấp huyện",)),
        Signer(id="S1", name="Nguyễn Văn Mẫu", title="Chủ tịch", office=Office.chairman),
        Indicator(id="CS1", name="Chỉ số cải cách hành chính", short_name="PAR INDEX"),
        LegalBasis(
            id="CT23", kind="Chỉ thị", number_symbol="23/CT-TTg", issued_on=date(2021, 9, 2),
            issuer="Thủ tướng Chính phủ", subject="Về việc đẩy mạnh thực hiện chương trình",
        ),
        AnnualPlan(id="KH-2025", year=2025, title="Kế hoạch năm 2025", number_symbol="223/KH-UBND"),
        AnnualPlan(id="KH-2026", year=2026, title="Kế hoạch năm 2026", issued_on=date(2025, 12, 10)),
    ]  # fmt: skip


def tasks() -> list[Record]:
    """Return tasks that show each thing a search has to cope with."""
    return [
        task(1, "Giao Sở Nội vụ rà soát quy trình"),
        task(2, "Giao so noi vu ra soat", leads=("STP",)),
        task(3, "Xây dựng đề án đô thị hoà bình", area="LV2", leads=("STTTT",), coordinating=("STP",)),
        task(
            4,
            "Số hóa hồ sơ",
            plan="KH-2025",
            solution="GP07",
            leads=("STTTT", "HUYEN"),
            handovers=(Handover(on=date(2025, 3, 1), from_agency="STTTT", to_agency="SKHCN"),),
            assigned_by=Assignment(number_symbol="12/UBND-VX", clause="mục 3"),
            product="Kho dữ liệu",
            progress=(
                Progress(on=date(2025, 6, 1), text="Đã nghiệm thu giai đoạn đầu", evidence="09/BC-STP"),
            ),
            extensions=(Extension(on=date(2025, 7, 1), due=date(2027, 1, 31), approved_by="15/QĐ-UBND"),),
            state=TaskState.in_progress,
        ),
        task(5, "Nâng cấp cổng dịch vụ công", note="Lưu ý kinh phí", assigned_by=Assignment(document="VB-1")),
    ]


def documents() -> list[Record]:
    """Return a directive, a draft and a past letter."""
    return [
        Document(
            id="VB-1", kind="CT", number="09", symbol="CT-UBND", issue_date=date(2026, 2, 3),
            subject="Về việc tăng cường kỷ luật, kỷ cương", signer="Nguyễn Văn Mẫu", area="LV1",
            state=DocumentState.issued, assigns=("NV-2026-001", "NV-2026-003"), issuing_body="UBND tỉnh T",
        ),
        Document(id="VB-2", kind="QĐ", symbol="QĐ-UBND", subject="Ban hành quy chế", year=2026),
        Document(
            id="VB-3", kind="CV", number="4240", symbol="UBND-VX", issue_date=date(2024, 5, 6),
            subject="V/v rà soát nội vụ", state=DocumentState.received, recipients=("Như trên", "Lưu: VT"),
        ),
    ]  # fmt: skip


def workspace(extra: Iterable[Record] = ()) -> Workspace:
    """Return a workspace of all the records above and `extra`."""
    return Workspace([*surroundings(), *tasks(), *documents(), *extra])


def many_tasks(count: int, seed: int = 1) -> list[Record]:
    """Return tasks of random syllables."""
    syllables = ["cải", "cách", "thủ", "tục", "rà", "soát", "đề", "án", "hoàn", "thiện", "dịch", "vụ", "công"]
    random = Random(seed)
    return [task(1000 + n, " ".join(random.choices(syllables, k=12))) for n in range(count)]
