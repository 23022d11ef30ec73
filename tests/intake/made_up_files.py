"""Office files made by hand, in Unicode and in the old fonts, so that tests need no file of a stranger."""

from __future__ import annotations

import unicodedata
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from planner.vietnamese.legacy_tables import TCVN3, VNI_LETTERS, VNI_MARKS

TIMES, TCVN3_FONT, TCVN3_CAPITALS, VNI_FONT = "Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times"
Run = tuple[str, str]
"""Letters as people read them, and the font they are written in."""

DIRECTIVE: list[list[Run]] = [
    [("ỦY BAN NHÂN DÂN", TIMES), ("\t", TIMES), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TIMES)],
    [("Số: 07/CT-UBND\tTuyên Quang, ngày 05 tháng 3 năm 2003", TIMES)],
    [("CHỈ THỊ", TIMES)],
    [("Về việc đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ nhân dân", TIMES)],
    [("Thực hiện Nghị quyết của Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:", TIMES)],
    [("1. Thủ trưởng các sở, ban, ngành rà soát thủ tục hành chính trước ngày 30/6/2003.", TIMES)],
    [("Nơi nhận: Như trên; Lưu: VT.", TIMES)],
]
"""A made-up directive."""


def in_font(paragraphs: list[list[Run]], font: str) -> list[list[Run]]:
    """Return paragraphs with all letters in one font; with .VnTimeH they are read as capitals."""
    return [[(text, font) for text, _font in runs] for runs in paragraphs]


def plain(paragraphs: list[list[Run]]) -> list[str]:
    """Return what people read."""
    return ["".join(_read(text, font) for text, font in runs) for runs in paragraphs]


def _read(text: str, font: str) -> str:
    return text.upper() if font.endswith("H") else text


_TO_TCVN3 = {ord(unicode): chr(code) for code, unicode in TCVN3.items() if code < 0x100}
_VNI_CHARS = {chr(unicode): chr(code) for code, unicode in VNI_LETTERS.items()}


def shown_by(text: str, font: str) -> str:
    """Return the Latin characters by which an old font shows a text; for .VnTimeH small letters."""
    if font.startswith(".Vn"):
        if font.endswith("H"):
            text = text.lower()
        assert not any(c.isupper() and ord(c) > 0x1E9F for c in text), "the encoding has no such capitals"
        return text.translate(_TO_TCVN3)
    return "".join(_vni(char) for char in text) if font.startswith("VNI") else text


def _vni(char: str) -> str:
    if char in _VNI_CHARS:
        return _VNI_CHARS[char]
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    if base in "oOuU" and "\u031b" in marks:
        base, marks = _VNI_CHARS[unicodedata.normalize("NFC", base + "\u031b")], marks.replace("\u031b", "")
    if not marks:
        return base
    order = sorted(marks, key=lambda mark: mark not in "\u0302\u0306")
    mark = next(m for (b, m), meant in VNI_MARKS.items() if b == base.lower() and meant == "".join(order))
    return base + (mark.upper() if base.isupper() else mark)


# Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{all}</Relationships>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx_of(paragraphs: list[list[Run]], **parts: str) -> bytes:
    """Return a .docx file with these paragraphs."""
    return docx_of_body("".join(word_paragraph(runs) for runs in paragraphs), **parts)


def word_paragraph(runs: list[Run]) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p>{''.join(word_run(text, font) for text, font in runs)}</w:p>"


