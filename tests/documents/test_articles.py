from __future__ import annotations

import pytest
from document_records import content
from word_reading import W, WordFile, find, text_of, written

from planner.documents.content import Article, Clause, Division, Level, Paragraph, Point, Section
from planner.documents.layout.numbering import roman


def body_of(*body) -> list[str]:
    """Return the printed texts of a body, between the subject and the recipients."""
    texts = WordFile(written(content(body=body))).texts
    return texts[texts.index("Về việc đẩy mạnh cải cách hành chính") + 1 : texts.index("Nơi nhận:")]


def test_only_the_number_of_an_article_without_title_is_bold():
    file = WordFile(written(content(body=(Article(text="Giao nhiệm vụ"),))))
    (article,) = file.of_style("Điều")
    number, text = article.iter(f"{W}r")
    assert text_of(article) == "Điều 1. Giao nhiệm vụ./."
    assert find(number, "rPr/b") is not None
    assert find(text, "rPr") is None


def test_an_article_with_title_stands_over_its_text_and_stays_with_it():
    file = WordFile(written(content(body=(Article(title="Hiệu lực", text="Từ ngày ký"),))))
    assert file.texts_of_style("Điều có tiêu đề") == ["Điều 1. Hiệu lực"]
    assert file.texts_of_style("Nội dung") == ["Từ ngày ký./."]
    assert find(file.style_named("Điều có tiêu đề"), "pPr/keepNext") is not None


def test_articles_are_counted_through_and_clauses_and_points_within_each():
    printed = body_of(
        Article(
            title="A", blocks=(Clause(text="x", blocks=(Point(text="p"), Point(text="q"))), Clause(text="y"))
        ),
        Article(title="B", blocks=(Clause(text="z"),)),
        Article(text="C", blocks=(Point(text="r"), Paragraph(text="s"))),
    )
    assert printed == [
        "Điều 1. A", "1. x", "a) p", "b) q", "2. y", "Điều 2. B", "1. z", "Điều 3. C", "a) r", "s./.",
    ]  # fmt: skip


def test_parts_and_chapters_take_roman_numbers_and_sections_begin_anew_in_each_chapter():
    def division(level: Level) -> Division:
        return Division(level=level, title=level.value)

    printed = body_of(
        division(Level.part), division(Level.chapter), division(Level.section), division(Level.subsection),
        division(Level.section), Article(text="x"), division(Level.chapter), division(Level.section),
        division(Level.subsection), Article(text="y"), division(Level.part), Division(level=Level.chapter),
        Article(text="z"),
    )  # fmt: skip
    assert [text for text in printed if not text.isupper()] == [
        "Phần I", "Chương I", "Mục 1", "Tiểu mục 1", "Mục 2", "Điều 1. x", "Chương II", "Mục 1", "Tiểu mục 1",
        "Điều 2. y", "Phần II", "Chương III", "Điều 3. z./.",
    ]  # fmt: skip
    assert printed[1] == "PART"


def test_clauses_outside_sections_are_counted_on_past_them():
    printed = body_of(Clause(text="a"), Section(title="s", blocks=(Clause(text="b"),)), Clause(text="c"))
    assert printed == ["1. a", "I. S", "1. b", "2. c./."]


@pytest.mark.parametrize(
    ("number", "digits"), [(1, "I"), (4, "IV"), (39, "XXXIX"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman_numbers_go_as_far_as_needed(number: int, digits: str):
    assert roman(number) == digits
