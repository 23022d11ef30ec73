"""A .doc file of Word 97 made by hand: letters with fonts, tables, fields, footnotes; nothing else."""

from __future__ import annotations

import struct

from made_up_files import Run, shown_by

_SECTOR = 512
_TEXT_AT = 1024
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
CELL = bytes.fromhex("162401")
"""Property of a paragraph: it stands in a table."""
ROW_END = CELL + bytes.fromhex("172401")


def doc_of(paragraphs: list[list[Run]], footnotes: list[list[Run]] | None = None, **flags: int) -> bytes:
    """Return a .doc file with these paragraphs; a text ending in \\x07 is a cell."""
    letters: list[tuple[str, str]] = []
    ends: list[tuple[int, bytes]] = []
    length = 0
    stories = []
    for story in (paragraphs, footnotes or []):
        for runs in story:
            shown = [(shown_by(text, font), font) for text, font in runs]
            whole = "".join(text for text, _font in shown)
            if not whole.endswith("\x07"):
                shown.append(("\r", shown[-1][1] if shown else ""))
            letters += shown
            length += sum(len(text) for text, _font in shown)
            ends.append((length, ROW_END if whole == "\x07" else CELL if whole.endswith("\x07") else b""))
        stories.append(length - sum(stories))
    return _compound(*_streams(letters, ends, stories, **flags))


def _streams(
    letters: list[tuple[str, str]], ends: list[tuple[int, bytes]], stories: list[int], *, flag: int = 0
) -> tuple[bytes, bytes]:
    text = "".join(text for text, _font in letters)
    fonts = list(dict.fromkeys(font for _text, font in letters))
    document = bytearray(_TEXT_AT)
    document += text.encode("utf-16-le")
    document += bytes(-len(document) % _SECTOR)
    table, pairs = bytearray(), {}

    def part(number: int, data: bytes) -> None:
        pairs[number] = (len(table), len(data))
        table.extend(data)

    runs, place = [], _TEXT_AT
    for shown, font in letters:
        place += 2 * len(shown)
        runs.append((place, b"".join(struct.pack("<HH", n, fonts.index(font)) for n in (0x4A4F, 0x4A51))))
    looks = [(_TEXT_AT + 2 * end, b"\x00\x00" + data) for end, data in ends]
    for number, spans, wide in ((12, runs, False), (13, looks, True)):
        pages = _pages(spans, wide)
        bounds = [_TEXT_AT, *(page[1] for page in pages)]
        first = len(document) // _SECTOR
        part(number, struct.pack(f"<{2 * len(pages) + 1}I", *bounds, *range(first, first + len(pages))))
        document += b"".join(page[0] for page in pages)
    part(15, struct.pack("<HH", len(fonts), 0) + b"".join(_font(name) for name in fonts))
    pieces = struct.pack("<IIHIH", 0, len(text), 0, _TEXT_AT, 0)
    part(33, b"\x02" + struct.pack("<I", len(pieces)) + pieces)
    struct.pack_into("<HH", document, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", document, 10, 0x0200 | flag)
    struct.pack_into("<H", document, 32, 14)
    struct.pack_into("<H", document, 62, 22)
    struct.pack_into("<2i", document, 64 + 12, *stories)
    struct.pack_into("<H", document, 152, 93)
    for number, pair in pairs.items():
        struct.pack_into("<II", document, 154 + 8 * number, *pair)
    return bytes(document) + bytes(4096), bytes(table) + bytes(4096)


def _font(name: str) -> bytes:
    entry = bytes(39) + name.encode("utf-16-le") + b"\x00\x00"
    return bytes((len(entry),)) + entry


def _pages(spans: list[tuple[int, bytes]], wide: bool) -> list[tuple[bytes, int]]:
    """Return pages of 512 bytes with the places where properties end, ten to a page."""
    pages, start = [], _TEXT_AT
    for first in range(0, len(spans), 10):
        some = spans[first : first + 10]
        page, at = bytearray(_SECTOR), _SECTOR - 2
        struct.pack_into(f"<{len(some) + 1}I", page, 0, start, *(end for end, _data in some))
        for number, (_end, data) in enumerate(some):
            entry = bytes(((len(data) + 2) // 2,)) + data if wide else bytes((len(data),)) + data
            at = (at - len(entry)) & ~1
            page[at : at + len(entry)] = entry
            page[4 * (len(some) + 1) + (13 if wide else 1) * number] = at // 2
        page[-1] = len(some)
        start = some[-1][0]
        pages.append((bytes(page), start))
    return pages


def _compound(document: bytes, table: bytes, names: tuple[str, str] = ("WordDocument", "1Table")) -> bytes:
    """Return a compound file with two streams of more than 4096 bytes each."""
    streams = [data + bytes(-len(data) % _SECTOR) for data in (document, table)]
    counts = [len(data) // _SECTOR for data in streams]
    total = sum(counts) + 1
    tables = -(-(total + 2) // 127)
    sectors, start = [], tables + 1
    starts = []
    for count in counts:
        starts.append(start)
        sectors += [*range(start + 1, start + count), _END]
        start += count
    entries = [_entry("Root Entry", 5, 1, _END, 0)]
    entries.append(_entry(names[0], 2, _FREE, starts[0], len(document), right=2))
    entries.append(_entry(names[1], 2, _FREE, starts[1], len(table)))
    directory = b"".join(entries).ljust(_SECTOR, b"\x00")
    chain = [*[_TABLE] * tables, _END, *sectors]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, tables, tables, 0, 4096, _END, 0, _END, 0, 0)[:36]
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory + b"".join(streams)


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    shown = name.encode("utf-16-le") + b"\x00\x00"
    return (
        shown.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(shown), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )
