"""Proofs of the actions of the register and of a document's way: each does with the keyboard what it says."""

from __future__ import annotations

from datetime import date

from document_proofs import at_a_draft, window

from planner.document_saving import save_draft
from planner.documents import DraftRequest, draft
from planner.register import workflow
from planner.register.issuing import Numbering, issue_document
from planner.store import Store

TODAY = date(2026, 11, 23)


def document(screen, document_id="VB-2026-002"):
    return Store.open(screen.app.desk.folder).load().documents[document_id]


def ready(folder, *, numbered=False):
    """Bring a new directive as far as its signature, or its number, without the screen."""
    store = Store.open(folder)
    made = draft(store.load(), DraftRequest(kind="directive", year=2026), TODAY)
    new = save_draft(store, made, TODAY).id
    for step in (workflow.check_content, workflow.check_layout, workflow.submit, workflow.sign):
        step(store, new, TODAY)
    if numbered:
        issue_document(store, new, Numbering(day=TODAY, today=TODAY))
    return new


async def on_the_way(screen):
    """Open the way of the first document in hand."""
    await screen.press("f12", "b")
    assert window(screen) == "WorkflowPage"


async def at_its_way(screen):
    await at_a_draft(screen)
    await screen.press("b")
    assert window(screen) == "WorkflowPage"


async def signed(screen):
    await at_its_way(screen)
    await screen.press("c", "t", "n", "k", "c")
    assert document(screen).state.value == "signed"


async def numbered(screen):
    await signed(screen)
    await screen.press("s", "c")
    assert document(screen).number_symbol == "01/CT-UBND"


async def show_way(screen):
    await at_its_way(screen)
    assert "kiểm tra nội dung (người kiểm tra)" in screen.text()
    await screen.press("escape", "enter", "b")
    assert window(screen) == "WorkflowPage"


async def take_step(screen):
    await numbered(screen)
    await screen.press("p")
    await screen.type("25")
    await screen.press("ctrl+s")
    sent = document(screen)
    assert (sent.state.value, sent.copies) == ("issued", 25)
    await screen.press("l")
    assert "Chưa đến lượt bước này" in screen.notices()


async def reserve_number(screen):
    await screen.press("9", "g", "tab")
    await screen.type("Kế hoạch tháng sau")
    await screen.press("ctrl+s")
    assert "đang giữ: 01/" in screen.text()


async def void_number(screen):
    await reserve_number(screen)
    await screen.press("delete")
    assert "Hủy số 01/" in screen.text()
    await screen.press("ctrl+s")
    assert "Thiếu lý do" in screen.text()
    await screen.type("Không dùng nữa")
    await screen.press("ctrl+s")
    assert "đã hủy" in screen.text()
    assert "đang giữ" not in screen.text()


async def print_book(screen):
    shown = []
    screen.app.desk.show_file = shown.append
    await reserve_number(screen)
    await screen.press("p")
    assert [path.name for path in shown] == ["so-van-ban-di-2026.docx"]
    assert shown[0].read_bytes().startswith(b"PK")
