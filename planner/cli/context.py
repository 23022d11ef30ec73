"""What all commands share: the workspace, the clock, the form of the answer, and the global options."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from planner.errors import WrongUseError
from planner.i18n import LANGUAGES, _
from planner.model.kinds import WORKSPACE_FILE
from planner.places import shipped_plans
from planner.store import Store


@dataclass
class Settings:
    """The global options of one call."""

    workspace: Path | None = None
    json: bool = False
    today_given: str | None = None

    @property
    def today(self) -> date:
        """The day that counts as today (--today, else the system's); raises WrongUseError."""
        if self.today_given is None:
            return date.today()  # noqa: DTZ011 - the office's own calendar day
        return parse_day(self.today_given)

    @cached_property
    def folder(self) -> Path:
        """The workspace: -w, $CCHC_WORKSPACE, the nearest parent folder that is one, or the shipped plan."""
        if self.workspace is not None:
            return self.workspace
        if named := os.environ.get("CCHC_WORKSPACE"):
            return Path(named)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / WORKSPACE_FILE).is_file():
                return folder
        return shipped_plans()

    @cached_property
    def store(self) -> Store:
        """The store of the workspace; raises WorkspaceNotFoundError."""
        return Store.open(self.folder)


def parse_day(text: str) -> date:
    """Return the day written as 2026-03-31 or 31/3/2026; raises WrongUseError."""
    try:
        if "/" in text:
            day, month, year = text.split("/")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(
            _("“{text}” is not a date.", text=text), _("Write it as 2026-03-31 or 31/3/2026.")
        ) from None


def _remember(attribute: str, convert: Callable[[Any], Any] = lambda value: value) -> Callable[..., None]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setattr(context.ensure_object(Settings), attribute, convert(value))

    return callback


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """Return the options that every command takes, before or after its name."""
    return [
        click.Option(
            ["-w", "--workspace"],
            metavar=_("FOLDER"),
            expose_value=False,
            hidden=hidden,
            callback=_remember("workspace", Path),
            help=_(
                "The workspace; else $CCHC_WORKSPACE, the nearest folder that is one, or the shipped plan."
            ),
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            hidden=hidden,
            help=_("Language of the program: vi (default) or en."),
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_remember("json"),
            help=_("Answer with one JSON document on standard output."),
        ),
        click.Option(
            ["--today"],
            metavar="YYYY-MM-DD",
            expose_value=False,
            hidden=hidden,
            callback=_remember("today_given"),
            help=_("Reckon as if today were this day."),
        ),
    ]


def name_values(parameters: list[click.Parameter]) -> None:
    """Give the values of options and arguments names in the language in use, where they have no name yet."""
    kinds = {"text": _("TEXT"), "integer": _("NUMBER"), "integer range": _("NUMBER")}
    kinds |= {"float": _("NUMBER"), "float range": _("NUMBER")}
    kinds |= dict.fromkeys(("path", "file", "directory"), _("PATH"))
    arguments = {
        "query": _("QUERY"),
        "agency": _("AGENCY"),
        "name": _("NAME"),
        "year": _("YEAR"),
        "folder": _("FOLDER"),
    }
    for each in parameters:
        if each.metavar:
            each.metavar = re.sub(r"\bID\b", _("ID").upper(), each.metavar)
        elif isinstance(each, click.Argument):
            if name := arguments.get(each.name or ""):
                each.metavar = (name if each.required else f"[{name}]") + ("..." if each.nargs == -1 else "")
        elif isinstance(each, click.Option) and not (each.is_flag or each.count):
            each.metavar = kinds.get(each.type.name)


class Command(click.Command):
    """A command that takes the global options after its name too."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": _("[OPTIONS]")} | options)
        name_values(self.params)
        self.params += global_options(hidden=True)


class Group(click.Group):
    """A group of commands that takes the global options after its name too."""

    command_class = Command

    def __init__(self, *arguments: Any, **options: Any) -> None:
        names = {"options_metavar": _("[OPTIONS]"), "subcommand_metavar": _("COMMAND [ARGUMENTS]...")}
        super().__init__(*arguments, **names | options)
        self.params += global_options(hidden=True)


pass_settings = click.make_pass_decorator(Settings, ensure=True)
