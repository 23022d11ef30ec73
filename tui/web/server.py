"""The web server: login page, the terminal page, its connection, downloads; built on textual-serve."""

from __future__ import annotations

import asyncio
import secrets
import ssl
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve import download_manager
from textual_serve.server import Server, to_int

from planner.errors import CchcError, WrongUseError
from planner.i18n import _
from tui.web.accounts import Accounts
from tui.web.guard import COOKIE, PERSON, add_headers, elsewhere, guard, is_loopback
from tui.web.running import RunningPrograms
from tui.web.sessions import LONGEST, LoginLimit, Sessions
from tui.web.upload import Uploads

PAGES = Path(__file__).parent / "pages"
BETWEEN_LOOKS = 20.0
"""Seconds between two looks whether the session of an open page lasts still."""
_LARGEST_FORM = 4096
"""Bytes; a login form is far smaller."""
download_manager.DOWNLOAD_TIMEOUT = 60
"""Seconds for each part of a file; textual-serve's four cut a file off while the machine is busy."""


class NoUsersError(WrongUseError):
    """A server that other machines can reach needs logins."""

    def __init__(self, host: str) -> None:
        super().__init__(
            _("Without logins the program is served to this machine only, not on {host}.", host=host),
            _("Add the people first: cchc serve --add-user NAME."),
        )


class PortTakenError(CchcError):
    """Another program listens on the port."""


