"""Slow work in threads: the screen stays alive, and only the newest answer of a kind is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.message import Message

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.worker import Worker

T = TypeVar("T")
_TURN = 0.0005
"""Seconds after which a busy thread lets another one work."""


class Answer(Message):
    """The result of work done in a thread, on its way to the screen."""

    def __init__(self, topic: str, number: int, deliver: Callable[[], None]) -> None:
        super().__init__()
        self.topic, self.number, self.deliver = topic, number, deliver


class _Worked(Protocol):
    def run_worker(self, work: Callable[[], object], **options: Any) -> Worker[object]: ...
    def post_message(self, message: Message) -> bool: ...
    def report(self, error: Exception) -> None: ...


class Background:
    """Mixin of the application: `ask` does work in a thread and hands the result to the screen."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # the screen waits for its turn behind every busy thread: short turns keep the keys quick
        sys.setswitchinterval(_TURN)
        self._asked: dict[str, int] = {}

    def ask(
        self,
        topic: str,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do `work` in a thread, then call `then` with its result, or `failed` with its error.

        A later question on the same topic makes the earlier answer worthless: it is dropped.
        Only the topic "" lets every answer through. Without `failed` an error becomes a notice.
        `work` must not touch any widget.
        """
        app = cast("_Worked", self)
        number = self._asked[topic] = self._asked.get(topic, 0) + 1

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - every error becomes a notice, none a traceback
                deliver: Callable[[], object] = partial(failed or app.report, error)
            else:
                deliver = partial(then, result)
            app.post_message(Answer(topic, number, cast("Callable[[], None]", deliver)))

        app.run_worker(run, thread=True, exit_on_error=False)

    def forget(self, topic: str) -> None:
        """Drop the answer that is still to come on this topic."""
        self._asked[topic] = self._asked.get(topic, 0) + 1

    def on_answer(self, answer: Answer) -> None:
        """Hand an answer over, unless it has been overtaken."""
        if not answer.topic or self._asked.get(answer.topic) == answer.number:
            answer.deliver()


class Sturdy:
    """Mixin of application and screens: an error in a handler becomes a notice, and work goes on."""

    async def _dispatch_message(self, message: Message) -> None:
        pump = cast("MessagePump", self)
        try:
            await super()._dispatch_message(message)  # type: ignore[misc]
        except Exception as error:  # noqa: BLE001 - every error becomes a notice, none a traceback
            cast("_Worked", pump.app).report(error)
