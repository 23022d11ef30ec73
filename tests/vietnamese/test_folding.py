"""Comparison of Vietnamese words without accents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.vietnamese import fold, matches, nfc, without_marks

VECTORS = Path(__file__).parents[3] / "shared/reference/vectors/fold_cases_vn-text.json"
VIETNAMESE_TEXT = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƠƯ \u0300\u0301\u0303\u0309\u0323", max_size=40
)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Giao Sở Nội vụ rà soát", "giao so noi vu ra soat"),
        ("ĐẨY MẠNH đổi mới", "day manh doi moi"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("ưỡ ƯỠ ặ Ẫ ỵ", "uo uo a a y"),
        ("crème brûlée", "creme brulee"),
        ("23/CT-TTg", "23/ct-ttg"),
        ("", ""),
    ],
)
def test_accents_case_and_the_barred_d_are_folded(text, folded):
    assert fold(text) == folded
    assert fold(nfd(text)) == folded


def test_an_eth_or_an_african_d_in_place_of_the_barred_d_folds_like_it():
    assert fold("Ðà Nẵng, Ɖông") == "da nang, dong"


def test_wide_and_raised_characters_fold_to_plain_ones():
    assert fold("ＵＢＮＤ 5 m²\u00a0A") == "ubnd 5 m2 a"


@pytest.mark.parametrize("text", ["ﬁ", "İstanbul", "straße", "ạ\u0300b", "½ № …", "東京", "a\u200bb"])
def test_every_character_keeps_its_place(text):
    assert len(fold(text)) == len(nfc(text))


def test_signs_without_a_plain_letter_stay():
    assert fold("½ “№” – ₫ 5%") == "½ “№” – ₫ 5%"


@given(st.text())
@settings(derandomize=True, max_examples=300)
def test_folding_keeps_the_length_of_any_composed_text(text):
    assert len(fold(text)) == len(nfc(text))


@given(VIETNAMESE_TEXT)
@settings(derandomize=True, max_examples=300)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(nfd(text)) == fold(nfc(text))


def test_marks_and_shapeless_characters_can_be_taken_out():
    assert without_marks("Nội\u00ad v\u200bụ ạ\u0300") == "Nội vụ ạ"
    assert without_marks("plain") == "plain"


@pytest.mark.parametrize(
    "needle", ["", "  ", "so noi", "NỘI VỤ", nfd("sở nội vụ"), "vụ sở", "noi v", "nọi", "2026-061"]
)
def test_a_needle_matches_when_each_word_begins_a_word(needle):
    assert matches(needle, "NV-2026-061 Giao Sở Nội vụ rà soát")


@pytest.mark.parametrize("needle", ["oi vu", "so tai chinh", "026", "nội xyz"])
def test_a_needle_with_another_word_does_not_match(needle):
    assert not matches(needle, "NV-2026-061 Giao Sở Nội vụ rà soát")


def test_a_needle_of_signs_matches_inside_words():
    assert matches("/ct", "23/CT-TTg")
    assert not matches("%", "23/CT-TTg")


def test_a_soft_hyphen_inside_a_word_does_not_hide_it():
    assert matches("nội", "n\u00adội vụ")


@pytest.mark.skipif(not VECTORS.exists(), reason="the reference vectors are not here")
def test_the_words_of_a_public_suite_fold_alike():
    for case in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]:
        ours = " ".join(re.findall(r"[^\W_]+", fold(without_marks(case["input"]))))
        assert ours == case["expected"].replace("ð", "d"), case


def test_the_package_needs_the_standard_library_only():
    code = (
        "import sys, planner.vietnamese\n"
        "names = {m.partition('.')[0] for m in sys.modules} - set(sys.stdlib_module_names)\n"
        "print(sorted(n for n in names if not n.startswith(('_', 'planner', 'sitecustomize', 'distutils'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout.replace("'", '"'))) <= {"a1_coverage", "coverage"}
