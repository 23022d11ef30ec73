"""One command of the program run in this process, and what it answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from planner.cli.main import choose_language, run_command
from planner.i18n import set_language


class Answer(NamedTuple):
    """What one command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def command_line(capsys: pytest.CaptureFixture[str], *before: object) -> Callable[..., Answer]:
    """Return a function that runs a command behind the words `before`: the workspace, the day."""

    def run(*arguments: str) -> Answer:
        capsys.readouterr()
        choose_language(list(arguments))
        code = run_command([*map(str, before), *arguments])
        set_language("vi")
        return Answer(code, *capsys.readouterr())

    return run
