"""How a query is read, and how what is odd about it is pointed at."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.language import FILTERS, RECORDS, STANDINGS, STATES, Filter, filter_named, language_table
from search_index.parser import MAX_DEPTH, MAX_LENGTH, MAX_WORDS, parse
from search_index.syntax import Alternatives, Excluded, Filtered, Node, Quoted, Typed
from tests.trials import trials


def shape(node: Node) -> object:
    """Return a tree as nested tuples of words, for comparing at a glance."""
    if isinstance(node, Typed):
        return "+".join(word.exact for word in node.compound.words) + ("*" if node.prefix else "")
    if isinstance(node, Quoted):
        return ("quoted", *map(shape, node.typed))
    if isinstance(node, Filtered):
        return f"{node.which}={node.value}"
    if isinstance(node, Excluded):
        return ("not", shape(node.part))
    return ("or" if isinstance(node, Alternatives) else "and", *map(shape, node.parts))


def read(text: str, **options: bool) -> object:
    return shape(parse(text, **options).root)


def pointed_at(text: str, **options: bool) -> list[str]:
    query = parse(text, **options)
    return [query.text[each.start : each.end] for each in query.problems]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("cải cách", ("and", "cải", "cách")),
        ('"một cửa"', ("and", ("quoted", "một", "cửa"))),
        ("“một cửa” «x y»", ("and", ("quoted", "một", "cửa"), ("quoted", "x", "y"))),
        ("cải -thuế", ("and", "cải", ("not", "thuế"))),
        ('-"lệ phí"', ("and", ("not", ("quoted", "lệ", "phí")))),
        ("phí OR lệ phí", ("or", ("and", "phí"), ("and", "lệ", "phí"))),
        ("phí HOẶC lệ", ("or", ("and", "phí"), ("and", "lệ"))),
        ("phí | lệ", ("or", ("and", "phí"), ("and", "lệ"))),
        ("phí hoặc lệ", ("and", "phí", "hoặc", "lệ")),
        ("(a OR b) c", ("and", ("or", ("and", "a"), ("and", "b")), "c")),
        ("-(a b)", ("and", ("not", ("and", "a", "b")))),
        ("số*", ("and", "số*")),
        ("23/CT-TTg", ("and", "23+ct+ttg")),
        ("cải-cách", ("and", "cải+cách")),
        ("loai:CT a", ("and", "kind=CT", "a")),
        ('coquan:"Sở Nội vụ"', ("and", "agency=Sở Nội vụ")),
        ("-loai:CT", ("and", ("not", "kind=CT"))),
        ("a OR b nam:2022", ("and", ("or", ("and", "a"), ("and", "b")), "year=2022")),
        ("loai:CT OR loai:KH", ("or", ("and", "kind=CT"), ("and", "kind=KH"))),
        ("10:30", ("and", "10", "30")),
        ("http://x.vn", ("and", "http", "x+vn")),
        ("", ("and",)),
        ("… - ! ()", ("and",)),
    ],
)
def test_a_query_is_read_as_a_tree(text, tree):
    assert read(text) == tree


@pytest.mark.parametrize("name", ["loai", "loại", "LOẠI", "Loai"])
def test_a_filter_is_written_with_or_without_accents(name):
    assert read(f"{name}:CT") == ("and", "kind=CT")
    assert read(unicodedata.normalize("NFD", f"{name}:CT")) == ("and", "kind=CT")


@pytest.mark.parametrize(
    ("name", "which"),
    [
        ("cơquan", Filter.agency),
        ("cơ_quan", Filter.agency),
        ("trạngthái", Filter.state),
        ("từ", Filter.since),
    ],
)
def test_joiners_in_the_name_of_a_filter_do_not_matter(name, which):
    assert filter_named(name) is which


@pytest.mark.parametrize(
    ("text", "place", "still"),
    [
        ('cải "mở ra', ['"mở ra'], ("and", "cải", ("quoted", "mở", "ra"))),
        ("loaii:CT cải", ["loaii:CT"], ("and", "cải")),
        ("a OR", ["OR"], ("and", "a")),
        ("OR a", ["OR"], ("and", "a")),
        ("a OR OR b", ["OR"], ("or", ("and", "a"), ("and", "b"))),
        ("a) b", [")"], ("and", ("and", "a"), ("and", "b"))),
        ("(a b", ["("], ("and", ("and", "a", "b"))),
        ("ca*ch", ["*"], ("and", "ca", "ch")),
        ("* a", ["*"], ("and", "a")),
        ('coquan:"Sở', ['coquan:"Sở'], ("and", "agency=Sở")),
    ],
)
def test_what_is_odd_is_pointed_at_and_the_rest_still_counts(text, place, still):
    assert pointed_at(text) == place
    assert read(text) == still


def test_every_problem_says_what_to_write():
    for text in ('"mở', "loaii:CT", "a OR", "a)", "(a", "ca*ch"):
        (problem,) = parse(text).problems
        assert problem.message
        assert problem.remedy


def test_words_around_a_colon_that_are_no_filter_are_words():
    assert read("ghi chú: cải") == ("and", "ghi", "chú", "cải")
    assert read("mục tiêu:tỉnh") == ("and", "mục", "tiêu", "tỉnh")
    assert pointed_at("mục tiêu:tỉnh") == []


def test_while_typing_the_end_may_be_unfinished():
    assert read("cải cá", prefix_last=True) == ("and", "cải", "cá*")
    assert read("cải cá ", prefix_last=True) == ("and", "cải", "cá")
    assert read('"một c', prefix_last=True) == ("and", ("quoted", "một", "c*"))
    assert read('"một c"', prefix_last=True) == ("and", ("quoted", "một", "c"))
    assert read("cải -c", prefix_last=True) == ("and", "cải", ("not", "c"))
    assert read("23/CT-T", prefix_last=True) == ("and", "23+ct+t*")
    for unfinished in ('"một c', "a OR", "(a OR b", 'coquan:"Sở'):
        assert pointed_at(unfinished, prefix_last=True) == []


def test_a_pasted_page_is_cut_and_said_to_be():
    query = parse(" ".join(f"w{number}" for number in range(200)))
    assert len(query.root.parts) == MAX_WORDS
    assert len(query.problems) == 1
    assert [p.start for p in parse("a " * MAX_LENGTH).problems][-1] == MAX_LENGTH


def test_brackets_without_end_are_read_without_falling_over():
    query = parse("(" * 2000 + "a")
    assert len(query.problems) >= 2000 - MAX_DEPTH - 1


@given(
    st.text(alphabet='ab cđộ "“()-*:|/0129 ORHOẶCloai:nam:tu:', max_size=60) | st.text(max_size=60),
    st.booleans(),
)
@settings(derandomize=True, max_examples=trials(200, 1000))
def test_any_text_can_be_read_and_places_lie_inside_it(text, typing):
    query = parse(text, prefix_last=typing)
    for problem in query.problems:
        assert 0 <= problem.start < problem.end <= len(query.text)


def test_the_table_of_the_language_names_every_filter_state_and_kind_of_record():
    told = " ".join(f"{rule.written} {rule.finds}" for rule in language_table())
    for names in FILTERS.values():
        assert f"{names[0]}:" in told
    for name in (*STANDINGS, *STATES, *RECORDS):
        assert name in told
