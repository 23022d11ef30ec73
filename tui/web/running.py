"""The running program of each person: it outlives a lost connection, and there is one for each person."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual_serve.app_service import AppService

from planner.places import state_dir

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from textual_serve.download_manager import DownloadManager

KEPT_ALIVE = 600.0
"""Seconds that a program waits for its person after the connection was lost."""
_MODES = re.compile(rb"(\x1b\[\?[0-9]+[hl])+")
"""What switches the terminal's modes (mouse, alternate screen): a new page must be told again."""
_ESCAPE, _ESCAPE_WHOLE = b"\x1b", b"\x1b[27u"
"""The Escape key as a browser sends it, and in a form that cannot be taken for the start of the next key."""
_DRIVER = "tui.web.driver:PersonDriver"


class RunningProgram(AppService):
    """One process of the program for one person."""

    def __init__(self, person: str, arguments: Sequence[str], downloads: DownloadManager) -> None:
        super().__init__(
            "",
            write_bytes=_nowhere,
            write_str=_nowhere,
            close=_nobody,
            download_manager=downloads,
        )
        self.person = person
        self.ended = asyncio.Event()
        self.on_key: Callable[[], object] = _no_one
        """Called for each key: a sign of life of the person."""
        self._arguments = list(arguments)
        self._modes: list[bytes] = []

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        own = {"CCHC_USER": self.person, "CCHC_STATE_DIR": str(state_dir() / "web" / self.person)}
        return {**environment, **own, "TEXTUAL_DRIVER": _DRIVER}

    async def send_bytes(self, data: bytes) -> bool:
        """Send what a key makes; the page sends each key by itself, so Escape alone is known for certain."""
        self.on_key()
        return await super().send_bytes(_ESCAPE_WHOLE if data == _ESCAPE else data)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the program shows until it ends."""
        try:
            await super().run()
        finally:
            if self._process is not None:
                await self._process.wait()
            self.ended.set()

    async def on_data(self, payload: bytes) -> None:
        """Pass a part of the picture on, remembering the modes it switches on."""
        if _MODES.fullmatch(payload):
            self._modes.append(payload)
        with contextlib.suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def show_to(
        self,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[object]],
        size: tuple[int, int],
    ) -> None:
        """Show the program on a page from now on; the page shown to before is closed."""
        before, self.remote_close = self.remote_close, close  # type: ignore[assignment]
        self.remote_write_bytes, self.remote_write_str = write_bytes, write_str
        await before()
        for modes in self._modes:
            await write_bytes(modes)
        await self.set_terminal_size(*size)
        await self.blur()
        await self.focus()

    def hide(self, close: Callable[[], Awaitable[object]]) -> bool:
        """Show the program to nobody, if it is still shown by the page that `close` closes."""
        if self.remote_close != close:
            return False
        self.remote_write_bytes = self.remote_write_str = _nowhere
        self.remote_close = _nobody
        return True


class RunningPrograms:
    """The running program of each person."""

    def __init__(self, arguments: Sequence[str], downloads: DownloadManager) -> None:
        self._arguments = arguments
        self._downloads = downloads
        self._programs: dict[str, RunningProgram] = {}
        self._starting: dict[str, asyncio.Lock] = {}
        self._farewells: set[asyncio.Task[None]] = set()

    async def of(self, person: str, size: tuple[int, int]) -> RunningProgram:
        """Return the person's running program, starting it when there is none."""
        async with self._starting.setdefault(person, asyncio.Lock()):
            program = self._programs.get(person)
            if program is None or program.ended.is_set():
                program = RunningProgram(person, self._arguments, self._downloads)
                await program.start(*size)
                self._programs[person] = program
            return program

    def leave(self, program: RunningProgram, close: Callable[[], Awaitable[object]]) -> None:
        """End the program of a closed page after a while, unless its person comes back."""
        if program.hide(close) and not program.ended.is_set():
            task = asyncio.create_task(self._end_later(program))
            self._farewells.add(task)
            task.add_done_callback(self._farewells.discard)

    async def end(self, person: str) -> None:
        """End the person's program, as when its window is closed."""
        program = self._programs.pop(person, None)
        if program is not None:
            await program.stop()

    async def end_all(self) -> None:
        """End every program."""
        for person in list(self._programs):
            await self.end(person)

    async def _end_later(self, program: RunningProgram) -> None:
        await asyncio.sleep(KEPT_ALIVE)
        if program.remote_close is _nobody and self._programs.get(program.person) is program:
            await self.end(program.person)


def _no_one() -> None:
    """Nobody is asked about a key while no page is open."""


async def _nowhere(_data: object) -> None:
    """Take what is shown while no page is open."""


async def _nobody() -> None:
    """Close nothing while no page is open."""
