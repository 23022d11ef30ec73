"""What every search engine must do, to be subclassed for each: give the fixture `engine` and be proved.

An engine beside Whoosh (a server, say) needs a module with a subclass of EngineConformance whose fixture
returns a fresh, empty engine; nothing here knows how an engine works.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date

import pytest
from corpus import Corpus

from search_index.analysis import words_of
from search_index.conditions import (
    All,
    Condition,
    Dated,
    Either,
    Fact,
    Has,
    Numbered,
    OneOf,
    Phrase,
    Prefix,
    Whose,
    Without,
    Word,
)
from search_index.engine import EngineQuery, SearchEngine, Sort, Upsert
from search_index.entries import Entry, entries_of
from search_index.errors import SyncStoppedError


def entry(number: int, subject: str, *lines: str, **rest: object) -> Entry:
    values: dict = {"id": f"R{number}", "record": "document", "subject": subject, "lines": lines} | rest
    return Entry(**values)


RECORDS = [
    Upsert(entry(1, "Giao Sở Nội vụ rà soát", kind="CT", year=2022, agencies=("SNV",), area=1, state="draft",
                 number_symbol="09/CT-UBND", date=date(2022, 3, 1)), "f1"),
    Upsert(entry(2, "Số nổi bật", "Việc theo 09/CT-UBND", kind="QĐ", year=2023, agencies=("SNV", "STP"),
                 further_areas=(1, 2), number_symbol="15/QĐ-UBND", date=date(2023, 1, 5)), "f2"),
    Upsert(entry(3, "Hòa giải ở cơ sở", "sở tư pháp", "nội vụ", record="task", year=2023, agencies=("STP",),
                 area=2, state="completed"), "f3",
           "Đoạn đầu nói về đất đai.\n\nĐoạn sau nói về hộ tịch, cải cách hành chính."),
    Upsert(entry(4, "Cải tiến lề lối", "cách làm mới; hành động; chính sách cải cách", year=2021,
                 record="task", date=date(2021, 1, 1)), "f4"),
]  # fmt: skip


def word(text: str) -> Word:
    (found,) = words_of(text)
    return Word(found.exact, found.folded)


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found.exact, found.folded) for found in words_of(text))


def start(text: str) -> Prefix:
    (found,) = words_of(text)
    return Prefix(found.exact, found.folded)


class EngineConformance:
    """The suite."""

    @pytest.fixture
    def filled(self, engine: SearchEngine) -> SearchEngine:
        self.put(engine, RECORDS)
        return engine

    @staticmethod
    def put(engine: SearchEngine, upserts: Iterable[Upsert], removals: Iterable[str] = ()) -> None:
        upserts, removals = list(upserts), list(removals)
        for _attempt in range(3):
            engine.refresh()
            if engine.update(iter(upserts), removals, wait=5):
                return
        pytest.fail("the engine refuses to be changed")

    @staticmethod
    def ids(engine: SearchEngine, condition: Condition, **rest: object) -> list[str]:
        result = engine.search(EngineQuery(condition=condition, limit=1000, **rest))
        assert result.total == len(result.hits) == engine.count(condition)
        return [hit.id for hit in result.hits]

    def found(self, engine: SearchEngine, condition: Condition) -> set[str]:
        return set(self.ids(engine, condition))

    def test_an_empty_engine_has_no_state_and_finds_nothing(self, engine):
        assert engine.stamp == ""
        assert dict(engine.fingerprints()) == {}
        assert engine.search(EngineQuery()).total == 0
        assert engine.count(All()) == 0
        assert engine.similar("noi", 5) == ()
        assert engine.beside("noi", "vu") == 0

    def test_no_condition_finds_everything(self, filled):
        assert self.found(filled, All()) == {"R1", "R2", "R3", "R4"}

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (word("nội"), {"R1", "R2", "R3"}),
            (word("noi"), {"R1", "R2", "R3"}),
            (word("không"), set()),
            (word("9"), {"R1", "R2"}),
            (word("tịch"), {"R3"}),
            (start("s"), {"R1", "R2", "R3", "R4"}),
            (start("sô"), {"R1", "R2", "R3"}),
            (start("gia"), {"R1", "R3"}),
            (start("zz"), set()),
            (Phrase(words("nội vụ")), {"R1", "R3"}),
            (Phrase(words("vụ nội")), set()),
            (Phrase((word("nội"),)), {"R1", "R2", "R3"}),
            (Phrase(words("cải cách hành chính")), {"R3"}),
            (Phrase(words("soát 9")), set()),
            (Phrase(words("pháp nội")), set()),
            (Phrase(words("đất đai đoạn")), set()),
            (Phrase((*words("sở nội"), start("v"))), {"R1"}),
            (Phrase((*words("sở"), start("n"))), {"R1", "R2"}),
            (All((word("sở"), word("pháp"))), {"R3"}),
            (All((word("sở"), Without(word("pháp")))), {"R1", "R2"}),
            (Without(word("sở")), {"R4"}),
            (Without(All()), set()),
            (Either((word("pháp"), word("bật"))), {"R2", "R3"}),
            (Either(()), set()),
            (All((Either((word("sở"), word("lối"))), Has(Fact.year, frozenset({2021})))), {"R4"}),
            (Numbered("9.ctubnd", Whose.own), {"R1"}),
            (Numbered("9.ctubnd", Whose.mentioned), {"R1", "R2"}),
            (Numbered("9.ct", Whose.own, prefix=True), {"R1"}),
            (Numbered("qdubnd", Whose.symbol), {"R2"}),
            (Numbered("r3.", Whose.own), {"R3"}),
            (Has(Fact.record, frozenset({"task"})), {"R3", "R4"}),
            (Has(Fact.kind, frozenset({"CT", "QĐ"})), {"R1", "R2"}),
            (Has(Fact.agency, frozenset({"STP"})), {"R2", "R3"}),
            (Has(Fact.area, frozenset({2})), {"R2", "R3"}),
            (Has(Fact.state, frozenset({"draft"})), {"R1"}),
            (Has(Fact.kind, frozenset()), set()),
            (Dated(first=date(2022, 3, 1)), {"R1", "R2"}),
            (Dated(last=date(2022, 3, 1)), {"R1", "R4"}),
            (Dated(first=date(2022, 3, 1), last=date(2022, 3, 1)), {"R1"}),
            (Dated(), {"R1", "R2", "R4"}),
            (OneOf(frozenset({"R4", "R9"})), {"R4"}),
            (OneOf(frozenset()), set()),
        ],
        ids=lambda value: type(value).__name__,
    )  # fmt: skip
    def test_conditions(self, filled, condition, expected):
        assert self.found(filled, condition) == expected

    def test_the_very_accents_come_first_when_they_count(self, filled):
        assert self.ids(filled, word("số"), accents=True)[0] == "R2"
        assert self.ids(filled, word("sở"), accents=True)[-1] == "R2"

    def test_the_subject_counts_for_more_than_the_rest(self, filled):
        assert self.ids(filled, word("giải"))[0] == "R3"
        self.put(
            filled, [Upsert(entry(5, "Khác", "giải " * 3), "f5"), Upsert(entry(6, "Giải", "khác"), "f6")]
        )
        assert self.ids(filled, word("giải")).index("R6") < self.ids(filled, word("giải")).index("R5")

    def test_the_newer_of_equals_comes_first(self, engine):
        days = [date(2020, 1, 1), None, date(2024, 1, 1), date(2022, 1, 1)]
        self.put(engine, [Upsert(entry(n, "Như nhau", date=day), str(n)) for n, day in enumerate(days)])
        assert self.ids(engine, word("nhau")) == ["R2", "R3", "R0", "R1"]

    def test_what_is_asked_for_first_comes_first(self, filled):
        assert self.ids(filled, word("sở"), first=Numbered("15.qdubnd", Whose.own))[0] == "R2"

    def test_sorted_by_date_the_latest_comes_first_and_those_without_last(self, filled):
        assert self.ids(filled, All(), sort=Sort.date) == ["R2", "R1", "R4", "R3"]

    def test_a_stretch_of_the_hits(self, filled):
        everything = [hit.id for hit in filled.search(EngineQuery(limit=10)).hits]
        stretch = filled.search(EngineQuery(limit=2, offset=1))
        assert [hit.id for hit in stretch.hits] == everything[1:3]
        assert stretch.total == 4
        assert filled.search(EngineQuery(limit=0)).hits == ()
        assert filled.search(EngineQuery(limit=-1, offset=-1)).hits == ()
        assert filled.search(EngineQuery(limit=5, offset=99)).hits == ()

    def test_all_hits_are_counted_most_frequent_first(self, filled):
        facets = filled.search(EngineQuery(limit=1)).facets
        assert facets.record == {"document": 2, "task": 2}
        assert facets.kind == {"CT": 1, "QĐ": 1}
        assert next(iter(facets.year.items())) == (2023, 2)
        assert facets.agency == {"SNV": 2, "STP": 2}
        assert facets.area == {1: 2, 2: 2}
        assert facets.state == {"completed": 1, "draft": 1}
        assert filled.search(EngineQuery(condition=word("pháp"))).facets.record == {"task": 1}

    def test_a_change_is_seen_at_once(self, filled):
        before = filled.stamp
        self.put(filled, [Upsert(entry(1, "Chợ nổi"), "f1b")])
        assert filled.stamp != before
        assert self.found(filled, word("chợ")) == {"R1"}
        assert self.found(filled, Phrase(words("giao sở"))) == set()
        assert dict(filled.fingerprints()) == {"R1": "f1b", "R2": "f2", "R3": "f3", "R4": "f4"}

    def test_what_is_removed_is_gone_and_can_come_back(self, filled):
        self.put(filled, [], ["R1", "R2", "R3", "R4", "R9"])
        assert self.found(filled, All()) == set()
        assert dict(filled.fingerprints()) == {}
        self.put(filled, RECORDS[:1])
        assert self.found(filled, word("nội")) == {"R1"}

    def test_a_discarded_index_is_empty_and_can_be_built_anew(self, filled):
        filled.discard()
        assert filled.stamp == ""
        assert dict(filled.fingerprints()) == {}
        assert self.found(filled, All()) == set()
        self.put(filled, RECORDS)
        assert self.found(filled, All()) == {"R1", "R2", "R3", "R4"}

    def test_a_stopped_change_changes_nothing(self, filled):
        def stopped():
            yield Upsert(entry(7, "Mới"), "f7")
            raise SyncStoppedError

        with pytest.raises(SyncStoppedError):
            filled.update(stopped(), ["R1"], wait=1)
        assert self.found(filled, All()) == {"R1", "R2", "R3", "R4"}
        self.put(filled, [Upsert(entry(7, "Mới"), "f7")])
        assert self.found(filled, word("mới")) == {"R4", "R7"}

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [("nội", {"noi"}), ("nooi", {"noi"}), ("nio", {"noi"}), ("ni", {"noi"}), ("sot", {"soat", "so"})],
    )
    def test_similar_words(self, filled, typed, expected):
        folded = words(typed)[0].folded
        assert expected <= {each.folded for each in filled.similar(folded, 20)}

    def test_similar_words_are_shown_as_they_are_written_most_often_and_counted(self, filled):
        found = {each.folded: each for each in filled.similar("noi", 20)}
        assert (found["noi"].exact, found["noi"].count) == ("nội", 3)
        assert len(filled.similar("noi", 1)) == 1

    def test_neighbours_in_subjects_are_counted(self, filled):
        assert filled.beside("noi", "vu") == 1
        assert filled.beside("vu", "noi") == 0
        assert filled.beside("noi", "bat") == 1

    def test_random_questions_get_the_answers_of_plain_looking(self, engine):
        """Compare with an engine that looks through every record."""
        from reference_engine import ReferenceEngine

        corpus = Corpus(seed=7)
        papers = list(corpus.papers(120))
        bodies = {paper.record.id: paper.body for paper in papers}
        upserts = [
            Upsert(each, each.id, bodies.get(each.id, ""))
            for each in entries_of(corpus.workspace(papers))
            if each.record in {"document", "area"}
        ]
        plain, rng = ReferenceEngine(), random.Random(3)
        self.put(engine, upserts[:80])
        self.put(engine, upserts[80:], [upserts[5].entry.id])
        self.put(plain, upserts, [])
        plain.update([], [upserts[5].entry.id], wait=1)
        for _round in range(120):
            condition = self._random(rng, corpus, depth=2)
            expected = {hit.id for hit in plain.search(EngineQuery(condition=condition, limit=1000)).hits}
            assert self.found(engine, condition) == expected, condition

    def _random(self, rng: random.Random, corpus: Corpus, depth: int) -> Condition:
        compound = rng.choice(corpus.words(1))
        syllables = words(compound)
        leaves: list[Condition] = [
            syllables[0],
            Phrase(syllables),
            Prefix(syllables[-1].exact[:2], syllables[-1].folded[:2]),
            Has(Fact.kind, frozenset(rng.sample(["CT", "KH", "QĐ"], 2))),
            Has(Fact.year, frozenset(range(rng.randrange(2006, 2026), 2027))),
            Dated(first=date(rng.randrange(2006, 2026), 1, 1)),
        ]
        if not depth or rng.random() < 0.3:
            return rng.choice(leaves)
        inner = tuple(self._random(rng, corpus, depth - 1) for _part in range(rng.randrange(1, 4)))
        return rng.choice([All(inner), Either(inner), Without(inner[0])])
