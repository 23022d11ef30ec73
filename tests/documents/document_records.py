"""A small programme in memory: agencies before and after the merger, signers, one plan, any tasks."""

from __future__ import annotations

from datetime import date

from planner.documents import DraftedDocument, DraftRequest, draft
from planner.documents.content import Clause, Content, Paragraph, Signature
from planner.model.agencies import Agency, AgencyGroup, Level, Office, Signer, Successor
from planner.model.deadline import Deadline, DeadlineKind
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

TODAY = date(2026, 6, 10)
MERGER = date(2025, 2, 28)
TWO_TIERS = date(2025, 7, 1)

PROGRAMME = Programme(
    id="de-an",
    title="Đề án đẩy mạnh cải cách hành chính",
    province="Tuyên Quang",
    issuing_body="Ủy ban nhân dân tỉnh Tuyên Quang",
    place="Tuyên Quang",
    legal_bases=("NQ-76", "LUAT-TC"),
    follow_up_agency="VPUBND",
    standing_agency="SNV",
)
AREAS = (
    Area(id="LV1", number=1, name="Cải cách thể chế"),
    Area(id="LV2", number=2, name="Cải cách thủ tục hành chính", leads=(LeadTerm(agencies=("SKHCN",)),)),
)
BASES = (
    LegalBasis(
        id="NQ-76",
        kind="Nghị quyết",
        number_symbol="76/NQ-CP",
        issued_on=date(2021, 7, 15),
        issuer="Chính phủ",
        subject="Ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030",
    ),
    LegalBasis(
        id="QD-603",
        kind="Quyết định",
        number_symbol="603/QĐ-UBND",
        issued_on=date(2021, 9, 30),
        issuer="Ủy ban nhân dân tỉnh Tuyên Quang",
        subject="Ban hành Đề án đẩy mạnh cải cách hành chính",
    ),
    LegalBasis(
        id="LUAT-TC", kind="Luật", number_symbol="77/2015/QH13", subject="Tổ chức chính quyền địa phương"
    ),
)
AGENCIES = (
    Agency(id="SNV", name="Sở Nội vụ", abbreviation="SNV", level=Level.province),
    Agency(id="STP", name="Sở Tư pháp", abbreviation="STP", level=Level.province),
    Agency(id="STC", name="Sở Tài chính", abbreviation="STC", level=Level.province),
    Agency(id="SKHCN", name="Sở Khoa học và Công nghệ", abbreviation="SKHCN", level=Level.province),
    Agency(
        id="STTTT",
        name="Sở Thông tin và Truyền thông",
        abbreviation="STTTT",
        level=Level.province,
        valid_to=MERGER,
        successors=(Successor(agency="SKHCN"),),
    ),
    Agency(id="BAN-CU", name="Ban Cũ", level=Level.province, valid_to=MERGER),
    Agency(id="VPUBND", name="Văn phòng UBND tỉnh", abbreviation="VPUBND", level=Level.province),
    Agency(id="CAT", name="Công an tỉnh", level=Level.outside),
    Agency(id="H070", name="UBND thành phố Tuyên Quang", level=Level.district, valid_to=date(2025, 6, 30)),
    Agency(id="X1", name="UBND xã Lâm Bình", level=Level.commune, valid_from=TWO_TIERS),
)
GROUPS = (
    AgencyGroup(id="SO-BAN-NGANH", name="Các sở, ban, ngành", levels=(Level.province,)),
    AgencyGroup(
        id="UBND-HUYEN",
        name="UBND các huyện, thành phố",
        levels=(Level.district,),
        valid_to=date(2025, 6, 30),
    ),
    AgencyGroup(id="UBND-XA", name="UBND các xã, phường", levels=(Level.commune,), valid_from=TWO_TIERS),
)
SIGNERS = (
    Signer(
        id="SON",
        name="Nguyễn Văn Sơn",
        title="Chủ tịch",
        office=Office.chairman,
        valid_from=date(2021, 6, 30),
        valid_to=date(2025, 6, 30),
    ),
    Signer(id="NGOC", name="Phan Huy Ngọc", title="Chủ tịch", office=Office.chairman, valid_from=TWO_TIERS),
    Signer(
        id="HA", name="Vương Ngọc Hà", title="Phó Chủ tịch", office=Office.vice_chairman, valid_from=TWO_TIERS
    ),
    Signer(id="CVP", name="Trần Văn Chánh", title="Chánh Văn phòng", office=Office.office_chief),
)
PLAN = AnnualPlan(
    id="KH-2026",
    year=2026,
    title="Kế hoạch cải cách hành chính tỉnh Tuyên Quang năm 2026",
    number_symbol="138/KH-UBND",
    issued_on=date(2025, 12, 10),
)
SOLUTION = Solution(
    id="GP01",
    number=1,
    text="Đào tạo, bồi dưỡng cán bộ, công chức.",
    group="G1",
    area="LV1",
    leads=(LeadTerm(agencies=("SNV",)),),
    timing=Deadline(text="Hằng năm", kind=DeadlineKind.recurring),
    wording=Wording.derived,
)
QUARTER = Deadline(text="Quý III năm 2026", kind=DeadlineKind.quarter, due=date(2026, 9, 30))

