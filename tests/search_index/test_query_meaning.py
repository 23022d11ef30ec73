"""What words, numbers, names and filters of a query ask for in a workspace."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_records import workspace

from planner.model.agencies import Agency, Level, Successor
from search_index.book import Book
from search_index.conditions import (
    All,
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
from search_index.input_methods import meant_by
from search_index.meaning import Meaning, meaning_of
from search_index.number_forms import number_key, symbol_key
from search_index.parser import parse

OLD = Agency(
    id="CU", name="Sở Cũ", abbreviation="SCU", level=Level.province, successors=(Successor(agency="MOI"),)
)
NEW = Agency(id="MOI", name="Sở Mới", abbreviation="SMO", level=Level.province)
LATE = frozenset({"NV-2026-001"})


@pytest.fixture(scope="module")
def lexicon():
    return Book(workspace([OLD, NEW])).lexicon


@pytest.fixture
def meant(lexicon):
    def meaning(text: str, **options: bool) -> Meaning:
        return meaning_of(
            parse(text, **options), lexicon, lambda names: LATE if "overdue" in names else frozenset()
        )

    return meaning


def parts(meaning: Meaning) -> tuple:
    return meaning.condition.parts


def test_words_must_all_occur(meant):
    assert parts(meant("rà soát")) == (Word("rà", "ra"), Word("soát", "soat"))
    assert parts(meant("rà rà")) == (Word("rà", "ra"),)


def test_accents_count_only_if_some_were_typed(meant):
    assert meant("rà soat").accents
    assert not meant("ra soat").accents


@pytest.mark.parametrize(
    "text", ["23/CT-TTg", "23/ct-ttg", "023 CT TTG", "23/ct ttg", "23 ctttg", "số 23/CT-TTg"]
)
def test_every_way_of_writing_a_number_means_the_document(meant, text):
    own = Numbered("23.ctttg", Whose.own)
    (either,) = parts(meant(text))
    assert own in either.parts
    assert meant(text).first == own


def test_an_id_is_a_number_too(meant):
    assert meant("nv 2026 4").first == Numbered("nv2026.4.", Whose.own)


def test_a_number_that_no_document_has_is_searched_for_as_words_as_well(meant):
    (either,) = parts(meant("999/XX-YY"))
    assert either.parts[-1] == Phrase((Word("999", "999"), Word("xx", "xx"), Word("yy", "yy")))
    assert parts(meant("999 xx")) == (Word("999", "999"), Word("xx", "xx"))


def test_an_unfinished_number_is_a_beginning(meant):
    assert meant("23 ct t", prefix_last=True).first == Numbered("23.ctt", Whose.own, prefix=True)


def test_a_symbol_with_lost_hyphens_is_recognised(meant):
    assert parts(meant("CTUBND")) == (Either((Word("ctubnd", "ctubnd"), Numbered("ctubnd", Whose.symbol))),)


def test_an_agency_is_meant_by_every_name(meant):
    for text in ("STTTT", "sở tt&tt", "Sở Thông tin và Truyền thông", "so tttt"):
        assert meant(text).agencies == {"STTTT"}, text
        assert Has(Fact.agency, frozenset({"STTTT"})) in parts(meant(text))[0].parts
    assert meant("-STTTT").agencies == frozenset()


def test_an_agency_brings_its_successor_along(meant):
    (either,) = parts(meant("sở cũ"))
    assert Has(Fact.agency, frozenset({"CU", "MOI"})) in either.parts


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("loai:CT", Has(Fact.kind, frozenset({"CT"}))),
        ("loai:ct,qd", Has(Fact.kind, frozenset({"CT", "QĐ"}))),
        ("nam:2022", Has(Fact.year, frozenset({2022}))),
        ("nam:2020-2022", Has(Fact.year, frozenset({2020, 2021, 2022}))),
        ("nam:2020..2021", Has(Fact.year, frozenset({2020, 2021}))),
        ("coquan:SNV", Has(Fact.agency, frozenset({"SNV"}))),
        ('coquan:"so noi vu"', Has(Fact.agency, frozenset({"SNV"}))),
        ("linhvuc:2", Has(Fact.area, frozenset({2}))),
        ('coquan:"UBND các huyện, thành phố"', Has(Fact.agency, frozenset({"HUYEN"}))),
        ('linhvuc:"Cải cách thể chế"', Has(Fact.area, frozenset({1}))),
        ("linhvuc:LV1", Has(Fact.area, frozenset({1}))),
        ("trong:nhiemvu", Has(Fact.record, frozenset({"task"}))),
        ("in:task", Has(Fact.record, frozenset({"task"}))),
        ("trangthai:quahan", OneOf(LATE)),
        ('trangthai:"Quá hạn"', OneOf(LATE)),
        ("trangthai:overdue", OneOf(LATE)),
        ("trangthai:hoanthanh", Has(Fact.state, frozenset({"completed"}))),
        ("trangthai:duthao,quahan", Either((Has(Fact.state, frozenset({"draft"})), OneOf(LATE)))),
        ("tu:2021-02-03", Dated(first=date(2021, 2, 3))),
        ("tu:2021", Dated(first=date(2021, 1, 1))),
        ("den:2/2024", Dated(last=date(2024, 2, 29))),
        ("den:31/12/2022", Dated(last=date(2022, 12, 31))),
        ("-loai:CT", Without(Has(Fact.kind, frozenset({"CT"})))),
    ],
)
def test_filters(meant, text, condition):
    assert parts(meant(text)) == (condition,)
    assert meant(text).problems == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("loai:XX rà", "XX"),
        ("loai: rà", "loai:"),
        ("nam:abc rà", "abc"),
        ("nam:2022-2020 rà", "2022-2020"),
        ("nam:99999 rà", "99999"),
        ('coquan:"Sở Nội vụụ" rà', 'Sở Nội vụụ"'),
        ("linhvuc:99 rà", "99"),
        ("trangthai:quahann rà", "quahann"),
        ("tu:2021-02-31 rà", "2021-02-31"),
        ("den:hôm-qua rà", "hôm-qua"),
        ("trong:xyz rà", "xyz"),
        ("tu:2022 den:2021 rà", "2021"),
    ],
)
def test_a_value_that_means_nothing_is_pointed_at_and_the_rest_still_searched(meant, text, value):
    meaning = meant(text)
    (problem,) = meaning.problems
    assert text[problem.start : problem.end] == value
    assert problem.message
    assert problem.remedy
    assert parts(meaning)[-1] == Word("rà", "ra")
    assert meaning.understood


def test_the_nearest_name_is_proposed(meant):
    assert "Sở Nội vụ" in meant('coquan:"Sở Nội vụụ"').problems[0].remedy
    assert "quahan" in meant("trangthai:quahann").problems[0].remedy


def test_a_query_of_which_nothing_is_understood_says_so(meant):
    assert not meant("loai:XX").understood
    assert meant("").understood


def test_alternatives_and_beginnings(meant):
    assert parts(meant("rà OR thủ*")) == (Either((All((Word("rà", "ra"),)), All((Prefix("thủ", "thu"),)))),)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("23/CT-TTg", "23.ctttg"),
        ("023/ct ttg", "23.ctttg"),
        ("15/QĐUBND", "15.qdubnd"),
        ("09/2009/CT-UBND", "9.2009.ctubnd"),
        ("NV-2026-061", "nv2026.61."),
        ("", ""),
    ],
)
def test_one_form_for_every_way_of_writing_a_number(written, key):
    assert number_key(written) == key


def test_the_form_of_a_symbol():
    assert symbol_key("15/QĐ-UBND") == symbol_key("QĐUBND") == "qdubnd"


@pytest.mark.parametrize(
    ("keys", "word"),
    [("nooij", "noi"), ("vuj", "vu"), ("chir", "chi"), ("thij", "thi"), ("ddeef", "de"), ("chi3", "chi"),
     ("no65i", "noi"), ("truowngf", "truong"), ("quyeets", "quyet"), ("ddoofng", "dong")],
)  # fmt: skip
def test_keys_of_an_input_method_that_was_off(keys, word):
    assert word in list(meant_by(keys))


def test_a_finished_word_is_no_keys():
    assert list(meant_by("noi")) == []
