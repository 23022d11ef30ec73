"""A person at a headless Chromium: presses, types, sees what the program has drawn."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PATIENCE = 90
"""Seconds after which something that does not come counts as lost, on a busy machine too."""
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_LISTEN = """
window.seen = [];
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  constructor(...told) {
    super(...told);
    const letters = new TextDecoder();
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") window.seen.push(letters.decode(event.data, { stream: true }));
    });
  }
};
"""
"""Keeps what the program sends to the page."""
_NAMES = {"escape": Keys.ESCAPE, "enter": Keys.ENTER, "tab": Keys.TAB, "insert": Keys.INSERT}
_DRAWN = re.compile(
    r"\x1b\[(?P<at>\d+;\d+)H|\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[=>()][0-9A-Z]?|(?P<text>.)", re.DOTALL
)


class Picture:
    """What stands on the screen, from what the program sends: places, colours (left out) and letters."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self._line = self._column = 1
        self._rest = ""

    def draw(self, sent: str) -> None:
        sent = self._rest + sent
        cut = re.search(r"\x1b[^@-Zq-~a-p]*$", sent)
        sent, self._rest = (sent[: cut.start()], cut.group()) if cut else (sent, "")
        for part in _DRAWN.finditer(sent):
            if part["at"]:
                self._line, self._column = (int(number) for number in part["at"].split(";"))
            elif part["text"] == "\n":
                self._line, self._column = self._line + 1, 1
            elif part["text"] == "\r":
                self._column = 1
            elif part["text"]:
                self._cells.setdefault(self._line, {})[self._column] = part["text"]
                self._column += 1

    def text(self) -> str:
        lines = (self._cells[line] for line in sorted(self._cells))
        return "\n".join(
            "".join(line.get(at, " ") for at in range(1, max(line) + 1)).rstrip() for line in lines
        )


class Browser:
    """A Chromium of its own, with its own folder for downloads."""

    def __init__(self, downloads: Path, size: tuple[int, int] = (1280, 800)) -> None:
        downloads.mkdir(exist_ok=True)
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in (*_FLAGS, "--window-size={},{}".format(*size)):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _LISTEN})
        self._picture = Picture()

    def close(self) -> None:
        self.driver.quit()

    def find(self, selector: str):
        return self.driver.find_element("css selector", selector)

    def log_in(self, address: str, login: str, password: str) -> None:
        self.driver.get(address)
        self.find("input[name=login]").send_keys(login)
        self.find("input[name=password]").send_keys(password)
        self.find("button").click()
        self.until(lambda: "cchc" in self.screen() or "F2" in self.screen(), "the program's picture")

    def words(self, selector: str) -> Callable[[], str]:
        """Return a way to read what a part of the page says."""
        return lambda: self.find(selector).text

    def fits(self) -> bool:
        """Tell whether the lines fill the page but for less than two of them."""
        place, lines = (self.find(one).rect["height"] for one in ("#terminal", ".xterm-screen"))
        return 0 <= place - lines < 42

    def press(self, key: str) -> None:
        """Press a key by its name for Textual."""
        *held, name = key.split("+")
        shown = _NAMES.get(name) or (getattr(Keys, name.upper()) if len(name) > 1 else name)
        self._send((Keys.CONTROL if held else "") + shown)

    def type(self, text: str) -> None:
        self._send(text)

    def _send(self, keys: str) -> None:
        self.find(".xterm-helper-textarea").send_keys(keys)

    def screen(self) -> str:
        self._picture.draw(self.driver.execute_script("return (window.seen || []).splice(0).join('')"))
        return self._picture.text()

    def see(self, text: str) -> None:
        self.until(lambda: text in self.screen(), text)

    def until(self, true, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"never came: {what}\n{self.screen()}"
            time.sleep(0.1)
