"""The web server: who gets in, who does not, and what strangers get."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import aiohttp
import pytest

from planner.cli.main import choose_language, run_command
from tests.web.conftest import PASSWORD, Served, made_workspace
from tui.web.guard import is_loopback


def visitor(served: Served) -> aiohttp.ClientSession:
    jar = aiohttp.CookieJar(unsafe=True)
    return aiohttp.ClientSession(base_url=served.base, cookie_jar=jar)


async def log_in(session: aiohttp.ClientSession, login: str, password: str = PASSWORD):
    return await session.post("/login", data={"login": login, "password": password}, allow_redirects=False)


PATHS = ["/ws", "/download/abc", "/logout", "/enter?key=x", "/static/../server.py", "/x"]


@pytest.mark.parametrize("path", PATHS)
async def test_strangers_get_nothing(served: Served, path: str) -> None:
    async with visitor(served) as session:
        answer = await session.get(path, allow_redirects=False)
        assert answer.status in {401, 404}
        assert "NV-2026" not in await answer.text()


async def test_strangers_are_sent_to_the_login_page(served: Served) -> None:
    async with visitor(served) as session:
        answer = await session.get("/", allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (303, "/login")
        page = await session.get("/login")
        assert 'type="password"' in await page.text()
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


async def test_the_right_password_opens_the_terminal_page(served: Served) -> None:
    async with visitor(served) as session:
        answer = await log_in(session, "vpub_lan")
        assert answer.status == 303
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        page = await session.get("/")
        text = await page.text()
        assert "vpub_lan" in text
        assert "https://" not in text
        assert (await session.post("/logout", allow_redirects=False)).status == 303
        assert (await session.get("/", allow_redirects=False)).status == 303


async def test_wrong_passwords_are_refused_and_then_made_to_wait(served: Served) -> None:
    async with visitor(served) as session:
        codes = [(await log_in(session, "khong_co", "sai mật khẩu")).status for _try in range(6)]
        assert codes == [401] * 5 + [429]
        page = await log_in(session, "khong_co")
        assert page.status == 429
        assert "Thử lại sau" in await page.text()


async def test_another_host_name_and_another_site_are_refused(served: Served) -> None:
    async with visitor(served) as session:
        assert (await session.get("/login", headers={"Host": "evil.example"})).status == 421
        form = {"login": "vpub_lan", "password": PASSWORD}
        foreign = await session.post("/login", data=form, headers={"Origin": "http://evil.example"})
        assert foreign.status == 403


async def test_an_oversized_form_is_refused(served: Served) -> None:
    async with visitor(served) as session:
        answer = await log_in(session, "vpub_mai", "x" * 100_000)
        assert answer.status in {401, 413, 429}


async def first_picture(socket: aiohttp.ClientWebSocketResponse) -> str:
    seen = b""
    async with asyncio.timeout(30):
        while "Đề án thử" not in seen.decode(errors="ignore"):
            message = await socket.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, message
            seen += message.data
    return seen.decode(errors="ignore")


async def test_each_person_has_one_program_that_outlives_the_page(tmp_path: Path) -> None:
    served = Served(made_workspace(tmp_path / "ws"), None)
    try:
        async with visitor(served) as session:
            assert (await session.get(served.address)).status == 200
            first = await session.ws_connect("/ws?width=100&height=30")
            await first_picture(first)
            second = await session.ws_connect("/ws?width=100&height=30")
            picture = await first_picture(second)
            assert "\x1b[?1049h" in picture
            closed = await first.receive()
            while closed.type is aiohttp.WSMsgType.BINARY:
                closed = await first.receive()
            assert closed.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED}
            await second.close()
    finally:
        served.stop()


async def test_without_logins_only_the_secret_address_opens_it(tmp_path: Path) -> None:
    served = Served(made_workspace(tmp_path / "ws"), None)
    try:
        async with visitor(served) as session:
            assert (await session.get("/enter?key=guess", allow_redirects=False)).status == 401
            assert 'type="password"' not in await (await session.get("/login")).text()
            assert (await log_in(session, "", "")).status == 401
            assert (await session.get(served.address)).url.path == "/"
    finally:
        served.stop()


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.1.2.3", False)],
)
def test_loopback_is_told_from_the_network(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


def serve(folder: Path, *arguments: str) -> int:
    choose_language([])
    return run_command(["-w", str(folder), "serve", "--users", str(folder.parent / "u.json"), *arguments])


def test_the_network_is_refused_without_logins(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(folder, "--host", "0.0.0.0") == 2
    assert "--add-user" in capsys.readouterr().err


def test_a_certificate_without_its_key_and_a_wrong_one_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve(folder, "--certificate", "a.pem") == 2
    assert serve(folder, "--certificate", "a.pem", "--key", "b.pem") == 2
    assert "PEM" in capsys.readouterr().err


def test_logins_are_added_listed_and_taken_away(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.prompt", lambda *_a, **_k: PASSWORD)
    assert serve(folder, "--add-user", "vpub_lan") == 0
    capsys.readouterr()
    assert serve(folder, "--json", "--list-users") == 0
    assert json.loads(capsys.readouterr().out) == {"logins": ["vpub_lan"]}
    assert serve(folder, "--remove-user", "vpub_lan") == 0
    assert serve(folder, "--remove-user", "vpub_lan") == 2
