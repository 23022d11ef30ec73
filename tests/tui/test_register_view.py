"""The register and a document's way on the screen, in a small and in a large terminal."""

from __future__ import annotations

from datetime import date

import pytest
from register_proofs import TODAY, at_its_way, document, on_the_way, ready, window

from planner.model.number_series import STANDARD_SERIES
from planner.register import numbering
from planner.register.after_issue import send_out
from planner.register.lines import Wanted
from planner.store import Store
from tui.screens.workflow import WorkflowPage

PAPER = Wanted(series=STANDARD_SERIES, kind="KH", symbol="KH-UBND", subject="Kế hoạch trên giấy")

SMALL, LARGE = (80, 24), (140, 40)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_register_shows_its_numbers_the_next_ones_and_what_is_missing(opened, office, size) -> None:
    numbering.issue(Store.open(office), PAPER, date(2025, 5, 6), date(2025, 5, 6))
    ready(office, numbered=True)
    async with opened(size) as screen:
        await screen.press("9")
        text = screen.text()
        assert "Sổ năm 2026: 1 số" in text
        assert "02/CT-UBND" in text
        assert "23/11/2026" in text
        if size == LARGE:
            assert "Nguyễn Văn Chủ" in text
            return
        await screen.press("enter")
        assert window(screen) == "RecordPage"
        await screen.press("escape", "n", "down", "enter")
        assert "Sổ năm 2025: 1 số" in screen.text()
        await screen.press("delete")
        assert window(screen) == "ReasonForm"


async def test_final_steps_ask_first_and_reasons_are_kept(opened, office) -> None:
    ready(office)
    async with opened() as screen:
        await on_the_way(screen)
        assert "01/CT-UBND" in screen.text()
        await screen.press("s")
        assert window(screen) == "Question"
        assert "Cấp số 01/CT-UBND, ngày 23/11/2026" in screen.text()
        await screen.press("k")
        assert document(screen).number is None
        await screen.press("s", "c", "p")
        await screen.type("nhiều")
        await screen.press("ctrl+s")
        assert "không phải số lượng bản" in screen.text()
        await screen.press("escape", "c", "h")
        assert window(screen) == "ReasonForm"
        await screen.type("Ban hành nhầm")
        await screen.press("ctrl+s")
        assert document(screen).state.value == "withdrawn"
        assert document(screen).events[-1].text == "Ban hành nhầm"
        assert "Không còn bước nào" in screen.text()


async def test_a_document_is_replaced_by_another_one_that_has_its_number(opened, office) -> None:
    send_out(Store.open(office), ready(office, numbered=True), TODAY, TODAY)
    async with opened() as screen:
        screen.app.push_screen(WorkflowPage("VB-2026-002"))
        await screen.settle()
        await screen.press("g")
        assert "Không có văn bản nào đã có số để đính chính" in screen.notices()
        await screen.press("m")
        assert window(screen) == "Pick"
        await screen.press("enter")
        replaced = document(screen)
        assert (replaced.state.value, replaced.events[-1].other) == ("replaced", "VB-2026-001")


async def test_what_is_refused_is_told_and_nothing_is_lost(opened) -> None:
    async with opened() as screen:
        await at_its_way(screen)
        await screen.press("c")
        path = screen.app.desk.folder / document(screen).file
        path.write_bytes(path.read_bytes() + b"\0")
        await screen.press("t")
        assert "các bước duyệt không còn hiệu lực" in screen.notices()
        assert "dự thảo" in screen.text()
        assert document(screen).state.value == "draft"


async def test_a_role_that_somebody_else_holds_is_named(opened, office) -> None:
    (office / "roles").mkdir()
    (office / "roles/vai.yaml").write_text(
        "id: LAN\nname: Nguyễn Thị Lan\nusers: [lan]\nroles: [reviewer]\n", encoding="utf-8"
    )
    async with opened() as screen:
        await at_its_way(screen)
        assert "người kiểm tra: Nguyễn Thị Lan" in screen.text()
        assert "không phải bạn" in " ".join(screen.text().replace("│", " ").split())
        await screen.press("c")
        assert "Nguyễn Thị Lan (lan)" in screen.notices()
        assert Store.open(office).load().documents["VB-2026-002"].events == ()


async def test_a_number_whose_document_went_out_says_so(opened, office) -> None:
    send_out(Store.open(office), ready(office, numbered=True), TODAY, TODAY)
    async with opened() as screen:
        await screen.press("9")
        line = next(each for each in screen.lines() if "01/CT-UBND" in each and "23/11/2026" in each)
        assert "đã phát hành" in line
