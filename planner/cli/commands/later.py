"""Commands of the contract that do not exist yet say so."""

from __future__ import annotations

import click

from planner.errors import NotBuiltYetError


def later(name: str) -> click.Command:
    """Return a command that accepts anything and answers that it is not built yet."""

    def refuse() -> None:
        raise NotBuiltYetError(f"cchc {name}")

    return click.Command(
        name,
        callback=refuse,
        hidden=True,
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