def word_run(text: str, font: str = TIMES) -> str:
    """Return a run; the soft hyphen of the old fonts is written as LibreOffice does."""
    shown = escape(shown_by(text, font), quote=False)
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>", "\xad": "<w:softHyphen/>"}
    for letter, element in marks.items():
        shown = shown.replace(letter, f'</w:t>{element}<w:t xml:space="preserve">')
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def docx_of_body(body: str, *, kind: str = DOCUMENT, namespaces: str = "", **parts: str) -> bytes:
    """Return a .docx file with this body; other parts (footnotes, styles, numbering) by their names."""
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}" {namespaces}><w:body>{body}</w:body></w:document>'
    )
    listed = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zip_of(
        {
            "[Content_Types].xml": _TYPES.format(kind=kind),
            "_rels/.rels": _RELATIONS.format(all=main),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _RELATIONS.format(all=listed),
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    """Return a packed file with these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


# LibreOffice

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def odt_of(paragraphs: list[list[Run]]) -> bytes:
    """Return an .odt file with these paragraphs."""
    fonts = {
        font: f"T{n}" for n, font in enumerate({font: None for runs in paragraphs for _text, font in runs})
    }
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties '
        f'style:font-name="{font}"/></style:style>'
        for font, name in fonts.items()
    )
    body = "".join(
        "<text:p>" + "".join(_span(shown_by(text, font), fonts[font]) for text, font in runs) + "</text:p>"
        for runs in paragraphs
    )
    return odt_of_body(body, styles)


def _span(shown: str, style: str) -> str:
    text = escape(shown).replace("\t", "<text:tab/>")
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def odt_of_body(body: str, styles: str = "", kind: str = "text") -> bytes:
    """Return an .odt file with this body and these automatic styles."""
    names = " ".join(
        f'xmlns:{short}="{_OPEN}{long}:1.0"'
        for short, long in {
            **{name: name for name in ("office", "style", "text", "table")},
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
            "draw": "drawing",
        }.items()
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zip_of({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


# RTF

_RTF_FONTS = (TIMES, TCVN3_FONT, TCVN3_CAPITALS, VNI_FONT)


def rtf_of(paragraphs: list[list[Run]]) -> bytes:
    """Return an RTF file with these paragraphs."""
    return rtf_of_body("".join(rtf_paragraph(runs) for runs in paragraphs))


def rtf_paragraph(runs: list[Run]) -> str:
    """Return a paragraph of an RTF file."""
    return r"\pard\plain " + "".join(rtf_run(text, font) for text, font in runs) + "\\par\n"


def rtf_run(text: str, font: str = TIMES) -> str:
    """Return letters of an RTF file: bytes in the old fonts, numbers in Unicode."""
    if font == TIMES:
        shown = "".join(c if ord(c) < 0x80 else rf"\u{ord(c)}?" for c in text)
    else:
        shown = "".join(
            c if ord(c) < 0x80 else rf"\'{c.encode('cp1252')[0]:02x}" for c in shown_by(text, font)
        )
    return rf"{{\f{_RTF_FONTS.index(font)} " + shown.replace("\t", r"\tab ") + "}"


def rtf_of_body(body: str) -> bytes:
    """Return an RTF file with this body."""
    fonts = "".join(
        rf"{{\f{n}\froman\fcharset0{{\*\panose 02020603050405020304}}{font};}}"
        for n, font in enumerate(_RTF_FONTS)
    )
    return rf"{{\rtf1\ansi\ansicpg1252\uc1\deff0{{\fonttbl{fonts}}}{body}}}".encode("ascii")


# Web pages and text


def html_of(paragraphs: list[list[Run]]) -> bytes:
    """Return a web page with these paragraphs."""
    body = "".join(
        '<p style="white-space: pre">'
        + "".join(f'<font face="{font}">{escape(shown_by(text, font))}</font>' for text, font in runs)
        + "</p>"
        for runs in paragraphs
    )
    return html_of_body(body)


def html_of_body(body: str, head: str = "") -> bytes:
    """Return a web page with this body."""
    return (
        f'<html><head><meta charset="utf-8"><title>x</title>{head}</head><body>{body}</body></html>'.encode()
    )


def txt_of(paragraphs: list[list[Run]], encoding: str = "utf-8") -> bytes:
    """Return a text file; with an old font the bytes are its characters in Windows Latin."""
    lines = ["".join(shown_by(text, font) for text, font in runs) for runs in paragraphs]
    return "\r\n".join(lines).encode(encoding)
