"""Vietnamese typed through an input method comes out letter for letter, however fast it arrives."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from input_method import burst_per_key, keys_for
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.widgets.typing import TextBox, TextEntry, clean_text

TEXT = """
    việt tiếng nghị quyết chỉ thị nhiệm vụ giải pháp cải cách hành chính rà soát thủ tục đẩy mạnh
    người đứng đầu chịu trách nhiệm trước ủy ban nhân dân tỉnh về kết quả thực hiện đúng thời hạn
    được giao kiểm tra đôn đốc báo cáo định kỳ khuyến khích nguyễn phường đường nghiêng thuở hòa quý
    tuyên quang chuyển đổi số nước ngoài khoảng tuổi xuống
"""
WORDS = sorted(set(TEXT.split()))
SEED = 20260723


def fifty_words(method: str) -> list[str]:
    return random.Random(SEED + len(method)).sample(WORDS, 50)


class Page(App[None]):
    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self.make = make

    def compose(self) -> ComposeResult:
        self.field = self.make()
        yield self.field


def text_of(widget: Widget) -> str:
    return widget.text if isinstance(widget, TextArea) else widget.value


async def receive(make: Callable[[], Widget], bursts: list[str]) -> str:
    """Let a page with the widget receive terminal input, each burst in one go, and return the text."""
    app = Page(make)
    async with app.run_test() as pilot:
        app.field.focus()
        await pilot.pause()
        parser = XTermParser()
        for burst in bursts:
            for event in parser.feed(burst):
                event.set_sender(app)
                app.post_message(event)
            await pilot.pause()
        return text_of(app.field)


def typed(words: list[str], method: str, **how: object) -> list[list[str]]:
    rng = random.Random(SEED)
    return [
        [*burst_per_key(keys_for(w, method, tone_last=rng.random() < 0.6), method, **how), " "] for w in words
    ]


@pytest.mark.parametrize("backspace", ["\x7f", "\x08"])
@pytest.mark.parametrize("method", ["telex", "vni"])
@pytest.mark.parametrize("widget_class", [TextEntry, TextBox])
async def test_fifty_words_arriving_a_word_at_a_time(widget_class, method, backspace):
    words = fifty_words(method)
    bursts = ["".join(parts) for parts in typed(words, method, backspace=backspace)]
    assert await receive(widget_class, bursts) == " ".join(words) + " "


@pytest.mark.parametrize("method", ["telex", "vni"])
@pytest.mark.parametrize("widget_class", [TextEntry, TextBox])
async def test_fifty_words_arriving_all_at_once(widget_class, method):
    words = fifty_words(method)
    everything = "".join("".join(parts) for parts in typed(words, method))
    assert await receive(widget_class, [everything]) == " ".join(words) + " "


@pytest.mark.parametrize("method", ["telex", "vni"])
async def test_words_arriving_key_by_key(method):
    words = fifty_words(method)[:12]
    bursts = [burst for parts in typed(words, method) for burst in parts]
    assert await receive(TextEntry, bursts) == " ".join(words) + " "


@pytest.mark.parametrize("widget_class", [TextEntry, TextBox])
@pytest.mark.parametrize("method", ["telex", "vni"])
async def test_letters_and_tone_marks_sent_apart_become_whole_letters(widget_class, method):
    words = fifty_words(method)
    bursts = ["".join(parts) for parts in typed(words, method, form="NFD")]
    text = await receive(widget_class, bursts)
    assert text == " ".join(words) + " "
    assert unicodedata.is_normalized("NFC", text)


async def test_the_stock_entry_garbles_what_this_one_gets_right():
    burst = "vie\x7fê\x7f\x7fiệt"
    assert await receive(Input, [burst]) != "việt"
    assert await receive(TextEntry, [burst]) == "việt"


async def test_the_stock_text_area_garbles_what_this_one_gets_right():
    burst = "vie\x7fê\x7f\x7fiệt"
    assert await receive(TextArea, [burst]) != "việt"
    assert await receive(TextBox, [burst]) == "việt"


@pytest.mark.parametrize("widget_class", [TextEntry, TextBox])
async def test_text_pasted_in_pieces_of_letters_becomes_whole_letters(widget_class):
    apart = unicodedata.normalize("NFD", "Đẩy mạnh cải cách")
    assert await receive(widget_class, [f"\x1b[200~{apart}\x1b[201~", "!"]) == "Đẩy mạnh cải cách!"


async def test_lines_pasted_into_one_line_are_joined():
    pasted = "\x1b[200~Kế hoạch\r\n  năm\t2026\x07\u200b\x1b[201~"
    assert await receive(TextEntry, [pasted]) == "Kế hoạch năm 2026"


async def test_lines_pasted_into_a_box_stay_lines():
    assert await receive(TextBox, ["\x1b[200~một\r\nhai\x1b[201~"]) == "một\nhai"


async def test_editing_keys_take_effect_in_the_order_of_arrival():
    left, home, end = "\x1b[D", "\x1b[H", "\x1b[F"
    assert await receive(TextEntry, [f"ac{left}b{home}x{end}yz\x7f"]) == "xabcy"


async def test_enter_in_a_box_starts_a_line_and_backspace_joins_it_again():
    assert await receive(TextBox, ["một\rhai"]) == "một\nhai"
    assert await receive(TextBox, ["một\r\x7f, hai"]) == "một, hai"


async def test_backspace_after_moving_the_cursor_takes_a_whole_letter():
    apart = unicodedata.normalize("NFD", "ế")
    assert await receive(TextEntry, [apart + "\x1b[D\x1b[C", "\x7f"]) == ""


async def test_a_tone_mark_typed_after_existing_text_joins_its_letter():
    assert await receive(lambda: TextEntry("viê"), ["\u0323", "t"]) == "việt"


async def test_typing_replaces_what_is_selected():
    app = Page(lambda: TextEntry("cũ"))
    async with app.run_test() as pilot:
        entry = app.field
        entry.focus()
        entry.select_all()
        for event in XTermParser().feed("mo\x7fơ\x7fới"):
            app.post_message(event)
        await pilot.pause()
        assert entry.value == "mới"


async def test_control_z_takes_typing_back_word_by_word_and_control_y_types_it_again():
    undo, redo = "\x1a", "\x19"
    assert await receive(TextEntry, ["giao vie\x7fê\x7f\x7fiệc", undo]) == "giao "
    assert await receive(TextEntry, ["giao việc", undo, undo]) == ""
    assert await receive(TextEntry, ["giao việc", undo, undo, redo, redo]) == "giao việc"


def test_clean_text_drops_what_nobody_can_see():
    assert clean_text("\ufeffSở\u00a0Nội\u00advụ\x00") == "Sở Nộivụ"
    assert clean_text("a\u2028b\tc", lines=True) == "a\nb c"
