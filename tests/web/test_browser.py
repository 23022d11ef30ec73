"""The main job in a real browser, by the keys of the guide, from the log-in to the download."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, DRIVER, Browser

from planner.places import shipped_plans
from planner.store import Store
from tests.guide_job import follow, steps
from tests.web.conftest import PASSWORD, Served
from tui.web.accounts import Accounts

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not here")
TASK = "NV-2026-031"
WORDS = "Đã trình dự thảo, chờ Sở Nội vụ thẩm định: việt, quyết, thuở"


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Served]:
    """Return a server on a copy of the shipped plan."""
    left_out = shutil.ignore_patterns(".journal", ".lock*", ".backup", ".text", "van-ban", "VB-2026-0*")
    folder = shutil.copytree(shipped_plans(), tmp_path / "ws", ignore=left_out)
    accounts = Accounts(tmp_path / "users.json")
    accounts.set_password("vpub_lan", PASSWORD)
    served = Served(folder, accounts.file)
    yield served
    served.stop()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    browser = Browser(tmp_path / "downloads")
    yield browser
    browser.close()


def test_the_main_job_in_a_browser_as_the_guide_tells_it(
    busy: Served, browser: Browser, tmp_path: Path
) -> None:
    browser.log_in(busy.base, "vpub_lan", PASSWORD)
    follow(browser, steps("browser-first"))
    follow(browser, steps())
    store = Store.open(busy.folder)
    letter = store.load().documents["VB-2026-001"]
    assert (letter.kind, letter.state.value) == ("CV", "numbered")
    assert {event.who for event in letter.events} == {"vpub_lan"}
    follow(browser, steps("browser-file"))
    target = tmp_path / "downloads" / Path(letter.file).name
    browser.until(target.exists, "the downloaded file")
    assert target.read_bytes() == (busy.folder / letter.file).read_bytes()
    assert "word/document.xml" in zipfile.ZipFile(target).namelist()
    browser.press("/")
    browser.type(TASK)
    browser.see("1 kết quả")
    browser.press("insert")
    browser.press("tab")
    browser.type(WORDS)
    browser.press("ctrl+s")
    browser.until(lambda: store.load().tasks[TASK].progress[-1].text == WORDS, "the saved report")
    assert store.history(TASK)[-1].who == "vpub_lan"
