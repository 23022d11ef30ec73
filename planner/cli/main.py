"""The command line: the headless twin of every screen action."""

from __future__ import annotations

import gettext
import importlib
import io
import os
import sys
from typing import Any

import click

from planner import __version__
from planner.cli.context import Group, Settings, global_options, pass_settings
from planner.cli.output import narrate, report_error
from planner.errors import CchcError, UnknownRecordError, WorkspaceNotFoundError, WrongUseError
from planner.i18n import LANGUAGES, LOCALE_DIR, _, set_language

OK, FINDINGS, WRONG_USE, FAILURE = 0, 1, 2, 3
COMMANDS = {
    "init": "planner.cli.commands.workspace:init",
    "validate": "planner.cli.commands.workspace:validate",
    "status": "planner.cli.commands.follow_up:status",
    "show": "planner.cli.commands.show:show",
    "task": "planner.cli.commands.task:task",
    "handover": "planner.cli.commands.handover:handover",
    "new-year": "planner.cli.commands.new_year:new_year",
    "delete": "planner.cli.commands.delete:delete",
    "search": "planner.cli.commands.search:search",
    "index": "planner.cli.commands.search:index",
    "read": "planner.cli.commands.read:read",
    "import": "planner.cli.commands.import_:import_",
    "links": "planner.cli.commands.links:links",
    "draft": "planner.cli.commands.draft:draft",
    "fix": "planner.cli.commands.fix:fix",
    "check": "planner.cli.commands.check:check",
    "pdf": "planner.cli.commands.pdf:pdf",
    "report": "planner.cli.commands.report:report",
    "scores": "planner.cli.commands.scores:scores",
    "excel": "planner.cli.commands.excel:excel",
    "calendar": "planner.cli.commands.calendar:calendar",
    "history": "planner.cli.commands.journal:history",
    "undo": "planner.cli.commands.journal:undo",
    "redo": "planner.cli.commands.journal:redo",
    "doctor": "planner.cli.commands.upkeep:doctor",
    "backup": "planner.cli.commands.upkeep:backup",
    "restore": "planner.cli.commands.upkeep:restore",
    "serve": "planner.cli.commands.serve:serve",
    "text": "planner.cli.commands.text:text",
    "document": "planner.cli.commands.document:document",
    "register": "planner.cli.commands.register:register",
    "keys": "planner.cli.commands.keys:keys",
}


class MainGroup(Group):
    """Loads a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the built commands in the order of the contract."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None for an unknown name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _colon, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


def build() -> click.Group:
    """Return the program's command group in the language in use."""

    @pass_settings
    def start(settings: Settings) -> int:
        context = click.get_current_context()
        return OK if context.invoked_subcommand else open_program(settings)

    group = MainGroup(
        name="cchc",
        callback=start,
        invoke_without_command=True,
        help=_(
            "Manage the reform programme: plan, tasks, search, documents. Without a command: the screens."
        ),
    )
    group.params = global_options(hidden=False)
    click.version_option(__version__, prog_name="cchc", help=_("Show the version and exit."))(group)
    return group


def open_program(settings: Settings) -> int:
    """Open the terminal program, or print the dashboard where there is no terminal."""
    if settings.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from planner.cli.commands.follow_up import print_dashboard

        print_dashboard(settings)
        return OK
    from tui import run

    return run(settings.store.folder, settings.today if settings.today_given else None)


def choose_language(arguments: list[str]) -> None:
    """Set the language before any text is made: --lang, then $CCHC_LANG, else Vietnamese."""
    chosen = os.environ.get("CCHC_LANG", "vi")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            chosen = arguments[position + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    language = chosen if chosen in LANGUAGES else "vi"
    set_language(language)
    os.environ["LANGUAGE"] = language  # the language of click's own messages
    gettext.bindtextdomain("cchc", str(LOCALE_DIR))
    gettext.textdomain("cchc")


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with 0 ok, 1 findings, 2 wrong use, 3 failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    choose_language(given)
    try:
        sys.exit(run_command(given))
    except BrokenPipeError:
        sys.stdout = None
        sys.exit(OK)


def run_command(arguments: list[str]) -> int:
    """Run one command line and return its exit code; every error ends as a message."""
    as_json = "--json" in arguments
    try:
        result: Any = build().main(arguments, prog_name="cchc", standalone_mode=False)
    except click.UsageError as error:
        hint = error.ctx.command_path if error.ctx else "cchc"
        wrong = WrongUseError(error.format_message(), _("See: {command} --help", command=hint))
        report_error(wrong, as_json=as_json)
        return WRONG_USE
    except click.ClickException as error:
        report_error(CchcError(error.format_message()), as_json=as_json)
        return FAILURE
    except (click.Abort, KeyboardInterrupt):
        narrate(_("Stopped."))
        return FAILURE
    except CchcError as error:
        report_error(error, as_json=as_json)
        wrong_use = isinstance(error, WrongUseError | UnknownRecordError | WorkspaceNotFoundError)
        return WRONG_USE if wrong_use else FAILURE
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never sees a traceback
        from planner.failure_log import log_failure

        report_error(log_failure(error), as_json=as_json)
        return FAILURE
    return result if isinstance(result, int) else OK
