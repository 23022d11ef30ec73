"""PDF files made by hand: Unicode fonts with a map, old fonts without one, pictures, annotations, rules."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

A4 = (595, 842)
TIMES = "TimesNewRomanPSMT"


@dataclass
class Line:
    """Letters at a place in points from the lower left corner; `text` is what an old font shows as Latin."""

    x: float
    y: float
    text: str
    font: str = TIMES
    size: float = 13.0


def pdf_of(
    *pages: list[Line],
    pictures: bool = False,
    rules: list[tuple[float, float, float, float]] | None = None,
    stamp: str = "",
    packed: bool = True,
    wrong_map: bool = False,
    extra: bytes = b"",
) -> bytes:
    """Return a PDF file; with `pictures` every page is a scan behind its letters."""
    writer = _Writer(packed)
    fonts = _fonts(writer, pages, wrong_map=wrong_map)
    picture = writer.add(
        "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        bytes(range(64)),
    )
    tree = writer.reserve()
    kids = []
    for lines in pages:
        content = f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /P Do Q\n" if pictures else ""
        content += "".join(f"{x} {y} {w} {h} re f\n" for x, y, w, h in rules or ())
        for line in lines:
            number, shown = fonts[line.font][0], fonts[line.font][1](line.text)
            content += f"BT /F{number} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm {shown} Tj ET\n"
        stream = writer.add("<<", content.encode("latin-1") + extra)
        names = " ".join(f"/F{number} {number} 0 R" for number, _shown in fonts.values())
        notes = f"/Annots [{_stamp(writer, stamp, fonts)} 0 R]" if stamp else ""
        kids.append(
            writer.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {stream} 0 R "
                f"/Resources << /Font << {names} >> /XObject << /P {picture} 0 R >> >> {notes} >>"
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    writer.fill(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>")
    return writer.finished(writer.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))


class _Writer:
    def __init__(self, packed: bool) -> None:
        self.packed = packed
        self.objects: list[bytes] = []

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def fill(self, number: int, text: str, data: bytes | None = None) -> None:
        body = text.encode("latin-1")
        if data is not None:
            data = zlib.compress(data) if self.packed else data
            packing = b" /Filter /FlateDecode" if self.packed else b""
            body += packing + b" /Length %d >>\nstream\n%b\nendstream" % (len(data), data)
        self.objects[number - 1] = body

    def add(self, text: str, data: bytes | None = None) -> int:
        number = self.reserve()
        self.fill(number, text, data)
        return number

    def finished(self, root: int) -> bytes:
        out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
            len(places) + 1,
            root,
            start,
        )
        return bytes(out)


def _fonts(writer: _Writer, pages: tuple[list[Line], ...], *, wrong_map: bool) -> dict:
    fonts = {}
    for name in dict.fromkeys(line.font for lines in pages for line in lines) or (TIMES,):
        if name.startswith((".Vn", "VNI")):
            number = writer.add(
                f"<< /Type /Font /Subtype /TrueType /BaseFont /{name.replace(' ', '#20')} "
                f"/FirstChar 32 /LastChar 255 /Widths [{'500 ' * 224}] /Encoding /WinAnsiEncoding >>"
            )
            fonts[name] = (number, _as_bytes)
        else:
            letters = sorted({c for lines in pages for line in lines if line.font == name for c in line.text})
            codes = {letter: code for code, letter in enumerate(letters, start=1)}
            fonts[name] = (_unicode_font(writer, name, codes, wrong_map), _coded(codes))
    return fonts


def _as_bytes(text: str) -> str:
    return "<" + text.encode("cp1252").hex() + ">"


def _coded(codes: dict[str, int]):
    return lambda text: "<" + "".join(f"{codes[letter]:04x}" for letter in text) + ">"


def _unicode_font(writer: _Writer, name: str, codes: dict[str, int], wrong: bool) -> int:
    shift = 0x2580 - 0x41 if wrong else 0
    pairs = "\n".join(f"<{code:04x}> <{ord(letter) + shift:04x}>" for letter, code in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\n"
        "endbfchar\nendcmap end end"
    )
    to_unicode = writer.add("<<", table.encode())
    descriptor = writer.add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    cid = writer.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /FontDescriptor {descriptor} 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return writer.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{cid} 0 R] /ToUnicode {to_unicode} 0 R >>"
    )


def _stamp(writer: _Writer, text: str, fonts: dict) -> int:
    """Add a stamp whose letters stand in the appearance of an annotation, as signatures have them."""
    number, shown = next(iter(fonts.values()))
    form = writer.add(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] "
        f"/Resources << /Font << /F{number} {number} 0 R >> >>",
        f"BT /F{number} 10 Tf 2 5 Td {shown(text)} Tj ET".encode("latin-1"),
    )
    return writer.add(
        f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [300 800 500 820] /AP << /N {form} 0 R >> >>"
    )
