from __future__ import annotations

from datetime import date

import pytest
from document_records import LATE, TODAY, clauses, drafted, task
from word_reading import WordFile, value

from planner.documents.content import Clause, Paragraph, Urgency
from planner.documents.errors import NothingToAssignError, ReportDayError, SignerOfficeError
from planner.model.agencies import Agency, Level, Office, Signer
from planner.model.agency_names import AmbiguousAgencyError


def letter(*records, **request):
    return drafted(*(records or (task(1),)), kind="official-letter", **request)


def test_a_letter_has_no_name_of_a_kind_and_its_subject_stands_under_the_number():
    file = WordFile(letter(area="2").docx)
    assert file.texts_of_style("Tên loại") == []
    assert file.texts_of_style("Trích yếu") == []
    assert file.texts_of_style("Số, ký hiệu") == ["Số:       /UBND-TH"]
    assert file.texts_of_style("Trích yếu công văn") == [
        "V/v triển khai thực hiện các nhiệm vụ cải cách thủ tục hành chính năm 2026"
    ]


def test_one_addressee_stands_on_the_line_of_kinh_gui():
    document = letter(agency="STP")
    assert WordFile(document.docx).texts_of_style("Kính gửi") == ["Kính gửi: Sở Tư pháp"]
    assert document.record.addressees == ("Sở Tư pháp",)


def test_several_addressees_have_their_dashes_under_the_colon():
    file = WordFile(letter(task(1), task(2, leads=("STC",)), task(3, leads=("UBND-XA",))).docx)
    opening, *listed = file.of_style("Kính gửi")
    assert file.texts_of_style("Kính gửi") == [
        "Kính gửi:",
        "- Sở Tư pháp;",
        "- Sở Tài chính;",
        "- Ủy ban nhân dân các xã, phường.",
    ]
    left = {int(value(p, "pPr/ind", "left")) - int(value(p, "pPr/ind", "hanging") or 0) for p in listed}
    assert len(left) == 1
    assert left.pop() > int(value(opening, "pPr/ind", "left")) + 700


def test_tasks_of_one_agency_are_numbered_requests_and_the_end_is_marked():
    document = letter(task(1), task(2), agency="STP")
    numbered = [block for block in document.content.body if isinstance(block, Clause)]
    assert [clause.text.split(";")[0] for clause in numbered] == [
        "Rà soát thủ tục số 1",
        "Rà soát thủ tục số 2",
    ]
    texts = WordFile(document.docx).texts
    assert any(text.startswith("2. Rà soát thủ tục số 2") for text in texts)
    assert sum(text.endswith("./.") for text in texts) == 1


def test_the_letter_opens_with_the_plan_cited_in_full():
    opening = letter().content.body[0].text
    assert opening.startswith(
        "Thực hiện Kế hoạch số 138/KH-UBND ngày 10 tháng 12 năm 2025 của Ủy ban nhân dân"
    )
    assert "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Tư pháp" in opening
    assert opening.endswith(":")


def test_several_agencies_each_have_their_clause():
    assert list(clauses(letter(task(1), task(2, leads=("STC",))))) == ["Sở Tư pháp", "Sở Tài chính"]


def test_addressees_that_are_agencies_narrow_the_tasks():
    document = letter(task(1), task(2, leads=("STC",)), addressees=("STC",))
    assert document.record.assigns == ("NV-2026-002",)
    assert document.record.addressees == ("Sở Tài chính",)
    with pytest.raises(NothingToAssignError):
        letter(task(1), addressees=("STC",))


def test_named_tasks_are_sent_to_whoever_is_addressed():
    document = letter(task(1), tasks=("NV-2026-001",), addressees=("Bộ Nội vụ",))
    assert document.record.addressees == ("Bộ Nội vụ",)
    assert "đề nghị Bộ Nội vụ" in document.content.body[0].text
    assert any("Bộ Nội vụ" in warning for warning in document.warnings)


def test_an_addressee_that_is_a_member_of_a_leading_group_is_given_its_work():
    document = letter(task(1, leads=("UBND-XA",)), addressees=("X1",))
    assert document.content.addressees == ("Ủy ban nhân dân xã Lâm Bình",)
    assert document.record.assigns == ("NV-2026-001",)


def test_two_agencies_of_one_name_have_to_be_told_apart():
    twin = Agency(id="STP2", name="Sở Tư pháp", level=Level.province)
    with pytest.raises(AmbiguousAgencyError):
        letter(task(1), twin, addressees=("Sở Tư pháp",))


