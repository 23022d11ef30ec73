"""The part of a record that shows why it was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.workspace import Workspace
from search_index.conditions import sought
from search_index.entries import Entry
from search_index.lexicon import AgencyNames, Lexicon
from search_index.marking import Marker
from search_index.meaning import meaning_of
from search_index.parser import parse
from search_index.snippets import SNIPPET_LENGTH, snippet_of


def entry(subject: str, *lines: str) -> Entry:
    return Entry(id="x", record="task", subject=subject, lines=lines)


def marker(text: str, *, prefix_last: bool = False) -> Marker:
    meaning = meaning_of(
        parse(text, prefix_last=prefix_last), Lexicon(AgencyNames(Workspace([])), (), (), ())
    )
    return Marker(sought(meaning.condition))


def shown(entry: Entry, text: str, *, prefix_last: bool = False) -> tuple[str, list[str]]:
    snippet = snippet_of(entry, marker(text, prefix_last=prefix_last))
    return snippet.text, [snippet.text[start:end] for start, end in snippet.marks]


def test_the_words_are_marked_as_they_stand_in_the_text():
    assert shown(entry("Giao SỞ Nội vụ rà soát"), "so noi") == ("Giao SỞ Nội vụ rà soát", ["SỞ", "Nội"])


def test_the_line_with_most_of_the_words_is_shown():
    found = entry("Rà soát", "Sở Tư pháp rà soát thủ tục", "thủ tục")
    assert shown(found, "rà soát thủ tục")[0] == "Sở Tư pháp rà soát thủ tục"


def test_a_beginning_marks_the_whole_word():
    assert shown(entry("Nội vụ"), "n", prefix_last=True)[1] == ["Nội"]


def test_without_a_match_the_subject_is_shown():
    assert shown(entry("Nội vụ", "khác"), "") == ("Nội vụ", [])


@pytest.mark.parametrize(("at", "before", "after"), [(0, "", "…"), (30, "…", "…"), (99, "…", "")])
def test_a_long_line_is_cut_around_the_words(at, before, after):
    words = ["từ"] * 100
    words[at] = "đích"
    text, marked = shown(entry("", " ".join(words)), "dich")
    assert marked == ["đích"]
    assert len(text) <= SNIPPET_LENGTH + 2
    assert text.strip("…").strip() == text[len(before) : len(text) - len(after)].strip()
    assert text.startswith(before or "đích")
    assert text.endswith(after or "đích")


def test_the_place_with_most_of_the_words_is_shown():
    filler = "từ " * 100
    assert shown(entry("", f"rà {filler} rà soát hồ sơ {filler}"), "rà soát hồ sơ")[1] == [
        "rà",
        "soát",
        "hồ",
        "sơ",
    ]


def test_a_line_without_spaces_is_cut_too():
    text, _marked = shown(entry("x" * 1000), "xx", prefix_last=True)
    assert len(text) == SNIPPET_LENGTH + 1


@given(st.text(max_size=400), st.text(alphabet='aàbđ 1/-"', max_size=12))
@settings(derandomize=True, max_examples=200)
def test_marks_lie_inside_any_snippet(line, asked):
    snippet = snippet_of(entry(line), marker(asked))
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
    assert Marker([]).marks_in(snippet.text) == ()
