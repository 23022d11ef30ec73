"""The table of layout rules: complete, in words, and found without accents."""

from __future__ import annotations

import re

import pytest

from planner.documents.check.findings import text_rules
from planner.documents.layout.rules import layout_rules
from planner.i18n import set_language
from tui.rule_words import property_name, source_words, value_words
from tui.screens.rules import rule_rows
from tui.widgets.record_list import RecordList


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_is_said_in_words(language):
    set_language(language)
    for rule in layout_rules():
        said = (property_name(rule), value_words(rule), source_words(rule))
        assert all(said), rule.id
        assert not any("_" in words for words in said), said
        assert value_words(rule) not in {"center", "both", "header", "yes_no"}
    set_language("vi")


def test_the_table_has_every_rule_once():
    for with_article in (True, False):
        rows = rule_rows(with_article=with_article)
        keys = [row.key for row in rows]
        assert len(keys) == len(set(keys))
        assert set(keys) == {rule.id for rule in layout_rules()} | set(text_rules())
        assert [key for key in keys if key not in text_rules()] == [rule.id for rule in layout_rules()]
        assert {len(row.cells) for row in rows} == {4 if with_article else 3}


@pytest.mark.parametrize(("wanted", "found"), [("le trai", "page.margin_left"), ("dau khan co chu", "")])
async def test_rules_are_found_without_accents(opened, wanted, found):
    async with opened() as screen:
        await screen.press("ctrl+g")
        await screen.type(wanted)
        rules = screen.app.screen.query_one("#rules", RecordList)
        assert rules.chosen_key == (found or rules.chosen_key)
        if found:
            assert "từ 30 đến 35 mm" in screen.text()
            assert "khoản 3 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP" in screen.text()
        await screen.press("enter")
        assert screen.app.focused.id == "rules"


async def test_a_rule_on_words_is_found_and_told_with_its_article(opened):
    async with opened() as screen:
        await screen.press("ctrl+g")
        await screen.type("so nho hon 10")
        text = screen.text()
        assert "Số nhỏ hơn 10 ghi thêm số 0 phía trước." in text
        assert "điểm c khoản 3 Mục II Phần I Phụ lục I" in text
        assert "phải sửa" in text


def test_rules_on_words_stand_with_their_component():
    components = [row.cells[0].text for row in rule_rows(with_article=False)]
    first = components.index("Số, ký hiệu")
    assert components[first : first + components.count("Số, ký hiệu")] == ["Số, ký hiệu"] * 14


async def test_an_article_finds_its_rules_in_a_narrow_window_too(opened):
    async with opened() as screen:
        await screen.press("ctrl+g")
        await screen.type("so trang khoan 7")
        keys = {row.key.partition(".")[0] for row in screen.app.screen.query_one("#rules", RecordList).rows}
        assert keys == {"page_number"}


async def test_a_wide_window_has_a_column_of_articles(opened):
    async with opened(size=(160, 40)) as screen:
        await screen.press("ctrl+g")
        line = next(line for line in screen.lines() if "lề trên" in line)
        assert re.search(r"từ 20 đến 25 mm\s+khoản 3 Mục I", line)


async def test_the_palette_and_the_help_lead_to_the_table(opened):
    async with opened() as screen:
        await screen.press("ctrl+p")
        await screen.type("quy tac the thuc")
        await screen.press("enter")
        assert type(screen.app.screen).__name__ == "RulesPage"
        await screen.press("escape", "f1", "ctrl+g")
        assert type(screen.app.screen).__name__ == "RulesPage"
        await screen.press("escape")
        assert type(screen.app.screen).__name__ == "HelpPage"
