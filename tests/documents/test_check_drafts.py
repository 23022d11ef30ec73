"""Drafting and the check: a draft that breaks a rule is refused; agencies, marks and the foot of page 1."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from checked_files import DIRECTIVE, LETTER, PLAN, broken_style, checked, replaced, rules_broken
from document_records import content as content_of
from document_records import drafted, task, workspace
from every_kind import drafted_kind
from word_reading import written

from planner.documents.check import certificate_path, certificate_text, check_bytes
from planner.documents.content import Paragraph, Signature
from planner.documents.errors import LayoutFindingError
from planner.i18n import set_language

DOCUMENT = "word/document.xml"
MARKED = "letter with marks and address"


def test_a_draft_is_checked_and_carries_the_result():
    document = drafted(task())
    assert document.layout.ok
    assert document.layout.kind == "CT"
    assert document.layout.metadata.issuing_body == "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG"


def test_words_of_the_plan_that_break_a_rule_are_named_and_nothing_is_made():
    with pytest.raises(LayoutFindingError) as raised:
        drafted(task(text="Thực hiện Khoản 2 Điều 3 của Quy chế"))
    (finding,) = raised.value.findings
    assert finding.rule == "capitals.citation"
    assert "Khoản 2" in raised.value.message
    assert "khoản 2" in raised.value.message
    assert (finding.record, finding.field) == ("NV-2026-001", "text")
    assert "(tại NV-2026-001, trường “text”)" in raised.value.message
    assert "--with-errors" in raised.value.remedy


def test_a_draft_with_errors_is_made_when_asked_for_and_its_certificate_names_them():
    wanted = task(text="Thực hiện Khoản 2 Điều 3 của Quy chế")
    document = drafted(wanted, task(2), with_errors=True)
    assert not document.layout.ok
    certificate = json.loads(certificate_text(document.layout, "ct.docx"))
    assert certificate["ok"] is False
    (error,) = [finding for finding in certificate["findings"] if finding["severity"] == "error"]
    assert (error["rule"], error["record"]) == ("capitals.citation", "NV-2026-001")
    assert "khoản 2 Điều 3" not in document.text
    assert drafted(task(2), with_errors=True).layout.ok


def test_the_words_of_the_programme_are_traced_to_it_and_our_own_to_nothing():
    document = drafted(task(), subject="Về việc thực hiện Khoản 2 Điều 3", with_errors=True)
    (finding,) = [f for f in document.layout.findings if f.severity == "error"]
    assert finding.record == ""


def test_the_certificate_lists_every_rule_with_what_was_found(tmp_path):
    result = checked(DIRECTIVE)
    text = certificate_text(result, "ct.docx")
    certificate = json.loads(text)
    assert certificate["decree"] == "Nghị định số 30/2020/NĐ-CP"
    assert len({row["rule"] for row in certificate["rules"]}) == certificate["checked"] == result.checked
    row = next(row for row in certificate["rules"] if row["rule"] == "page.margin_left")
    assert (row["expected"], row["found"], row["ok"]) == ("từ 30 đến 35 mm", "30 mm", True)
    assert certificate_path(tmp_path / "ct.docx") == tmp_path / "ct.kiem-tra.json"
    assert text == certificate_text(checked(DIRECTIVE), "ct.docx")


def test_an_agency_that_is_gone_is_told_with_its_successor():
    given = content_of(
        body=(Paragraph(text="Giao Sở Thông tin và Truyền thông và Ban Cũ chủ trì thực hiện."),),
        issued_on=date(2026, 2, 5),
        number="10",
    )
    result = check_bytes(written(given), "x.docx", workspace(), date(2020, 1, 1))
    told = {finding.found: finding.remedy for finding in result.findings}
    assert told == {
        "Sở Thông tin và Truyền thông": "Ghi cơ quan kế thừa: Sở Khoa học và Công nghệ.",
        "Ban Cũ": "Tìm cơ quan tiếp nhận nhiệm vụ và ghi tên cơ quan đó.",
    } or set(told) == {"Sở Thông tin và Truyền thông"}
    before = content_of(body=given.body, issued_on=date(2024, 2, 5), number="10")
    assert check_bytes(written(before), "x.docx", workspace(), date(2026, 1, 1)).findings == ()


def test_an_issuer_that_the_register_does_not_know_is_worth_a_note():
    given = content_of(issuing_body="Ủy ban nhân dân tỉnh Hà Giang", place="Hà Giang")
    result = check_bytes(written(given), "x.docx", workspace(), date(2026, 1, 1))
    assert [(f.rule, f.severity) for f in result.findings] == [("agencies.known", "info")]
    assert result.ok


@pytest.mark.parametrize(
    ("authority", "kind", "text", "broken"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "CT", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu thực hiện.", True),
        (("CHỦ TỊCH",), "CT", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu thực hiện.", False),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "CT", "Chủ tịch UBND tỉnh yêu cầu thực hiện.", False),
        (("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "CT", "Yêu cầu thực hiện.", False),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"), "CT", "Yêu cầu thực hiện.", False),
        (("Q. CHỦ TỊCH",), "CT", "Yêu cầu thực hiện.", False),
    ],
)
def test_the_form_of_authority_fits_issuer_and_text(authority, kind, text, broken):
    given = content_of(
        kind=kind,
        body=(Paragraph(text=text),),
        signature=Signature(authority=authority, name="Vương Ngọc Hà"),
    )
    assert rules_broken(written(given)) == ({"signing_authority.issuer"} if broken else set())


def test_a_department_never_signs_for_a_collective():
    given = content_of(
        superior_body="UBND tỉnh Tuyên Quang",
        issuing_body="Sở Nội vụ",
        signature=Signature(authority=("TM. SỞ NỘI VỤ", "GIÁM ĐỐC"), name="Nguyễn Văn An"),
    )
    assert rules_broken(written(given)) == {"signing_authority.issuer"}


@pytest.mark.parametrize(
    ("style", "old", "new", "rule"),
    [
        ("DoKhan", 'w:color w:val="FF0000"', 'w:color w:val="0000FF"', "urgency_mark.color"),
        ("DoKhan", 'w:b w:val="1"', 'w:b w:val="0"', "urgency_mark.bold"),
        ("PhamViLuuHanh", 'w:sz w:val="26"', 'w:sz w:val="20"', "circulation_mark.size"),
        ("DiaChiCoQuan", 'w:sz w:val="22"', 'w:sz w:val="28"', "address_foot.size"),
        ("KyHieuSoanThao", 'w:sz w:val="22"', 'w:sz w:val="28"', "drafter_mark.size"),
    ],
)
def test_marks_and_the_foot_of_page_one_are_measured(style, old, new, rule):
    data = drafted_kind(MARKED).docx
    assert rules_broken(data) == set()
    assert rules_broken(broken_style(data, style, old, new)) == {rule}


def test_the_line_above_the_address_is_looked_for():
    data = drafted_kind(MARKED).docx
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        name = next(
            n
            for n in package.namelist()
            if "footer" in n and "pBdr" in package.read(n).decode(errors="ignore")
        )
        border = re.search(r"<w:pBdr>.*?</w:pBdr>", package.read(name).decode()).group()
    assert rules_broken(replaced(data, {name: (border, "")})) == {"address_foot.line_above"}


def test_the_kind_without_recognised_number_is_still_known():
    result = checked(LETTER)
    assert (result.kind, result.metadata.kind_name) == ("CV", "Công văn")
    assert result.metadata.subject == "đôn đốc thực hiện nhiệm vụ"
    assert result.metadata.addressees == ("Sở Nội vụ", "Sở Tư pháp")
    assert checked(PLAN).metadata.signing_authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_findings_speak_the_language_in_use():
    set_language("en")
    data = replaced(written(DIRECTIVE), {DOCUMENT: ("Số: 09/CT", "Số: 9/CT")})
    (finding,) = check_bytes(data, "x.docx").findings
    assert finding.remedy == "Write 09."
