from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from io import BytesIO

import msgspec
import pytest
from document_records import (
    AREAS,
    PLAN,
    PROGRAMME,
    QUARTER,
    TODAY,
    body_text,
    clauses,
    drafted,
    task,
    workspace,
)
from docx import Document
from word_reading import WordFile

from planner.documents import DraftRequest, draft
from planner.documents.content import Clause, Paragraph, Point
from planner.documents.errors import (
    NoSuccessorError,
    NothingToAssignError,
    ProgrammeMissingError,
    UnknownAreaError,
)
from planner.documents.kinds import MODULES, UnknownKindError, document_kinds
from planner.errors import UnknownRecordError
from planner.model.agency_names import UnknownAgencyError
from planner.model.documents import DocumentState
from planner.model.tasks import Handover, TaskState
from planner.model.workspace import Workspace


def test_the_body_follows_the_order_of_real_directives():
    document = drafted(task(1), task(2, leads=("STC",)))
    paragraphs = [b.text for b in document.content.body if isinstance(b, Paragraph)]
    openings = [text.split()[0] for text in paragraphs]
    assert openings == ["Thời", "Theo", "Tuy", "Để", "Yêu"]
    assert list(clauses(document)) == [
        "Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường",
        "Sở Tư pháp",
        "Sở Tài chính",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ]
    assert paragraphs[3].endswith(":")
    assert "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu" in paragraphs[3]


def test_the_file_reads_as_the_content_with_blank_number_and_day():
    file = WordFile(drafted(task(1), task(2), area="2").docx)
    assert file.texts_of_style("Số, ký hiệu") == ["Số:       /CT-UBND"]
    (day,) = file.texts_of_style("Địa danh, ngày tháng")
    assert re.fullmatch(r"Tuyên Quang, ngày {3,}tháng {3,}năm 2026", day)
    assert file.texts_of_style("Tên loại") == ["CHỈ THỊ"]
    assert file.texts_of_style("Trích yếu") == [
        "Về việc đẩy mạnh cải cách thủ tục hành chính năm 2026 trên địa bàn tỉnh Tuyên Quang"
    ]
    assert file.texts_of_style("Khoản có tiêu đề")[1] == "2. Sở Tư pháp"
    assert [t[:2] for t in file.texts_of_style("Điểm")] == ["a)", "b)"] * 2
    assert file.texts_of_style("Nội dung")[-1].endswith("giải quyết./.")
    assert "".join(file.texts).count("./.") == 1
    recipients = file.texts_of_style("Danh sách nơi nhận")
    assert recipients[0] == "- Thường trực Tỉnh ủy (để b/c);"
    assert recipients[-1] == "- Lưu: VT, TH."
    assert all(line.endswith(";") for line in recipients[:-1])
    assert "- UBND các xã, phường;" in recipients


def test_several_duties_are_points_and_a_single_one_is_a_paragraph():
    document = drafted(*(task(n) for n in range(1, 7)), task(7, leads=("STC",)))
    by_title = {b.title: b.blocks for b in document.content.body if isinstance(b, Clause)}
    assert all(isinstance(block, Point) for block in by_title["Sở Tư pháp"])
    assert [type(block) for block in by_title["Sở Tài chính"]] == [Paragraph]
    letters = [t[:2] for t in WordFile(document.docx).texts_of_style("Điểm") if "Rà soát" in t]
    assert letters == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_a_duty_tells_partners_work_deadline_and_product():
    document = drafted(task(coordinating=("STC", "UBND-XA"), product="Báo cáo kết quả;"))
    (duty,) = clauses(document)["Sở Tư pháp"]
    assert duty == (
        "Chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các xã, phường rà soát thủ tục số 1; "
        "hoàn thành trong quý III năm 2026. Sản phẩm: Báo cáo kết quả."
    )


def test_a_task_that_names_its_lead_already_is_printed_as_it_stands():
    given = task(text="chủ trì, phối hợp với các đơn vị rà soát.", coordinating=("STC",))
    (duty,) = clauses(drafted(given))["Sở Tư pháp"]
    assert duty.startswith("Chủ trì, phối hợp với các đơn vị rà soát; hoàn thành")


def test_two_leads_of_the_same_work_share_a_clause():
    document = drafted(task(1, leads=("STP", "STC")))
    assert clauses(document)["Sở Tư pháp; Sở Tài chính"] == [
        "Rà soát thủ tục số 1; hoàn thành trong quý III năm 2026."
    ]


def test_leads_with_other_work_too_name_each_other():
    by_title = clauses(drafted(task(1, leads=("STP", "STC")), task(2)))
    assert by_title["Sở Tư pháp"][0].startswith("Cùng Sở Tài chính chủ trì rà soát")
    assert by_title["Sở Tài chính"][0].startswith("Cùng Sở Tư pháp chủ trì rà soát")
    by_title = clauses(drafted(task(1, leads=("STP", "STC"), coordinating=("SNV",)), task(2)))
    assert by_title["Sở Tài chính"][0].startswith("Cùng Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ rà soát")


