from __future__ import annotations

from datetime import date

import pytest
from document_records import LATE, TODAY, body_text, clauses, drafted, task, workspace
from word_reading import WordFile

from planner.documents import DraftRequest, Meeting, draft
from planner.documents.content import Clause
from planner.documents.errors import NothingToAssignError
from planner.documents.kinds.meeting_words import spoken_time
from planner.model.agencies import Office, Signer
from planner.model.tasks import TaskState

KNOWN = Meeting(
    name="Cuộc họp về cải cách hành chính",
    time="2026-06-05 14:00",
    place="Phòng họp số 1",
    chair="Phan Huy Ngọc, Chủ tịch Ủy ban nhân dân tỉnh",
    secretary="Trần Thị Ghi, chuyên viên",
    attendees=("Lãnh đạo Sở Tư pháp", "Lãnh đạo Sở Tài chính"),
    ended="2026-06-05 16:30",
)


def paper(kind, *records, **request):
    return drafted(*(records or (task(1),)), kind=kind, **request)


def test_a_notice_tells_when_where_and_under_whom_people_met():
    document = paper("notice", meeting=KNOWN)
    assert document.content.subject == (
        "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh Phan Huy Ngọc tại cuộc họp về cải cách hành chính"
    )
    assert document.content.body[0].text == (
        "Vào hồi 14 giờ 00 ngày 05 tháng 6 năm 2026, tại Phòng họp số 1, Chủ tịch Ủy ban nhân dân tỉnh"
        " Phan Huy Ngọc chủ trì cuộc họp về cải cách hành chính."
        " Tham dự có Lãnh đạo Sở Tư pháp; Lãnh đạo Sở Tài chính."
    )


def test_what_is_not_known_of_the_meeting_stays_blank():
    text = paper("notice").content.body[0].text
    assert text.startswith("Ngày …… tháng …… năm 2026, tại …………………, ………………… chủ trì cuộc họp")


def test_conclusions_are_numbered_with_agency_and_deadline():
    document = paper("notice", task(1, deadline=LATE), task(2, leads=("STC",)))
    titles = list(clauses(document))
    assert titles == ["Về tình hình thực hiện nhiệm vụ", "Sở Tư pháp", "Sở Tài chính"]
    assert "đã quá hạn" in clauses(document)["Sở Tư pháp"][0]
    assert "hoàn thành trong quý III năm 2026" in clauses(document)["Sở Tài chính"][0]
    assert document.record.assigns == ("NV-2026-001", "NV-2026-002")


def test_a_notice_is_signed_by_order_by_the_chief_of_office():
    document = paper("notice")
    assert document.content.signature.authority == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    assert document.content.signature.name == "Trần Văn Chánh"
    assert document.content.texts()[-1].startswith("Văn phòng Ủy ban nhân dân tỉnh thông báo")
    assert not document.warnings


def test_a_deputy_signs_by_order_where_there_is_no_chief():
    deputy = Signer(id="PVP", name="Lê Thị Phó", title="Phó Chánh Văn phòng", office=Office.office_deputy)
    request = DraftRequest(kind="notice", year=2026)
    document = draft(workspace(task(1), deputy, without=("CVP",)), request, TODAY)
    assert document.content.signature.authority[0] == "TL. CHỦ TỊCH"
    assert document.content.signature.name == "Lê Thị Phó"


def test_without_an_office_the_chairman_signs_a_notice_and_a_warning_says_so():
    request = DraftRequest(kind="notice", year=2026)
    document = draft(workspace(task(1), without=("CVP",)), request, TODAY)
    assert document.content.signature.authority == ("CHỦ TỊCH",)
    assert any("Phan Huy Ngọc" in warning for warning in document.warnings)
    assert document.content.texts()[-1].startswith("Ủy ban nhân dân tỉnh thông báo")
    chosen = draft(workspace(task(1)), DraftRequest(kind="notice", year=2026, signer="HA"), TODAY)
    assert chosen.content.signature.authority == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert not chosen.warnings


def test_an_invitation_has_the_lines_of_the_template_in_their_order():
    file = WordFile(paper("invitation", meeting=KNOWN).docx)
    assert file.texts_of_style("Tên loại") == ["GIẤY MỜI"]
    lines = file.texts_of_style("Nội dung")
    assert lines[0] == "Ủy ban nhân dân tỉnh Tuyên Quang trân trọng kính mời: Lãnh đạo Sở Tư pháp."
    assert lines[1:5] == [
        "Tới dự cuộc họp về cải cách hành chính.",
        "Chủ trì: Phan Huy Ngọc, Chủ tịch Ủy ban nhân dân tỉnh.",
        "Thời gian: 14 giờ 00 ngày 05 tháng 6 năm 2026.",
        "Địa điểm: Phòng họp số 1.",
    ]
    assert lines[-1].endswith("./.")


def test_several_are_invited_below_one_another():
    document = paper("invitation", task(1), task(2, leads=("UBND-XA",)))
    assert [block.text for block in document.content.body[:3]] == [
        "Ủy ban nhân dân tỉnh Tuyên Quang trân trọng kính mời:",
        "- Lãnh đạo Sở Tư pháp;",
        "- Lãnh đạo Ủy ban nhân dân các xã, phường.",
    ]


