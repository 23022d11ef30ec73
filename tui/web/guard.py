"""What stands before every request: right host, right origin, a session; and safe headers on every answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from planner.i18n import _

COOKIE = "cchc_session"
PERSON: web.RequestKey[str] = web.RequestKey("person", str)
_OPEN = ("/login", "/static/")
"""Paths that need no session."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server bound to `host`."""
    return host in {"localhost", "::1"} or host.startswith("127.")


def guard(person_of: Callable[[web.Request], str | None], *, hosts: frozenset[str] | None) -> Handler:
    """Return the middleware; `hosts` are the host names that may be asked for, None for any."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if hosts is not None and (urlsplit(f"//{request.host}").hostname or "") not in hosts:
            raise web.HTTPMisdirectedRequest(text=_("This address does not belong to this server."))
        if _is_foreign(request):
            raise web.HTTPForbidden(text=_("This page was asked for by another site."))
        person = person_of(request)
        if person is not None:
            request[PERSON] = person
        elif not request.path.startswith(_OPEN):
            return _turned_away(request)
        return await handler(request)

    return middleware  # type: ignore[return-value]


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the safe headers on an answer."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def _is_foreign(request: web.Request) -> bool:
    """Tell whether a request that changes something, or opens the program, comes from a foreign page."""
    if request.method in {"GET", "HEAD"} and request.path != "/ws":
        return False
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def elsewhere(path: str) -> web.Response:
    """Return the answer that leads to another page of this server."""
    return web.Response(status=303, headers={"Location": path})


def _turned_away(request: web.Request) -> web.StreamResponse:
    if request.path == "/" and request.method == "GET":
        return elsewhere("/login")
    return web.Response(status=401, text=_("Please log in."))