def test_the_lead_of_the_area_comes_first_then_most_work_and_communes_late():
    records = [
        task(1, leads=("UBND-XA",)),
        task(2),
        task(3),
        task(4, leads=("STC",)),
        task(5, leads=("SKHCN",)),
    ]
    records.append(task(6, leads=("CAT",)))
    records.append(task(7, leads=("SO-BAN-NGANH",)))
    assert list(clauses(drafted(*records, area="LV2")))[1:] == [
        "Các sở, ban, ngành",
        "Sở Khoa học và Công nghệ",
        "Sở Tư pháp",
        "Sở Tài chính",
        "Đề nghị Công an tỉnh",
        "Ủy ban nhân dân các xã, phường",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ]


def test_the_follow_up_office_keeps_its_own_work_before_the_follow_up():
    duties = clauses(drafted(task(1, leads=("VPUBND",))))["Văn phòng Ủy ban nhân dân tỉnh"]
    assert len(duties) == 2
    assert duties[0].startswith("Rà soát")
    assert duties[1].startswith("Theo dõi, kiểm tra, đôn đốc")


def test_the_standing_agency_sums_up_the_results():
    assert clauses(drafted(task(1, leads=("SNV",))))["Sở Nội vụ"][-1].startswith("Tổng hợp tình hình")


def test_the_work_of_a_merged_agency_goes_to_its_successor():
    records = (task(leads=("STTTT",), coordinating=("STTTT", "STC", "UBND-HUYEN")),)
    document = drafted(*records)
    assert "Sở Khoa học và Công nghệ" in clauses(document)
    assert "Thông tin và Truyền thông" not in body_text(document)
    assert "các huyện" not in body_text(document)
    before = drafted(*records, today=date(2025, 2, 28), signer="SON")
    assert "Sở Thông tin và Truyền thông" in clauses(before)
    assert "Ủy ban nhân dân các huyện, thành phố" in body_text(before)


def test_a_task_that_was_handed_over_goes_to_the_new_agency():
    given = task(handovers=(Handover(on=date(2026, 5, 1), from_agency="STP", to_agency="STC"),))
    assert "Sở Tài chính" in clauses(drafted(given))
    assert "Sở Tư pháp" in clauses(drafted(given, today=date(2026, 4, 30)))


def test_work_of_an_agency_without_successor_is_left_out_and_told():
    document = drafted(task(1), task(2, leads=("BAN-CU",)), task(3, leads=("UBND-HUYEN",)))
    assert document.record.assigns == ("NV-2026-001",)
    assert "Ban Cũ" in document.warnings[0]
    assert "NV-2026-003" in document.warnings[1]
    with pytest.raises(NoSuccessorError) as error:
        drafted(task(2, leads=("BAN-CU",)))
    assert "10/06/2026" in error.value.message


def test_only_open_tasks_are_taken_unless_they_are_named():
    done = task(2, state=TaskState.completed, completed_on=date(2026, 5, 1))
    resting = task(3, state=TaskState.suspended)
    assert drafted(task(1), done, resting).record.assigns == ("NV-2026-001",)
    assert drafted(task(1), done, tasks=("NV-2026-002",)).record.assigns == ("NV-2026-002",)


def test_named_tasks_give_year_and_area_and_no_totals():
    document = draft(
        workspace(task(1)), DraftRequest(kind="directive", tasks=("NV-2026-001",)), date(2027, 1, 5)
    )
    assert document.record.year == 2026
    assert document.record.area == "LV2"
    assert "cải cách thủ tục hành chính năm 2026" in document.content.subject
    assert document.content.year == 2027
    assert "Theo Kế hoạch" not in body_text(document)


def test_a_solution_brings_its_open_tasks_or_else_itself():
    own = task(1, solution="GP01", area=None)
    assert drafted(own, task(2), solutions=("GP01",)).record.assigns == ("NV-2026-001",)
    alone = drafted(task(2), solutions=("GP01",))
    assert alone.record.assigns == ()
    assert (
        clauses(alone)["Sở Nội vụ"][0]
        == "Đào tạo, bồi dưỡng cán bộ, công chức; thời gian thực hiện: hằng năm."
    )
    assert alone.record.area == "LV1"


def test_a_directive_to_one_agency_addresses_it_alone():
    records = (task(1), task(2, leads=("STC",)), task(3, leads=("SO-BAN-NGANH",)))
    document = drafted(*records, agency="stp")
    assert list(clauses(document)) == ["Sở Tư pháp", "Văn phòng Ủy ban nhân dân tỉnh"]
    assert document.record.assigns == ("NV-2026-001", "NV-2026-003")
    assert "yêu cầu Sở Tư pháp tập trung" in body_text(document)
    assert "Sở Tư pháp" in document.content.recipients
    assert "Các sở, ban, ngành" not in document.content.recipients
    assert "Sở Tư pháp có 02 nhiệm vụ" in body_text(document)


def test_an_old_agency_is_understood_as_its_successor():
    document = drafted(task(1, leads=("STTTT",)), agency="Sở Thông tin và Truyền thông")
    assert "Sở Khoa học và Công nghệ" in clauses(document)


