"""What was meant when an input method was off: keys of Telex and VNI that never became accents."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TONES = "sfrxj"
_TELEX = re.compile(
    rf"(?P<onset>[bcdghklmnpqrstvx]*)(?P<rime>[aeiouyw]+[cghmnpt]{{0,2}})(?P<tone>[{_TONES}]?)"
)
_TELEX_INSIDE = re.compile(rf"([aeiouyw]+)[{_TONES}]([aeiouywcghmnpt]*)")
_DOUBLED = re.compile(r"([aeo])\1")
_VNI = re.compile(r"[a-z]+[a-z0-9]*")


def meant_by(keys: str) -> Iterator[str]:
    """Yield the folded words that these keys (folded) would have made: "nooij" and "no65i" mean "noi"."""
    found = dict.fromkeys([*_telex(keys), *_vni(keys)])
    found.pop(keys, None)
    yield from found


def _telex(keys: str) -> Iterator[str]:
    plain = re.sub(r"^dd", "d", keys)
    for text in (plain, _TELEX_INSIDE.sub(r"\1\2", plain, count=1)):
        found = _TELEX.fullmatch(text)
        if found:
            rime = re.sub(r"^w", "u", _DOUBLED.sub(r"\1", found["rime"])).replace("w", "")
            yield found["onset"] + rime


def _vni(keys: str) -> Iterator[str]:
    if _VNI.fullmatch(keys) and any(char.isdecimal() for char in keys):
        yield "".join(char for char in keys if not char.isdecimal())
