"""Long work shows how far it is, and can be stopped."""

from __future__ import annotations

from threading import Event

import pytest

from planner.errors import WrongUseError
from tui.long_work import Progress, Reached, StoppedError


async def test_progress_is_shown_and_the_result_handed_over(opened):
    half, go_on, told = Event(), Event(), []

    def work(progress):
        progress.step(5, 10, "tep.docx")
        half.set()
        assert go_on.wait(60)
        return "xong"

    async with opened() as screen:
        screen.app.work_long("Nhập văn bản", work, told.append)
        await screen.pilot.pause()
        assert half.wait(60)
        await screen.shows("50%")
        text = screen.text()
        assert "Nhập văn bản" in text
        assert "5/10 tep.docx" in text
        go_on.set()
        await screen.settle()
        assert told == ["xong"]
        assert "Nhập văn bản" not in screen.text()


async def test_an_error_in_long_work_closes_the_window_and_is_told(opened):
    def work(_progress):
        raise WrongUseError("Tệp hỏng.", "Chọn tệp khác.")

    async with opened() as screen:
        failed = []
        screen.app.work_long("Thử", work, print)
        await screen.settle()
        assert "Tệp hỏng." in screen.notices()
        screen.app.work_long("Thử", work, print, failed.append)
        await screen.settle()
        assert [str(error.message) for error in failed] == ["Tệp hỏng."]
        assert type(screen.app.screen).__name__ == "Dashboard"


def test_a_stopped_progress_ends_the_work_at_its_next_step():
    progress = Progress()
    progress.step(1, 3)
    progress.stop()
    assert progress.is_stopping
    with pytest.raises(StoppedError):
        progress.step(2, 3)
    assert progress.reached.done == 1


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100)])
def test_the_share_is_never_more_than_all(done, total, percent):
    assert Reached(done, total).percent == percent
