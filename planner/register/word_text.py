"""The letters of a Word file's main part by their bytes, so that some can be set and no other byte moves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

import msgspec

from planner.documents.check.word_xml import named, word

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD_TEXT = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main t",
    "http://purl.oclc.org/ooxml/wordprocessingml/main t",
)
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_LETTER = re.compile(rb"&[^;]{1,10};|\r\n|[\x00-\x7f]|[\xc0-\xf7][\x80-\xbf]{1,3}")
_ENTITIES = {b"&amp;": "&", b"&lt;": "<", b"&gt;": ">", b"&quot;": '"', b"&apos;": "'"}
_OTHER_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class UnusualTextError(Exception):
    """The part is written in a way that is not edited byte by byte (UTF-16, CDATA, comments in a text)."""


class TextNode(msgspec.Struct, frozen=True):
    """One w:t element: where its letters stand (byte offsets in the part), and the letters."""

    tag_end: int
    """Offset of the ">" of its opening tag (of the "/" of an empty one)."""
    preserved: bool
    offsets: tuple[int, ...]
    """Offset of each letter, and behind the last one."""
    text: str


class Place(msgspec.Struct, frozen=True):
    """One letter of a paragraph: the node and the position in it; node -1 for a tab or line break."""

    node: int
    position: int


class Edit(msgspec.Struct, frozen=True):
    """Letters `start` to `end` (exclusive) of a paragraph that `text` takes the place of."""

    start: int
    end: int
    text: str


def text_nodes(xml: bytes) -> list[TextNode]:
    """Return the w:t elements of a part in document order; raises UnusualTextError."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnusualTextError
    found: list[TextNode] = []
    opened: list[tuple[int, bool]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in _WORD_TEXT:
            opened.append((parser.CurrentByteIndex, attributes.get(_SPACE) == "preserve"))

    def end(name: str) -> None:
        if name in _WORD_TEXT:
            begin, preserved = opened.pop()
            found.append(_node(xml, begin, parser.CurrentByteIndex, preserved=preserved))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise UnusualTextError from None
    return found


def _node(xml: bytes, begin: int, end: int, *, preserved: bool) -> TextNode:
    close = xml.index(b">", begin)
    if end <= close:  # <w:t/>: it holds nothing and nothing can be put into it
        return TextNode(close - 1, preserved, (close,), "")
    offsets, letters, at = [], [], close + 1
    while at < end:
        found = _LETTER.match(xml, at, end)
        if found is None or found.group() == b"<":
            raise UnusualTextError
        offsets.append(at)
        letters.append(_letter(found.group()))
        at = found.end()
    return TextNode(close, preserved, (*offsets, end), "".join(letters))


def _letter(raw: bytes) -> str:
    if raw == b"\r\n":
        return "\n"
    if not raw.startswith(b"&"):
        return raw.decode()
    if raw in _ENTITIES:
        return _ENTITIES[raw]
    number = raw[2:-1].decode()
    try:
        return chr(int(number[1:], 16) if number[:1] in "xX" else int(number))
    except (ValueError, OverflowError):
        raise UnusualTextError from None


def letters_of(
    paragraph: _Element, order: dict[_Element, int], nodes: list[TextNode]
) -> tuple[str, list[Place]]:
    """Return the text of a paragraph as it is shown, and where each letter stands.

    `order` tells which node belongs to a w:t element. Text boxes inside the paragraph are no part of it.
    """
    text, places = "", []
    for run in _runs(paragraph):
        for name, each in named(run):
            if name == "t" and each in order:
                node = order[each]
                text += nodes[node].text
                places += [Place(node, position) for position in range(len(nodes[node].text))]
            elif name in _OTHER_SIGNS:
                text += _OTHER_SIGNS[name]
                places.append(Place(-1, 0))
    return text, places


def _runs(element: _Element) -> Iterable[_Element]:
    for name, each in named(element):
        if each.tag == word("r"):
            yield each
        elif name not in ("del", "moveFrom", "p", "pPr", "AlternateContent"):
            yield from _runs(each)


def edited(xml: bytes, nodes: list[TextNode], changes: Iterable[tuple[list[Place], Edit]]) -> bytes:
    """Return the part with the letters of the edits set; every other byte stays.

    An edit of no letters is put behind the letter before it. Where a text comes to begin or end with a
    space, its tag gets xml:space="preserve", without which Word would drop the space.
    """
    pieces: list[tuple[int, int, bytes]] = []
    texts: dict[int, list[str]] = {}
    for places, edit in changes:
        first = places[edit.start - 1] if edit.start == edit.end else places[edit.start]
        behind = 1 if edit.start == edit.end else 0
        for number, place in enumerate(places[edit.start : edit.end] or [first]):
            node = nodes[place.node]
            start = node.offsets[place.position + behind]
            end = start if behind else node.offsets[place.position + 1]
            new = edit.text if number == 0 else ""
            pieces.append((start, end, escape(new).encode()))
            letters = texts.setdefault(place.node, list(node.text))
            letters[place.position] = letters[place.position] + new if behind else new
    for number, letters in texts.items():
        text = "".join(letters)
        if text != text.strip(" ") and not nodes[number].preserved:
            pieces.append((nodes[number].tag_end, nodes[number].tag_end, b' xml:space="preserve"'))
    for start, end, raw in sorted(pieces, reverse=True):
        xml = xml[:start] + raw + xml[end:]
    return xml
