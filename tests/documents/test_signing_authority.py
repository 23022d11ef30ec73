from __future__ import annotations

from datetime import date

import pytest
from document_records import SIGNERS, TODAY, drafted, task, workspace

from planner.documents.authority import signature, signer_on
from planner.documents.errors import NoSignerError, SignerOfficeError, SignerTermError
from planner.documents.issuer import issuer_of
from planner.documents.kinds import document_kinds, kind_named
from planner.errors import UnknownRecordError
from planner.model.agencies import Office, Signer


def lines(kind: str, office: Office, title: str = "") -> tuple[str, ...]:
    signer = Signer(id="S", name="Nguyễn Văn A", title=title, office=office)
    return signature(issuer_of(workspace()), kind_named(kind), signer).authority


@pytest.mark.parametrize(
    ("kind", "office", "expected"),
    [
        ("directive", Office.chairman, ("CHỦ TỊCH",)),
        ("directive", Office.vice_chairman, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("directive", Office.acting_chairman, ("Q. CHỦ TỊCH",)),
        ("plan", Office.chairman, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("plan", Office.vice_chairman, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("report", Office.acting_chairman, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("notice", Office.office_chief, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("notice", Office.office_deputy, ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    ],
)
def test_the_form_follows_from_kind_and_office(kind, office, expected):
    assert lines(kind, office) == expected


def test_a_department_head_signs_a_letter_by_authorisation_under_the_own_title():
    assert lines("official-letter", Office.department_head, "Giám đốc Sở Nội vụ") == (
        "TUQ. CHỦ TỊCH",
        "GIÁM ĐỐC SỞ NỘI VỤ",
    )


@pytest.mark.parametrize(
    ("kind", "office"), [("directive", Office.office_chief), ("plan", Office.department_head)]
)
def test_an_office_that_cannot_sign_the_kind_is_refused(kind, office):
    with pytest.raises(SignerOfficeError) as error:
        lines(kind, office)
    assert kind_named(kind).name in error.value.message


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2021, 6, 30), "Nguyễn Văn Sơn"),
        (date(2025, 6, 30), "Nguyễn Văn Sơn"),
        (date(2025, 7, 1), "Phan Huy Ngọc"),
        (TODAY, "Phan Huy Ngọc"),
    ],
)
def test_the_chairman_in_office_on_the_day_signs(day, name):
    assert signer_on(workspace(), day).name == name


def test_the_acting_chairman_signs_when_there_is_no_chairman():
    acting = Signer(id="Q", name="Lê Văn Quyền", title="Quyền Chủ tịch", office=Office.acting_chairman)
    ws = workspace(acting, without=("SON", "NGOC"))
    assert signer_on(ws, TODAY).name == "Lê Văn Quyền"


def test_of_two_terms_that_overlap_the_later_one_counts():
    second = Signer(
        id="A-MOI", name="Trần Thị Mới", title="Chủ tịch", office=Office.chairman, valid_from=date(2026, 6, 1)
    )
    assert signer_on(workspace(second), TODAY).name == "Trần Thị Mới"


def test_without_anybody_in_office_the_person_is_told():
    with pytest.raises(NoSignerError) as error:
        signer_on(workspace(), date(2021, 1, 1))
    assert "01/01/2021" in error.value.message
    assert error.value.remedy


def test_a_signer_out_of_office_on_the_day_is_refused_with_the_term():
    with pytest.raises(SignerTermError) as error:
        signer_on(workspace(), TODAY, "SON")
    assert "30/06/2021" in error.value.message
    assert "30/06/2025" in error.value.message
    with pytest.raises(SignerTermError) as error:
        signer_on(workspace(), date(2025, 6, 30), "NGOC")
    assert "…" in error.value.message


@pytest.mark.parametrize("signer_id", ["KHONG-CO", "SNV"])
def test_an_id_that_is_no_signer_is_refused(signer_id):
    with pytest.raises(UnknownRecordError):
        signer_on(workspace(), TODAY, signer_id)


@pytest.mark.parametrize("signer", [None, *(s.id for s in SIGNERS if s.id in ("NGOC", "HA"))])
def test_a_directive_in_which_the_chairman_demands_never_opens_with_tm(signer):
    document = drafted(task(), signer=signer)
    assert any("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu" in text for text in document.content.texts())
    assert not document.content.signature.authority[0].startswith("TM.")
    assert document.record.signing_authority == document.content.signature.authority


FORMS = {
    "TM.": ("plan", Office.chairman, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    "TM. + KT.": ("report", Office.vice_chairman, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "TM. + Q.": ("submission", Office.acting_chairman, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    "own power": ("official-letter", Office.chairman, ("CHỦ TỊCH",)),
    "KT.": ("urgent-telegram", Office.vice_chairman, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "Q.": ("invitation", Office.acting_chairman, ("Q. CHỦ TỊCH",)),
    "TL.": ("reminder", Office.office_chief, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    "TL. + KT.": (
        "invitation",
        Office.office_deputy,
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
    "TUQ.": ("notice", Office.department_head, ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_authority_of_the_decree_is_there(form):
    kind, office, expected = FORMS[form]
    assert lines(kind, office, "Giám đốc Sở Nội vụ") == expected


@pytest.mark.parametrize("kind", sorted(document_kinds()))
@pytest.mark.parametrize("office", Office)
def test_no_document_mixes_the_forms(kind, office):
    """A collective document opens with TM. and no other does; nobody signs by order of a collective."""
    try:
        authority = lines(kind, office, "Giám đốc Sở Nội vụ")
    except SignerOfficeError:
        return
    collective = document_kinds()[kind].authority == "collective"
    assert authority[0].startswith("TM.") == collective
    assert not (collective and any(line.startswith(("TL.", "TUQ.")) for line in authority))


@pytest.mark.parametrize(
    ("day", "signs"),
    [
        (date(2025, 12, 31), "Phan Huy Ngọc"),
        (date(2026, 1, 1), "Lê Văn Chánh"),
        (date(2026, 3, 1), "Phạm Thị Phó"),
    ],
)
def test_offices_asked_first_sign_while_somebody_holds_them(day, signs):
    chief = Signer(
        id="C",
        name="Lê Văn Chánh",
        title="Chánh Văn phòng",
        office=Office.office_chief,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 2, 28),
    )
    deputy = Signer(
        id="P", name="Phạm Thị Phó", title="Phó", office=Office.office_deputy, valid_from=date(2026, 1, 1)
    )
    usual = kind_named("notice").usual_signers
    assert signer_on(workspace(chief, deputy, without=("CVP",)), day, None, usual).name == signs
