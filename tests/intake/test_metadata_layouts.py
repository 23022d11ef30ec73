"""The same head and foot are read alike however they are laid out."""

from __future__ import annotations

import pytest
from made_up_texts import BODY, MOTTO, NATIONAL, RECIPIENTS, SIGNED, TITLE, document, table

from planner.documents.check.metadata import Metadata
from planner.intake.blocks import Paragraph, ReadDocument
from planner.intake.metadata import metadata_of, read_metadata

BODIES = "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG"
NUMBER = "Số: 138/KH-UBND"
DATE = "Tuyên Quang, ngày 10 tháng 12 năm 2025"
EXPECTED = Metadata(
    kind_code="KH",
    kind_name="Kế hoạch",
    number="138",
    symbol="KH-UBND",
    number_symbol="138/KH-UBND",
    issue_date="2025-12-10",
    place="Tuyên Quang",
    issuing_body="ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG",
    subject="Cải cách hành chính tỉnh Tuyên Quang năm 2026",
    signing_authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Văn A",
    recipients=("Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, NC"),
)
FOOT = table((RECIPIENTS, SIGNED))
SPACES = " " * 20
HEADS = {
    "a table of two columns": (table((BODIES, f"{NATIONAL}\n{MOTTO}"), (NUMBER, DATE)),),
    "a table of three columns, the middle empty": (
        table((BODIES, "", f"{NATIONAL}\n{MOTTO}"), (NUMBER, "", DATE)),
    ),
    "one row with everything": (
        table((f"{BODIES}\n-------\n{NUMBER}", f"{NATIONAL}\n{MOTTO}\n____\n{DATE}")),
    ),
    "tabs": (f"ỦY BAN NHÂN DÂN\t{NATIONAL}\nTỈNH TUYÊN QUANG\t\t{MOTTO}\n{NUMBER}\t\t{DATE}",),
    "runs of spaces": (
        (
            f"ỦY BAN NHÂN DÂN{SPACES}{NATIONAL}\n  TỈNH TUYÊN QUANG{SPACES}{MOTTO}\n"
            f"      -------{SPACES}---------------\n{NUMBER}{SPACES}{DATE}"
        ),
    ),
    "one column after the other": (f"{BODIES}\n-------\n{NUMBER}\n\n{NATIONAL}\n{MOTTO}\n{DATE}",),
    "the right column first": (f"{NATIONAL}\n{MOTTO}\n{DATE}\n\n{BODIES}\n{NUMBER}",),
    "everything on one line": (
        f"ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG ------- {NATIONAL} {MOTTO} ------- {NUMBER} {DATE}",
    ),
    "single spaces between the columns": (
        f"ỦY BAN NHÂN DÂN {NATIONAL}\nTỈNH TUYÊN QUANG {MOTTO}\n{NUMBER} {DATE}",
    ),
    "a signing stamp before it": (
        "Ký bởi: TRUNG TÂM CÔNG BÁO\nCơ quan: TỈNH TUYÊN QUANG\nNgày ký: 06.11.2024 09:27:05 +07:00",
        table((BODIES, f"{NATIONAL}\n{MOTTO}"), (NUMBER, DATE)),
    ),
    "a stamp without labels before it": (
        "TRUNG TÂM CÔNG BÁO\n06.11.2024 09:27:05",
        f"{BODIES}\n{NATIONAL}\n{MOTTO}\n{NUMBER}\n{DATE}",
    ),
    "en dashes in the motto": (table((BODIES, f"{NATIONAL}\nĐộc lập – Tự do – Hạnh phúc"), (NUMBER, DATE)),),
    "the new tone placement": (
        table((BODIES, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập-Tự do-Hạnh phúc"), (NUMBER, DATE)),
    ),
    "no space behind the number's colon": (
        table((BODIES, f"{NATIONAL}\n{MOTTO}"), ("Số:138/KH-UBND", DATE)),
    ),
    "spaces inside the number": (table((BODIES, f"{NATIONAL}\n{MOTTO}"), ("Số: 138    /KH - UBND", DATE)),),
    "a lost hyphen": (table((BODIES, f"{NATIONAL}\n{MOTTO}"), ("Số: 138/KHUBND", DATE)),),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_is_read_in_any_layout(head: tuple[object, ...]) -> None:
    read = document(*head, TITLE, BODY, FOOT)  # type: ignore[arg-type]
    assert metadata_of(read) == EXPECTED


FEET = {
    "a table": (FOOT,),
    "a table whose first row is empty": (table(("", ""), (RECIPIENTS, SIGNED)),),
    "tabs": (
        (
            "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Thường trực Tỉnh ủy;\t\tKT. CHỦ TỊCH\n"
            "- Các sở, ban, ngành;\t\tPHÓ CHỦ TỊCH\n- Lưu: VT, NC.\n\t\t\t\t\tNguyễn Văn A"
        ),
    ),
    "runs of spaces": (
        (
            f"Nơi nhận:{SPACES}TM. ỦY BAN NHÂN DÂN\n- Thường trực Tỉnh ủy;{SPACES}KT.CHỦ TỊCH\n"
            f"- Các sở, ban,{SPACES}PHÓ CHỦ TỊCH\n  ngành;{SPACES}(Đã ký)\n- Lưu: VT, NC.{SPACES}Nguyễn Văn A"
        ),
    ),
    "the signature below the list": (RECIPIENTS, "", SIGNED),
    "the signature above the list": (SIGNED, "", RECIPIENTS),
    "everything on two lines": (
        "Nơi nhận: - Thường trực Tỉnh ủy; - Các sở, ban, ngành; - Lưu: VT, NC.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A",
    ),
    "a stray bracket and 'signed'": (
        table((RECIPIENTS, "TM.ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[\n(Đã ký)\nNguyễn Văn A")),
    ),
    "'signed' without brackets": (
        table((RECIPIENTS, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐã ký\nNguyễn Văn A")),
    ),
    "an annex that is signed too": (
        FOOT,
        "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 138/KH-UBND)\n",
        table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC\n\nLê Thị B")),
    ),
    "attached rules with a head and a signature of their own": (
        FOOT,
        table(
            ("BỘ TÀI CHÍNH", f"{NATIONAL}\n{MOTTO}"), ("Số: 7/QĐ-BTC", "Hà Nội, ngày 01 tháng 02 năm 2020")
        ),
        "QUY CHẾ\nLàm việc\nĐiều 1. Phạm vi\n",
        table(("Nơi nhận:\n- Lưu: VT.", "BỘ TRƯỞNG\n\nTrần Văn C")),
    ),
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_a_foot_is_read_in_any_layout(foot: tuple[object, ...]) -> None:
    head = table((BODIES, f"{NATIONAL}\n{MOTTO}"), (NUMBER, DATE))
    assert metadata_of(document(head, TITLE, BODY, *foot)) == EXPECTED  # type: ignore[arg-type]


def letter(number: str, subject: str = "V/v đôn đốc thực hiện nhiệm vụ") -> ReadDocument:
    head = table((f"UBND TỈNH TUYÊN QUANG\nSỞ NỘI VỤ\n{number}\n{subject}", f"{NATIONAL}\n{MOTTO}\n{DATE}"))
    to = "Kính gửi:\n- Sở Tư pháp;\n- Ủy ban nhân dân các xã, phường.\n\nThực hiện Kế hoạch số 138/KH-UBND;"
    return document(head, to, table(("Nơi nhận:\n- Như trên;\n- Lưu VT.", "GIÁM ĐỐC\n\nLê Thị B")))


def test_a_letter_has_its_subject_addressees_and_both_bodies() -> None:
    found = metadata_of(letter("Số: 12/SNV-CCHC"))
    assert (found.kind_code, found.number_symbol) == ("CV", "12/SNV-CCHC")
    assert found.subject == "đôn đốc thực hiện nhiệm vụ"
    assert found.addressees == ("Sở Tư pháp", "Ủy ban nhân dân các xã, phường")
    assert (found.superior_body, found.issuing_body) == ("UBND TỈNH TUYÊN QUANG", "SỞ NỘI VỤ")
    assert found.recipients == ("Như trên", "Lưu VT")
    assert (found.signing_authority, found.signer) == (("GIÁM ĐỐC",), "Lê Thị B")


def test_a_subject_on_two_lines_of_the_left_column_is_joined() -> None:
    assert metadata_of(letter("Số: 12/SNV-CCHC", "V/v đôn đốc\nthực hiện nhiệm vụ")).subject == (
        "đôn đốc thực hiện nhiệm vụ"
    )


def test_a_single_addressee_stands_behind_the_words() -> None:
    head = table(("SỞ NỘI VỤ\nSố: 3/SNV-VP\nV/v xin ý kiến", f"{NATIONAL}\n{MOTTO}\n{DATE}"))
    found = metadata_of(document(head, "Kính gửi: Ủy ban nhân dân tỉnh.\nSở Nội vụ xin ý kiến."))
    assert found.addressees == ("Ủy ban nhân dân tỉnh",)


@pytest.mark.parametrize("blank", ["Số:       /KH-UBND", "Số: ……/KH-UBND", "Số:....../KH-UBND"])
def test_a_blank_number_is_unknown_while_its_symbol_is_known(blank: str) -> None:
    head = table((f"{BODIES}\n{blank}", f"{NATIONAL}\n{MOTTO}\nTuyên Quang, ngày     tháng     năm 2025"))
    found = metadata_of(document(head, TITLE, BODY, FOOT))
    assert (found.number, found.symbol, found.number_symbol) == (None, "KH-UBND", None)
    assert found.issue_date is None
    assert found.place == "Tuyên Quang"


def test_the_dates_of_the_bases_are_never_the_day_of_issue() -> None:
    found = metadata_of(document(table((f"{BODIES}\n{NUMBER}", f"{NATIONAL}\n{MOTTO}")), TITLE, BODY, FOOT))
    assert found.issue_date is None


def test_a_day_that_does_not_exist_is_unknown() -> None:
    head = table((f"{BODIES}\n{NUMBER}", f"{NATIONAL}\n{MOTTO}\nTuyên Quang, ngày 31 tháng 02 năm 2025"))
    assert metadata_of(document(head, TITLE, BODY, FOOT)).issue_date is None


def test_a_party_document_joins_number_and_symbol_with_a_hyphen() -> None:
    found = metadata_of(
        document(
            table(("TỈNH ỦY TUYÊN QUANG\n*\nSố 15-CTr/TU", f"ĐẢNG CỘNG SẢN VIỆT NAM\n{DATE}")),
            "CHƯƠNG TRÌNH\nCủa Ban Thường vụ Tỉnh ủy về cải cách hành chính\n\n- Căn cứ Điều lệ Đảng;",
            table(
                (
                    "Nơi nhận:\n- Các huyện ủy,\n- Lưu Văn phòng Tỉnh ủy.",
                    "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nHầu A Lềnh",
                )
            ),
        )
    )
    assert (found.number, found.symbol, found.number_symbol) == ("15", "CTr/TU", "15-CTr/TU")
    assert (found.kind_code, found.issuing_body) == ("CTr", "TỈNH ỦY TUYÊN QUANG")
    assert found.signing_authority == ("TM. BAN THƯỜNG VỤ", "BÍ THƯ")
    assert found.signer == "Hầu A Lềnh"


def test_old_forms_of_number_title_and_authority_are_read() -> None:
    found = metadata_of(
        document(
            f"bộ tài chính{SPACES}cộng hoà xã hội chủ  nghĩa Việt nam\n -0-{SPACES}Độc lập-Tự do-Hạnh phúc\n"
            f"SỐ:  144 /2002/QĐ/BTC{SPACES}--------------------\n"
            f"{SPACES * 3}Hà nội, ngày  22  tháng 11 năm 2002\n\n"
            "        quyết định của bộ trưởng bộ tài chính\nvề việc sửa đổi mức thuế\n\n"
            "bộ trưởng bộ tài chính\n\nCăn cứ Nghị định số 86/2002/NĐ-CP ngày 05/11/2002;\n\n"
            f"Nơi nhận:{SPACES}KT/ bộ trưởng bộ tài chính\n"
            f"- Công báo.{SPACES}Thứ trưởng\n- Lưu: VP (HC, TH){SPACES}Trương Chí Trung\n      TCT (HC, NV3)"
        )
    )
    assert found.number_symbol == "144/2002/QĐ/BTC"
    assert (found.kind_name, found.subject) == ("Quyết định", "về việc sửa đổi mức thuế")
    assert (found.issue_date, found.place) == ("2002-11-22", "Hà nội")
    assert found.signing_authority == ("KT. bộ trưởng bộ tài chính", "Thứ trưởng")
    assert found.signer == "Trương Chí Trung"
    assert found.recipients == ("Công báo", "Lưu: VP (HC, TH) TCT (HC, NV3)")


def test_attached_rules_alone_have_no_number_but_name_their_decision() -> None:
    read = document(
        table(("UỶ BAN NHÂN DÂN\nTỈNH CÀ MAU", f"{NATIONAL}\n{MOTTO}")),
        "QUY ĐỊNH\nVỀ CHỨC NĂNG, NHIỆM VỤ\nCỦA ĐỘI KIỂM TRA\n"
        "( Ban hành kèm theo Quyết định số …05…./2006/ QĐ-UBND,\n"
        "ngày …25..tháng 01 năm 2006 của UBND tỉnh Cà Mau )\n\nChương I\nĐiều 1. Phạm vi.",
        "TM. UỶ BAN NHÂN DÂN TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrịnh Minh Thành",
    )
    found = read_metadata(read)
    assert found.metadata.number_symbol is None
    assert found.metadata.issue_date is None
    assert found.metadata.subject == "VỀ CHỨC NĂNG, NHIỆM VỤ CỦA ĐỘI KIỂM TRA"
    assert found.metadata.signer == "Trịnh Minh Thành"
    assert found.attached_number == "05/2006/QĐ-UBND"
    assert found.attached_date == "2006-01-25"


def test_a_text_that_is_no_administrative_document_says_nothing_about_itself() -> None:
    read = document(
        "Danh mục ký hiệu xe\nSố: 29A-12345\nNơi nhận hàng: kho số 2", table(("15/2010/QĐ-UBND", "x"))
    )
    assert metadata_of(read) == Metadata()


def test_nothing_is_read_out_of_a_scan() -> None:
    read = document(table((BODIES, f"{NATIONAL}\n{MOTTO}"), (NUMBER, DATE)), TITLE, BODY, FOOT)
    scan = ReadDocument(format="pdf", blocks=read.blocks, needs_ocr=True)
    assert metadata_of(scan) == Metadata()


def test_a_subject_typed_behind_the_kind_on_one_line_is_found() -> None:
    head = table((f"{BODIES}\n{NUMBER}", f"{NATIONAL}\n{MOTTO}\n{DATE}"))
    joined = (
        "KẾ HOẠCH THỰC HIỆN QUYẾT ĐỊNH SỐ 1899/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ Thực hiện Quyết định số "
        "1899/QĐ-TTg ngày 04/9/2025 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch."
    )
    assert metadata_of(document(head, joined, FOOT)).subject == (
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 1899/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ"
    )


def test_formatting_tells_where_the_subject_ends() -> None:
    bold = {"bold": True, "alignment": "center"}
    read = document(
        table((f"{BODIES}\n{NUMBER}", f"{NATIONAL}\n{MOTTO}\n{DATE}")),
        Paragraph(text="CHỈ THỊ", **bold),
        Paragraph(text="Về việc tăng cường", **bold),
        Paragraph(text="cải cách hành chính", **bold),
        Paragraph(text="Những năm qua công tác cải cách hành chính có tiến bộ", alignment="justify"),
    )
    assert metadata_of(read).subject == "Về việc tăng cường cải cách hành chính"


def test_a_name_is_not_invented_where_the_signature_is_blank() -> None:
    head = table((f"{BODIES}\n{NUMBER}", f"{NATIONAL}\n{MOTTO}\n{DATE}"))
    found = metadata_of(document(head, TITLE, BODY, table((RECIPIENTS, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n"))))
    assert found.signing_authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert found.signer is None
