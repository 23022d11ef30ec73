"""Slips that are repaired, and an index that follows with the smallest effort."""

from __future__ import annotations

import msgspec
import pytest
from made_up_records import many_tasks, workspace

from planner.model.workspace import Workspace
from search_index import SearchIndex, SearchRequest, SyncStoppedError
from search_index.book import Book
from search_index.index_folder import IndexFolder
from search_index.whoosh_engine import VERSION, WhooshEngine


def test_a_slip_in_the_word_that_is_being_typed_is_repaired_when_nothing_begins_so(index, ws):
    result = index.search(ws, SearchRequest(text="rà sooát", prefix_last=True))
    assert result.did_you_mean == "rà soát"
    assert "NV-2026-001" in [hit.id for hit in result.hits]


def test_what_was_typed_with_the_input_method_off_is_found(index, ws):
    result = index.search(ws, SearchRequest(text="nooij vuj raf soast"))
    assert result.did_you_mean == "noi vu ra soat"
    assert result.total


def test_a_word_that_occurs_is_not_corrected(index, ws):
    assert index.search(ws, SearchRequest(text="giao rà soát")).did_you_mean == ""


def test_a_long_build_can_be_stopped_and_goes_on_later(index, monkeypatch):
    monkeypatch.setattr("search_index.sync.AT_ONCE", 40)
    monkeypatch.setattr("search_index.service.FEW_CHANGES", 10)
    ws = workspace(many_tasks(100))

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        if done > 50:
            raise SyncStoppedError

    with pytest.raises(SyncStoppedError):
        index.sync(ws, stop)
    assert len(index._engine.fingerprints()) == 40
    early = index.search(ws, SearchRequest(limit=1000, wait=False))
    assert not early.up_to_date
    assert early.total == 40
    assert index.sync(ws).indexed == len(list(ws.records())) - 1 - 40
    assert index.search(ws, SearchRequest(text="giao so noi vu")).total == 2


def test_texts_are_read_for_changed_documents_only(tmp_path):
    asked = []

    def body_of(id_: str) -> str:
        asked.append(id_)
        return "Nội dung riêng biệt."

    index = SearchIndex(lambda: WhooshEngine(IndexFolder(tmp_path / "search", VERSION)), body_of)
    records = list(workspace().records())
    with_text = [
        msgspec.structs.replace(r, text_hash="a") if r.id in {"VB-1", "VB-2"} else r for r in records
    ]
    index.sync(Workspace(with_text))
    assert asked == ["VB-1", "VB-2"]
    index.sync(Workspace(with_text))
    changed = [msgspec.structs.replace(r, text_hash="b") if r.id == "VB-2" else r for r in with_text]
    index.sync(Workspace(changed))
    assert asked == ["VB-1", "VB-2", "VB-2"]
    found = index.search(Workspace(changed), SearchRequest(text='"nội dung riêng biệt"', snippets=False))
    assert {hit.id for hit in found.hits} == {"VB-1", "VB-2"}


def test_entries_of_unchanged_records_are_taken_over(ws):
    first = Book(ws)
    other = msgspec.structs.replace(ws.tasks["NV-2026-001"], text="Khác")
    second = Book(Workspace([other if r.id == other.id else r for r in ws.records()]), first)
    same = [id_ for id_, card in second.cards.items() if card is first.cards[id_]]
    assert set(second.cards) - set(same) == {"NV-2026-001", "VB-1"}  # VB-1 assigns the task
    renamed = msgspec.structs.replace(ws.agencies["SNV"], name="Sở Khác")
    third = Book(Workspace([renamed if r.id == "SNV" else r for r in ws.records()]), first)
    assert third.fingerprints["NV-2026-001"] != first.fingerprints["NV-2026-001"]
