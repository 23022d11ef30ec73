"""Files made to do harm end as one message, within the limits of time and memory."""

from __future__ import annotations

import sys
import time

import pytest
from hostile_files import HOSTILE, SOUND
from made_up_files import DIRECTIVE, docx_of

from planner.errors import CchcError
from planner.intake.errors import (
    BrokenFileError,
    EmptyFileError,
    OtherKindError,
    TooComplexError,
    TooLargeError,
    TooSlowError,
)
from planner.intake.limits import ReadingLimits
from planner.intake.reading import read_bytes, read_file

PATIENCE = 120.0
"""Seconds that a busy machine may take for one of them; alone each takes less than two."""


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_SOFFICE", "/nowhere/soffice")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_a_message(name: str) -> None:
    data, expected = HOSTILE[name]
    limits = ReadingLimits(seconds=3.0 if TooSlowError in expected else PATIENCE / 2)
    start = time.monotonic()
    if expected:
        with pytest.raises(expected) as caught:
            read_bytes(data, name, limits)
        assert isinstance(caught.value, CchcError)
        assert caught.value.message, "it says what is wrong"
        assert caught.value.remedy, "it says what to do"
        assert "root:" not in str(caught.value)
    else:
        text = read_bytes(data, name, limits).text
        assert "root:" not in text, "nothing outside the file is read"
    assert time.monotonic() - start < PATIENCE


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory of this process is counted as on Linux")
def test_hostile_files_do_not_fill_the_memory() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("zip bomb", "overlapping parts", "entity bomb", "long line", "pdf depth"):
        with pytest.raises(CchcError):
            read_bytes(HOSTILE[name][0], name)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 400 * 1024, "kilobytes"


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        (ReadingLimits(file_bytes=100), TooLargeError),
        (ReadingLimits(unpacked_bytes=300), TooLargeError),
        (ReadingLimits(part_bytes=300), TooLargeError),
        (ReadingLimits(parts=2), TooComplexError),
        (ReadingLimits(characters=10), TooComplexError),
    ],
)
def test_every_limit_is_kept(limits: ReadingLimits, error: type[Exception], tmp_path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(DIRECTIVE))
    with pytest.raises(error):
        read_file(path, limits)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b"\x00\x00\x00", EmptyFileError),
        (b"\x89PNG\r\n\x1a\n", OtherKindError),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", OtherKindError),
        (b"Rar!\x1a\x07\x00", OtherKindError),
        (bytes(range(256)) * 10, OtherKindError),
        (SOUND[:200], BrokenFileError),
        (SOUND[:-30], BrokenFileError),
    ],
)
def test_what_is_no_document_is_said(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_bytes(data, "a.docx")


def test_what_a_reader_does_not_foresee_is_a_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.intake import reading

    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_here", fail)
    with pytest.raises(BrokenFileError):
        read_bytes(SOUND, "a.docx")

    def fill(*_arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reading, "read_here", fill)
    with pytest.raises(TooSlowError):
        read_bytes(SOUND, "a.docx")
