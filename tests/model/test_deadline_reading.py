"""What is no deadline is not guessed, and no text breaks the reading."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.deadline_words import parse_deadline

YEAR = 2026
WORDS = [
    "trước",
    "ngày",
    "31/12/2026",
    "Quý",
    "IV",
    "năm",
    "và",
    "các",
    "tiếp",
    "theo",
    "từ",
    "đến",
    "15/11/2025",
    "hằng",
    "tháng",
    "quý",
    "6",
    "đầu",
    "Hằng",
    "Thường",
    "xuyên",
    "giai",
    "đoạn",
    "2026-2030",
    "sau",
    "khi",
    "Nghị",
    "định",
    "có",
    "hiệu",
    "lực",
    "trong",
    "thời",
    "hạn",
    "10",
    "làm",
    "việc",
    "kể",
    "tiến",
    "độ",
]
STEADY = settings(derandomize=True, database=None, deadline=None)


NOT_UNDERSTOOD = [
    "",
    "   ",
    "...",
    "31/2",
    "31/2/2026",
    "30/02/2026",
    "29/2/2026",
    "32 hằng tháng",
    "0 hằng tháng",
    "31/2 hằng năm",
    "31/2 và 31/8 hằng năm",
    "tháng 13/2026",
    "quý V/2026",
    "15/3/26",
    "năm 3025",
    "12 tháng đầu năm",
    "giai đoạn 2030-2026",
    "từ ngày 15/12 đến ngày 15/11",
    "hằng năm, giai đoạn 2030-2026",
    "hằng năm, từ năm 1026",
    "hằng năm đến năm 9999",
    "Quý I và quý III/2026",
    "15/3 và 15/9",
    "quý I/2026 hoặc quý II/2026",
    "trước ngày 01/6 và 15/11 hằng năm",
    "trước từ ngày 15/11 đến ngày 15/12",
    "hằng tuần, hằng tháng",
    "03 lần/năm",
    "2 lần/tháng",
    "ngày 10 tháng giữa năm",
    "Đầu tháng 3",
    "trong quý",
    "năm",
    "Năm học 2025-2026",
    "theo dõi, đôn đốc",
    "Hoàn thành nhiệm vụ được giao",
    "01 ngày/hội nghị",
    "02 tháng (tháng 4 và tháng 8)",
    "Theo kế hoạch, hoàn thành trước ngày 15/3/2026",
    "Khi phát hiện sự cố thì phải báo cáo ngay",
    "Sau khi ban hành; chậm nhất quý II",
    "Thường xuyên, theo ý kiến của lãnh đạo",
    "trước hằng năm",
    "trước quý gì đó và các năm tiếp theo",
    "Từ bao giờ",
    "xong",
    "đến " * 300 + "2026",
]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_not_guessed(text):
    assert parse_deadline(text, YEAR) is None


@STEADY
@given(st.dates(date(1900, 1, 2), date(2199, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day):
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f"ngày {day:%d} tháng {day:%m} năm {day.year}",
    ):
        assert parse_deadline(text, YEAR).due == day
    assert parse_deadline(f"trước ngày {day.day}/{day.month}/{day.year}", YEAR).due == day - timedelta(days=1)


@STEADY
@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_an_interval_is_read_only_forwards(one, other):
    found = parse_deadline(f"Từ ngày {one:%d/%m/%Y} đến ngày {other:%d/%m/%Y}", YEAR)
    assert (found is not None) == (one <= other)
    assert found is None or (found.start, found.due) == (one, other)


@STEADY
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_no_text_breaks_the_reading(text):
    found = parse_deadline(text, YEAR)
    assert found is None or found.text == unicodedata.normalize("NFC", text).strip()


CORPUS = Path(__file__).parents[3] / "shared" / "reference" / "texts"
LABEL = re.compile(r"(?:Thời gian(?: thực hiện| hoàn thành)?|Thời hạn(?: hoàn thành)?): *(\S.*)")
CELL = re.compile(
    r"\d{1,2}/\d{1,2}/20\d\d|(?:20\d\d ?- ?)?20\d\d|Qu[ýí] [IV]+\W.{0,20}|Thường xuyên.{0,20}"
    r"|Trước ngày .{0,12}|H[ằà]ng (?:năm|quý|tháng)|Tháng \d.{0,12}|Theo [Kk]ế hoạch.{0,9}"
    r"|\d+ lần/năm|Giai đoạn 20.{0,16}"
)


@pytest.mark.skipif(not CORPUS.exists(), reason="the real plans are not on this machine")
def test_nearly_all_deadlines_of_real_plans_are_understood():
    phrases: list[str] = []
    for file in sorted(CORPUS.rglob("*.txt")):
        for line in unicodedata.normalize("NFC", file.read_text(encoding="utf-8")).splitlines():
            if label := LABEL.search(line):
                phrases.append(label[1])
            elif CELL.fullmatch(line.strip()):
                phrases.append(line.strip())
    read = [phrase for phrase in phrases if parse_deadline(phrase, 2025)]
    missed = sorted(set(phrases) - set(read))
    assert len(read) >= 0.98 * len(phrases), missed
