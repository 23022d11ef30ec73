"""Types of records, made known to msgspec one at a time.

msgspec describes a Struct to itself when it first reads one. Two threads that do this for the same Struct at
once end the process with a segmentation fault (seen with msgspec 0.22 as a draft window whose preview and
saving began together): the one finds what the other has half written. Whoever reads data of a type therefore
passes the type through `known`; `tests/test_typed_data.py` keeps to that.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_DESCRIBING = threading.Lock()
_described: set[Any] = set()


def known(wanted: type[T]) -> type[T]:
    """Return the type, safe from now on to be read by several threads at once.

    Raises TypeError for a type that msgspec cannot read.
    """
    if wanted not in _described:
        with _DESCRIBING:
            msgspec.json.Decoder(wanted)
            _described.add(wanted)
    return wanted
