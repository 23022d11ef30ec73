"""Understands a deadline as real plans write it: "Quý IV/2026", "trước ngày 15 hằng tháng", "Thường xuyên".

Reading is blind to accents, letter case, tone placement, Unicode form, doubled spaces and closing dots. What
is not understood as a whole is not understood: nothing is ever guessed from a part of the words.
"""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec

from planner.model.day_words import read_point, read_stretch, tidy_days
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.recurring_words import read_recurring
from planner.vietnamese import fold, nfc, without_marks

_LONGEST = 400
"""Length in characters beyond which a text is no deadline but a paragraph."""

_LABEL = re.compile(
    r"(?:\w{1,2}[).] ?|[-+*•] ?)*(?:thoi gian|thoi han|thoi diem|tien do|han)"
    r"(?: thuc hien| hoan thanh| trien khai| to chuc)? ?: ?|[-+*•] ?"
)
_ANNOUNCING = re.compile(
    r"(?:phai|can|phan dau|du kien|(?:hoan thanh|hoan tat|thuc hien|trien khai|to chuc|bao cao|gui|nop|trinh"
    r"|ban hanh|ket thuc|tong ket|so ket)(?: xong)?(?: va)?|xong|dam bao|bao dam|cham nhat|muon nhat"
    r"|khong qua|khong muon hon|han cuoi(?: cung)?|han chot|thoi han|han|ngay trong|trong vong|vao|la|den|toi"
    r"|\d{1,2} ?(?:h|gio)(?: ?\d{2})?(?: phut)?(?=,? ngay )|theo lo trinh(?= giai doan \d)"
    r"|(?:trong|het|cuoi)(?! khi )(?! (?:hang |moi )?(?:nam|quy|thang)(?: nay)?$))[,:]? "
)
"""Words that announce a deadline without changing its last day."""
_BEFORE = re.compile(r"truoc (?!khi )(?P<hour>\d{1,2} ?(?:h|gio)(?: ?\d{2})?(?: phut)?,? (?=ngay ))?")
_ONWARD = re.compile(
    r",? va (?:(?:(?:duy tri|tiep tuc) )?(?:thuong xuyen )?(?:trong |cho )?(?:cac|nhung) nam"
    r" (?:tiep theo|sau|ke tiep|tiep)(?: do| nua)?|(?:duy tri )?thuong xuyen)$"
)
_ALWAYS = re.compile(
    r"(?:thuong xuyen|lien tuc|hang ngay|lau dai|khong (?:xac dinh |co )?(?:thoi )?han)"
    r"(?:(?:, | va | hoac | )(?:thuong xuyen|lien tuc|hang ngay|hang nam|dot xuat|lau dai))*"
    r"(?:(?:, | va | hoac | )(?:khi co|theo)"
    r" (?:yeu cau|quy dinh|ke hoach|nhiem vu|chuc nang|thuc te|phat sinh|chi dao)\b\D*)?"
)
_ALWAYS_WITHIN = re.compile(r"(?:thuong xuyen|lien tuc)(?:, lien tuc)?,? (?P<within>.+)")
_AFTER_DAYS = re.compile(
    r"(?:sau )?(?P<days>\d{1,3})(?: \([a-z ]+\))? ngay(?P<working> lam viec)?,? (?:ke|tinh) tu"
    r" (?:ngay |khi )?(?P<event>.+)"
)
_UNTIL_EVENT = re.compile(r"(?:(?:ke )?tu (?P<since>.+?) )?(?:cho )?(?:den|toi) khi (?P<event>.+)")
_EVENTS = (
    re.compile(r"(?:ngay )?(?:sau )?khi (?P<event>.+)"),
    re.compile(r"(?P<event>truoc khi .+)"),
    re.compile(r"(?:ngay )?sau (?P<event>(?:ky hop|dot|hoi nghi|phien hop) .+)"),
    re.compile(
        r"theo (?!lo trinh giai doan \d)(?:dung )?"
        r"(?P<event>(?:tung |cac )?(?:ke hoach|tien do|lo trinh|danh muc|chi tieu"
        r"|chuong trinh|huong dan|yeu cau|quy dinh|thoi gian|thoi han|thoi diem|thoi ky|lich|chi dao"
        r"|phan cong|nhu cau|thuc te"
        r"|de an|du an|van ban|ket luan|quyet dinh|nghi quyet|nghi dinh|phan ky|giai doan|dot)\b.*)"
    ),
)
_SINCE = re.compile(r"(?:(?:ke |bat dau )?tu (?P<day>.+?)(?: tro di)?|(?P<onward>.+?) tro di)")
_FROM_NOW = re.compile(r"(?:ke )?tu (?:nay|ngay (?:ky|ban hanh)\D*|khi (?:ky|ban hanh)\D*) (?=den |toi )")
_OTHER_DAY = re.compile(
    r"\b(?:truoc ngay \d|cham nhat|muon nhat|(?:hoan thanh|xong|han) truoc)"
    r"|\b(?:phai|co trach nhiem)\b|;|\. "
)
"""Signs that the words after an event hold a second deadline, a duty or another sentence."""


