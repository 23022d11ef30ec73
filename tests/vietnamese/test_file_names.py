"""File names made of Vietnamese texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.vietnamese import ascii_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Chỉ thị về việc đẩy mạnh cải cách hành chính", "chi-thi-ve-viec-day-manh-cai-cach-hanh-chinh"),
        ("09/2026/CT-UBND", "09-2026-ct-ubnd"),
        ("  Ủy\u200b ban…  ", "uy-ban"),
        ("Còn", "con_"),  # CON is a device on Windows
        ("???", "van-ban"),
        ("東京", "van-ban"),
    ],
)
def test_a_file_name_has_plain_letters_digits_and_hyphens(text, slug):
    assert ascii_slug(text) == slug


def test_a_long_name_is_cut_between_words_where_there_are_any():
    assert ascii_slug("Kế hoạch cải cách hành chính", max_length=12) == "ke-hoach-cai"
    assert ascii_slug("Kế hoạch cải cách hành chính", max_length=14) == "ke-hoach-cai"
    assert ascii_slug("x" * 100, max_length=10) == "x" * 10


def test_another_fallback_can_be_given():
    assert ascii_slug("", fallback="draft") == "draft"


@given(st.text(), st.integers(min_value=8, max_value=80))
@settings(derandomize=True, max_examples=200)
def test_any_text_gives_a_usable_name(text, max_length):
    slug = ascii_slug(text, max_length)
    assert slug
    assert slug.isascii()
    assert len(slug) <= max_length
    assert not set(slug) & set('<>:"/\\|?* .')
