from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from document_records import content, drafted, task
from every_kind import DAY, drafted_kind, registered_kinds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_content import composed, contents, long_texts, texts
from word_reading import WordFile

from planner.documents.errors import FileMissingError
from planner.documents.yaml_draft import DraftFile, document_of, draft_text, parsed_draft, read_draft, text_of
from planner.documents.yaml_draft_notes import note_on
from planner.documents.yaml_draft_problems import DraftFileError
from planner.i18n import set_language
from planner.model.documents import Document
from planner.store.conversion import value_from
from planner.store.yaml_reader import parse

FILE = Path("du-thao.yaml")
RECORD = Document(id="", kind="CT", subject="")


def draft_of(text: str) -> DraftFile:
    return parsed_draft(text.encode(), FILE)


def problems(text: str) -> list[tuple[int, str, str]]:
    """Return line, key and code of every problem of a draft."""
    with pytest.raises(DraftFileError) as caught:
        draft_of(text)
    assert all(
        issue.message and issue.remedy and issue.file == "du-thao.yaml" for issue in caught.value.issues
    )
    return [(issue.line, issue.key, issue.code) for issue in caught.value.issues]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.fixture
def text() -> str:
    """Return the YAML of a directive with clauses and points."""
    return draft_text(drafted(*(task(n) for n in range(1, 4)), task(4, leads=("STC",))))


@pytest.mark.parametrize("kind", registered_kinds())
def test_a_draft_of_every_kind_comes_back_from_yaml_to_the_same_bytes_and_record(kind):
    first = drafted_kind(kind)
    again = document_of(draft_of(draft_text(first)), DAY)
    assert again.content == first.content
    assert again.docx == first.docx
    assert again.record == first.record
    assert again.file_name == first.file_name


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents(st.one_of(texts, long_texts).map(composed)))
def test_any_content_comes_back_from_yaml_as_it_was(given_content):
    back, issues = value_from(parse(text_of(given_content, RECORD)), DraftFile, "x")
    assert issues == []
    assert back is not None
    assert back.content == given_content


def test_the_file_is_vietnamese_one_key_a_line_with_a_note_above(text):
    assert text.startswith("# Dự thảo văn bản.")
    assert "cchc draft --from" in text
    assert "\n# Trích yếu\nsubject: Về việc đẩy mạnh " in text
    assert "\\u" not in text
    assert "\n      - type: point\n        text: Rà soát thủ tục số 1" in text
    assert "\nassigns: [NV-2026-001, NV-2026-002, NV-2026-003, NV-2026-004]\n" in text


def test_the_notes_follow_the_language_of_the_program(text):
    set_language("en")
    english = draft_text(drafted(task(1)))
    assert english.startswith("# Draft of a document.")
    assert "\n# Subject\n" in english


def test_keys_whose_name_says_it_all_have_no_note():
    assert note_on("symbol") == ""
    assert note_on("body")


def test_an_edited_text_an_added_point_and_a_comment_reach_the_word_file(text):
    first = "      - type: point\n        text: Rà soát thủ tục số 1"
    added = "      # thêm theo ý kiến lãnh đạo\n      - type: point\n        text: Báo cáo hằng tuần.\n"
    edited = text.replace(first, added + first).replace("name: Phan Huy Ngọc", "name: Nguyễn Văn A")
    file = WordFile(document_of(draft_of(edited), DAY).docx)
    assert "a) Báo cáo hằng tuần." in file.texts_of_style("Điểm")
    assert any(line.startswith("b) Rà soát thủ tục số 1") for line in file.texts_of_style("Điểm"))
    assert file.texts_of_style("Họ tên người ký") == ["Nguyễn Văn A"]


def test_number_and_day_of_issue_can_be_filled_in(text):
    issued = document_of(draft_of(text + 'number: "09"\nissued_on: 2026-02-05\n'), DAY)
    assert issued.content.issued_on == date(2026, 2, 5)
    assert WordFile(issued.docx).texts_of_style("Số, ký hiệu") == ["Số: 09/CT-UBND"]


def test_a_text_with_decomposed_letters_comes_back_composed():
    assert draft_of(text_of(content(subject="Vie\u0323\u0302t"), RECORD)).subject == "Việt"


def test_every_problem_is_told_at_once_with_its_line_and_key(text):
    broken = (
        text.replace("kind: CT", "kind: XX")
        .replace("  - type: point", "  - type: pont", 1)
        .replace("\nplace:", "\nplaces:")
        .replace("year: 2026", "year: hai nghìn", 1)
    )
    found = problems(broken)
    assert (line_of(broken, "kind: XX"), "kind", "kind") in found
    assert (line_of(broken, "places:"), "places", "unknown_key") in found
    assert (line_of(broken, "year: hai"), "year", "type") in found
    (block,) = [key for _line, key, code in found if key.endswith(".type")]
    assert block.startswith("body[")
    assert found == sorted(found, key=lambda problem: problem[0])


def test_the_nearest_type_of_a_block_is_offered(text):
    with pytest.raises(DraftFileError) as caught:
        draft_of(text.replace("  - type: point", "  - type: pont", 1))
    assert "“point”" in caught.value.issues[0].remedy


@pytest.mark.parametrize(
    ("old", "new", "key", "code"),
    [
        ("  - type: clause\n    title", "  - title", "type", "missing"),
        ("    blocks:\n      - type: point\n        text:", "    blocks:\n      - ", "blocks[1]", "type"),
        ("    blocks:\n", "    block:\n", "block", "unknown_key"),
        ("signature:\n", "signature: x\nother:\n", "signature", "type"),
    ],
)
def test_a_block_of_wrong_form_is_told_on_its_line(text, old, new, key, code):
    broken = text.replace(old, new, 1)
    assert broken != text
    found = problems(broken)
    assert any(told.endswith(key) and what == code for _line, told, what in found)


def test_texts_that_are_left_empty_are_told(text):
    emptied = text.replace("subject: Về", 'subject: " " # Về')
    emptied = emptied.replace("        text: Rà soát thủ tục số 1", '        text: "" #', 1)
    found = problems(emptied)
    assert (line_of(emptied, 'subject: " "'), "subject", "empty") in found
    (block,) = [key for _line, key, code in found if code == "empty" and key != "subject"]
    assert block.startswith("body[")


def test_an_empty_body_or_recipient_is_told(text):
    start, end = text.index("\nbody:"), text.index("\nsignature:")
    foot = text[end:].replace("recipients:\n", 'recipients:\n  - ""\n')
    found = problems(text[:start] + "\nbody: []\n" + foot)
    assert {(key, code) for _line, key, code in found} == {("body", "empty"), ("recipients[1]", "empty")}


def test_broken_yaml_and_files_that_cannot_be_read_are_told(tmp_path):
    assert problems("kind: [\n") == [(2, "", "syntax")]
    with pytest.raises(FileMissingError):
        read_draft(tmp_path / "khong-co.yaml")
    with pytest.raises(DraftFileError) as caught:
        read_draft(tmp_path)
    assert caught.value.issues[0].code == "unreadable"
    huge = tmp_path / "lon.yaml"
    huge.write_bytes(b"#" * (5 * 1024 * 1024))
    with pytest.raises(DraftFileError) as caught:
        read_draft(huge)
    assert caught.value.issues[0].code == "too_large"


def test_a_draft_is_read_from_its_file(tmp_path, text):
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_draft(path).kind_name == "Chỉ thị"
    path.write_bytes("\ufeff".encode() + text.replace("\n", "\r\n").encode())
    assert read_draft(path).kind_name == "Chỉ thị"
