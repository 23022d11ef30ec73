"""The fonts of an RTF file: their names, and the code pages of the bytes written in them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.vietnamese.legacy_fonts import legacy_font

_PAGES = {
    0: "cp1252",
    1: "",
    2: "",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
"""Code pages of the character sets (\\fcharset) of RTF; "" is the one of the document."""
_SYMBOL = 2


@dataclass(slots=True)
class RtfFont:
    """One font of the table."""

    name: str = ""
    charset: int = 1

    def decoded(self, data: bytes, document_page: str) -> str:
        """Return bytes written in this font as characters; the old fonts always look Latin."""
        if legacy_font(self.name) is not None:
            return data.decode("latin-1")
        if self.charset == _SYMBOL and not data.isascii():
            return "".join(chr(0xF000 + byte) if byte > 0x7F else chr(byte) for byte in data)
        return data.decode(_PAGES.get(self.charset, "") or document_page, "replace")


def code_page(number: int | None) -> str:
    """Return the name of a code page that Python knows, cp1252 for any other."""
    if number == 65001:
        return "utf-8"
    name = f"cp{number}"
    try:
        b"a".decode(name)
    except LookupError:
        return "cp1252"
    return name
