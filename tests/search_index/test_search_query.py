"""What typed words ask for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.query import MAX_WORDS, Every, Phrase, Term, Without, parse, terms_sought


def term(word: str, folded: str | None = None, *, prefix: bool = False) -> Term:
    return Term(word, folded or word, prefix)


def test_words_must_all_occur_with_or_without_accents():
    assert parse("Nội vụ") == Every((term("nội", "noi"), term("vụ", "vu")))


def test_a_word_typed_twice_counts_once():
    assert parse("giao giao") == Every((term("giao"),))


@pytest.mark.parametrize("text", ['"nội vụ"', "“nội vụ”", "«nội vụ»", '"nội vụ', '"nội, vụ"'])
def test_quoted_words_must_follow_one_another(text):
    assert parse(text) == Every((Phrase((term("nội", "noi"), term("vụ", "vu"))),))


def test_a_quoted_word_is_a_word():
    assert parse('"vụ"') == Every((term("vụ", "vu"),))


def test_a_minus_before_a_word_or_phrase_leaves_it_out():
    assert parse('sở -vụ -"rà soát"') == Every(
        (
            term("sở", "so"),
            Without(term("vụ", "vu")),
            Without(Phrase((term("rà", "ra"), term("soát", "soat")))),
        )
    )


def test_a_minus_inside_a_word_joins():
    assert parse("kinh-tế a - b").conditions == (
        Phrase((term("kinh"), term("tế", "te"))),
        term("a"),
        term("b"),
    )


def test_a_number_with_symbol_is_a_phrase_that_remembers_its_form():
    assert parse("09/CT-UBND") == Every((Phrase((term("09", "9"), term("ct"), term("ubnd")), "9/ct-ubnd"),))
    assert parse('"09/CT-UBND"') == parse("09/CT-UBND")


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "-", '-"', "!!! ... /// ---", "“”", "\u200b"])
def test_a_text_without_a_word_finds_everything(text):
    assert parse(text) == Every()
    assert parse(text, prefix_last=True) == Every()


def test_the_last_word_may_be_unfinished_only_at_the_very_end():
    assert parse("nội v", prefix_last=True).conditions[-1] == term("v", prefix=True)
    assert parse("nội v ", prefix_last=True).conditions[-1] == term("v")
    assert parse('"nội v', prefix_last=True) == Every((Phrase((term("nội", "noi"), term("v", prefix=True))),))
    assert parse('"nội v"', prefix_last=True) == Every((Phrase((term("nội", "noi"), term("v"))),))
    assert parse("nội -v", prefix_last=True).conditions[-1] == Without(term("v"))


def test_a_pasted_page_is_cut():
    asked = parse(" ".join(f"w{n}" for n in range(500)))
    assert len(asked.conditions) == MAX_WORDS


def test_what_is_left_out_is_not_marked_in_hits():
    assert [t.exact for t in terms_sought(parse('a "b c" -d a/1 a'))] == ["a", "b", "c", "1"]


@given(st.text(max_size=60), st.booleans())
@settings(derandomize=True, max_examples=300)
def test_any_text_can_be_parsed(text, prefix_last):
    for condition in parse(text, prefix_last=prefix_last).conditions:
        assert isinstance(condition, Term | Phrase | Without)
