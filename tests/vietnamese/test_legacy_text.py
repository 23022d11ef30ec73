"""Text written before Unicode: tables, fonts, and telling the encoding from the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.vietnamese.legacy_fonts import legacy_font
from planner.vietnamese.legacy_guess import converted_words, guess_encoding
from planner.vietnamese.legacy_text import LegacyEncoding, from_legacy, with_soft_hyphens
from planner.vietnamese.quality import text_quality
from planner.vietnamese.syllables import MARKED, is_bare_syllable, is_syllable

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
VECTORS = REFERENCE / "vectors"
TCVN3, VNI = LegacyEncoding.tcvn3, LegacyEncoding.vni
needs_reference = pytest.mark.skipif(not VECTORS.exists(), reason="no reference beside the project")


def rows(name: str) -> list[list[str]]:
    path = VECTORS / name
    lines = path.read_text("utf-8").splitlines()[1:] if path.exists() else []
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", TCVN3, "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Bé tr­ëng, nhµ n­íc, §¨k L¨k", TCVN3, "Bộ trưởng, nhà nước, Đăk Lăk"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", VNI, "ỦY BAN NHÂN DÂN TỈNH"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", VNI, "Độc lập - Tự do - Hạnh phúc"),
        ("Uûy ban Thuïy Ñieån, thí duï, kyõ thuaät", VNI, "Ủy ban Thụy Điển, thí dụ, kỹ thuật"),
        ("plain ASCII 123", VNI, "plain ASCII 123"),
    ],
)
def test_old_letters_become_unicode(text: str, encoding: LegacyEncoding, expected: str) -> None:
    assert from_legacy(text, encoding) == expected


@needs_reference
@pytest.mark.parametrize("encoding", LegacyEncoding)
def test_the_tables_of_the_reference_are_followed(encoding: LegacyEncoding) -> None:
    table = rows(f"{encoding}_table_viparse.tsv")
    assert len(table) > 60
    assert [from_legacy(old, encoding) for old, _new in table] == [new for _old, new in table]


@needs_reference
def test_the_phrases_of_the_reference_are_converted() -> None:
    phrases = [row for row in rows("legacy_phrases.tsv") if row[0] != "must_not_convert"]
    assert len(phrases) > 25
    for kind, old, new, _source in phrases:
        assert from_legacy(old, LegacyEncoding(kind.removesuffix("_pdf"))) == new


@needs_reference
def test_foreign_phrases_of_the_reference_are_left_alone() -> None:
    for kind, text, _expected, _source in rows("legacy_phrases.tsv"):
        if kind == "must_not_convert":
            assert guess_encoding([text], least=1) is None


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"),
        ("§¡NG Ký KINH DOANH", "ĐĂNG KÝ KINH DOANH"),
        ("Ký tªn, Hµ Néi, X· h«i", "Ký tên, Hà Nội, Xã hôi"),
        ("UBND x· Hµ Thµnh", "UBND xã Hà Thành"),
    ],
)
def test_words_in_capitals_are_capitals_to_the_last_letter(old: str, expected: str) -> None:
    assert from_legacy(old, TCVN3) == expected


@pytest.mark.parametrize(
    ("old", "mended"),
    [
        ("Bé tr-ëng nhµ n-íc", "Bộ trưởng nhà nước"),
        ("Th«ng t- sè 01/TT-BTC", "Thông tư số 01/TT-BTC"),
        ("kinh tÕ - x· héi", "kinh tế - xã hội"),
        ("Q§-UBND, 2001-2005, n-íc-ngoµi", "QĐ-UBND, 2001-2005, nước-ngoài"),
        ("- C¸c së", "- Các sở"),
    ],
)
def test_hyphens_of_a_pdf_that_are_a_letter_become_it_again(old: str, mended: str) -> None:
    assert from_legacy(with_soft_hyphens(old), TCVN3) == mended


@pytest.mark.parametrize(
    ("name", "encoding", "capitals"),
    [
        (".VnTime", TCVN3, False),
        (".VnTimeH", TCVN3, True),
        (".VnTimeH Tur", TCVN3, True),
        (".vnarial", TCVN3, False),
        ("ABCDEF+.VnTimeH,Bold", TCVN3, True),
        (".VnArial NarrowH", TCVN3, True),
        (".Vn3DH", TCVN3, True),
        ("VnTime", TCVN3, False),
        ("VNI-Times", VNI, False),
        ("GHIJKL+VNI-Helve-Condense", VNI, False),
        ("VNI Times", VNI, False),
    ],
)
def test_fonts_tell_the_encoding_by_their_names(name: str, encoding: LegacyEncoding, capitals: bool) -> None:
    assert legacy_font(name) == (encoding, capitals)


@pytest.mark.parametrize("name", ["Times New Roman", "", "Vntest", "UVNTime", "VNPT", "Wingdings", "Vnu"])
def test_other_fonts_are_unicode(name: str) -> None:
    assert legacy_font(name) is None


@pytest.mark.parametrize("old", ["C¨n cø NghÞ ®Þnh sè 15/CP cña ChÝnh phñ, Bé tr­ëng Bé Tµi chÝnh"])
def test_tcvn3_is_told_by_its_words(old: str) -> None:
    assert guess_encoding([old]) is TCVN3


def test_vni_is_told_by_its_words() -> None:
    assert guess_encoding(["Caên cöù Luaät Toå chöùc HÑND vaø UBND, quyeát ñònh naøy"]) is VNI


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 15/CP của Chính phủ, Bộ trưởng Bộ Tài chính",
        "The résumé of the café owner in São Paulo, naïve and blasé, was déjà vu",
        "François a préféré la crème brûlée à côté de l'hôtel présidentiel, où il a été très gâté",
        "Müller größer Straße über Fußgänger schön wunderschöne Landschaft für Mädchen",
        "Señor Muñoz vivía en la mañana con niños pequeños en España, la señora enseñaba español",
        "Hà Nội và các tỉnh là nơi có nhà máy, xã hội có công nhân",
        "® © ™ ¼ ½ ¾ 5 µm § 12 ¶ 3",
        "",
    ],
)
def test_unicode_and_other_languages_are_left_alone(text: str) -> None:
    assert guess_encoding([text], least=1) is None


@needs_reference
def test_no_line_of_the_unicode_corpus_is_taken_for_an_old_encoding() -> None:
    lines = 0
    for path in sorted((REFERENCE / "texts").rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            lines += 1
            assert guess_encoding([line], least=1) is None, line
    assert lines > 5000


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="latin-1"), max_size=200))
def test_conversion_never_fails_and_leaves_ascii_alone(text: str) -> None:
    for encoding in LegacyEncoding:
        changed = from_legacy(text, encoding)
        assert [c for c in changed if c.isascii() and not c.isalpha()] == [
            c for c in text if c.isascii() and not c.isalpha()
        ]
    guess_encoding([text], least=1)


def test_unicode_words_among_old_ones_keep_their_letters() -> None:
    assert converted_words("c¸c độ và Hà n­íc", TCVN3) == "các độ và Hà nước"


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "Giêng", "ủy", "uỷ", "QUỐC", "khuỷu", "gì", "yêu", "Đắk"]
)
def test_syllables_are_told(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cac", "QĐ", "đượć", "Hnh", "phñc", "cQng", "strong", "ơa", "tướng1"])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_syllables_that_lost_their_marks_are_told() -> None:
    assert all(map(is_bare_syllable, ["cac", "Dieu", "nghiem", "Quyet", "duoc"]))
    assert not any(map(is_bare_syllable, ["strong", "các", "film"]))


@needs_reference
def test_nearly_all_marked_words_of_the_corpus_are_syllables() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted((REFERENCE / "texts").rglob("*.txt")))
    words = [word for word in text.split() if word.isalpha() and MARKED.search(word)]
    assert len(words) > 50_000
    assert sum(map(is_syllable, words)) / len(words) > 0.99


def test_good_text_garbage_and_english_are_told_apart() -> None:
    good = "Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của Giám đốc Sở Nội vụ, quyết định " * 3
    lost = "Can cu Luat To chuc chinh quyen dia phuong theo de nghi cua Giam doc So Noi vu quyet dinh " * 3
    broken = (
        "CQNG HOA XA HO CHU NGHIA VT NAM Dc lp Tr do Hnh phñc Ye vic thãnh lip Hi ding Sang kiên clip " * 3
    )
    english = "The provincial committee adopted this decision upon the proposal of the department head " * 3
    assert not text_quality(good).garbled
    assert text_quality(lost).garbled
    assert text_quality(broken).garbled
    assert not text_quality(english).garbled
    assert not text_quality(english).vietnamese