def test_people_can_be_invited_without_any_task_but_nobody_at_all_cannot():
    guest = "Ông Nguyễn Văn A, Giám đốc Công ty B"
    document = draft(workspace(), DraftRequest(kind="invitation", addressees=(guest,)), TODAY)
    assert guest in document.content.body[0].text
    assert document.record.assigns == ()
    with pytest.raises(NothingToAssignError):
        draft(workspace(), DraftRequest(kind="invitation"), TODAY)


def test_named_tasks_are_the_agenda():
    document = paper("invitation", task(1), task(2), tasks=("NV-2026-002",))
    agenda = [block.text for block in document.content.body if isinstance(block, Clause)]
    assert agenda == ["Rà soát thủ tục số 2."]


def test_minutes_have_no_date_line_and_are_signed_on_both_sides():
    document = paper("minutes", meeting=KNOWN)
    file = WordFile(document.docx)
    assert file.texts_of_style("Địa danh, ngày tháng") == []
    assert file.texts_of_style("Số, ký hiệu") == ["Số:       /BB-UBND"]
    assert file.texts_of_style("Quyền hạn, chức vụ") == ["THƯ KÝ", "CHỦ TỌA"]
    assert file.texts_of_style("Họ tên người ký") == ["Trần Thị Ghi", "Phan Huy Ngọc"]
    assert file.texts_of_style("Danh sách nơi nhận") == ["- Các thành phần dự họp;", "- Lưu: VT, Hồ sơ."]
    assert document.record.place == ""


def test_minutes_follow_the_template_and_end_with_the_hour():
    document = paper("minutes", meeting=KNOWN)
    openings = [text.split(":")[0] for text in document.content.texts()[:6]]
    assert openings == [
        "Thời gian bắt đầu",
        "Địa điểm",
        "Thành phần tham dự",
        "Chủ trì (chủ tọa)",
        "Thư ký (người ghi biên bản)",
        "Nội dung (theo diễn biến cuộc họp)",
    ]
    assert document.content.texts()[-1] == "Cuộc họp kết thúc vào 16 giờ 30 ngày 05 tháng 6 năm 2026"


def test_minutes_leave_what_was_said_to_be_written_in():
    document = paper("minutes", task(1, deadline=LATE), task(2))
    told = clauses(document)
    assert (
        "chủ trì: Sở Tư pháp; thời hạn: quý I năm 2026; quá thời hạn 71 ngày."
        in told["Các nhiệm vụ được xem xét"][0]
    )
    assert told["Các nhiệm vụ được xem xét"][1].endswith("chưa thực hiện.")
    assert all(set(line) == {"…"} for line in told["Ý kiến thảo luận"] + told["Kết luận của chủ tọa"])
    assert body_text(document).endswith("Cuộc họp kết thúc vào …… giờ ……, ngày …… tháng …… năm 2026")
    assert set(WordFile(document.docx).texts_of_style("Họ tên người ký")) == {"…………………"}


def test_minutes_need_nobody_in_office_and_take_a_named_signer_as_chair():
    request = DraftRequest(kind="minutes", year=2026)
    nobody = draft(workspace(task(1), without=("NGOC", "HA", "CVP")), request, TODAY)
    assert nobody.content.signature.authority == ("CHỦ TỌA",)
    assert paper("minutes", signer="HA").content.signature.name == "Vương Ngọc Hà"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("2026-06-05 14:00", "14 giờ 00 ngày 05 tháng 6 năm 2026"),
        ("2026-02-15", "ngày 15 tháng 02 năm 2026"),
        ("2026-13-40", "2026-13-40"),
        ("sáng thứ Hai.", "sáng thứ Hai"),
        ("", ""),
    ],
)
def test_times_are_spoken_as_documents_do(given, printed):
    assert spoken_time(given) == printed


def test_a_time_in_words_opens_the_sentence_with_a_capital():
    meeting = Meeting(time="ngày 05 tháng 6 năm 2026", chair="Phan Huy Ngọc")
    text = paper("notice", meeting=meeting).content.body[0].text
    assert text.startswith("Ngày 05 tháng 6 năm 2026, tại …………………, Phan Huy Ngọc chủ trì")


def test_all_papers_are_the_same_bytes_for_the_same_request():
    for kind in ("notice", "invitation", "minutes"):
        assert paper(kind, today=date(2026, 6, 10)).docx == paper(kind, today=date(2026, 6, 10)).docx


def test_minutes_tell_how_far_each_task_is():
    begun = task(2, state=TaskState.in_progress)
    done = task(3, state=TaskState.completed, completed_on=date(2026, 6, 1))
    named = tuple(f"NV-2026-00{n}" for n in (1, 2, 3))
    document = paper("minutes", task(1), begun, done, tasks=named, solutions=("GP01",))
    endings = [text.rsplit("; ", 1)[1] for text in clauses(document)["Các nhiệm vụ được xem xét"]]
    assert endings == ["chưa thực hiện.", "đang thực hiện.", "đã hoàn thành.", "chưa thực hiện."]
