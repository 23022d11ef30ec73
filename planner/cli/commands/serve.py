"""`cchc serve`: the same program in a browser."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.context import Command, Settings, pass_settings
from planner.cli.output import answer, narrate
from planner.errors import WrongUseError
from planner.i18n import _, language
from planner.places import config_dir
from planner.store.lock import current_user

if TYPE_CHECKING:
    from tui.web.accounts import Accounts

PORT = 8123


def _default_users() -> Path:
    return Path(os.environ.get("CCHC_WEB_USERS") or config_dir() / "web-users.json")


@click.command(
    cls=Command,
    help=_(
        "Serve the program to browsers: without logins to you on this machine, with logins to the people in "
        "the user file. Each person works under the own name, with the roles it has in the workspace."
    ),
)
@click.option(
    "--host", default="127.0.0.1", help=_("Address to listen on; others than this machine need logins.")
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, help=_("Port to listen on."))
@click.option(
    "--users", type=click.Path(path_type=Path), help=_("The user file; else $CCHC_WEB_USERS, else your own.")
)
@click.option("--certificate", type=click.Path(path_type=Path), help=_("PEM certificate, to serve by https."))
@click.option("--key", type=click.Path(path_type=Path), help=_("PEM key of the certificate."))
@click.option(
    "--proxy-name",
    default="",
    metavar=_("NAME"),
    help=_("Host name of a proxy with https in front of this server."),
)
@click.option("--add-user", metavar=_("NAME"), help=_("Add a login or change its password, and stop."))
@click.option("--remove-user", metavar=_("NAME"), help=_("Take a login away, and stop."))
@click.option("--list-users", is_flag=True, help=_("List the logins, and stop."))
@pass_settings
def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    users: Path | None,
    certificate: Path | None,
    key: Path | None,
    proxy_name: str,
    add_user: str | None,
    remove_user: str | None,
    list_users: bool,
) -> None:
    """Serve until Ctrl+C, or look after the logins."""
    from tui.web.accounts import Accounts

    accounts = Accounts(users or _default_users())
    if add_user:
        password = click.prompt(
            _("Password"), hide_input=True, confirmation_prompt=_("The same once more"), err=True
        )
        accounts.set_password(add_user, password)
        answer(settings, {"logins": accounts.logins()}, _("{login} can log in now.", login=add_user))
    elif remove_user:
        accounts.remove(remove_user)
        answer(
            settings, {"logins": accounts.logins()}, _("{login} cannot log in any more.", login=remove_user)
        )
    elif list_users:
        answer(
            settings, {"logins": accounts.logins()}, "\n".join(accounts.logins()) or _("There are no logins.")
        )
    else:
        _serve(settings, accounts, (host, port, proxy_name), _pair(certificate, key))


def _pair(certificate: Path | None, key: Path | None) -> tuple[Path, Path] | None:
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        raise WrongUseError(_("A certificate needs its key, and a key its certificate."), _("Name both."))
    return certificate, key


def _serve(
    settings: Settings, accounts: Accounts, at: tuple[str, int, str], tls: tuple[Path, Path] | None
) -> None:
    host, port, proxy_name = at
    from tui.web.guard import is_loopback
    from tui.web.server import WebServer, command_of

    command = command_of(settings.store.folder, settings.today_given, language())
    server = WebServer(
        command,
        folder=settings.store.folder,
        today=date.fromisoformat(settings.today_given) if settings.today_given else None,
        host=host,
        port=port,
        accounts=accounts,
        owner=current_user(),
        proxy_name=proxy_name,
        certificate=tls,
    )

    def ready() -> None:
        text = _("Open in a browser: {address}", address=server.address)
        answer(settings, {"address": server.address, "logins": server.has_logins}, text)
        sys.stdout.flush()
        if not is_loopback(host) and not server.is_secure:
            narrate(
                _("Passwords can be read on the network: use --certificate and --key, or a proxy with https.")
            )
        narrate(_("Stop with Ctrl+C."))

    server.serve_until_stopped(ready)
