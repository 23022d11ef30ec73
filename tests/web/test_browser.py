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

_DROP = """
const files = new DataTransfer();
files.items.add(new File(["Thả xuống\\n"], "tha-xuong.txt"));
document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true}));
"""


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
    for width, height in ((1366, 768), (1920, 1080)):
        browser.driver.set_window_size(width, height)
        browser.until(browser.fits, "a terminal that fills the page and no more")


def test_a_file_is_sent_from_a_browser_and_imported(busy: Served, browser: Browser, tmp_path: Path) -> None:
    paper = tmp_path / "bao-cao-cu.txt"
    paper.write_text("Báo cáo cải cách hành chính năm 2019\n", encoding="utf-8")
    wrong = tmp_path / "hinh.txt"
    wrong.write_bytes(b"\x89PNG" + b"\x00" * 5000)
    browser.log_in(busy.base, "vpub_lan", PASSWORD)
    browser.driver.get(f"{busy.base}/upload")
    browser.find("#files").send_keys(f"{paper}\n{wrong}")
    said = browser.words("#told")
    browser.until(
        lambda: "Đã nhận “bao-cao-cu.txt”" in said() and "“hinh.txt” không" in said(), "both answers"
    )
    browser.driver.execute_script(_DROP)
    browser.until(lambda: "Đã nhận “tha-xuong.txt”" in said(), "the file dropped on the page")
    dropped = busy.folder / "can-nhap" / "tha-xuong.txt"
    assert dropped.read_text(encoding="utf-8") == "Thả xuống\n"
    dropped.unlink()
    browser.driver.get(busy.base)
    follow(browser, steps("browser-first"))
    follow(browser, steps("browser-import"))
    found = [
        one for one in Store.open(busy.folder).load().documents.values() if "luu-tru" in (one.file or "")
    ]
    assert len(found) == 1
    assert (busy.folder / found[0].file).read_bytes() == paper.read_bytes()
    browser.find(".who button").click()
    browser.until(lambda: browser.driver.current_url.endswith("/login"), "the log-out")
