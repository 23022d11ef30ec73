"""A date that cannot be is told as such, and one that can be is left alone."""

from __future__ import annotations

import pytest

from planner.model.day_faults import day_fault


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31/2", "Tháng 2/2026 không có ngày 31: tháng này có 28 ngày."),
        ("29/2/2027", "Tháng 2/2027 không có ngày 29: tháng này có 28 ngày."),
        ("trước ngày 31 tháng 4 năm 2026", "Tháng 4/2026 không có ngày 31: tháng này có 30 ngày."),
        ("0/5", "Tháng 5/2026 không có ngày 0: tháng này có 31 ngày."),
        ("15/13/2026", "Không có tháng 13: một năm có 12 tháng."),
        ("13/2026", "Không có tháng 13: một năm có 12 tháng."),
        ("cuối tháng 13", "Không có tháng 13: một năm có 12 tháng."),
        ("quý 5", "Không có quý 5: một năm có bốn quý."),
        ("Quý VI/2026", "Không có quý VI: một năm có bốn quý."),
        ("15/3/0026", "26 không phải năm của một kế hoạch."),
    ],
)
def test_what_cannot_be_is_told(text, told):
    assert day_fault(text, 2026) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "29/2/2028",
        "28/2",
        "quý IV/2026",
        "quý 4/2026",
        "tháng 12",
        "12/2026",
        "trước 15/3/2026",
        "31-12-26",
        "thường xuyên",
        "cuối tháng 9",
        "từ 01/7/2025 đến 30/9/2026",
        "quy định",
    ],
)
def test_what_can_be_is_left_alone(text):
    assert day_fault(text, 2026) == ""
