"""A few damaged files of every format; thousands of them are read by make test-safety."""

from __future__ import annotations

import pytest
from mutated_files import SOUND, mutations

from planner.errors import CchcError
from planner.intake.blocks import ReadDocument
from planner.intake.reading import read_bytes


@pytest.mark.parametrize("kind", SOUND)
def test_a_damaged_file_is_read_or_refused_with_a_message(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_SOFFICE", "/nowhere/soffice")
    for sound in SOUND[kind]:
        assert read_bytes(sound, "a").format == kind
    read = 0
    for data in mutations(kind, seed=1, count=60):
        try:
            assert isinstance(read_bytes(data, "a"), ReadDocument)
            read += 1
        except CchcError:
            continue
    assert read > 5, "some are damaged only a little"
