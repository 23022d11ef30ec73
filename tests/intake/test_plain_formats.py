"""RTF files, web pages and plain text."""

from __future__ import annotations

import base64
import unicodedata

import pytest
from made_up_files import (
    DIRECTIVE,
    TCVN3_FONT,
    TIMES,
    VNI_FONT,
    html_of_body,
    in_font,
    plain,
    rtf_of_body,
    rtf_paragraph,
    rtf_run,
    shown_by,
    txt_of,
)

from planner.intake.blocks import Table
from planner.intake.errors import BrokenFileError
from planner.intake.reading import read_bytes


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_bytes(data, "a").blocks]


def cells(data: bytes) -> list[list[str]]:
    (table,) = [block for block in read_bytes(data, "a").blocks if isinstance(block, Table)]
    return [[" ".join(p.text for p in cell) for cell in row] for row in table.rows]


# RTF


def test_what_rtf_files_hide_is_left_out() -> None:
    body = (
        r"{\info{\title t}}{\header h\par}{\*\unknown u}{\pict 0102}{\stylesheet{\s1 Normal;}}"
        r"{\v hidden}{\deleted gone}{\field{\*\fldinst DATE}{\fldrslt kept}}\par"
    )
    assert texts(rtf_of_body(body)) == ["kept"]


def test_text_boxes_of_rtf_files_are_read_once() -> None:
    body = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard BOX\par}}{\shprslt \pard BOX\par}}after\par"
    assert texts(rtf_of_body(body)) == ["BOX", "after"]


def test_footnotes_of_rtf_files_follow_the_text() -> None:
    body = r"Mot{\footnote\pard Chu thich\par} va hai\par Ba\par"
    assert texts(rtf_of_body(body)) == ["Mot va hai", "Ba", "Chu thich"]


def test_rows_and_inner_tables_of_rtf_files_are_kept() -> None:
    inner = r"\pard\intbl\itap2 i1\nestcell i2\nestcell{\*\nesttableprops\trowd\nestrow}"
    body = (
        rf"\trowd\pard\intbl a\cell {inner}\pard\intbl b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard\par"
    )
    (table, *_rest) = read_bytes(rtf_of_body(body), "a").blocks
    assert isinstance(table, Table)
    (first, second) = table.rows
    assert [p.text for p in first[0]] == ["a"]
    assert isinstance(first[1][0], Table)
    assert [cell[0].text for cell in first[1][0].rows[0]] == ["i1", "i2"]
    assert [cell[0].text for cell in second] == ["c", "d"]


def test_unicode_and_its_spare_letters_in_rtf_files() -> None:
    assert texts(rtf_of_body(r"\uc1\u7842\'41 \uc2\u273 ab\uc0\u273 c \u-10179 \u-8704 \par")) == ["Ả đđc 😀"]


def test_code_pages_of_rtf_fonts_are_followed() -> None:
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset163 Arial;}{\f1\fcharset204 Arial Cyr;}}"
    assert texts(head + rb"\f0 \'d0\'f4\'f2c l\'e2\'f2p \f1 \'c4\'e0\par}") == ["Độc lập Да"]


def test_special_signs_of_rtf_files() -> None:
    assert texts(rtf_of_body(r"a\~b\_c\emdash d\{\}\\\line e\tab f\bullet\par")) == ["a b-c—d{}\\\ne\tf•"]


def test_the_soft_hyphen_of_rtf_files_is_a_letter_of_tcvn3() -> None:
    assert texts(rtf_of_body(r"{\f1 nh\'b5 n\-\'edc}\par")) == ["nhà nước"]


def test_bold_and_alignment_of_rtf_files() -> None:
    (first, second) = read_bytes(rtf_of_body(r"\pard\qc{\b\i X}\par\pard y{\b z}\par"), "a").blocks
    assert (first.bold, first.italic, first.alignment) == (True, True, "center")
    assert (second.bold, second.alignment) == (False, "left")


def test_raw_data_in_rtf_files_is_skipped() -> None:
    data = rtf_of_body(r"a\bin5 ")[:-1] + b"{}}}\\b\\par}"
    assert texts(data) == ["ab"]


# Web pages


def test_scripts_styles_and_hidden_parts_of_pages_are_left_out() -> None:
    hidden = "<script>x</script><p style='display:none'>ẩn</p><!-- chú thích --><noscript>n</noscript>"
    body = f"{hidden}<p>Một<br>hai</p>"
    assert texts(html_of_body(body, "<style>p {color: red}</style>")) == ["Một\nhai"]


def test_tables_of_pages_are_kept() -> None:
    body = "<table><tr><th>Số<td>Ngày</tr><tr><td>1<td><p>hai</p><p>ba</p></table>"
    assert cells(html_of_body(body)) == [["Số", "Ngày"], ["1", "hai ba"]]


