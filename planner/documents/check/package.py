"""The parts of a Word file that the check reads, as XML, with the relationships between them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from planner.documents.check.word_xml import RELATIONSHIP_ID, child, word

if TYPE_CHECKING:
    from lxml.etree import _Element


class Package:
    """An opened Word file: its main part and what hangs on it; parts that are missing are None."""

    def __init__(
        self,
        parts: dict[str, _Element],
        main: str,
        links: dict[str, str],
    ) -> None:
        self._parts = parts
        self._links = links
        """Target of each relationship of the main part, by its ID."""
        self.main = main

    @property
    def body(self) -> _Element | None:
        """The body of the main part."""
        return child(self._parts[self.main], "body")

    def beside(self, name: str) -> _Element | None:
        """Return a part next to the main one, such as "styles.xml"."""
        return self._parts.get(posixpath.join(posixpath.dirname(self.main), name))

    @property
    def theme(self) -> _Element | None:
        """The theme, which gives names to theme fonts."""
        found = sorted(name for name in self._parts if "/theme" in name and name.endswith(".xml"))
        return self._parts[found[0]] if found else None

    def linked(self, reference: _Element) -> _Element | None:
        """Return the part that a header or footer reference points to."""
        return self._parts.get(self._links.get(reference.get(RELATIONSHIP_ID, ""), ""))

    def setting(self, name: str) -> bool:
        """Tell whether the document's settings switch on `name`."""
        settings = self.beside("settings.xml")
        found = None if settings is None else child(settings, name)
        return found is not None and found.get(word("val"), "1") not in ("0", "false", "off")


def resolved(target: str, folder: str) -> str:
    """Return the part that a relationship of the part in `folder` points to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
