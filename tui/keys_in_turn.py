"""Keys are dealt with one after the other: none is lost while the key before it still opens a window.

A terminal and a browser hand over keys as fast as they come, also several at once. A key that opens a window
is done when the window stands and its first field has the focus; until then later keys wait. Letters typed
into a field follow each other without waiting.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

from tui.actions import action_named

if TYPE_CHECKING:
    from textual.screen import Screen

ROUNDS = 3
"""How often a note follows the way of a key: behind the key, behind what it said, behind what that opened."""
_LOST = 0.5
"""Seconds after which a note counts as lost with the widget that it was given to."""
_LONGEST = 10.0
"""Seconds after which a window that is still not there keeps nobody waiting any more."""
_LONGEST_HOLD = 5.0
"""Seconds after which keys are dealt with although what they waited for is not there."""
_IN_TURN = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
_BACKSPACE = ("backspace", "ctrl+h")


class Passed(Message):
    """A note that goes the way of a key from the focused widget up to the application, behind the key."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class KeysInTurn(App[int]):
    """Part of the application: hands keys and clicks over in their turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.InputEvent | events.Paste] = deque()
        self._held = False
        self._number = 0
        """Of the last note."""
        self._rounds = 0
        """Notes still to come until the key in hand is done; 0 while there is none."""
        self._only_typed = False
        self._since = 0.0
        self._above: Screen[object] | None = None
        self._alarm: asyncio.TimerHandle | None = None

    _limit: asyncio.TimerHandle

    @property
    def has_keys_waiting(self) -> bool:
        """Tell whether a key still waits for its turn, or for what it did to be done."""
        return self._held or bool(self._waiting or self._rounds)

    def hold_keys(self) -> None:
        """Let keys wait until `release_keys`, for some seconds at most; closing the program works at once."""
        if not self._held:
            self._held = True
            self._limit = asyncio.get_running_loop().call_later(_LONGEST_HOLD, self.release_keys)

    def release_keys(self) -> None:
        """Deal with the keys that waited, as soon as the screen stands."""
        if self._held:
            self._held = False
            self._limit.cancel()
            if self.screen_stack:
                self._follow(typed=False)

    async def on_event(self, event: events.Event) -> None:
        """Hand a key or click over when the one before is done."""
        if not isinstance(event, _IN_TURN) or event.is_forwarded:
            await super().on_event(event)
        elif self._must_wait(event):
            self._waiting.append(event)
        else:
            await self._hand_over(event)

    def _must_wait(self, event: events.Event) -> bool:
        if isinstance(event, events.Key) and event.key in action_named("quit").keys:
            return False
        if self._held or self._waiting:
            return True
        return bool(self._rounds) and not (self._only_typed and self._is_typed(event))

    def _is_typed(self, event: events.Event) -> bool:
        """Tell whether the focused field takes the key as a letter."""
        field = self.focused if self.screen_stack else None
        if not isinstance(event, events.Key) or field is None:
            return False
        if event.key in _BACKSPACE:
            return field.check_consume_key("a", "a")
        return field.check_consume_key(event.key, event.character)

    async def _hand_over(self, event: events.Event) -> None:
        typed = self._is_typed(event)
        await super().on_event(event)
        if self.screen_stack:
            self._follow(typed=typed)

    def _follow(self, *, typed: bool) -> None:
        """Send the first note behind what was handed over."""
        loop = asyncio.get_running_loop()
        self._only_typed, self._rounds = typed, 1 if typed else ROUNDS
        self._since, self._above = loop.time(), self.screen
        self._send_note()

    def _send_note(self) -> None:
        self._number += 1
        note = Passed(self._number)
        if not (self.focused or self.screen).post_message(note):
            self.post_message(note)
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(_LOST, self._look_after, self._number)

    def _look_after(self, number: int) -> None:
        """Go on without a note that was lost; a window that is still being opened is waited for."""
        if number != self._number or not self._rounds:
            return
        loop = asyncio.get_running_loop()
        if self.screen_stack and not self.screen.is_mounted and loop.time() - self._since < _LONGEST:
            self._alarm = loop.call_later(_LOST, self._look_after, number)
        else:
            self.post_message(Passed(number))

    async def on_passed(self, note: Passed) -> None:
        """Send the next note, or hand over what waits."""
        if note.number != self._number or not self.screen_stack:
            return
        if self.screen is not self._above and not self._only_typed:
            self._above, self._rounds = self.screen, ROUNDS
        else:
            self._rounds -= 1
        if self._rounds > 0:
            self._send_note()
            return
        if self._alarm is not None:
            self._alarm.cancel()
        while self._waiting and not self._held and (not self._rounds or self._is_more_typing()):
            await self._hand_over(self._waiting.popleft())

    def _is_more_typing(self) -> bool:
        return self._only_typed and self._is_typed(self._waiting[0])
