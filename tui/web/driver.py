"""The program's end of the pipe to the web server."""

from __future__ import annotations

import os
import threading
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver


class PersonDriver(WebDriver):
    """Writes each packet whole: a file on its way to the browser and the picture come from two threads.

    A pipe takes only 4096 bytes at once without mixing them with those of another thread (POSIX, PIPE_BUF),
    and packets that are mixed end the connection.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._turn = threading.Lock()
        self._write = self._write_whole  # type: ignore[assignment]

    def _write_whole(self, packet: bytes) -> int:
        with self._turn:
            rest = memoryview(packet)
            while rest:
                rest = rest[os.write(self.fileno, rest) :]
        return len(packet)