LATE = Deadline(text="Quý I năm 2026", kind=DeadlineKind.quarter, due=date(2026, 3, 31))


def task(number: int = 1, **fields: object) -> Task:
    """Return an open task of area 2 led by Sở Tư pháp, changed by `fields`."""
    given = {
        "id": f"NV-2026-{number:03d}",
        "plan": "KH-2026",
        "text": f"Rà soát thủ tục số {number}",
        "area": "LV2",
        "leads": ("STP",),
        "deadline": QUARTER,
        "assigned_on": date(2025, 12, 10),
    }
    return Task(**(given | fields))  # type: ignore[arg-type]


def workspace(*records: Record, without: tuple[str, ...] = ()) -> Workspace:
    """Return the programme with these records besides, and without those named."""
    group = SolutionGroup(id="G1", number=1, name="Nhóm một", wording=Wording.derived)
    common = (PROGRAMME, *AREAS, *BASES, *AGENCIES, *GROUPS, *SIGNERS, PLAN, group, SOLUTION)
    changed = {record.id for record in records} | set(without)
    return Workspace([*(record for record in common if record.id not in changed), *records])


def drafted(*records: Record, today: date = TODAY, **request: object) -> DraftedDocument:
    """Draft a directive, or another kind, for the year 2026 from the programme with these records."""
    given = {"kind": "directive", "year": 2026} | request
    return draft(workspace(*records), DraftRequest(**given), today)  # type: ignore[arg-type]


def content(**fields: object) -> Content:
    """Return the content of a short directive, changed by `fields`."""
    given = {
        "kind": "CT",
        "kind_name": "Chỉ thị",
        "issuing_body": "Ủy ban nhân dân tỉnh Tuyên Quang",
        "symbol": "CT-UBND",
        "place": "Tuyên Quang",
        "year": 2026,
        "subject": "Về việc đẩy mạnh cải cách hành chính",
        "body": (Paragraph(text="Thực hiện nghiêm Chỉ thị này."),),
        "signature": Signature(authority=("CHỦ TỊCH",), name="Phan Huy Ngọc"),
        "recipients": ("Các sở, ban, ngành", "Lưu: VT, TH"),
    }
    return Content(**(given | fields))  # type: ignore[arg-type]


def clauses(document: DraftedDocument) -> dict[str, list[str]]:
    """Return the duties by the title of their clause."""
    return {
        block.title: [inner.text for inner in block.blocks]
        for block in document.content.body
        if isinstance(block, Clause)
    }


def body_text(document: DraftedDocument) -> str:
    """Return the texts of the body, one a line."""
    return "\n".join(document.content.texts())
