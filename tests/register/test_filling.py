"""Number and date are set into a Word file, and no other byte of it changes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from register_workspace import MAIN, part, parts, with_main, with_signer

from planner.documents import DraftRequest, draft
from planner.documents.check import check_bytes
from planner.register.filling import FillPlan
from planner.register.filling_errors import (
    AlreadyFilledError,
    DigitallySignedError,
    OtherSymbolError,
    PlaceUncertainError,
)
from planner.store import Store

DAY = date(2026, 3, 5)
KINDS = (
    "directive", "plan", "decision", "official-letter", "report", "submission", "notice", "invitation",
    "minutes", "urgent-telegram",
)  # fmt: skip
NUMBER = '<w:r><w:t xml:space="preserve">Số:       /CT-UBND</w:t></w:r>'
DATED = '<w:r><w:t xml:space="preserve">Tuyên Quang, ngày        tháng        năm 2026</w:t></w:r>'


def made(folder: Path, kind: str = "directive") -> tuple[bytes, str, str]:
    document = draft(Store.open(with_signer(folder)).load(), DraftRequest(kind=kind, year=2026), DAY)
    return document.docx, document.record.symbol, document.record.kind


def filled(
    docx: bytes, symbol: str = "CT-UBND", kind: str = "CT", number: str = "07", day: date = DAY
) -> bytes:
    return FillPlan(docx, "x.docx", symbol, kind).filled(number, day)


def edited(docx: bytes, number: str = NUMBER, dated: str = DATED) -> bytes:
    """Return the draft as somebody's Word left it."""
    xml = part(docx).decode()
    assert NUMBER in xml
    assert DATED in xml
    return with_main(docx, xml.replace(NUMBER, number).replace(DATED, dated).encode())


@pytest.mark.parametrize("kind", KINDS)
def test_every_draft_takes_number_and_date_and_nothing_else_changes(folder: Path, kind: str) -> None:
    docx, symbol, code = made(folder, kind)
    result = filled(docx, symbol, code)
    before, after = parts(docx), parts(result)
    wanted = before[MAIN].decode().replace(f"Số:       /{symbol}", f"Số: 07/{symbol}", 1)
    wanted = wanted.replace("ngày        tháng        năm 2026", "ngày 05 tháng 3 năm 2026", 1)
    assert after.pop(MAIN).decode() == wanted
    assert before.pop(MAIN) != wanted.encode()
    assert after == before
    found = check_bytes(result, "x.docx")
    assert found.ok
    assert found.metadata.number_symbol == f"07/{symbol}"
    assert found.metadata.issue_date == (None if kind == "minutes" else "2026-03-05")


def test_order_times_and_packing_of_the_parts_stay(folder: Path) -> None:
    docx, symbol, code = made(folder)
    with ZipFile(BytesIO(docx)) as old, ZipFile(BytesIO(filled(docx, symbol, code))) as new:
        told = [
            [(e.filename, e.date_time, e.compress_type, e.external_attr) for e in z.infolist()]
            for z in (old, new)
        ]
    assert told[0] == told[1]


