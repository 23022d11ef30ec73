"""The file around a document: the same parts in the same order with the same times give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP entry can carry; it says nothing and never changes."""


def entry(name: str) -> ZipInfo:
    """Return the directory entry of a part, without time or system of its own."""
    info = ZipInfo(name, _NO_TIME)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


def repacked(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({})) -> bytes:
    """Return the same package with its parts in fixed order and without times.

    `changed` gives the parts that become others, by their names.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as package:
        names = source.namelist()
        for name in [*_FIRST, *sorted(name for name in names if name not in _FIRST)]:
            part = source.read(name)
            package.writestr(entry(name), changed[name](part) if name in changed else part)
    return buffer.getvalue()
