"""XML of strangers, read without resolving, fetching or believing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 65536
"""Bytes at the beginning in which a declaration stands."""
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
"""The strict form of the format differs in its namespaces only, as far as text and layout are concerned."""


class BrokenXmlError(Exception):
    """The bytes are no XML."""


class DeclaringXmlError(Exception):
    """The XML declares a document type or entities, which no office program writes."""


def parsed(data: bytes, *, with_instructions: bool = False) -> _Element:
    """Return the root, comments left out and processing instructions too unless they are asked for.

    Raises BrokenXmlError and DeclaringXmlError.
    """
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=not with_instructions,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise (DeclaringXmlError if b"<!DOCTYPE" in data[:_HEAD] else BrokenXmlError) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DeclaringXmlError
    return root