def parse_deadline(text: str, year: int) -> Deadline | None:
    """Read a deadline; `year` is the year of the plan, for words that name none. None when not understood.

    "Trước ngày" gives the day before, "trước" with an hour the day itself. The `text` of the result is the
    original in Unicode NFC without the spaces around it.
    """
    plain = nfc(text).strip()
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", re.sub(r"\s+", " ", without_marks(plain)))
    words = re.sub(r"(?<=[\dIVX]) ?/ ?(?=\d)", "/", words).strip(" .;,")
    found = _read(words, year) if 0 < len(words) <= _LONGEST else None
    return found and msgspec.structs.replace(found, text=plain)


def _read(words: str, year: int) -> Deadline | None:
    """Read a phrase; the announcing words come off one by one, for they may stand before any form."""
    folded = fold(words)
    while label := _LABEL.match(folded):
        words, folded = words[label.end() :], folded[label.end() :]
    while True:
        if found := _read_event(words, folded) or _read_continuous(folded, year):
            return found
        if match := _BEFORE.match(folded):
            return _read_days(folded[match.end() :], year, before=not match["hour"])
        if match := _FROM_NOW.match(folded) or _ANNOUNCING.match(folded):
            words, folded = words[match.end() :], folded[match.end() :]
            continue
        return _read_days(folded, year, before=False)


def _read_event(words: str, folded: str) -> Deadline | None:
    """Read a deadline that waits for something; the event keeps the original words."""
    if _OTHER_DAY.search(folded):
        return None
    if match := _AFTER_DAYS.fullmatch(folded):
        day = read_point(tidy_days(match["event"]), 0)
        return Deadline(
            text="",
            kind=DeadlineKind.conditional,
            event=words[slice(*match.span("event"))],
            event_on=day.last if day and day.year_given and day.kind is DeadlineKind.date else None,
            days_after_event=int(match["days"]),
            working_days=bool(match["working"]),
        )
    if match := _UNTIL_EVENT.fullmatch(folded):
        since = read_point(tidy_days(match["since"] or ""), 0)
        return Deadline(
            text="",
            kind=DeadlineKind.conditional,
            start=since.first if since and since.year_given else None,
            event=words[slice(*match.span("event"))],
            days_after_event=0,
        )
    for pattern in _EVENTS:
        if match := pattern.fullmatch(folded):
            event = words[slice(*match.span("event"))]
            return Deadline(text="", kind=DeadlineKind.conditional, event=event)
    return None


def _read_continuous(folded: str, year: int) -> Deadline | None:
    """Read "thường xuyên", with the years it holds in or the rhythm of its reports where they are told."""
    core, onward = _split_onward(folded)
    if _ALWAYS.fullmatch(core):
        return Deadline(text="", kind=DeadlineKind.continuous)
    match = _ALWAYS_WITHIN.fullmatch(core)
    if match is None:
        return None
    within = tidy_days(match["within"])
    stretch = read_stretch(re.sub(r"^(?:trong|suot) (?!nam$)", "", within), year)
    if stretch is None:
        return read_recurring(within, year, before=False)
    until = None if onward else stretch.last
    return Deadline(text="", kind=DeadlineKind.continuous, start=stretch.first, until=until)


def _read_days(folded: str, year: int, *, before: bool) -> Deadline | None:
    core, onward = _split_onward(tidy_days(folded))
    if found := read_recurring(core, year, before=before):
        return msgspec.structs.replace(found, onward=onward)
    stretch = read_stretch(core, year)
    if stretch is None:
        return None if before or onward else _read_since(core, year)
    if before:
        if stretch.kind is DeadlineKind.interval:
            return None
        due = stretch.first - timedelta(days=1)
        return Deadline(text="", kind=DeadlineKind.date, due=due, onward=onward)
    start = stretch.first if stretch.kind is DeadlineKind.interval else None
    return Deadline(text="", kind=stretch.kind, start=start, due=stretch.last, onward=onward)


def _read_since(text: str, year: int) -> Deadline | None:
    """Read a beginning without an end: "từ ngày 01/7/2025", "năm 2026 trở đi"."""
    match = _SINCE.fullmatch(text)
    stretch = read_point(match["day"] or match["onward"], year) if match else None
    return Deadline(text="", kind=DeadlineKind.continuous, start=stretch.first) if stretch else None


def _split_onward(text: str) -> tuple[str, bool]:
    """Take "và các năm tiếp theo" off the end and tell whether it was there."""
    match = _ONWARD.search(text)
    return (text[: match.start()], True) if match else (text, False)