def test_a_body_outside_is_asked_and_an_agency_of_the_province_is_told():
    assert "tỉnh đề nghị Công an tỉnh" in letter(task(1, leads=("CAT",))).content.body[0].text
    assert "tỉnh yêu cầu Sở Tư pháp" in letter(task(1)).content.body[0].text


def test_the_reporting_agency_is_not_told_to_report_to_itself():
    own = letter(task(1, leads=("SNV",))).content.texts()[-1]
    other = letter(task(1)).content.texts()[-1]
    assert "qua Sở Nội vụ" not in own
    assert "báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)" in other


def test_a_day_for_the_report_is_printed_and_must_not_have_passed():
    texts = letter(report_by=date(2026, 6, 30)).content.texts()
    assert any("chậm nhất ngày 30 tháng 6 năm 2026" in text for text in texts)
    with pytest.raises(ReportDayError):
        letter(report_by=date(2026, 6, 9))


def test_the_drafting_unit_goes_into_symbol_and_archive_line():
    document = letter(drafting_unit="NC")
    assert document.content.symbol == "UBND-NC"
    assert document.content.recipients[-1] == "Lưu: VT, NC"
    plain = letter(drafting_unit="")
    assert plain.content.symbol == "UBND"
    assert plain.content.recipients[-1] == "Lưu: VT"


def test_recipients_open_with_nhu_tren():
    assert letter().content.recipients[0] == "Như trên"
    assert WordFile(letter().docx).texts_of_style("Danh sách nơi nhận")[0] == "- Như trên;"


@pytest.mark.parametrize("subject", ["rà soát thủ tục", "V/v rà soát thủ tục"])
def test_the_subject_of_the_request_is_introduced_once(subject):
    assert letter(subject=subject).content.subject == "V/v rà soát thủ tục"


def test_without_a_plan_the_letter_says_what_it_is_for():
    opening = letter(task(1, plan="KHONG-CO"), tasks=("NV-2026-001",), year=2027).content.body[0].text
    assert opening.startswith("Để triển khai thực hiện các nhiệm vụ")


def telegram(*records, **request):
    return drafted(*(records or (task(1),)), kind="urgent-telegram", **request)


def test_a_telegram_names_its_sender_and_lists_even_one_addressee():
    file = WordFile(telegram().docx)
    assert file.texts_of_style("Tên loại") == ["CÔNG ĐIỆN"]
    assert file.texts_of_style("Người gửi công điện") == ["Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang điện:"]
    assert file.texts_of_style("Kính gửi") == ["- Sở Tư pháp."]
    assert file.texts_of_style("Số, ký hiệu") == ["Số:       /CĐ-UBND"]


def test_a_telegram_tells_what_is_late_and_is_marked_urgent_unless_told_otherwise():
    document = telegram(task(1, deadline=LATE))
    assert "quá thời hạn" in " ".join(document.content.texts())
    assert WordFile(document.docx).texts_of_style("Dấu chỉ mức độ khẩn") == ["KHẨN"]
    assert any("KHẨN" in warning for warning in document.warnings)
    flash = telegram(urgency=Urgency.flash)
    assert WordFile(flash.docx).texts_of_style("Dấu chỉ mức độ khẩn") == ["HỎA TỐC"]
    assert not any("KHẨN" in warning for warning in flash.warnings)


def test_a_telegram_without_late_tasks_makes_up_no_shortcoming():
    assert "Tuy nhiên" not in " ".join(telegram().content.texts())


def test_an_office_that_may_not_sign_telegrams_is_refused():
    with pytest.raises(SignerOfficeError):
        telegram(signer="CVP")


def test_a_letter_by_order_and_one_by_authorisation_carry_their_forms():
    head = Signer(id="GD", name="Lê Văn Đốc", title="Giám đốc Sở Nội vụ", office=Office.department_head)
    assert letter(signer="CVP").content.signature.authority == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    by_authorisation = letter(task(1), head, signer="GD").content.signature.authority
    assert by_authorisation == ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")


def test_the_same_request_gives_the_same_bytes():
    assert letter(today=TODAY).docx == letter(today=TODAY).docx


def test_paragraphs_of_the_letter_carry_no_number():
    assert isinstance(letter().content.body[0], Paragraph)
