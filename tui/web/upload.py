"""The page on which a person sends files from the own computer to the folder that imports are made from."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

import aiohttp_jinja2
from aiohttp import web

from planner.errors import CchcError
from planner.failure_log import log_failure
from planner.i18n import _
from planner.intake.limits import MEGABYTE, USUAL_LIMITS
from planner.intake.receiving import ENDINGS, WAITING_FOLDER, Incoming
from planner.model.roles import Role
from planner.store import ReadOnlyWorkspaceError, Store
from tui.web.guard import PERSON

if TYPE_CHECKING:
    from pathlib import Path

PIECE = 64 * 1024
"""Bytes taken from the connection at once; a file never stands in memory."""
MARK = "X-Cchc-Upload"
"""Header that a foreign page cannot send without asking this server first, which never allows it."""
_TOO_LARGE, _FORBIDDEN, _REFUSED, _FAILED = 413, 403, 422, 500


class Uploads:
    """Takes files for the workspace in `folder`; `today` is when roles are looked up, None for the clock."""

    def __init__(self, folder: Path, today: date | None = None) -> None:
        self._folder = folder
        self._today = today

    async def handle_page(self, request: web.Request) -> web.StreamResponse:
        """Show the page."""
        megabytes = USUAL_LIMITS.file_bytes // MEGABYTE
        context = {
            "title": _("Send files for import"),
            "person": request[PERSON],
            "what": _(
                "Send past documents from your computer: {endings}; at most {size} MB each.",
                endings=", ".join(ENDINGS),
                size=megabytes,
            ),
            "drop": _("Drag files here, or"),
            "choose": _("Choose files…"),
            "then": _(
                "They wait in the folder {folder}: press 7 in the program to import them.",
                folder=WAITING_FOLDER,
            ),
            "back": _("Back to the program"),
            "largest": USUAL_LIMITS.file_bytes,
            "endings": ",".join(ENDINGS),
            "mark": MARK,
            "too_large": _(
                "“{name}” is larger than {size} MB; split it or take large pictures out.",
                name="{name}",
                size=megabytes,
            ),
            "sending": _("Sending “{name}”…", name="{name}"),
            "lost": _("“{name}” did not arrive: the connection was lost. Send it again.", name="{name}"),
        }
        return aiohttp_jinja2.render_template("upload.html", request, context)

    async def handle_file(self, request: web.Request) -> web.StreamResponse:
        """Take one file, the body of the request, under the name that the query tells."""
        if MARK not in request.headers:
            raise web.HTTPForbidden(text=_("This page was asked for by another site."))
        try:
            await asyncio.to_thread(self._refuse_readers, request[PERSON])
            path = await self._take(request)
        except CchcError as error:
            return _told(error, _status(error))
        except (ConnectionError, asyncio.IncompleteReadError, web.RequestPayloadError):
            raise
        except Exception as error:  # noqa: BLE001 - every error becomes a message, none a traceback
            return _told(log_failure(error), _FAILED)
        return web.json_response({"message": _("“{name}” has arrived.", name=path.name), "name": path.name})

    async def _take(self, request: web.Request) -> Path:
        with Incoming(self._folder, request.query.get("name", "")) as incoming:
            incoming.expect(request.content_length or 0)
            async for piece in request.content.iter_chunked(PIECE):
                await asyncio.to_thread(incoming.write, piece)
            return await asyncio.to_thread(incoming.finish)

    def _refuse_readers(self, person: str) -> None:
        """Refuse somebody who holds no role where the workspace has roles, and a plan that stays as it is."""
        from planner.register.permission import require_roles

        store = Store.open(self._folder, person)
        if store.read_only:
            raise ReadOnlyWorkspaceError
        today = self._today or date.today()  # noqa: DTZ011 - the office's own calendar day
        require_roles(store, tuple(Role), _("send files"), today, "cchc import")


def _status(error: CchcError) -> int:
    from planner.intake.errors import TooLargeError
    from planner.register.errors import NotAllowedError
    from planner.store import WriteFailedError

    if isinstance(error, TooLargeError):
        return _TOO_LARGE
    if isinstance(error, NotAllowedError | ReadOnlyWorkspaceError):
        return _FORBIDDEN
    return _FAILED if isinstance(error, WriteFailedError) else _REFUSED


def _told(error: CchcError, status: int) -> web.Response:
    return web.json_response({"message": f"{error.message} {error.remedy}"}, status=status)
