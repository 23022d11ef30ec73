"""Waiting for the program: until nothing is under way, not until the processor looks idle.

Textual's own pilot sleeps 20 ms and then judges by the processor time whether the program has come to rest:
slow on a quiet machine, and wrong on a busy one. The event loop knows it exactly: nothing is ready to run.
"""

from __future__ import annotations

import asyncio
import time

from textual._context import active_app
from textual._wait import wait_for_idle
from textual.css.stylesheet import Stylesheet

MOST = 10.0
"""Seconds after which something that never comes to rest is left alone."""


async def until_nothing_is_ready(seconds: float = MOST) -> None:
    """Let the event loop run until every task waits for a clock, a thread or a key."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    end = time.monotonic() + seconds
    await asyncio.sleep(0)
    while ready and time.monotonic() < end:  # noqa: ASYNC110 - the loop tells nobody when it is at rest
        await asyncio.sleep(0)


async def until_drawn(app) -> None:
    """Wait until all messages are answered and what they changed is laid out and drawn."""
    await until_nothing_is_ready()
    while app._running and app._resize_timer is not None:  # noqa: ASYNC110 - Textual awaits the last of many sizes
        await asyncio.sleep(1 / 120)
    for _turn in range(3):  # what is called after drawing may change something once more
        if app._running and app._screen_stack:
            app.screen._on_timer_update()
        await until_nothing_is_ready()


async def idle(min_sleep: float = 0.02, max_sleep: float = 1) -> None:
    """Stand in for Textual's `wait_for_idle`: only threads at work still need its clock."""
    app = active_app.get(None)
    if app is None or any(not worker.is_finished for worker in app.workers):
        await wait_for_idle(min_sleep, max_sleep)
    else:
        await until_drawn(app)


_parse_rules = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[object]] = {}


def parse_once(sheet, *arguments, **options):
    """Stand in for Textual's reading of styles: every program that is opened wears the same ones."""
    key = (arguments, tuple(options.items()), tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *arguments, **options)
    return _parsed[key]
