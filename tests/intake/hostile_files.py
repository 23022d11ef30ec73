"""Files made to harm whoever reads them, each with the error that it must end as."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from made_up_doc import doc_of
from made_up_files import (
    DIRECTIVE,
    W,
    docx_of,
    docx_of_body,
    html_of_body,
    odt_of_body,
    rtf_of_body,
    word_paragraph,
    zip_of,
)
from made_up_pdf import Line, pdf_of

from planner.intake import errors

MEGABYTE = 1024 * 1024
HOSTILE: dict[str, tuple[bytes, tuple[type[Exception], ...]]] = {}
"""Name, bytes, and the errors that may be raised; without any the file is read, harmlessly."""


def hostile(name: str, data: bytes, *expected: type[Exception]) -> None:
    HOSTILE[name] = (data, expected)


def _replaced(data: bytes, **parts: bytes) -> bytes:
    """Return a .docx file with other parts ("document" for word/document.xml)."""
    with ZipFile(BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**kept, **{f"word/{name}.xml": part for name, part in parts.items()}})


SOUND = docx_of(DIRECTIVE)
HEAD = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>'
TAIL = "</w:body></w:document>"
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "'
    + "a" * 1000
    + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
)


def word_with(doctype: str, inside: str) -> bytes:
    head = HEAD.replace("?>", f"?>{doctype}", 1)
    return _replaced(SOUND, document=f"{head}<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>{TAIL}".encode())


hostile("zip bomb", _replaced(SOUND, document=HEAD.encode() + b" " * 90 * MEGABYTE), errors.TooLargeError)
hostile(
    "bomb of many parts",
    zip_of({f"word/p{n}.xml": b" " * 1000 for n in range(3000)} | {"[Content_Types].xml": b"<a/>"}),
    errors.TooComplexError,
)
hostile("entity bomb", word_with(f"{ENTITIES}]>", "&h;"), errors.HarmfulFileError)
hostile(
    "external entity",
    word_with('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    errors.HarmfulFileError,
)
hostile(
    "external declarations",
    word_with('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">', "a"),
    errors.HarmfulFileError,
)
hostile(
    "deep elements",
    _replaced(SOUND, document=(HEAD + "<w:sdt><w:sdtContent>" * 20000 + TAIL).encode()),
    errors.BrokenFileError,
    errors.TooComplexError,
)
hostile(
    "tables in tables",
    docx_of_body("<w:tbl><w:tr><w:tc>" * 60 + word_paragraph([("a", "")]) + "</w:tc></w:tr></w:tbl>" * 60),
    errors.TooComplexError,
)
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
hostile("ten thousand tables", docx_of_body(TABLE * 10_000), errors.TooComplexError)
hostile(
    "boxes in boxes",
    docx_of_body("<w:p><w:r><w:pict><w:txbxContent>" * 40 + "</w:txbxContent></w:pict></w:r></w:p>" * 40),
    errors.TooComplexError,
)
hostile("a part that points to itself", _replaced(SOUND, styles=HEAD.encode()))
_ROW = "<table:table><table:table-row><table:table-cell>"
_ROW_END = "</table:table-cell></table:table-row></table:table>"
hostile("odt tables in tables", odt_of_body(_ROW * 60 + _ROW_END * 60), errors.TooComplexError)
hostile("odt spans in spans", odt_of_body("<text:p>" + "<text:span>" * 20000), errors.BrokenFileError)
hostile("packed twice", zip_of({"a.docx": SOUND}), errors.OtherKindError)
hostile("rtf groups", b"{\\rtf1" + b"{" * 200_000, errors.TooComplexError)
hostile("rtf numbers", b"{\\rtf1 \\bin99999999999999 \\uc99999999 \\u99999999999 a\\par}")
hostile(
    "rtf tables in tables",
    rtf_of_body("".join(rf"\pard\intbl\itap{n} a\nestcell" for n in range(1, 5000))),
    errors.TooComplexError,
)
hostile(
    "ten thousand rtf tables",
    rtf_of_body(r"\trowd\cellx100\pard\intbl a\cell\row\pard b\par" * 10_000),
    errors.TooComplexError,
)
hostile("rtf notes in notes", rtf_of_body(r"{\footnote a" * 900), errors.TooComplexError)
hostile("html depth", html_of_body("<div>" * 100_000 + "a"), errors.TooComplexError)
hostile("html tables in tables", html_of_body("<table><tr><td>" * 200 + "a"), errors.TooComplexError)
hostile("ten thousand html tables", html_of_body("<table><tr><td>a</table>" * 10_000), errors.TooComplexError)
hostile("html entities", b"<html><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;&a;</html>")
hostile("styles without end", html_of_body("<p>a", f"<style>{'a{' * 200_000}</style>"))


def _looping_pdf() -> bytes:
    """Return a PDF file whose tree of pages and whose forms lead back to themselves."""
    data = pdf_of([Line(50, 800, "a")], packed=False)
    return data.replace(b"/Kids [", b"/Kids [%d 0 R " % (data.count(b" obj") - 2))


def _form_loop() -> bytes:
    body = pdf_of([Line(50, 800, "a" * 100)], pictures=True, packed=False)
    return body.replace(
        b"/Subtype /Image", b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P 1 0 R >> >>"
    )


hostile("pdf pages that loop", _looping_pdf())
hostile("pdf forms that loop", _form_loop())
hostile(
    "pdf bomb",
    pdf_of([Line(50, 800, "a")], extra=b"0 0 m 9 9 l S " * 5_000_000),
    errors.TooSlowError,
    errors.BrokenFileError,
)
hostile("pdf without objects", b"%PDF-1.7\n" + b"1 0 obj\n" * 10_000, errors.BrokenFileError)
hostile("pdf depth", b"%PDF-1.7\n1 0 obj " + b"[" * 100_000, errors.BrokenFileError)

_DOC = bytearray(doc_of(DIRECTIVE))
_LOOP = bytearray(_DOC)
struct.pack_into("<128I", _LOOP, 512, *[3] * 128)
hostile("doc sectors that loop", bytes(_LOOP))
_SAME = bytearray(_DOC)
struct.pack_into("<III", _SAME, 1024 + 128 + 68, 1, 1, 1)
hostile("doc names that loop", bytes(_SAME), errors.BrokenFileError)
hostile("doc lengths", bytes(_DOC[:2100]) + b"\xff" * 3000, errors.BrokenFileError)
hostile("doc header only", bytes(_DOC[:512]), errors.BrokenFileError)
hostile("long line", b"a" * 21 * MEGABYTE, errors.TooComplexError)
hostile("zeros", bytes(5 * MEGABYTE), errors.EmptyFileError)


def overlapping_zip() -> bytes:
    """Return a packed file all of whose parts are the same packed bytes, so that they seem to be few."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 10 * MEGABYTE)
    data = out.getvalue()
    start = data.index(b"PK\x01\x02")
    entry = data[start : data.index(b"PK\x05\x06")]
    count = 500
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return data[:start] + entry * count + tail


hostile(
    "overlapping parts",
    overlapping_zip(),
    errors.OtherKindError,
    errors.BrokenFileError,
    errors.TooLargeError,
)
