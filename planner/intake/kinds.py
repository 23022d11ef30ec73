"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """The formats that are told apart; the first seven are read."""

    docx = "docx"
    doc = "doc"
    rtf = "rtf"
    pdf = "pdf"
    txt = "txt"
    html = "html"
    mht = "mht"
    """A web page with its pictures in one file, as Word saves it."""
    ole = "ole"
    """A compound file of Microsoft, to be looked into."""
    zip = "zip"
    """A packed file, to be looked into."""
    picture = "picture"
    program = "program"
    archive = "archive"
    other = "other"


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.ole),
    (b"PK\x03\x04", Kind.zip),
    (b"PK\x05\x06", Kind.zip),
    (b"\x89PNG", Kind.picture),
    (b"\xff\xd8\xff", Kind.picture),
    (b"GIF8", Kind.picture),
    (b"II*\x00", Kind.picture),
    (b"MM\x00*", Kind.picture),
    (b"BM", Kind.picture),
    (b"MZ", Kind.program),
    (b"\x7fELF", Kind.program),
    (b"Rar!", Kind.archive),
    (b"7z\xbc\xaf\x27\x1c", Kind.archive),
    (b"\x1f\x8b", Kind.archive),
)
_WORD_LIKE = (b"BM", b"MZ", b"GIF8", b"Rar!")
"""Signatures that might begin a text."""
_HEAD = 4096
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>]|<div[\s>]|<p[\s>]", re.IGNORECASE
)
_MHT = re.compile(
    rb"(?:[\w\-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,8}?content-type:\s*multipart/related", re.IGNORECASE
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> Kind:
    """Return the kind of a file from its first bytes."""
    head = data[:_HEAD]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and not (signature in _WORD_LIKE and _is_words(head)):
            return kind
    if b"%PDF-" in head[:1024]:
        return Kind.pdf
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if start.startswith(b"{\\rt"):
        return Kind.rtf
    if _MHT.match(start):
        return Kind.mht
    if start.startswith(b"<") and _HTML.search(head.replace(b"\x00", b"")):
        return Kind.html
    return Kind.txt if head.startswith(_BOMS) or _is_text(head) else Kind.other


def _is_words(head: bytes) -> bool:
    return b"\x00" not in head and _is_text(head)


def _is_text(head: bytes) -> bool:
    """Tell whether bytes may be text: no control characters, or every other byte zero as in UTF-16."""
    if b"\x00" in head:
        return len(head) > 2 and (
            head[1::2].count(0) > len(head) * 0.3 or head[::2].count(0) > len(head) * 0.3
        )
    return sum(byte < 0x20 and byte not in b"\t\n\r\x0c\x1a\x0b" for byte in head) * 50 <= len(head)