def test_an_agency_can_be_addressed_for_a_solution():
    assert "Sở Nội vụ" in clauses(drafted(solutions=("GP01",), agency="SNV"))
    with pytest.raises(NothingToAssignError):
        drafted(solutions=("GP01",), agency="STC")


def test_examples_are_pointed_out_before_the_draft_goes_on():
    assert drafted(task(example=True)).warnings
    assert drafted(task(), msgspec.structs.replace(PLAN, example=True)).warnings
    assert not drafted(task()).warnings


def test_the_subject_can_be_given_and_is_tidied():
    document = drafted(task(), subject="  V\u1ec1  vi\u1ec7c\n r\u00e0 so\u00e1t ")
    assert document.content.subject == "Về việc rà soát"
    assert document.file_name == "ct-ubnd-2026-ra-soat.docx"


def test_hostile_words_of_a_task_reach_the_file_whole():
    given = task(text="Rà soát {x} <b> & 😀 \x00 Vie\u0323\u0302t\nNam", product="{0} & %s")
    text = "".join(WordFile(drafted(given).docx).texts)
    assert "Rà soát {x} <b> & 😀 Việt Nam" in text
    assert "Sản phẩm: {0} & %s." in text


def test_unit_and_mark_of_the_drafter_are_printed():
    document = drafted(task(), drafting_unit="NC", drafter_mark="PL.(30)")
    assert document.content.recipients[-1] == "Lưu: VT, NC"
    assert "PL.(30)" in WordFile(document.docx).texts
    assert drafted(task(), drafting_unit="").content.recipients[-1] == "Lưu: VT"


def test_the_record_is_a_draft_without_id_or_number():
    record = drafted(task(), area="2").record
    assert (record.id, record.number, record.issue_date) == ("", None, None)
    assert record.state is DocumentState.draft
    assert (record.kind, record.symbol, record.number_symbol) == ("CT", "CT-UBND", None)
    assert (record.signer, record.signing_authority) == ("Phan Huy Ngọc", ("CHỦ TỊCH",))
    assert (record.year, record.area, record.assigns) == (2026, "LV2", ("NV-2026-001",))
    assert record.recipients[-1] == "Lưu: VT, TH"


def test_the_same_request_gives_the_same_bytes_and_a_plain_name():
    first, second = drafted(task(), area="2"), drafted(task(), area="2")
    assert first.docx == second.docx
    assert first.file_name == "ct-ubnd-2026-day-manh-cai-cach-thu-tuc-hanh.docx"
    assert Document(BytesIO(first.docx)).tables


def test_a_programme_without_local_authorities_or_follow_up_still_reads():
    bare = msgspec.structs.replace(
        PROGRAMME, follow_up_agency="", standing_agency="", issuing_body="Ủy ban nhân dân"
    )
    ws = workspace(bare, task(), without=("UBND-XA", "UBND-HUYEN"))
    document = draft(ws, DraftRequest(kind="directive", year=2026), TODAY)
    assert list(clauses(document)) == ["Thủ trưởng các cơ quan, đơn vị, địa phương", "Sở Tư pháp"]
    assert "(qua Ủy ban nhân dân)" in body_text(document)


def test_without_a_plan_of_the_year_no_totals_are_told():
    given = task(assigned_on=date(2026, 1, 1))
    ws = Workspace([r for r in workspace(given).records() if r.id != "KH-2026"])
    document = draft(ws, DraftRequest(kind="directive", tasks=("NV-2026-001",)), TODAY)
    assert "Theo Kế hoạch" not in body_text(document)


@pytest.mark.parametrize(
    ("request_fields", "error"),
    [
        ({"year": 2031}, NothingToAssignError),
        ({"agency": "STC"}, NothingToAssignError),
        ({"area": "9"}, UnknownAreaError),
        ({"agency": "Sở Không Có"}, UnknownAgencyError),
        ({"tasks": ("NV-2026-999",)}, UnknownRecordError),
        ({"tasks": ("SNV",)}, UnknownRecordError),
        ({"solutions": ("NV-2026-001",)}, UnknownRecordError),
    ],
)
def test_a_request_that_fits_nothing_says_what_to_do(request_fields, error):
    with pytest.raises(error) as raised:
        drafted(task(), **request_fields)
    assert raised.value.remedy


def test_without_a_programme_the_person_is_sent_to_validate():
    ws = Workspace([*AREAS, task(deadline=QUARTER)])
    with pytest.raises(ProgrammeMissingError) as error:
        draft(ws, DraftRequest(kind="directive"), TODAY)
    assert "cchc validate" in error.value.remedy


def test_every_kind_has_a_builder_and_an_unknown_one_is_answered_with_the_list():
    assert set(document_kinds()) == set(MODULES)
    with pytest.raises(UnknownKindError) as error:
        draft(workspace(), DraftRequest(kind="chi-thi"), TODAY)
    assert "directive" in error.value.remedy


def test_nothing_heavy_is_loaded_before_a_document_is_drafted():
    code = "import sys, planner.documents; print([m for m in ('docx', 'lxml', 'yaml') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
