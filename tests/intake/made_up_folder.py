"""Folders of made-up office documents in mixed formats, the same for the same seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

from docx import Document as WordDocument

SUBJECTS = (
    "rà soát thủ tục hành chính",
    "kiểm tra công vụ",
    "chuyển đổi số trong cơ quan nhà nước",
    "tự chủ tài chính của đơn vị sự nghiệp",
    "sắp xếp tổ chức bộ máy",
)
PLACES = ("Sơn Dương", "Yên Sơn", "Hàm Yên", "Chiêm Hóa", "Na Hang", "Lâm Bình")
FORMATS = ("docx", "txt", "txt-utf16", "docx-table")
_UNSEEN = re.compile(r"\s+")


def made_up(number: int, seed: int = 1) -> tuple[str, str, str]:
    """Return head, body and a word that no other document has."""
    chance = random.Random(seed * 100_000 + number)
    year = chance.randint(2006, 2025)
    mark = f"mãsố{number:05}"
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\n"
        f"Số: {number}/KH-UBND|"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Tuyên Quang, ngày {chance.randint(1, 28):02} tháng {chance.randint(3, 9)} năm {year}"
    )
    subject = f"KẾ HOẠCH\nVề {chance.choice(SUBJECTS)} tại {chance.choice(PLACES)} năm {year}"
    body = "\n".join(
        f"{n}. Giao các cơ quan {chance.choice(SUBJECTS)}, báo cáo kết quả theo quy định."
        for n in range(1, chance.randint(4, 12))
    )
    return head, f"{subject}\n\n{body}\nMã tra cứu: {mark}./.", mark


def make_folder(folder: Path, count: int, seed: int = 1) -> dict[str, str]:
    """Write `count` documents in mixed formats below `folder`; returns the search word of each file."""
    marks = {}
    for number in range(1, count + 1):
        kind = FORMATS[number % len(FORMATS)]
        head, body, mark = made_up(number, seed)
        below = folder / f"năm {2006 + number % 20}"
        below.mkdir(parents=True, exist_ok=True)
        path = below / f"Kế hoạch số {number}.{kind.partition('-')[0]}"
        _write(path, kind, head, body)
        marks[str(path)] = mark
    return marks


def _write(path: Path, kind: str, head: str, body: str) -> None:
    left, _bar, right = head.partition("|")
    foot = "Nơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT."
    signed = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A"
    if kind.startswith("txt"):
        text = f"{left}\n\n{right}\n\n{body}\n\n{foot}\n\n{signed}\n"
        path.write_text(text, encoding="utf-16" if kind == "txt-utf16" else "utf-8")
        return
    document = WordDocument()
    if kind == "docx-table":
        _row(document, left, right)
    else:
        for line in (*left.split("\n"), *right.split("\n")):
            document.add_paragraph(line)
    for line in body.split("\n"):
        document.add_paragraph(line)
    _row(document, foot, signed)
    document.save(str(path))


def _row(document, left: str, right: str) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = left, right
