"""Many records created under one lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.documents import Document
from planner.store import DuplicateIdError, InvalidRecordError, Store


def document(record_id: str) -> Document:
    return Document(id=record_id, kind="KH", subject="Kế hoạch")


def test_each_record_of_a_batch_has_its_file_and_its_line_in_the_journal(folder: Path) -> None:
    store = Store.open(folder)
    with store.batch() as batch:
        for _number in range(1, 4):
            batch.create(document(batch.next_id("VB-KR-")), "import")
        assert batch.next_id("VB-KR-") == "VB-KR-004"
    entries = [(e.record, e.action) for e in store.journal.entries()]
    assert entries == [(f"VB-KR-00{n}", "import") for n in (1, 2, 3)]
    assert set(Store.open(folder).load().documents) == {"VB-KR-001", "VB-KR-002", "VB-KR-003"}
    assert not store.journal.verify()


def test_an_id_that_is_or_was_taken_is_refused_and_named_anew(folder: Path) -> None:
    store = Store.open(folder)
    store.create(document("VB-1"))
    store.create(document("VB-2"))
    store.delete("VB-2")
    with store.batch() as batch:
        for taken in ("VB-1", "vb-1", "VB-2"):
            with pytest.raises(DuplicateIdError):
                batch.create(document(taken), "import")
        assert batch.free_id("VB-2") == "VB-2-2"
        assert batch.free_id("VB-3") == "VB-3"
        with pytest.raises(InvalidRecordError):
            batch.create(document("Đề án"), "import")


def test_a_batch_of_one_record_is_taken_back_like_any_change(folder: Path) -> None:
    store = Store.open(folder)
    with store.batch() as batch:
        batch.create(document("VB-9"), "import")
    store.undo()
    assert "VB-9" not in store.load().documents
