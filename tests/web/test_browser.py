"""The main job in a real browser: log in, type Vietnamese, draft a document, download it."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.places import shipped_plans
from planner.store import Store
from tests.web.conftest import PASSWORD, Served
from tui.web.accounts import Accounts

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not here")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
)
TASK = "NV-2026-031"


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
def browser(tmp_path: Path):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)
    (tmp_path / "downloads").mkdir()
    options.add_experimental_option("prefs", {"download.default_directory": str(tmp_path / "downloads")})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_page_load_timeout(30)
    yield driver
    driver.quit()


def until(true: Callable[[], object], what: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.1)


class Page:
    """The page as a person uses it."""

    def __init__(self, browser) -> None:
        self.browser = browser

    def find(self, selector: str):
        return self.browser.find_element("css selector", selector)

    def log_in(self, base: str) -> None:
        self.browser.get(base)
        self.find("input[name=login]").send_keys("vpub_lan")
        self.find("input[name=password]").send_keys(PASSWORD)
        self.find("button").click()
        state = "return document.body ? document.body.className : ''"
        until(lambda: "-first-byte" in self.browser.execute_script(state), "the program's picture")

    def press(self, *keys: str, pause: float = 0.4) -> None:
        for key in keys:
            self.find(".xterm-helper-textarea").send_keys(key)
            time.sleep(pause)

    def write(self, text: str) -> None:
        for letter in text:
            self.find(".xterm-helper-textarea").send_keys(letter)


def test_log_in_type_vietnamese_draft_and_download(busy: Served, browser, tmp_path: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    page = Page(browser)
    page.log_in(busy.base)
    time.sleep(5)
    page.press(Keys.ESCAPE, Keys.F5, pause=1)  # a new person is offered the tour first
    page.write(TASK)
    time.sleep(3)
    page.press(Keys.INSERT, pause=1.5)
    page.press(Keys.TAB)
    page.write("Đã trình dự thảo, chờ Sở Nội vụ thẩm định: việt, quyết, thuở")
    page.press(Keys.CONTROL + "s", pause=1)
    store = Store.open(busy.folder)
    until(lambda: [e for e in store.history(TASK) if e.who == "vpub_lan"], "the saved report")
    assert store.load().tasks[TASK].progress[-1].text == (
        "Đã trình dự thảo, chờ Sở Nội vụ thẩm định: việt, quyết, thuở"
    )
    page.press(Keys.ESCAPE, Keys.F8, pause=4)

    def is_written() -> bool:
        """Save again while the window was still opening at the first try."""
        if not list(busy.folder.glob("van-ban/2026/*.docx")):
            page.press(Keys.CONTROL + "s", pause=5)
        return bool(list(busy.folder.glob("van-ban/2026/*.docx")))

    until(is_written, "the drafted file", seconds=60)
    drafted = next(busy.folder.glob("van-ban/2026/*.docx"))
    time.sleep(1)
    page.press(Keys.ESCAPE, Keys.F12, pause=2)
    page.press("/")
    page.write("đẩy mạnh công tác")
    page.press(Keys.CONTROL + "o", pause=1)
    target = tmp_path / "downloads" / drafted.name
    until(target.exists, "the downloaded file")
    assert target.read_bytes() == drafted.read_bytes()
    assert "word/document.xml" in zipfile.ZipFile(target).namelist()


def test_strangers_see_the_login_page_and_nothing_else(busy: Served, browser) -> None:
    browser.get(f"{busy.base}/")
    assert browser.current_url.endswith("/login")
    assert TASK not in browser.page_source
