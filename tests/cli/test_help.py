"""The help of every command speaks the language in use, names of values included."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from planner.cli.main import COMMANDS, MainGroup, choose_language, run_command

ENGLISH = re.compile(
    r"\b(OPTIONS|ARGS|COMMAND|TEXT|INTEGER|FLOAT|RANGE|PATH|FILE|FOLDER|NAME|QUERY|ID)\b|required"
)


def command_lines() -> Iterator[tuple[str, ...]]:
    yield ()
    for name in COMMANDS:
        command = MainGroup("cchc").get_command(click.Context(click.Command("cchc")), name)
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, each) for each in command.commands)


@pytest.mark.parametrize("words", list(command_lines()), ids=" ".join)
def test_the_help_of_a_command_is_vietnamese_throughout(capsys, words: tuple[str, ...]) -> None:
    choose_language([])
    assert run_command([*words, "--help"]) == 0
    told = capsys.readouterr().out
    assert "[TÙY_CHỌN]" in told
    assert "[OPTIONS]" not in told
    assert ENGLISH.findall(re.sub(r"--[a-z-]+|\$[A-Z_]+|“[^”]*”", "", told)) == []
