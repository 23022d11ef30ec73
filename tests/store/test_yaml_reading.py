"""Reading YAML: text stays text, and every bad file ends as one clear problem."""

from __future__ import annotations

import time

import pytest

from planner.store.files import read_bytes
from planner.store.yaml_reader import MAX_BYTES, YamlProblemError, decode, parse


def problem(text: str) -> YamlProblemError:
    with pytest.raises(YamlProblemError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("word", ["no", "0123", "12:30", "1.10", "true", "2026-03-01", "1e3", "0x1F", "null"])
def test_a_plain_word_stays_the_text_it_is(word: str) -> None:
    assert parse(f"a: {word}").value() == {"a": word}


@pytest.mark.parametrize("empty", ["", " ", " ~", " # ghi chú"])
def test_an_empty_key_counts_as_absent(empty: str) -> None:
    assert parse(f"a:{empty}\nb: 1").value() == {"b": "1"}


def test_quoted_emptiness_is_a_text() -> None:
    assert parse('a: ""').value() == {"a": ""}


def test_decomposed_accents_are_composed() -> None:
    assert parse("a: vie\u0323\u0302t").value() == {"a": "việt"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2", "duplicate_key", 2),
        ("a: &x 1\nb: *x", "anchor", 1),
        ("a: 1\nb:\n  <<: {c: 1}", "merge_key", 3),
        ("a: !!python/object:os.system x", "tag", 1),
        ("a: 1\n---\nb: 2", "second_document", 3),
        ("a: [1, 2]]", "syntax", 1),
        ("a: 1\n  b: 2", "syntax", 2),
        ("? [a]\n: 1", "key", 1),
        ("a: 1\nb: \x07", "control_character", 2),
        ("", "empty", 1),
        ("# chỉ có ghi chú\n", "empty", 1),
    ],
)
def test_each_kind_of_broken_file_is_one_problem_on_its_line(text: str, code: str, line: int) -> None:
    found = problem(text)
    assert (found.code, found.line) == (code, line)
    assert found.message
    assert found.remedy


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "{a: " * 50_000, "- " * 50_000, "\n".join(" " * i + "a:" for i in range(2000))],
    ids=["brackets", "braces", "dashes", "indentation"],
)
def test_deep_nesting_is_refused_quickly(text: str) -> None:
    started = time.process_time()
    assert problem(text).code in {"too_deep", "syntax"}
    assert time.process_time() - started < 20


def test_many_keys_in_one_mapping_do_not_hang() -> None:
    text = "".join(f"k{i}: 1\n" for i in range(50_000))
    assert len(parse(text).pairs) == 50_000


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert (problem(bomb).code, problem(bomb).line) == ("anchor", 1)


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        ("a: việt".encode("utf-16"), "encoding", 1),
        ("a: việt".encode("utf-16-le"), "encoding", 1),
        (b"a: 1\nb: \x00", "nul", 2),
        ("a: 1\nb: vi\xeat".encode("cp1252"), "encoding", 2),
        (b"a" * (MAX_BYTES + 1), "too_large", 1),
    ],
)
def test_bytes_that_are_no_text_are_named(raw: bytes, code: str, line: int) -> None:
    with pytest.raises(YamlProblemError) as caught:
        decode(raw)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("\ufeffa: 1".encode()) == "a: 1"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(YamlProblemError) as caught:
        read_bytes(path)
    assert caught.value.code == "too_large"
    assert "200 MB" in caught.value.message