def test_tables_in_tables_of_pages_are_kept() -> None:
    body = "<table><tr><td><table><tr><td>trong</td></tr></table></td><td>ngoài</td></tr></table>"
    (table,) = read_bytes(html_of_body(body), "a").blocks
    assert isinstance(table, Table)
    assert isinstance(table.rows[0][0][0], Table)
    assert table.rows[0][1][0].text == "ngoài"


def test_fonts_of_pages_come_from_styles_classes_and_elements() -> None:
    head = "<style>p.cu, .cu2 {font-family: '.VnTime', serif}</style>"
    shown = "Bé tr­ëng"
    body = (
        f"<p class=cu>{shown}</p><p><span class=cu2>{shown}</span></p>"
        f"<p><span style='font-family:.VnTimeH'>{shown}</span></p><p><font face='VNI-Times'>Ñoäc</font></p>"
    )
    assert texts(html_of_body(body, head)) == ["Bộ trưởng", "Bộ trưởng", "BỘ TRƯỞNG", "Độc"]


def test_a_web_archive_of_word_is_read_as_its_page() -> None:
    page = html_of_body("<p>Quyết định</p>")
    message = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="x"\r\n\r\n--x\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    )
    data = message + base64.encodebytes(page) + b"--x\r\nContent-Type: image/png\r\n\r\na\r\n--x--\r\n"
    document = read_bytes(data, "a.doc")
    assert (document.format, document.text) == ("html", "Quyết định")
    with pytest.raises(BrokenFileError):
        read_bytes(message.replace(b"text/html", b"image/png"), "a.doc")


def test_lists_of_pages_have_their_marks() -> None:
    body = "<ol><li>một<li>hai</ol><ul><li>ba</ul>"
    assert texts(html_of_body(body)) == ["1. một", "2. hai", "- ba"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "utf-16", "unknown-x"])
def test_pages_name_their_encoding(charset: str) -> None:
    encoding = "utf-8" if charset == "unknown-x" else charset
    text = "Quy" if charset == "windows-1258" else "Quyết định"
    page = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>"
    assert texts(page.encode(encoding)) == [text]


def test_spaces_of_pages_are_single_and_bold_is_told() -> None:
    (paragraph,) = read_bytes(
        html_of_body("<p align=center>  Một \n <b> hai</b>\t<b>ba</b> </p>"), "a"
    ).blocks
    assert (paragraph.text, paragraph.alignment) == ("Một hai ba", "center")
    (paragraph,) = read_bytes(html_of_body("<h1>Tên</h1>"), "a").blocks
    assert paragraph.bold


# Text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258"]
)
def test_text_files_are_read_in_every_encoding_of_unicode(encoding: str) -> None:
    lines = plain(DIRECTIVE)
    text = "\r\n".join(lines)
    data = "".join(map(_as_cp1258, text)) if encoding == "cp1258" else text
    document = read_bytes(data.encode(encoding), "a.txt")
    assert [block.text for block in document.blocks] == lines
    assert document.encoding == "unicode"


def _as_cp1258(char: str) -> str:
    """Return a letter as cp1258 writes it: the vowel with its shape, and the tone behind it."""
    parts = unicodedata.normalize("NFD", char)
    tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + "".join(tones)


@pytest.mark.parametrize(("font", "encoding"), [(TCVN3_FONT, "tcvn3"), (VNI_FONT, "vni")])
def test_text_files_in_an_old_encoding_are_told_by_their_words(font: str, encoding: str) -> None:
    small = [[(text.lower(), name) for text, name in runs] for runs in in_font(DIRECTIVE, font)]
    document = read_bytes(txt_of(small, "cp1252"), "a.txt")
    assert document.encoding == encoding
    assert [block.text for block in document.blocks] == plain(small)


def test_old_letters_saved_as_unicode_are_told_as_well() -> None:
    text = shown_by("căn cứ nghị định của chính phủ, bộ trưởng bộ tài chính quyết định", TCVN3_FONT)
    assert read_bytes(text.encode(), "a.txt").encoding == "tcvn3"


def test_english_and_french_texts_stay_what_they_are() -> None:
    text = "The café's naïve résumé was déjà vu; François préféra la crème brûlée à l'hôtel."
    for data in (text.encode(), text.encode("cp1252")):
        document = read_bytes(data, "a.txt")
        assert (document.text, document.encoding) == (text, "unicode")


def test_decomposed_letters_and_shapeless_characters_are_mended() -> None:
    assert texts("Quye\u0302\u0301t\u200b đi\u0323nh\ufeff\xa0số".encode()) == ["Quyết định số"]


def test_a_name_never_decides_what_a_file_is() -> None:
    data = rtf_of_body(rtf_paragraph([("Độc lập", TIMES)]))
    assert read_bytes(data, "a.pdf").format == "rtf"
    assert read_bytes(b"<html><body>a</body></html>", "a.doc").format == "html"
    assert read_bytes(rtf_run("a").encode(), "a.rtf").format == "txt"
