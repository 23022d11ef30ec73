"""How hard a property is tried: enough for every change in `make test`, more in `make test-safety`."""

from __future__ import annotations

import os

FULL = os.environ.get("CCHC_SAFETY") == "full"


def trials(usual: int, thorough: int) -> int:
    """Return the number of made-up cases for this run."""
    return thorough if FULL else usual
