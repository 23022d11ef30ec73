"""Old fonts in real files, measured against transcripts that people made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from transcripts import accuracy

from planner.intake.reading import read_file

DOCUMENTS = Path(__file__).parents[3] / "shared" / "reference" / "documents"
TRANSCRIPTS = sorted((DOCUMENTS / "transcripts").glob("*.txt"))
PAGE_FIELDS = re.compile(r"\n\s*PAGE\s+PAGE\s+\d+\s*$")
"""The page number of a header, which a reading leaves out, at the end of a transcript."""


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_at_least_995_of_1000_syllables_are_right(transcript: Path, capsys: pytest.CaptureFixture) -> None:
    (source,) = DOCUMENTS.glob(f"{transcript.stem}.*")
    share, differences = accuracy(PAGE_FIELDS.sub("", transcript.read_text("utf-8")), read_file(source).text)
    with capsys.disabled():
        print(f"\n{source.name}: syllable accuracy {share:.4f}")
    assert share >= 0.995, differences
