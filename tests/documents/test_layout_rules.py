from __future__ import annotations

import pytest

from planner.documents.layout.measures import balanced_lines, broken_lines, length_below, text_width
from planner.documents.layout.rules import layout_rules

RULES = list(layout_rules())


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_what_we_print_is_what_the_decree_allows(rule):
    assert rule.allows(rule.number if rule.unit else rule.house)


def test_every_rule_of_the_decree_names_its_article_in_vietnamese():
    from_the_decree = [rule for rule in RULES if rule.article]
    assert len(from_the_decree) > 80
    assert all(rule.article.endswith("Nghị định số 30/2020/NĐ-CP") for rule in from_the_decree)
    assert all("Phụ lục I " in rule.article for rule in from_the_decree)


@pytest.mark.parametrize(
    ("rule_id", "allowed", "refused"),
    [
        ("page.margin_left", [30, 33, 35], [29, 36]),
        ("page.margin_right", [15, 20], [14, 21]),
        ("page.margin_top", [20, 25], [19, 26]),
        ("national_name.size", [12, 13], [11, 14]),
        ("motto.size", [13, 14], [12, 15]),
        ("number_symbol.size", [13], [12, 14]),
        ("recipients.size", [11], [12]),
        ("body.first_line", [10, 12.7], [11, 15]),
        ("body.space_before", [6, 12], [5]),
        ("body.line_spacing", [1, 1.5], [0.9, 1.6]),
        ("issuing_body.line_below", [0.34, 0.5], [0.2, 1]),
        ("motto.line_below", [1], [0.5]),
        ("national_name.bold", ["yes"], ["no"]),
    ],
)
def test_the_table_holds_the_ranges_of_appendix_one(rule_id, allowed, refused):
    rule = layout_rules().rule(rule_id)
    assert all(rule.allows(v) for v in allowed)
    assert not any(rule.allows(v) for v in refused)


def test_a_value_within_the_tolerance_is_allowed():
    rule = layout_rules().rule("page.margin_left")
    assert rule.allows(29.6, tolerance=0.5)
    assert not rule.allows(29.4, tolerance=0.5)


def test_a_choice_of_our_own_is_never_a_finding():
    rule = layout_rules().rule("kind_name.space_before")
    assert not rule.article
    assert rule.allows(999)


def test_the_styles_are_named_in_vietnamese_and_once_each():
    named = [c for c in layout_rules().components.values() if c.style_id]
    assert len({c.style_id for c in named}) == len({c.style_name for c in named}) == len(named)
    assert all(c.style_id.isascii() for c in named)
    assert {"Quốc hiệu", "Tiêu ngữ", "Điểm", "Nơi nhận", "Số trang"} <= {c.style_name for c in named}


def test_a_vietnamese_letter_is_as_wide_as_its_base_letter():
    assert text_width("Ệ", 14) == text_width("E", 14)
    assert text_width("đ", 14, bold=True) == text_width("d", 14, bold=True)
    assert text_width("ữ", 14) == text_width("ư", 14) > text_width("u", 14)


def test_width_follows_size_and_weight_and_the_form_of_unicode_does_not_matter():
    assert text_width("Độc lập", 14) == pytest.approx(2 * text_width("Độc lập", 7))
    assert text_width("Độc lập", 14, bold=True) > text_width("Độc lập", 14)
    assert text_width("Độc lập", 14, bold=True, italic=True) > 0
    assert text_width("Điều", 14) == text_width("\u0110i\u00ea\u0300u", 14)


def test_a_letter_without_a_known_width_counts_as_a_usual_one():
    assert text_width("\u4e2d", 14) == text_width("n", 14)


def test_the_motto_is_as_wide_as_on_the_rendered_page():
    assert text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True) == pytest.approx(60.4, abs=0.2)


def test_lines_break_at_words_and_a_long_word_stands_alone():
    assert broken_lines("một hai ba", 5, 14) == ["một", "hai", "ba"]
    assert broken_lines("dàidàidàidàidài hai", 10, 14) == ["dàidàidàidàidài", "hai"]
    assert broken_lines("", 10, 14) == []


def test_balanced_lines_keep_their_number_and_even_out():
    subject = "Về việc đẩy mạnh cải cách thủ tục hành chính năm 2026 trên địa bàn tỉnh Tuyên Quang"
    lines = balanced_lines(subject, 165, 14, bold=True)
    assert " ".join(lines) == subject
    assert len(lines) == len(broken_lines(subject, 165, 14, bold=True)) == 2
    widths = [text_width(line, 14, bold=True) for line in lines]
    assert min(widths) > 0.8 * max(widths)


def test_the_line_below_fits_the_last_line_of_uneven_text_where_it_can():
    lines = ["ỦY BAN NHÂN DÂN", "TUYÊN QUANG"]
    length = length_below(lines, 13, 1 / 3, 0.5, 0.42, bold=True)
    last, longest = (text_width(line, 13, bold=True) for line in (lines[1], lines[0]))
    assert length == pytest.approx(last * 0.5)
    assert length >= longest / 3
    assert length_below(["DÀI DÀI DÀI DÀI", "A"], 13, 1 / 3, 0.5, 0.42, bold=True) == pytest.approx(
        0.42 * text_width("DÀI DÀI DÀI DÀI", 13, bold=True)
    )
