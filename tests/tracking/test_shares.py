"""A share reads the same on screens and in reports, and 100 % means all."""

from __future__ import annotations

import pytest

from planner.i18n import set_language
from planner.tracking import percent_of, percent_text


@pytest.mark.parametrize(
    ("done", "tasks", "text"),
    [
        (3, 17, "17,6%"),
        (1, 3, "33,3%"),
        (2, 3, "66,6%"),
        (1, 2, "50%"),
        (999, 1000, "99,9%"),
        (9999, 10000, "99,9%"),
        (7, 7, "100%"),
        (0, 5, "0%"),
        (0, 0, ""),
    ],
)
def test_a_share_has_one_decimal_and_is_never_rounded_up(done, tasks, text):
    assert percent_text(percent_of(done, tasks)) == text


def test_english_has_a_point_and_a_document_always_a_comma():
    set_language("en")
    assert percent_text(17.6) == "17.6%"
    assert percent_text(17.6, of_document=True) == "17,6%"


def test_the_dashboard_and_the_report_tell_the_same_share():
    from tui.figures import Progress

    area = Progress(key="", name="", tasks=17, done=3, late=0, soon=0)
    assert percent_text(area.percent) == "17,6%"
