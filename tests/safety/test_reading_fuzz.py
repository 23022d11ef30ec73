"""Thousands of damaged files of every format: each is read or refused with a message, in time.

CCHC_SAFETY=full (make test-safety) reads 2,000 of each format; CCHC_FUZZ_SEED chooses others.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from planner.errors import CchcError
from planner.intake.blocks import ReadDocument
from planner.intake.limits import ReadingLimits
from planner.intake.reading import read_bytes

sys.path.insert(0, str(Path(__file__).parents[1] / "intake"))
from mutated_files import SOUND, mutations

COUNT = 2000 if os.environ.get("CCHC_SAFETY") == "full" else 100
SEED = int(os.environ.get("CCHC_FUZZ_SEED", "7"))
SECONDS = 20.0
CHUNKS = 4


@pytest.mark.safety
@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("kind", SOUND)
def test_no_damaged_file_ends_or_stops_the_reader(
    kind: str, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_SOFFICE", "/nowhere/soffice")
    read, silent, slowest = 0, 0, 0.0
    for number, data in enumerate(mutations(kind, SEED * CHUNKS + chunk, COUNT // CHUNKS)):
        kept = tmp_path / f"{kind}-{SEED}-{chunk}-{number}"
        kept.write_bytes(data)
        start = time.monotonic()
        try:
            assert isinstance(read_bytes(data, kept.name, ReadingLimits(seconds=SECONDS)), ReadDocument)
            read += 1
        except CchcError as error:
            silent += not (error.message and error.remedy)
        slowest = max(slowest, time.monotonic() - start)
        kept.unlink()
    assert slowest < SECONDS
    assert not silent, "a person learns what is wrong and what to do"
    assert read > COUNT // CHUNKS // 20
