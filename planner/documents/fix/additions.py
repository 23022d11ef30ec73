"""Parts that a repair adds to a Word file: headers, with their relationships and content types."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_CONTENT_TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Additions:
    """The parts added to a file whose main part is `main`."""

    def __init__(self, main: str, names: Sequence[str]) -> None:
        self._folder = posixpath.dirname(main)
        self._relations = posixpath.join(self._folder, "_rels", f"{posixpath.basename(main)}.rels")
        self._names = list(names)
        self.parts: dict[str, _Element] = {}
        """The new parts by their names."""

    def header(self, root: _Element) -> str:
        """Add a header; returns the ID of its relationship."""
        number = 1
        while (name := posixpath.join(self._folder, f"header{number}.xml")) in self._names:
            number += 1
        self._names.append(name)
        self.parts[name] = root
        return _relationship(name)

    def changed(self, name: str, raw: bytes) -> bytes:
        """Return a part of the file with what the new parts need in it."""
        if not self.parts or name not in (self._relations, _CONTENT_TYPES):
            return raw
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(raw, parser)
        for part in self.parts:
            if name == _CONTENT_TYPES:
                entry = etree.SubElement(root, f"{{{_TYPES}}}Override")
                entry.set("PartName", f"/{part}")
                entry.set("ContentType", _HEADER_TYPE)
            else:
                entry = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
                entry.set("Id", _relationship(part))
                entry.set("Type", _HEADER)
                entry.set("Target", posixpath.basename(part))
        return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()

    @property
    def can_be_linked(self) -> bool:
        """Tell whether the file has the parts in which new ones are named."""
        return self._relations in self._names and _CONTENT_TYPES in self._names


def _relationship(part: str) -> str:
    """Return an ID that no program gives by itself."""
    return f"cchc-{posixpath.splitext(posixpath.basename(part))[0]}"
