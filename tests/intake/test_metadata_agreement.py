"""Reading and checking agree: one file says the same to `cchc read` and to `cchc check`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner.documents.check import check_file
from planner.intake.metadata import metadata_of
from planner.intake.reading import read_file

sys.path.append(str(Path(__file__).parents[1] / "documents"))
from every_kind import DAY, drafted_kind, registered_kinds, shipped_workspace


@pytest.mark.parametrize("kind", registered_kinds())
def test_a_drafted_document_says_the_same_to_both(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(drafted_kind(kind).docx)
    checked = check_file(path, shipped_workspace(), DAY).metadata
    assert checked.symbol or checked.kind_name
    assert metadata_of(read_file(path)) == checked
