"""Letters that only look Latin, and characters that do not show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.vietnamese import Alphabet, InvisibleKind, find_invisible, find_lookalikes


def likely(text: str) -> list[tuple[int, str]]:
    return [(found.position, found.latin) for found in find_lookalikes(text)]


def test_a_cyrillic_letter_in_a_vietnamese_word_is_found_with_its_place_and_name():
    (found,) = find_lookalikes("Cơ quan nhà nướ\u0441")
    assert found == (15, "\u0441", "CYRILLIC SMALL LETTER ES", "c", Alphabet.cyrillic)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09/\u0421\u0422-UBND", [(3, "C"), (4, "T")]),  # the whole of CT is Cyrillic
        ("\u0410. Mở đầu", [(0, "A")]),
        ("\u03a4hông báo", [(0, "T")]),
        ("c\u03bfng", [(1, "o")]),
        ("ng\u04d1n", [(2, "ă")]),  # Cyrillic a with breve
        ("\u0585ng", [(0, "o")]),
        ("\u13aaB", [(0, "A")]),
        ("h\u0261", [(1, "g")]),
        ("\u1d00\u0299\u1d04", [(0, "A"), (1, "B"), (2, "C")]),
        ("ｖăn", [(0, "v")]),
        ("n\uff10m", [(1, "0")]),
        ("\U0001d400 và \u211d", [(0, "A"), (5, "R")]),
        ("Phần \u2163", [(5, "IV")]),
        ("Ðà Nẵng, ðường", [(0, "Đ"), (9, "đ")]),
        ("\u1f49ng", [(0, "O")]),  # a Greek letter with a breathing that Latin does not have
    ],
)
def test_letters_of_other_alphabets_are_found_with_the_letter_meant(text, expected):
    assert likely(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 09/QĐ-UBND",
        "Đường số 2, m², ½, 5‰, 10 °C, ℃, 20 µm, 5 Ω, 3 ℓ",
        "“Trích yếu” – ‘điểm’ … • ≥ ≤ → ₫ € § № ©",
        "hệ số α và β; tia γ",
        "Москва и Россия",  # Russian, with words that have letters of their own
        "Москва с Россия",  # a Russian preposition that looks Latin
        "Αθήνα",
        "東京",
        "e\u0301 nfd: a\u0302\u0301",
        "[ɪ]",
        "",
    ],
)
def test_letters_and_signs_in_their_own_right_are_left_alone(text):
    assert likely(text) == []


def test_positions_are_those_of_the_text_given_even_when_it_is_decomposed():
    text = "nu\u031bo\u031b\u0301\u0441"
    (found,) = find_lookalikes(text)
    assert text[found.position] == found.char == "\u0441"


@pytest.mark.parametrize(
    ("char", "kind", "replacement"),
    [
        ("\u200b", InvisibleKind.zero_width, ""),
        ("\ufeff", InvisibleKind.zero_width, ""),
        ("\u200d", InvisibleKind.zero_width, ""),
        ("\u202e", InvisibleKind.direction, ""),
        ("\u200e", InvisibleKind.direction, ""),
        ("\u00ad", InvisibleKind.soft_hyphen, ""),
        ("\u00a0", InvisibleKind.special_space, " "),
        ("\u3000", InvisibleKind.special_space, " "),
        ("\u2028", InvisibleKind.line_separator, "\n"),
        ("\x07", InvisibleKind.control, ""),
    ],
)
def test_an_invisible_character_is_found_with_what_to_put_in_its_place(char, kind, replacement):
    (found,) = find_invisible(f"Điều{char}5")
    assert (found.position, found.char, found.kind, found.replacement) == (4, char, kind, replacement)
    assert found.name


def test_a_control_character_is_named_by_its_number():
    assert find_invisible("\x07")[0].name == "U+0007"


@pytest.mark.parametrize("text", ["một\thai\nba\r\n", "👨\u200d👩", "❤\ufe0f", "bình thường"])
def test_line_ends_tabs_and_joined_pictographs_are_ordinary(text):
    assert find_invisible(text) == []


@given(st.text())
@settings(derandomize=True, max_examples=200)
def test_any_text_can_be_looked_at(text):
    for found in (*find_lookalikes(text), *find_invisible(text)):
        assert text[found.position] == found.char
    assert all(found.latin.isascii() or found.latin.isalpha() for found in find_lookalikes(text))
