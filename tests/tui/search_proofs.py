"""Proofs that the actions of the search do what they say; run by test_actions.py."""

from __future__ import annotations

from document_proofs import window

from tui.widgets.record_list import RecordList
from tui.widgets.typing import TextEntry


async def searched(screen, text):
    await screen.press("f5")
    await screen.press("ctrl+u")
    await screen.type(text)
    await screen.pilot.pause(0.3)
    await screen.settle()


def hits(screen):
    return [row.key for row in screen.app.screen.query_one("#hits", RecordList).rows]


def query(screen):
    return screen.app.screen.query_one("#query", TextEntry).value


async def show_counts(screen):
    await searched(screen, "rà soát")
    await screen.press("ctrl+f")
    assert screen.app.screen.focused.id == "counts"
    chosen = screen.app.screen.query_one("#counts", RecordList).chosen_key
    assert chosen.startswith("trong:")
    await screen.press("enter")
    assert query(screen) == f"rà soát {chosen} "
    assert hits(screen)


async def take_meant(screen):
    await searched(screen, "khắcc phục")
    await screen.press("ctrl+t")
    assert query(screen) == "khắc phục"
    assert hits(screen) == ["NV-2026-002"]


async def keep_search(screen):
    await searched(screen, "trangthai:quahan")
    await screen.press("ctrl+s")
    assert window(screen) == "KeepSearch"
    await screen.type("Việc trễ")
    await screen.press("ctrl+s")
    assert "Việc trễ" in screen.notices()
    assert [each.query for each in screen.app.records.saved_searches.values()] == ["trangthai:quahan"]


async def kept_searches(screen):
    await screen.press("f5", "ctrl+b")
    assert "Chưa lưu tìm kiếm nào" in screen.notices()
    await keep_search(screen)
    await searched(screen, "khác")
    await screen.press("ctrl+b", "enter")
    assert query(screen) == "trangthai:quahan"
    assert "NV-2026-002" in hits(screen)
