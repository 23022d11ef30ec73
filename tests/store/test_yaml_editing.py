"""Writing YAML: only what changed is touched, and the result always reads back."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.store.yaml_editor import EditMismatchError, edited
from planner.store.yaml_reader import parse
from planner.store.yaml_text import document_text, scalar_text
from planner.vietnamese import nfc
from tests.trials import trials

HAND_WRITTEN = """\
# đầu tệp
text: 'việc gì đó'   # nhớ hỏi lại
id: T1
leads: [A, B]
note:

# trước thời hạn
deadline:
    text: Quý I   # bốn dấu cách
    due: 2026-03-31
progress:
- on: 2026-01-02   # không thụt vào
  text: một
# giữa
- on: 2026-02-03
  text: |
    hai
    dòng
# cuối tệp
"""


def change(text: str, /, **fields: object) -> str:
    old = parse(text).value()
    assert isinstance(old, dict)
    new = {k: v for k, v in (old | fields).items() if v is not None}
    return edited(text, (), old, new)


def test_a_changed_value_leaves_every_other_byte_alone() -> None:
    assert change(HAND_WRITTEN, text="việc khác") == HAND_WRITTEN.replace("'việc gì đó'", "việc khác")


def test_an_empty_key_is_filled_where_it_stands() -> None:
    assert change(HAND_WRITTEN, note="chú ý: gấp") == HAND_WRITTEN.replace("note:", 'note: "chú ý: gấp"')


def test_a_removed_key_takes_its_line_along_and_nothing_else() -> None:
    assert change(HAND_WRITTEN, leads=None) == HAND_WRITTEN.replace("leads: [A, B]\n", "")


def test_a_new_key_goes_behind_the_last_one_that_stands_before_it() -> None:
    result = change("id: T1\nnote: x\n", product="sp")
    assert result == "id: T1\nnote: x\nproduct: sp\n"


def test_a_new_list_item_keeps_the_hand_made_indentation() -> None:
    progress = [*parse(HAND_WRITTEN).value()["progress"], {"on": "2026-03-04", "text": "ba"}]
    result = change(HAND_WRITTEN, progress=progress)
    assert result == HAND_WRITTEN.replace("# cuối tệp", "- on: 2026-03-04\n  text: ba\n# cuối tệp")


def test_a_removed_list_item_leaves_the_comments() -> None:
    result = change(HAND_WRITTEN, progress=parse(HAND_WRITTEN).value()["progress"][1:])
    assert result == HAND_WRITTEN.replace("- on: 2026-01-02   # không thụt vào\n  text: một\n", "")


def test_a_key_inside_a_nested_mapping_changes_in_place() -> None:
    deadline = {"text": "Quý II", "due": "2026-06-30"}
    result = change(HAND_WRITTEN, deadline=deadline)
    assert result == HAND_WRITTEN.replace("Quý I ", "Quý II ").replace("2026-03-31", "2026-06-30")


def test_windows_line_ends_stay_windows_line_ends() -> None:
    text = HAND_WRITTEN.replace("\n", "\r\n")
    result = change(text, leads=["A", "B", "Sở có dấu"], product="x")
    assert "\n" not in result.replace("\r\n", "")
    assert parse(result).value()["leads"] == ["A", "B", "Sở có dấu"]


def test_a_file_without_a_last_line_break_takes_a_new_key() -> None:
    assert change("id: T1", note="x") == "id: T1\nnote: x"


def test_a_flow_mapping_is_rewritten_as_a_whole() -> None:
    result = change("id: T1\ndeadline: {text: Quý I, due: 2026-03-31}  # hạn\n", deadline={"text": "Quý II"})
    assert parse(result).value() == {"id": "T1", "deadline": {"text": "Quý II"}}
    assert "# hạn" in result


def test_an_edit_that_would_not_read_back_is_refused() -> None:
    with pytest.raises(EditMismatchError):
        edited("{id: T1}\n", (), {"id": "T1"}, {"id": "T1", "note": "x"})


KEYS = st.sampled_from(["a", "b", "c", "d", "text"])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(nfc),
    st.sampled_from(
        [
            "no",
            "- x",
            "a: b",
            "# c",
            "",
            " ",
            "x #y",
            "'",
            '"',
            "|",
            "2026",
            "~",
            "*a",
            "&a",
            "!t",
            "%",
            "@",
            "`",
        ]
    ),
)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=3)),
        max_leaves=8,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(DATA)
def test_any_data_reads_back_from_its_canonical_text(data: dict) -> None:
    assert parse(document_text(data)).value() == data


@settings(max_examples=trials(300, 1500), deadline=None, derandomize=True)
@given(DATA, DATA)
def test_any_change_of_a_canonical_text_reads_back(old: dict, new: dict) -> None:
    old, new = {"id": "x", **old}, {"id": "x", **new}
    result = edited(document_text(old), (), old, new)
    assert parse(result).value() == new


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
def test_other_readers_see_the_same_text(text: str) -> None:
    seen = yaml.safe_load(f"k: {scalar_text(text)}")["k"]
    typed = isinstance(seen, bool | int | float | date)  # numbers, days and booleans stay plain
    assert seen == text or typed
