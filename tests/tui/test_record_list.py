"""The list of records stays fast and keeps its place."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.widgets.detail import DetailPane, Paragraph
from tui.widgets.lazy_rows import LazyRows
from tui.widgets.record_list import Cell, Column, RecordList, Row, fit, heading, wrap


def row(number: int, text: str = "Rà soát thủ tục") -> Row:
    return Row(f"NV-{number:05}", (Cell(f"NV-{number:05}", "quiet"), Cell(f"{text} {number}")))


class Page(App[None]):
    def __init__(self, widget_class=RecordList, *arguments) -> None:
        super().__init__()
        self.make = lambda: widget_class(*arguments)
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        self.list = self.make()
        yield self.list

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        self.opened.append(event.key)

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips(self.size)
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def test_ten_thousand_rows_are_shown_filtered_and_walked_at_once():
    app = Page(RecordList, Column(8), Column())
    async with app.run_test(size=(80, 24)) as pilot:
        rows = [row(number) for number in range(10_000)]
        app.list.show(rows)
        await pilot.pause()
        app.list.focus()
        await pilot.press("end")
        assert app.list.chosen_key == "NV-09999"
        app.list.filter("ra soat 7777")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [r.key for r in app.list.rows] == ["NV-07777"]
        app.list.filter("ra soat 77")
        await pilot.pause()
        assert len(app.list.rows) == 111


async def test_rows_are_made_when_they_are_seen_and_the_filter_keeps_none():
    made = []
    rows = LazyRows([f"NV-{n:05}" for n in range(5000)], lambda n: made.append(n) or row(n))
    app = Page(RecordList, Column(8), Column())
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.show(rows)
        await pilot.pause()
        assert len(made) <= 24
        app.list.filter("ra soat")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len(app.list.rows) == 5000
        assert len(rows._made) <= 24


async def test_the_choice_stays_on_its_record_when_the_rows_change():
    app = Page(RecordList, Column(8), Column())
    async with app.run_test() as pilot:
        app.list.show([row(1), row(2), row(3)])
        app.list.choose("NV-00002")
        app.list.show([row(0), row(1), row(2)])
        assert app.list.chosen_key == "NV-00002"
        app.list.show([row(8), row(9)])
        assert app.list.chosen_key == "NV-00008"
        app.list.show([])
        await pilot.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
        assert app.list.chosen_key == ""
        assert app.opened == []


async def test_headings_are_stepped_over():
    app = Page(RecordList, Column(8), Column())
    async with app.run_test() as pilot:
        app.list.show([heading("Quá hạn"), row(1), heading("Sắp đến hạn"), row(2)])
        app.list.focus()
        assert app.list.chosen_key == "NV-00001"
        await pilot.press("down")
        assert app.list.chosen_key == "NV-00002"
        await pilot.press("down", "up", "enter")
        assert app.opened == ["NV-00001"]


async def test_narrow_lists_leave_columns_out_and_cut_texts():
    app = Page(RecordList, Column(8, needs=60), Column())
    async with app.run_test(size=(20, 3)) as pilot:
        app.list.show([row(1)])
        await pilot.pause()
        assert app.lines()[0] == "Rà soát thủ tục 1"
        await pilot.resize_terminal(12, 3)
        await pilot.pause()
        assert app.lines()[0] == "Rà soát thủ…"
        await pilot.resize_terminal(70, 3)
        assert app.lines()[0] == "NV-00001 Rà soát thủ tục 1"


async def test_a_long_text_without_choices_scrolls():
    app = Page(DetailPane)
    async with app.run_test(size=(40, 6)) as pilot:
        app.list.tell([Paragraph(f"Dòng {number}") for number in range(30)])
        app.list.focus()
        await pilot.pause()
        await pilot.press("down", "pagedown")
        assert app.lines()[0].startswith("Dòng 6")
        await pilot.press("up")
        assert app.lines()[0].startswith("Dòng 5")
        await pilot.press("end")
        assert app.lines()[-1].startswith("Dòng 29")


async def test_far_links_are_reached_by_scrolling():
    app = Page(DetailPane)
    async with app.run_test(size=(40, 6)) as pilot:
        told = [
            Paragraph("Một", key="A"),
            *(Paragraph(f"Dòng {n}") for n in range(20)),
            Paragraph("Hai", key="B"),
        ]
        app.list.tell(told)
        app.list.focus()
        await pilot.press(*["down"] * 11)
        assert app.list.chosen_key == "A"
        await pilot.press(*["down"] * 6)
        assert app.list.chosen_key == "B"
        await pilot.press("home", "pagedown")
        assert app.list.chosen_key in {"A", "B"}


async def test_labels_stand_apart_where_there_is_room():
    app = Page(DetailPane)
    async with app.run_test(size=(80, 8)) as pilot:
        app.list.tell([Paragraph("Sở Nội vụ", "Chủ trì"), Paragraph("một hai " * 12, "Nội dung")])
        await pilot.pause()
        assert app.lines()[0].split() == ["Chủ", "trì", "Sở", "Nội", "vụ"]
        assert app.lines()[2].startswith(" " * 15)
        await pilot.resize_terminal(30, 8)
        app._check_resize()  # on a busy machine Textual's own timer may never ring
        await pilot.pause()
        assert app.lines()[:2] == ["Chủ trì:", "  Sở Nội vụ"]


@pytest.mark.parametrize(
    ("text", "width", "right", "shown"),
    [
        ("Sở", 4, False, "Sở  "),
        ("Sở", 4, True, "  Sở"),
        ("Sở Nội vụ", 5, False, "Sở N…"),
        ("表表表", 4, False, "表…"),
        ("", 2, False, "  "),
    ],
)
def test_texts_fit_their_column(text, width, right, shown):
    fitted = fit(text, width, right=right)
    assert fitted.rstrip() == shown.rstrip() or fitted == shown


def test_wrapping_keeps_paragraphs():
    assert wrap("một hai ba bốn\nnăm", 8) == ["một hai", "ba bốn", "năm"]