class WebServer(Server):
    """Serves the program for `folder` to those in `accounts`, or to the owner alone by a secret address."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        folder: Path,
        today: date | None = None,
        host: str,
        port: int,
        accounts: Accounts,
        owner: str,
        proxy_name: str = "",
        certificate: tuple[Path, Path] | None = None,
    ) -> None:
        self.has_logins = bool(accounts.logins())
        if (proxy_name or not is_loopback(host)) and not self.has_logins:
            raise NoUsersError(proxy_name or host)
        super().__init__("cchc", host=host, port=port, title="cchc", templates_path=PAGES)
        self.is_secure = certificate is not None
        self.owner = owner
        self.proxy_name = proxy_name
        """Host name of the proxy with https in front of this server, "" where there is none."""
        self.key = secrets.token_urlsafe(24)
        """Secret part of the owner's address while there are no logins."""
        self.accounts = accounts
        self.sessions = Sessions()
        self.limit = LoginLimit()
        self.uploads = Uploads(folder, today)
        self._tls = _tls_of(certificate) if certificate else None
        self._hashing = asyncio.Semaphore(1)
        self.programs = RunningPrograms(arguments, self.download_manager)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        scheme = "https" if self.is_secure else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        base = f"{scheme}://{host}:{self.port}/"
        return base if self.has_logins else f"{base}enter?key={self.key}"

    async def _make_app(self) -> web.Application:
        names = ("localhost", "127.0.0.1", "::1", self.host, self.proxy_name or self.host)
        hosts = frozenset(names) if is_loopback(self.host) else None
        middleware = guard(self._person_of, hosts=hosts)
        app = web.Application(middlewares=[middleware], client_max_size=_LARGEST_FORM)  # type: ignore[list-item]
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(PAGES), autoescape=True)
        app.add_routes(
            [
                web.get("/", self.handle_index, name="index"),
                web.get("/enter", self.handle_enter),
                web.get("/login", self.handle_login_page),
                web.post("/login", self.handle_login),
                web.post("/logout", self.handle_logout),
                web.get("/upload", self.uploads.handle_page),
                web.post("/upload", self.uploads.handle_file),
                web.get("/ws", self.handle_websocket, name="websocket"),
                web.get("/download/{key}", self.handle_download, name="download"),
                web.static("/static/pages", PAGES / "static"),
                web.static("/static", self.statics_path, name="static"),
            ]
        )
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.append(self._end_programs)
        return app

    async def _end_programs(self, _app: web.Application) -> None:
        await self.programs.end_all()

    def serve_until_stopped(self, ready: Callable[[], object]) -> None:
        """Serve until Ctrl+C; `ready` is called once the port is open. Raises PortTakenError."""
        try:
            asyncio.run(self._serve(ready))
        except KeyboardInterrupt:
            return
        except OSError as error:
            raise PortTakenError(
                _("Cannot listen on {host}:{port}: {reason}.", host=self.host, port=self.port, reason=error),
                _("Choose another port: cchc serve --port 8124."),
            ) from error

    async def _serve(self, ready: Callable[[], object]) -> None:
        runner = web.AppRunner(await self._make_app(), access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port, ssl_context=self._tls).start()
            ready()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    def _person_of(self, request: web.Request) -> str | None:
        person = self.sessions.person(request.cookies.get(COOKIE))
        if person is None and request.path == "/enter" and not self.has_logins:
            given = request.query.get("key", "")
            return self.owner if secrets.compare_digest(given.encode(), self.key.encode()) else None
        if person is not None and self.has_logins and person not in self.accounts.logins():
            self.sessions.end_of(person)
            return None
        return person

    async def handle_enter(self, request: web.Request) -> web.StreamResponse:
        """Let the owner in by the secret address."""
        return self._welcome(request, request[PERSON])

    async def handle_login_page(self, request: web.Request) -> web.StreamResponse:
        """Show the login page."""
        return self._login_page(request)

    def _address_of(self, request: web.Request) -> str | None:
        """Return where a person comes from; the proxy in front of the server, and it alone, is believed."""
        told = request.headers.get("X-Forwarded-For", "") if self.proxy_name else ""
        return told.rpartition(",")[2].strip() or request.remote

    def _login_page(
        self, request: web.Request, problem: str = "", login: str = "", status: int = 200
    ) -> web.StreamResponse:
        context = {
            "title": _("Log in"),
            "name": _("Login name"),
            "password": _("Password"),
            "enter": _("Log in"),
            "problem": problem,
            "login": login,
            "has_logins": self.has_logins,
            "no_logins": _("Open the address that “cchc serve” printed."),
        }
        return aiohttp_jinja2.render_template("login.html", request, context, status=status)

    async def handle_login(self, request: web.Request) -> web.StreamResponse:
        """Check a login; whoever guesses waits longer and longer."""
        form = await request.post()
        login, password = str(form.get("login", "")).strip().lower(), str(form.get("password", ""))
        keys = (f"login:{login}", f"address:{self._address_of(request)}")
        if (wait := self.limit.wait(*keys)) > 0:
            problem = _("Too many wrong passwords. Try again in {seconds} seconds.", seconds=int(wait) + 1)
            return self._login_page(request, problem, login, status=429)
        async with self._hashing:
            is_right = await asyncio.to_thread(self.accounts.verify, login, password)
        if not is_right:
            self.limit.failed(*keys)
            return self._login_page(request, _("The login name or the password is wrong."), login, status=401)
        self.limit.succeeded(keys[0])
        return self._welcome(request, login)

    def _is_by_https(self, request: web.Request) -> bool:
        """Tell whether the person came by https, to this server or to a proxy in front of it."""
        return self.is_secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"

    def _welcome(self, request: web.Request, person: str) -> web.StreamResponse:
        response = elsewhere("/")
        response.set_cookie(
            COOKIE,
            self.sessions.begin(person),
            max_age=int(LONGEST),
            httponly=True,
            samesite="Strict",
            secure=self._is_by_https(request),
        )
        return response

    async def handle_logout(self, request: web.Request) -> web.StreamResponse:
        """End the session and the person's program."""
        self.sessions.end(request.cookies.get(COOKIE))
        await self.programs.end(request[PERSON])
        response = elsewhere("/login")
        response.del_cookie(COOKIE)
        return response

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Show the page with the terminal."""
        scheme = "wss" if self._is_by_https(request) else "ws"
        context = {
            "websocket": f"{scheme}://{request.host}/ws",
            "font_size": max(8, min(40, to_int(request.query.get("fontsize", "16"), 16))),
            "person": request[PERSON],
            "log_out": _("Log out"),
            "send_files": _("Send files for import"),
            "starting": _("Opening the program…"),
            "closed": _("The program was closed, or opened on another page."),
            "again": _("Open again"),
        }
        return aiohttp_jinja2.render_template("terminal.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Connect the page with the person's program."""
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)
        size = (to_int(request.query.get("width", "80"), 80), to_int(request.query.get("height", "24"), 24))
        program = await self.programs.of(request[PERSON], size)
        await program.show_to(websocket.send_bytes, websocket.send_str, websocket.close, size)
        watching = asyncio.create_task(self._end_with_session(request, websocket))
        program.on_key = lambda: self._person_of(request)
        try:
            await self._process_messages(websocket, program)
        finally:
            watching.cancel()
            self.programs.leave(program, websocket.close)
        return websocket

    async def _end_with_session(self, request: web.Request, websocket: web.WebSocketResponse) -> None:
        """Close the page and end the program when its session ends, or its login is taken away."""
        person, token = request[PERSON], request.cookies.get(COOKIE)
        while self._lasts(token, person):  # noqa: ASYNC110 - time passes without any event
            await asyncio.sleep(BETWEEN_LOOKS)
        await asyncio.shield(self.programs.end(person))
        await websocket.close()

    def _lasts(self, token: str | None, person: str) -> bool:
        known = not self.has_logins or person in self.accounts.logins()
        return known and self.sessions.is_open(token)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that the person's own program offers."""
        try:
            download = await self.download_manager.get_download_metadata(request.match_info["key"])
        except KeyError:
            raise web.HTTPNotFound(text=_("There is no such file.")) from None
        if getattr(download.app_service, "person", None) != request[PERSON]:
            raise web.HTTPNotFound(text=_("There is no such file."))
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(download.file_name)}"
        await response.prepare(request)
        async for chunk in self.download_manager.download(download.delivery_key):
            await response.write(chunk)
        await response.write_eof()
        return response


def command_of(folder: Path, today: str | None, language: str) -> list[str]:
    """Return the arguments that make Python run the program of one person."""
    return ["-m", "tui.web.person", str(folder), today or "", language]


def _tls_of(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(*certificate)
    except (OSError, ssl.SSLError) as error:
        raise WrongUseError(
            _("The certificate cannot be used: {reason}.", reason=error),
            _("Name a certificate and its key, both as PEM files."),
        ) from error
    return context
