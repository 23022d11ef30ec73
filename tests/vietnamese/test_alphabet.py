"""The order of the Vietnamese alphabet."""

from __future__ import annotations

import random

import pytest

from planner.vietnamese import POINT_LETTERS, vietnamese_sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ba", "bà", "bà con", "bả", "bã", "bá", "bạ", "ban", "băn", "bân"],
        ["Hà Giang", "Hà Nội", "Hà Tĩnh", "Hạ Long", "Hải Dương", "Hậu Giang"],
        ["ba lô", "bà con", "bàn tay", "bán"],
        ["Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Ủy ban"],
        ["Nhiệm vụ 2", "Nhiệm vụ 10", "Nhiệm vụ 010a", "Nhiệm vụ chung"],
        ["GP01", "GP02", "GP10", "GP26"],
        ["2 xã", "an", "z", "я"],
        ["ba", "Ba", "BA", "bà"],
    ],
)
def test_texts_sort_as_in_a_dictionary(in_order):
    shuffled = list(in_order)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=vietnamese_sort_key) == in_order


def test_both_placements_of_the_tone_and_both_unicode_forms_sort_together():
    assert (
        vietnamese_sort_key("hoà")[0] == vietnamese_sort_key("hòa")[0] == vietnamese_sort_key("ho\u0300a")[0]
    )


def test_the_points_of_a_clause_follow_the_vietnamese_alphabet():
    assert "".join(POINT_LETTERS) == "abcdđeghiklmnopqrstuvxy"
    assert sorted(POINT_LETTERS, key=vietnamese_sort_key) == list(POINT_LETTERS)
