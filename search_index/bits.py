"""Sets of small numbers as whole numbers, a bit for each: joined, cut and counted as fast as arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress


def bitmap_of(numbers: Sequence[int]) -> int:
    """Return the bitmap of ascending numbers."""
    if not numbers:
        return 0
    bits = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def places_in(bits: int) -> Iterable[int]:
    """Return the numbers of a bitmap, ascending."""
    digits = f"{bits:b}"[::-1].encode().translate(_AS_NUMBERS)
    return compress(range(len(digits)), digits)


_AS_NUMBERS = bytes.maketrans(b"01", b"\x00\x01")
