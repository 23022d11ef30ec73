"""Text as XML: cleaned of what a Word file cannot hold, escaped, with its line breaks and tabs."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: control characters, lone surrogates, non-characters."""
_SPECIAL = re.compile("[^\u0020-\u0025\u0027-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a text cannot hold as it stands: the above, line ends, tabs, and the marks of XML."""
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def cleaned(text: str) -> str:
    """Return the text without what a Word file cannot hold; every line end becomes a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _NOT_IN_XML.sub("", text)


def run_xml(text: str, properties: str = "") -> str:
    """Return the run of a text, or nothing for an empty one; `properties` is the inside of its rPr."""
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if not _SPECIAL.search(text):
        return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
    pieces = re.split("([\n\t])", cleaned(text))
    inner = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece
    )
    return f"<w:r>{look}{inner}</w:r>" if inner else ""
