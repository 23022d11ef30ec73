"""The suite of engines, run against those there are."""

from __future__ import annotations

import pytest
from engine_conformance import RECORDS, EngineConformance, entry, word, words
from reference_engine import ReferenceEngine

from search_index.conditions import All, Phrase
from search_index.engine import EngineQuery, Upsert
from search_index.index_folder import IndexFolder
from search_index.whoosh_engine import VERSION, WhooshEngine


class TestWhooshEngine(EngineConformance):
    @pytest.fixture
    def engine(self, tmp_path):
        return WhooshEngine(IndexFolder(tmp_path / "search", VERSION))

    def test_a_later_run_finds_the_same(self, filled, tmp_path):
        later = WhooshEngine(IndexFolder(tmp_path / "search", VERSION))
        later.refresh()
        assert later.stamp == filled.stamp
        assert later.search(EngineQuery()) == filled.search(EngineQuery())
        assert later.count(All()) == len(RECORDS)

    def test_segments_are_taken_over_from_the_state_before(self, filled):
        before = set(filled.state.by_id)
        self.put(filled, [RECORDS[0]])
        assert before < set(filled.state.by_id)

    def test_many_small_changes_do_not_make_many_segments(self, filled):
        for _change in range(30):
            self.put(filled, [RECORDS[0]])
        assert len(filled.state.segments) < 12
        assert self.found(filled, All()) == {"R1", "R2", "R3", "R4"}

    def test_many_small_additions_are_merged_and_lose_nothing(self, filled):
        before = filled.search(EngineQuery(condition=word("rà")))
        for number in range(10, 100):
            self.put(filled, [Upsert(entry(number, f"Thêm w{number}", "cải cách hành chính"), str(number))])
            if number == 50:
                self.put(filled, [], ["R11"])
        assert len(filled.state.segments) < 24
        assert filled.search(EngineQuery(condition=word("rà"))) == before
        assert self.found(filled, word("w42")) == {"R42"}
        assert self.found(filled, word("w11")) == set()
        assert filled.count(Phrase(words("cải cách hành chính"))) == 90
        assert filled.state.live.bit_count() == 93


class TestReferenceEngine(EngineConformance):
    @pytest.fixture
    def engine(self):
        return ReferenceEngine()

    test_random_questions_get_the_answers_of_plain_looking = None
    """It would be compared with itself."""
