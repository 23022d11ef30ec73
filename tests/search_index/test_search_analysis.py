"""The terms that a text is found by."""

from __future__ import annotations

import unicodedata

import pytest

from search_index.analysis import MAX_TERM, exact_beginnings, terms_of, words_of


def test_each_word_gives_an_exact_and_a_folded_term():
    terms = terms_of("Giao Sở Nội vụ, RÀ SOÁT đô thị.")
    assert terms.exact == ["giao", "sở", "nội", "vụ", "rà", "soát", "đô", "thị"]
    assert terms.folded == ["giao", "so", "noi", "vu", "ra", "soat", "do", "thi"]
    assert terms.wholes == []


def test_both_placements_of_the_tone_give_the_same_terms():
    assert terms_of("Hoà Thuỷ") == terms_of("Hòa Thủy")
    assert (terms_of("Hoà").exact, terms_of("Hoà").folded) == (["hòa"], ["hoa"])


def test_decomposed_text_does_not_fall_apart():
    text = "đẩy mạnh cải cách"
    assert terms_of(unicodedata.normalize("NFD", text)) == terms_of(text)


@pytest.mark.parametrize(
    ("text", "folded", "wholes"),
    [
        ("23/CT-TTg", ["23", "ct", "ttg"], ["23/ct-ttg"]),
        ("12/UBND-VX", ["12", "ubnd", "vx"], ["12/ubnd-vx"]),
        ("09/QĐ-UBND", ["9", "qd", "ubnd"], ["9/qd-ubnd"]),
        ("NV-2026-061", ["nv", "2026", "61"], ["nv-2026-61"]),
        ("2021\u20132025", ["2021", "2025"], ["2021-2025"]),
        ("kinh tế-xã hội", ["kinh", "te", "xa", "hoi"], []),
        ("và/hoặc", ["va", "hoac"], []),
        ("000", ["0"], []),
        ("m² GP01 A_B", ["m2", "gp01", "a", "b"], []),
        ("… – / -", [], []),
    ],
)
def test_numbers_with_symbols_give_their_parts_and_the_whole(text, folded, wholes):
    terms = terms_of(text)
    assert terms.folded == folded
    assert terms.wholes == wholes


def test_places_are_those_of_the_composed_text():
    text = "Số 09/CT-UBND, rà s\u00adoát"
    for word in words_of(unicodedata.normalize("NFD", text)):
        assert text[word.start : word.end].replace("\u00ad", "").lower() == word.exact
    assert [word.folded for word in words_of(text)] == ["so", "9", "ct", "ubnd", "ra", "soat"]


def test_a_word_of_endless_length_is_cut():
    assert terms_of("x" * 10_000).folded == ["x" * MAX_TERM]


def test_the_tone_of_a_beginning_moves_when_a_letter_follows():
    assert exact_beginnings("hòa") == ("hòa", "hoà")
    assert exact_beginnings("nội") == ("nội",)
