"""Deadlines are understood in the words of real plans, and nothing is guessed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import settings

from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.deadline_words import parse_deadline
from planner.vietnamese import fold

YEAR = 2026
STEADY = settings(derandomize=True, database=None, deadline=None)


def understood(text: str) -> Deadline:
    found = parse_deadline(text, YEAR)
    assert found is not None, text
    return found


ONE_DAY = {
    "15/3": date(2026, 3, 15),
    "15/3/2026": date(2026, 3, 15),
    "15-03-2027": date(2027, 3, 15),
    "15.3.2026": date(2026, 3, 15),
    "2026-03-15": date(2026, 3, 15),
    "ngày 15 tháng 3 năm 2026": date(2026, 3, 15),
    "ngày 15/3": date(2026, 3, 15),
    "15 tháng 3 năm 2026": date(2026, 3, 15),
    "trước ngày 31/12/2026": date(2026, 12, 30),
    "trước ngày 31 tháng 12 năm 2025": date(2025, 12, 30),
    "Trước ngày 01/01/2026": date(2025, 12, 31),
    "xong trước 01/7/2026": date(2026, 6, 30),
    "Hoàn thành xong trước ngày 30/6": date(2026, 6, 29),
    "hoàn thành và báo cáo trước ngày 10/12/2026": date(2026, 12, 9),
    "chậm nhất ngày 20/6": date(2026, 6, 20),
    "Chậm nhất là ngày 20/6/2026.": date(2026, 6, 20),
    "đến ngày 30/9/2026": date(2026, 9, 30),
    "đến hết ngày 30/9/2026": date(2026, 9, 30),
    "đến trước ngày 30/9/2026": date(2026, 9, 29),
    "không quá ngày 05/8/2026": date(2026, 8, 5),
    "Thời hạn: 15/3/2026": date(2026, 3, 15),
    "c) Thời gian thực hiện: ngày 21 /05/2026.": date(2026, 5, 21),
    "trước 17 giờ 00 ngày 15/3/2026": date(2026, 3, 15),
    "trước 17h ngày 15/3/2026": date(2026, 3, 15),
    "Chậm nhất 17 giờ 00 phút ngày 15/3/2026": date(2026, 3, 15),
    "Trung tuần tháng 6/2026": date(2026, 6, 20),
    "Hạ tuần tháng 2": date(2026, 2, 28),
    "trước tháng 12/2026": date(2026, 11, 30),
    "Trước quý IV năm 2026": date(2026, 9, 30),
    "trước năm 2027": date(2026, 12, 31),
}


@pytest.mark.parametrize(("text", "due"), ONE_DAY.items())
def test_a_single_day_is_the_last_day_in_time(text, due):
    found = understood(text)
    assert (found.kind, found.due) == (DeadlineKind.date, due)


ENDS = {
    "Tháng 12/2025": (DeadlineKind.month, date(2025, 12, 31)),
    "12/2025": (DeadlineKind.month, date(2025, 12, 31)),
    "trong tháng 12 năm 2025": (DeadlineKind.month, date(2025, 12, 31)),
    "Hoàn thành trong tháng 9/2025": (DeadlineKind.month, date(2025, 9, 30)),
    "Hết tháng 2": (DeadlineKind.month, date(2026, 2, 28)),
    "cuối tháng 2/2028": (DeadlineKind.month, date(2028, 2, 29)),
    "Quý IV/2026": (DeadlineKind.quarter, date(2026, 12, 31)),
    "Quý I": (DeadlineKind.quarter, date(2026, 3, 31)),
    "Quí IV-2025": (DeadlineKind.quarter, date(2025, 12, 31)),
    "Quý III Năm 2026": (DeadlineKind.quarter, date(2026, 9, 30)),
    "Quý 4/2026": (DeadlineKind.quarter, date(2026, 12, 31)),
    "Trong quý II, năm 2026": (DeadlineKind.quarter, date(2026, 6, 30)),
    "cuối quý II": (DeadlineKind.quarter, date(2026, 6, 30)),
    "3 tháng đầu năm 2026": (DeadlineKind.quarter, date(2026, 3, 31)),
    "6 tháng đầu năm": (DeadlineKind.half_year, date(2026, 6, 30)),
    "06 tháng cuối năm 2026": (DeadlineKind.half_year, date(2026, 12, 31)),
    "Sáu tháng đầu năm 2026": (DeadlineKind.half_year, date(2026, 6, 30)),
    "nửa đầu năm 2027": (DeadlineKind.half_year, date(2027, 6, 30)),
    "9 tháng đầu năm 2026": (DeadlineKind.month, date(2026, 9, 30)),
    "Năm 2026": (DeadlineKind.year, date(2026, 12, 31)),
    "2026": (DeadlineKind.year, date(2026, 12, 31)),
    "Hoàn thành trong năm 2025": (DeadlineKind.year, date(2025, 12, 31)),
    "đến hết năm 2026": (DeadlineKind.year, date(2026, 12, 31)),
    "Trong năm": (DeadlineKind.year, date(2026, 12, 31)),
    "cuối năm": (DeadlineKind.year, date(2026, 12, 31)),
    "Từ nay đến hết năm 2026.": (DeadlineKind.year, date(2026, 12, 31)),
    "Từ ngày ký ban hành đến hết quý II/2026": (DeadlineKind.quarter, date(2026, 6, 30)),
    "Dự kiến năm 2027": (DeadlineKind.year, date(2027, 12, 31)),
}


@pytest.mark.parametrize(("text", "expected"), ENDS.items())
def test_a_month_quarter_half_year_or_year_is_due_on_its_last_day(text, expected):
    found = understood(text)
    assert (found.kind, found.due) == expected
    assert not found.onward


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Quý IV năm 2025 và các năm tiếp theo", DeadlineKind.quarter, date(2025, 12, 31)),
        ("Năm 2026 và các năm tiếp theo.", DeadlineKind.year, date(2026, 12, 31)),
        ("Tháng 6/2026 và những năm tiếp theo", DeadlineKind.month, date(2026, 6, 30)),
        ("Trước ngày 01/7/2026 và duy trì thường xuyên", DeadlineKind.date, date(2026, 6, 30)),
        ("Giai đoạn 2026-2030 và những năm tiếp theo", DeadlineKind.interval, date(2030, 12, 31)),
    ],
)
def test_work_that_goes_on_in_the_following_years_keeps_its_first_day(text, kind, due):
    found = understood(text)
    assert (found.kind, found.due, found.onward) == (kind, due, True)


INTERVALS = {
    "Từ năm 2026 - 2030": (date(2026, 1, 1), date(2030, 12, 31)),
    "Giai đoạn 2026-2030": (date(2026, 1, 1), date(2030, 12, 31)),
    "Giai đoạn 2026 – 2030": (date(2026, 1, 1), date(2030, 12, 31)),
    "Theo lộ trình giai đoạn 2021 - 2025": (date(2021, 1, 1), date(2025, 12, 31)),
    "Từ năm 2025 đến hết năm 2030.": (date(2025, 1, 1), date(2030, 12, 31)),
    "năm 2025, 2026": (date(2025, 1, 1), date(2026, 12, 31)),
    "Năm 2025 và năm 2026": (date(2025, 1, 1), date(2026, 12, 31)),
    "Từ ngày 15/11/2025 đến ngày 15/12/2025": (date(2025, 11, 15), date(2025, 12, 15)),
    "từ ngày 15/11 đến ngày 15/12": (date(2026, 11, 15), date(2026, 12, 15)),
    "từ ngày 15/11 đến ngày 15/01/2027": (date(2026, 11, 15), date(2027, 1, 15)),
    "từ ngày 15/11/2025 đến ngày 15/01": (date(2025, 11, 15), date(2026, 1, 15)),
    "từ ngày 08 đến ngày 10 tháng 12 năm 2025": (date(2025, 12, 8), date(2025, 12, 10)),
    "Từ ngày 01/3/2026 đến trước ngày 15/4/2026": (date(2026, 3, 1), date(2026, 4, 14)),
    "17-20/11/2025": (date(2025, 11, 17), date(2025, 11, 20)),
    "Quý IV/2025- Quý II/2026": (date(2025, 10, 1), date(2026, 6, 30)),
    "Quý I - II/2026": (date(2026, 1, 1), date(2026, 6, 30)),
    "Quý III, IV năm 2026": (date(2026, 7, 1), date(2026, 12, 31)),
    "Từ tháng 3 đến tháng 11 năm 2026": (date(2026, 3, 1), date(2026, 11, 30)),
    "Tháng 3 - 5/2026": (date(2026, 3, 1), date(2026, 5, 31)),
    "Từ tháng 10/2025 đến tháng 3": (date(2025, 10, 1), date(2026, 3, 31)),
    "Từ tháng 10/2025 đến hết năm 2026": (date(2025, 10, 1), date(2026, 12, 31)),
}


@pytest.mark.parametrize(("text", "expected"), INTERVALS.items())
def test_an_interval_has_a_first_and_a_last_day(text, expected):
    found = understood(text)
    assert (found.kind, found.start, found.due) == (DeadlineKind.interval, *expected)


RECURRING = {
    "Hằng tuần": (Period.week, None, None),
    "thứ Sáu hằng tuần": (Period.week, None, 5),
    "trước thứ hai hằng tuần": (Period.week, None, 7),
    "Chủ nhật hằng tuần": (Period.week, None, 7),
    "thứ 6 hằng tuần": (Period.week, None, 5),
    "Hằng tháng": (Period.month, None, None),
    "mỗi tháng một lần": (Period.month, None, None),
    "trước ngày 15 hằng tháng": (Period.month, None, 14),
    "báo cáo trước ngày 20 hàng tháng": (Period.month, None, 19),
    "Ngày 25 hằng tháng": (Period.month, None, 25),
    "trước ngày 01 hằng tháng": (Period.month, None, 31),
    "Hằng tháng, trước ngày 20": (Period.month, None, 19),
    "Hằng quý": (Period.quarter, None, None),
    "Hàng quý, năm": (Period.quarter, None, None),
    "cuối mỗi quý": (Period.quarter, None, None),
    "01 lần/quý": (Period.quarter, None, None),
    "Định kỳ 03 tháng": (Period.quarter, None, None),
    "ngày 15 của tháng cuối quý": (Period.quarter, 3, 15),
    "trước ngày 20 của tháng cuối mỗi quý": (Period.quarter, 3, 19),
    "Hằng quý, trước ngày 20 của tháng cuối quý": (Period.quarter, 3, 19),
    "ngày 10 tháng đầu quý": (Period.quarter, 1, 10),
    "ngày 10 tháng thứ hai hằng quý": (Period.quarter, 2, 10),
    "trước ngày 01 tháng đầu quý": (Period.quarter, 3, 31),
    "hằng tháng, quý, 6 tháng, năm": (Period.month, None, None),
    "Định kỳ 6 tháng": (Period.half_year, None, None),
    "định kỳ 06 tháng/lần": (Period.half_year, None, None),
    "6 tháng một lần": (Period.half_year, None, None),
    "02 lần/năm": (Period.half_year, None, None),
    "Định kỳ 6 tháng, hằng năm": (Period.half_year, None, None),
    "trước ngày 15/6 và 15/12 hằng năm": (Period.half_year, 6, 14),
    "Tháng 6 và tháng 12 hằng năm": (Period.half_year, 6, None),
    "Tháng 3, 6, 9, 12 hằng năm": (Period.quarter, 3, None),
    "Hằng năm": (Period.year, None, None),
    "hàng năm.": (Period.year, None, None),
    "Định kỳ hằng năm": (Period.year, None, None),
    "Tháng 12 hằng năm": (Period.year, 12, None),
    "Quý IV hằng năm": (Period.year, 12, None),
    "Quý I hàng năm": (Period.year, 3, None),
    "Từ tháng 3 đến tháng 11 hằng năm.": (Period.year, 11, None),
    "Từ ngày 15/11 đến ngày 15/12 hằng năm": (Period.year, 12, 15),
    "trung tuần tháng 6 hằng năm": (Period.year, 6, 20),
    "trước ngày 30/11 hằng năm": (Period.year, 11, 29),
    "trước ngày 30 tháng 11 hàng năm": (Period.year, 11, 29),
    "trước ngày 01/3 hằng năm": (Period.year, 2, 31),
    "ngày 29/2 hằng năm": (Period.year, 2, 29),
    "trước tháng 01 hằng năm": (Period.year, 12, 31),
    "Định kỳ hằng năm (trước ngày 15 tháng 12)": (Period.year, 12, 14),
    "Hằng năm, chậm nhất ngày 20/12": (Period.year, 12, 20),
}


@pytest.mark.parametrize(("text", "expected"), RECURRING.items())
def test_a_recurring_deadline_has_a_period_and_a_day_in_it(text, expected):
    found = understood(text)
    assert found.kind is DeadlineKind.recurring
    assert (found.every, found.month, found.day) == expected
    assert found.due is None


@pytest.mark.parametrize(
    ("text", "start", "until"),
    [
        ("Hằng quý năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("Hằng tháng trong năm", date(2026, 1, 1), date(2026, 12, 31)),
        ("Hằng năm, giai đoạn 2026-2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Hằng quý, từ năm 2026 đến năm 2030", date(2026, 1, 1), date(2030, 12, 31)),
        ("Hằng năm, từ năm 2027", date(2027, 1, 1), None),
        ("Hằng năm đến hết năm 2030", None, date(2030, 12, 31)),
    ],
)
def test_a_recurring_deadline_keeps_the_years_it_holds_in(text, start, until):
    found = understood(text)
    assert found.kind is DeadlineKind.recurring
    assert (found.start, found.until) == (start, until)


def test_recurring_in_all_following_years_is_marked_onward():
    assert understood("Tháng 12 hằng năm và các năm tiếp theo").onward


CONTINUOUS = {
    "Thường xuyên": (None, None),
    "Thực hiện thường xuyên .": (None, None),
    "Thường xuyên, liên tục": (None, None),
    "Thường xuyên, hằng năm": (None, None),
    "Thường xuyên, theo yêu cầu nhiệm vụ.": (None, None),
    "Thường xuyên và các năm tiếp theo": (None, None),
    "Hằng ngày": (None, None),
    "Không có thời hạn": (None, None),
    "Thường xuyên trong năm 2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "Thường xuyên, giai đoạn 2026-2030": (date(2026, 1, 1), date(2030, 12, 31)),
    "Thường xuyên trong năm 2026 và các năm tiếp theo": (date(2026, 1, 1), None),
    "Từ 01/7/2025": (date(2025, 7, 1), None),
    "kể từ ngày 01/7/2026": (date(2026, 7, 1), None),
    "Từ năm 2026 trở đi": (date(2026, 1, 1), None),
    "Năm 2026 trở đi": (date(2026, 1, 1), None),
}


@pytest.mark.parametrize(("text", "expected"), CONTINUOUS.items())
def test_continuous_work_has_no_day(text, expected):
    found = understood(text)
    assert (found.kind, found.due) == (DeadlineKind.continuous, None)
    assert (found.start, found.until) == expected


def test_continuous_work_with_a_rhythm_of_reports_recurs():
    assert understood("Thường xuyên, định kỳ hằng quý").every is Period.quarter


CONDITIONAL = {
    "Sau khi Nghị định về tiêu chuẩn có hiệu lực": ("Nghị định về tiêu chuẩn có hiệu lực", None, False),
    "Ngay sau khi ban hành Kế hoạch": ("ban hành Kế hoạch", None, False),
    "Khi có yêu cầu": ("có yêu cầu", None, False),
    "Trước khi khai mạc kỳ họp": ("Trước khi khai mạc kỳ họp", None, False),
    "Sau kỳ họp thường lệ giữa năm": ("kỳ họp thường lệ giữa năm", None, False),
    "Trong thời hạn 10 ngày làm việc kể từ ngày nhận được văn bản": ("nhận được văn bản", 10, True),
    "trong thời hạn 60 ngày kể từ ngày Quy chế này được ban hành.": (
        "Quy chế này được ban hành",
        60,
        False,
    ),
    "Chậm nhất 05 (năm) ngày làm việc, kể từ khi có kết quả": ("có kết quả", 5, True),
    "15 ngày kể từ ngày ký": ("ký", 15, False),
    "Theo tiến độ xây dựng dự thảo văn bản": ("tiến độ xây dựng dự thảo văn bản", None, False),
    "Theo kế hoạch công tác tư pháp hàng năm": ("kế hoạch công tác tư pháp hàng năm", None, False),
    "Triển khai đảm bảo theo lộ trình, hướng dẫn của Bộ, ngành.": (
        "lộ trình, hướng dẫn của Bộ, ngành",
        None,
        False,
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONDITIONAL.items())
def test_a_conditional_deadline_names_its_event_in_the_original_words(text, expected):
    found = understood(text)
    assert found.kind is DeadlineKind.conditional
    assert (found.event, found.days_after_event, found.working_days) == expected
    assert found.due is None
    assert found.event_on is None


def test_days_counted_from_a_named_day_have_their_event_recorded():
    assert understood("Trong 10 ngày kể từ ngày 01/7/2026").event_on == date(2026, 7, 1)


def test_work_until_an_event_ends_on_the_day_of_the_event():
    found = understood("Từ tháng 10/2025 đến khi tổ chức thành công Đại hội")
    assert (found.start, found.event, found.days_after_event) == (
        date(2025, 10, 1),
        "tổ chức thành công Đại hội",
        0,
    )
    assert understood("Từ ngày ban hành đến khi tổ chức Đại hội").start is None


EVERY_FORM = [*ONE_DAY, *ENDS, *INTERVALS, *RECURRING, *CONTINUOUS, *CONDITIONAL]


def meaning(found: Deadline | None) -> tuple[object, ...]:
    assert found is not None
    return (
        found.kind,
        found.start,
        found.due,
        found.every,
        found.day,
        found.month,
        found.until,
        found.onward,
        fold(found.event),
        found.days_after_event,
    )


@pytest.mark.parametrize("text", EVERY_FORM)
def test_case_accents_spaces_and_unicode_form_do_not_matter(text):
    expected = meaning(understood(text))
    for variant in (
        text.upper(),
        text.lower(),
        fold(text),
        unicodedata.normalize("NFD", text),
        f"  {text.replace(' ', '  ')} ...",
        text.replace(" ", "\u00a0"),
        f"\ufeff{text}\u200b",
        f"- Thời gian thực hiện: {text}",
    ):
        assert meaning(parse_deadline(variant, YEAR)) == expected, variant


def test_tone_placement_and_the_spelling_of_hang_do_not_matter():
    assert meaning(understood("Sau khi hoà giải")) == meaning(understood("Sau khi hòa giải"))
    assert meaning(understood("Hàng quý")) == meaning(understood("Hằng quý"))


@pytest.mark.parametrize("text", ["Quý  IV/2026 ", "  Thường xuyên .", "Trước ngày 31 /12/2026"])
def test_the_original_words_are_kept(text):
    assert understood(text).text == text.strip()
    assert understood(unicodedata.normalize("NFD", text)).text == text.strip()