RUN = '<w:r w:rsidR="00A1"><w:rPr><w:sz w:val="26"/></w:rPr><w:t>{}</w:t></w:r>'
KEPT = '<w:r w:rsidR="00A1"><w:rPr><w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
PROOF = '<w:proofErr w:type="spellStart"/>'
WORD_FORMS = {
    "split runs with marks of the spelling check": (
        RUN.format("Số:") + PROOF + KEPT.format("   ") + KEPT.format("    ") + RUN.format("/CT-UBND"),
        RUN.format("Số:") + PROOF + KEPT.format(" 07") + KEPT.format("") + RUN.format("/CT-UBND"),
    ),
    "no blank at all": (
        RUN.format("Số:") + RUN.format("/CT-UBND"),
        RUN.format("Số: 07") + RUN.format("/CT-UBND"),
    ),
    "dots": (RUN.format("Số: ………/CT-UBND"), RUN.format("Số: 07/CT-UBND")),
    "dots in a run that keeps no spaces": (
        RUN.format("Số:") + RUN.format(".......") + RUN.format("/CT-UBND"),
        RUN.format("Số:") + KEPT.format(" 07") + RUN.format("/CT-UBND"),
    ),
    "underscores and a hard space": (RUN.format("Số:&#160;____/CT-UBND"), RUN.format("Số: 07/CT-UBND")),
    "a bookmark inside": (
        RUN.format("Số:") + '<w:bookmarkStart w:id="1" w:name="so"/>' + KEPT.format("      ")
        + '<w:bookmarkEnd w:id="1"/>' + RUN.format("/CT-UBND"),
        RUN.format("Số:") + '<w:bookmarkStart w:id="1" w:name="so"/>' + KEPT.format(" 07")
        + '<w:bookmarkEnd w:id="1"/>' + RUN.format("/CT-UBND"),
    ),
    "inserted while changes were tracked": (
        RUN.format("Số:")
        + '<w:ins w:id="3" w:author="A" w:date="2026-03-01T00:00:00Z">' + KEPT.format("     ") + "</w:ins>"
        + RUN.format("/CT-UBND"),
        RUN.format("Số:")
        + '<w:ins w:id="3" w:author="A" w:date="2026-03-01T00:00:00Z">' + KEPT.format(" 07") + "</w:ins>"
        + RUN.format("/CT-UBND"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", WORD_FORMS)
def test_a_number_line_that_word_has_edited_is_filled(folder: Path, form: str) -> None:
    before, after = WORD_FORMS[form]
    docx = edited(made(folder)[0], number=before)
    wanted = part(docx).decode().replace(before, after)
    assert part(filled(docx)).decode() == wanted.replace(
        "ngày        tháng        năm 2026", "ngày 05 tháng 3 năm 2026"
    )


DATE_FORMS = {
    "split runs": (
        RUN.format("Tuyên Quang, ngày") + KEPT.format("     ") + RUN.format("tháng") + KEPT.format("     ")
        + RUN.format("năm 2026"),
        RUN.format("Tuyên Quang, ngày") + KEPT.format(" 05 ") + RUN.format("tháng") + KEPT.format(" 3 ")
        + RUN.format("năm 2026"),
    ),
    "dots and an open year": (
        RUN.format("Tuyên Quang, ngày … tháng … năm 20…"),
        RUN.format("Tuyên Quang, ngày 05 tháng 3 năm 2026"),
    ),
    "no year": (
        RUN.format("Tuyên Quang, ngày     tháng     năm    "),
        RUN.format("Tuyên Quang, ngày 05 tháng 3 năm 2026"),
    ),
    "the month is there": (
        RUN.format("Tuyên Quang, ngày     tháng 3 năm 2026"),
        RUN.format("Tuyên Quang, ngày 05 tháng 3 năm 2026"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", DATE_FORMS)
def test_a_date_line_made_by_hand_is_filled(folder: Path, form: str) -> None:
    before, after = DATE_FORMS[form]
    docx = edited(made(folder)[0], dated=before)
    wanted = part(docx).decode().replace(before, after).replace("Số:       /", "Số: 07/")
    assert part(filled(docx)).decode() == wanted


def test_only_january_and_february_take_a_zero(folder: Path) -> None:
    docx = made(folder)[0]
    assert "ngày 09 tháng 02 năm 2026" in part(filled(docx, day=date(2026, 2, 9))).decode()
    assert "ngày 15 tháng 9 năm 2026" in part(filled(docx, day=date(2026, 9, 15))).decode()


def test_filling_twice_is_the_same_as_once(folder: Path) -> None:
    once = filled(made(folder)[0])
    assert filled(once) == once
    assert filled(made(folder)[0]) == once


def test_a_number_with_a_letter_is_set_too(folder: Path) -> None:
    assert "Số: 12a/CT-UBND" in part(filled(made(folder)[0], number="12a")).decode()


def test_what_stands_there_already_is_never_overwritten(folder: Path) -> None:
    docx = made(folder)[0]
    other_number = edited(docx, number=RUN.format("Số: 15/CT-UBND"))
    other_day = edited(docx, dated=RUN.format("Tuyên Quang, ngày 01 tháng 3 năm 2026"))
    other_year = edited(docx, dated=RUN.format("Tuyên Quang, ngày    tháng    năm 2025"))
    for each in (other_number, other_day, other_year):
        with pytest.raises(AlreadyFilledError) as refused:
            filled(each)
        assert refused.value.remedy


UNCERTAIN = {
    "a tab in the place of the number": RUN.format("Số:") + "<w:r><w:tab/></w:r>" + RUN.format("/CT-UBND"),
    "no place for the number": RUN.format("Ký hiệu CT-UBND"),
    "two numbers on the line": RUN.format("Số:    /CT-UBND, Số:    /CT-UBND"),
    "accents typed as separate signs": RUN.format("Số:     /CT-UBND".replace("ố", "o\u0302\u0301")),
}


@pytest.mark.parametrize("form", UNCERTAIN)
def test_a_place_that_is_not_certain_is_refused_with_the_reason(folder: Path, form: str) -> None:
    with pytest.raises((PlaceUncertainError, OtherSymbolError)) as refused:
        filled(edited(made(folder)[0], number=UNCERTAIN[form]))
    assert refused.value.message
    assert refused.value.remedy


def test_another_symbol_in_the_file_is_refused(folder: Path) -> None:
    with pytest.raises(OtherSymbolError, match="CT-UBND"):
        filled(made(folder)[0], symbol="KH-UBND")


def test_a_digital_signature_is_not_broken(folder: Path) -> None:
    buffer = BytesIO(made(folder)[0])
    with ZipFile(buffer, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(DigitallySignedError):
        filled(buffer.getvalue())


def test_a_text_in_comments_or_cdata_is_refused_instead_of_moved(folder: Path) -> None:
    docx = edited(made(folder)[0], number="<w:r><w:t><![CDATA[Số:     /CT-UBND]]></w:t></w:r>")
    with pytest.raises(PlaceUncertainError):
        filled(docx)


def flowing(lines: list[str]) -> str:
    tab = "<w:r><w:tab/></w:r>"
    return "".join(f"<w:p>{tab.join(RUN.format(part) for part in line.split('|'))}</w:p>" for line in lines)


def test_number_and_date_on_one_line_with_a_tab_are_both_filled(folder: Path) -> None:
    docx = made(folder)[0]
    xml = part(docx).decode()
    start, end = xml.index("<w:tbl>"), xml.index("</w:tbl>") + len("</w:tbl>")
    head = flowing(
        [
            "ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "TỈNH TUYÊN QUANG|Độc lập - Tự do - Hạnh phúc",
            "Số:      /CT-UBND|Tuyên Quang, ngày      tháng      năm 2026",
        ]
    )
    by_hand = with_main(docx, (xml[:start] + head + xml[end:]).encode())
    wanted = part(by_hand).decode().replace("Số:      /", "Số: 07/", 1)
    wanted = wanted.replace("ngày      tháng      năm 2026", "ngày 05 tháng 3 năm 2026", 1)
    assert part(filled(by_hand)).decode() == wanted


def test_the_reference_in_an_annex_stays_open(folder: Path) -> None:
    docx, symbol, code = made(folder, "plan")
    before, after = (part(each).decode() for each in (docx, filled(docx, symbol, code)))
    annex = before[before.index("Kèm theo") :]
    assert "số" in annex
    assert after.endswith(annex)


def test_a_part_in_an_unusual_encoding_is_refused(folder: Path) -> None:
    docx = made(folder)[0]
    xml = part(docx).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    with pytest.raises(PlaceUncertainError):
        filled(with_main(docx, xml.encode("utf-16")))
