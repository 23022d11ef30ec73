"""One place for the tone mark of a syllable."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.vietnamese import fold, fold_tone_placement, nfc

VECTORS = Path(__file__).parents[3] / "shared/reference/vectors/tone_placement_pairs_bartpho.tsv"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def toned(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)


@pytest.mark.parametrize("pair", ["oa", "oe", "uy"])
@pytest.mark.parametrize("mark", TONES)
def test_open_syllables_carry_the_tone_on_the_first_vowel_in_every_case(pair, mark):
    first, second = pair
    for a, b in [(first, second), (first.upper(), second), (first.upper(), second.upper())]:
        assert fold_tone_placement(a + toned(b, mark)) == toned(a, mark) + b
        assert fold_tone_placement("th" + a + toned(b, mark) + ",") == "th" + toned(a, mark) + b + ","
        assert fold_tone_placement(toned(a, mark) + b) == toned(a, mark) + b


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Chiêm Hoá, Thuận Hoà, Thanh Thuỷ, Sơn Thuỷ", "Chiêm Hóa, Thuận Hòa, Thanh Thủy, Sơn Thủy"),
        ("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("Uỷ ban, khoẻ, xoá, hoả", "Ủy ban, khỏe, xóa, hỏa"),
        ("tòan bộ, hòan thành, ngòai, hùynh, khúyu", "toàn bộ, hoàn thành, ngoài, huỳnh, khuýu"),
        ("qúy, qủa, qúôc", "quý, quả, quốc"),
        ("gìa, gíup, gìơ", "già, giúp, giờ"),
    ],
)
def test_each_school_and_misplaced_marks_become_the_traditional_form(typed, canonical):
    assert fold_tone_placement(typed) == canonical
    assert fold_tone_placement(unicodedata.normalize("NFD", typed)) == canonical


@pytest.mark.parametrize(
    "word",
    [
        "quý", "Quý", "QUÝ", "quỳ", "quỹ", "quỷ", "quỵ", "gì", "gìn", "già", "hoàn", "toàn", "ngoài", "loét",
        "huýt", "khuỷu", "khuya", "nguyễn", "thuyền", "của", "múa", "xoắn", "hòa", "thủy", "plain text", "ý",
    ],
)  # fmt: skip
def test_what_both_schools_write_alike_stays(word):
    assert fold_tone_placement(word) == word


@given(st.text(alphabet="qghktnoaeuyiàáảãạèéẻẽẹỳýỷỹỵòóỏõọùúủũụìíỉĩịOÀUÝ ", max_size=30))
@settings(derandomize=True, max_examples=300)
def test_only_marks_move(text):
    moved = fold_tone_placement(text)
    assert fold(moved) == fold(text)
    assert len(moved) == len(nfc(text))


@pytest.mark.skipif(not VECTORS.exists(), reason="the reference vectors are not here")
def test_every_pair_of_a_public_table_is_covered():
    rows = [line.split("\t") for line in VECTORS.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) == 45
    for old, new in rows:
        assert fold_tone_placement(new) == old
        assert fold_tone_placement(old) == old
