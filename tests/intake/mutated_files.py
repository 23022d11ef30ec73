"""Damaged variants of sound files, the same ones for the same seed."""

from __future__ import annotations

import random
import re
import zlib
from io import BytesIO
from zipfile import ZipFile

from made_up_doc import doc_of
from made_up_files import (
    DIRECTIVE,
    TCVN3_CAPITALS,
    TCVN3_FONT,
    VNI_FONT,
    docx_of,
    docx_of_body,
    html_of,
    html_of_body,
    in_font,
    odt_of,
    odt_of_body,
    rtf_of,
    rtf_of_body,
    txt_of,
    word_paragraph,
    zip_of,
)
from made_up_pdf import Line, pdf_of

_CELLS = [[("a\x07", "Arial")], [("b\x07", "Arial")], [("\x07", "Arial")]]
_TABLE = "<w:tbl><w:tr>" + f"<w:tc>{word_paragraph(DIRECTIVE[0])}</w:tc>" * 2 + "</w:tr></w:tbl>"
_LINES = [Line(85, 780 - 18 * n, text) for n, text in enumerate(["Độc lập - Tự do", "Số: 07/CT-UBND"] * 6)]
_STYLE = "<style>p, .a {font-family: '.VnTime'} td {text-align: center}</style>"
_ODT = (
    "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
    "</table:table><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"
)
_RULES = [(80, y, 400, 0.5) for y in (700, 660, 620)] + [(x, 620, 0.5, 80) for x in (80, 130, 480)]
SOUND: dict[str, list[bytes]] = {
    "docx": [docx_of(DIRECTIVE), docx_of(in_font(DIRECTIVE, TCVN3_CAPITALS)), docx_of_body(_TABLE * 2)],
    "odt": [odt_of(in_font(DIRECTIVE, VNI_FONT)), odt_of_body(_ODT)],
    "doc": [
        doc_of(DIRECTIVE, DIRECTIVE[:1]),
        doc_of([*in_font(DIRECTIVE, VNI_FONT), *_CELLS, [("\x13 PAGE \x142\x15", "Arial")]]),
    ],
    "rtf": [
        rtf_of(in_font(DIRECTIVE, TCVN3_CAPITALS)),
        rtf_of(DIRECTIVE) + rtf_of_body(r"\trowd\intbl a\cell{\footnote n}\row\itap2 b\nestcell\nestrow\par"),
    ],
    "pdf": [
        pdf_of(_LINES, packed=False, rules=_RULES, stamp="lập"),
        pdf_of([*_LINES, Line(85, 400, "Bé tµi chÝnh", TCVN3_FONT)], [], pictures=True),
    ],
    "txt": [txt_of(DIRECTIVE), txt_of(in_font(DIRECTIVE, VNI_FONT), "cp1252"), txt_of(DIRECTIVE, "utf-16")],
    "html": [
        html_of(in_font(DIRECTIVE, VNI_FONT)),
        html_of_body("<table><tr><td>a<ul><li>b</table>" * 5, _STYLE),
    ],
}
"""Sound files of every format."""

_PATTERNS = (
    *('="[^"]*"', r"<w:p>.*?</w:p>", r"<w:r>.*?</w:r>", r"<w:[a-z]+/>", r"<w:tc>.*?</w:tc>"),
    *(r"<text:[^/]*?/>", r"<text:p>.*?</text:p>"),
)
_ODD = ("", "0", "-1", "99999999999999999999", "x", ".VnTime", "1e308", "\u0110", "../..", "NaN", "true")
_WORDS = (
    *(b"\x00", b"\xff\xff\xff\xff", b"\x80\x00\x00\x00", b"9999999999", b"-1", b"<", b">", b"{", b"}", b"\\"),
    *(b"&#0;", b"<w:tbl>", b"</w:p>", b"\\cell", b"\\row", b"\\u-1", b"\\bin", b"obj", b"endobj", b"stream"),
    *(b"/Kids", b"<<", b">>", b"<table>", b"</td>", b"\x07", b"\r", b"\x13", b"\xef\xbb\xbf", b"%PDF-1.4"),
)


def mutations(kind: str, seed: int, count: int) -> list[bytes]:
    """Return `count` damaged files of a format."""
    chance = random.Random(f"{kind} {seed}")
    return [_damaged(kind, chance.choice(SOUND[kind]), chance) for _number in range(count)]


def _damaged(kind: str, data: bytes, chance: random.Random) -> bytes:
    if kind in ("docx", "odt") and chance.random() < 0.7:
        return _damaged_part(data, chance)
    if kind == "pdf" and chance.random() < 0.3:
        return _damaged_stream(data, chance)
    return damaged_bytes(data, chance)


def damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few flips, cuts, repetitions and foreign words."""
    changed = bytearray(data)
    for _time in range(chance.choice((1, 1, 2, 4, 8, 30))):
        if not changed:
            break
        place = chance.randrange(len(changed))
        length = min(chance.choice((1, 2, 4, 16, 100)), len(changed) - place)
        action = chance.randrange(6)
        if action == 0:
            changed[place] ^= 1 << chance.randrange(8)
        elif action == 1:
            changed[place : place + length] = chance.randbytes(length)
        elif action == 2:
            del changed[place : place + length]
        elif action == 3:
            changed[place:place] = changed[place : place + length] * chance.choice((1, 3, 50))
        elif action == 4:
            word = chance.choice(_WORDS)
            changed[place : place + len(word)] = word
        elif chance.random() < 0.2:
            del changed[place:]
    return bytes(changed)


def _damaged_part(data: bytes, chance: random.Random) -> bytes:
    """Damage what is inside a .docx file and pack it soundly again."""
    with ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    part = parts[name]
    assert isinstance(part, bytes)
    parts[name] = _damaged_values(part, chance) if chance.random() < 0.6 else damaged_bytes(part, chance)
    return zip_of(parts)


def _damaged_values(part: bytes, chance: random.Random) -> bytes:
    """Give attributes odd values, double or drop whole elements; the XML stays sound."""
    text = part.decode()
    for _time in range(chance.choice((1, 2, 5))):
        found = chance.choice(list(re.finditer(chance.choice(_PATTERNS), text)) or [None])
        if found is None:
            continue
        odd = (
            f'="{chance.choice(_ODD)}"' if found[0].startswith("=") else found[0] * chance.choice((0, 2, 20))
        )
        text = text[: found.start()] + odd + text[found.end() :]
    return text.encode()


def _damaged_stream(data: bytes, chance: random.Random) -> bytes:
    """Damage the inside of one packed stream of a PDF file."""
    starts = [place for place in range(len(data)) if data.startswith(b"stream\nx\x9c", place)]
    if not starts:
        return damaged_bytes(data, chance)
    start = chance.choice(starts) + 7
    end = data.index(b"\nendstream", start)
    inside = zlib.compress(damaged_bytes(zlib.decompress(data[start:end]), chance))
    return data[:start] + inside + data[end:]
