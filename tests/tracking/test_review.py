"""A reworded solution sends its open tasks to review, with the difference shown."""

from __future__ import annotations

import random

import msgspec

from planner.model.programme import Solution
from planner.model.tasks import TaskState
from planner.tracking import Change, marked, needs_review, review_of, reviewed, reviews, word_diff
from tests.tracking.conftest import solution

OLD = "Rà soát, đơn giản hóa thủ tục hành chính"
NEW = "Rà soát, cắt giảm, đơn giản hóa toàn bộ thủ tục hành chính"


def reworded(text: str) -> Solution:
    return msgspec.structs.replace(solution(1, "LV1", "G1", "STP"), text=text)


def test_a_task_made_from_the_old_text_needs_review_until_confirmed(task, workspace):
    one = task(solution_text=OLD)
    assert not needs_review(one, workspace(one, reworded(OLD)))
    ws = workspace(one, reworded(NEW))
    assert needs_review(one, ws)
    found = review_of(one, ws)
    assert marked(found.difference) == ("Rà soát, {+cắt giảm,+} đơn giản hóa {+toàn bộ+} thủ tục hành chính")
    assert not needs_review(reviewed(one, ws), ws)
    assert review_of(reviewed(one, ws), ws) is None


def test_spaces_and_unicode_form_are_no_change(task, workspace):
    import unicodedata

    one = task(solution_text=unicodedata.normalize("NFD", f"  {OLD} ".replace(" ", "  ")))
    assert not needs_review(one, workspace(one, reworded(OLD)))


def test_completed_tasks_and_tasks_without_a_stamp_are_left_alone(task, workspace):
    done = task("NV-1", solution_text=OLD, state=TaskState.completed)
    bare = task("NV-2")
    open_one = task("NV-3", solution_text=OLD)
    ws = workspace(done, bare, open_one, reworded(NEW))
    assert [found.task for found in reviews(ws)] == ["NV-3"]
    assert reviews(ws, "GP02") == []


def test_the_difference_gives_both_texts_back():
    words = [*["một", "hai", "ba", "bốn", "năm"], "sáu,"]
    chance = random.Random(5)
    for _round in range(200):
        old = " ".join(chance.choices(words, k=chance.randrange(12)))
        new = " ".join(chance.choices(words, k=chance.randrange(12)))
        pieces = word_diff(old, new)
        assert " ".join(p.text for p in pieces if p.change is not Change.added) == old
        assert " ".join(p.text for p in pieces if p.change is not Change.removed) == new
