"""One program for each person, for as long as the session lasts; cookies and proxies; roles by login."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from aiohttp import WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from planner.cli.main import choose_language, run_command
from planner.model.documents import DocumentStep
from planner.register.errors import NotAllowedError
from tests.web.conftest import PASSWORD
from tui.web import running, server
from tui.web.accounts import Accounts
from tui.web.guard import COOKIE
from tui.web.person import PersonApp
from tui.web.server import WebServer
from tui.web.sessions import FREE_TRIES, IDLE, LONGEST, LoginLimit, Sessions

PROGRAM = """
import os
told = f"{os.environ['CCHC_USER']} {os.getpid()}".encode()
os.write(1, b"__GANGLION__\\n")
os.write(1, b"D" + len(told).to_bytes(4, "big") + told)
while b"quit" not in (read := os.read(0, 4096)) and read:
    if b"focus" in read:
        os.write(1, b"D" + len(told).to_bytes(4, "big") + told)
"""
"""Stands for the program: says whose it is and its process, also to a page opened anew; ends when told."""
ROLES = "role_holders:\n  - {id: VT, name: Lê Thị Lan, users: [%s], roles: [records_clerk]}\n"


class Office:
    """A running server in this process, and its visitors."""

    def __init__(self, web: WebServer, site: TestServer) -> None:
        self.web, self.site, self.now = web, site, 1000.0
        self.web.sessions = Sessions(lambda: self.now)
        self.web.limit = LoginLimit(lambda: self.now)
        self.visitors: list[TestClient] = []

    def visitor(self, login: str = "") -> TestClient:
        cookies = {COOKIE: self.web.sessions.begin(login)} if login else {}
        self.visitors.append(TestClient(self.site, cookies=cookies))
        return self.visitors[-1]

    @property
    def programs(self) -> dict[str, running.RunningProgram]:
        return self.web.programs._programs


@asynccontextmanager
async def serving(folder: Path, **options: object) -> AsyncIterator[Office]:
    accounts = Accounts(folder.parent / "users.json")
    for login in ("vpub_lan", "vpub_mai"):
        accounts.set_password(login, PASSWORD)
    web = WebServer(
        ["-c", PROGRAM], folder=folder, host="127.0.0.1", port=0, accounts=accounts, owner="an", **options
    )
    site = TestServer(await web._make_app())
    await site.start_server()
    office = Office(web, site)
    yield office
    for visitor in office.visitors:
        await visitor.session.close()
    await site.close()


async def said(page) -> list[str]:
    """Return what the program says on a page: whose it is, and its process."""
    message = await page.receive(timeout=20)
    assert message.type is WSMsgType.BINARY, message
    return message.data.decode().split()


async def closed(page) -> None:
    while (message := await page.receive(timeout=20)).type is WSMsgType.BINARY:
        pass
    assert message.type in {WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING}


async def until(is_true) -> None:
    async with asyncio.timeout(20):
        while not is_true():  # noqa: ASYNC110 - a process ends by itself
            await asyncio.sleep(0.02)


async def test_each_person_has_one_process_under_the_own_login(folder) -> None:
    async with serving(folder) as office:
        lan, mai = office.visitor("vpub_lan"), office.visitor("vpub_mai")
        first = await lan.ws_connect("/ws")
        whose, process = await said(first)
        other, another = await said(await mai.ws_connect("/ws"))
        assert (whose, other, process == another) == ("vpub_lan", "vpub_mai", False)
        again = await lan.ws_connect("/ws")
        assert await said(again) == [whose, process]
        await closed(first)
        assert sorted(office.programs) == ["vpub_lan", "vpub_mai"]


async def test_logging_out_ends_the_program_and_the_session(folder) -> None:
    async with serving(folder) as office:
        lan = office.visitor("vpub_lan")
        page = await lan.ws_connect("/ws")
        await said(page)
        program = office.programs["vpub_lan"]
        assert (await lan.post("/logout", allow_redirects=False)).status == 303
        await closed(page)
        assert program._process.returncode is not None
        assert (await lan.get("/", allow_redirects=False)).status == 303
        assert office.programs == {}


@pytest.mark.parametrize("why", ["idle", "old", "taken away"])
async def test_an_open_page_is_closed_and_its_program_ended_with_the_session(
    folder, monkeypatch, why
) -> None:
    monkeypatch.setattr(server, "BETWEEN_LOOKS", 0.02)
    async with serving(folder) as office:
        page = await office.visitor("vpub_lan").ws_connect("/ws")
        await said(page)
        program = office.programs["vpub_lan"]
        if why == "taken away":
            office.web.accounts.remove("vpub_lan")
        else:
            office.now += (IDLE if why == "idle" else LONGEST) + 1
        await closed(page)
        await until(program.ended.is_set)
        assert office.programs == {}


async def test_keys_keep_a_session_alive(folder, monkeypatch) -> None:
    monkeypatch.setattr(server, "BETWEEN_LOOKS", 0.02)
    async with serving(folder) as office:
        page = await office.visitor("vpub_lan").ws_connect("/ws")
        await said(page)
        for _hour in range(3):
            office.now += IDLE - 1
            await page.send_json(["stdin", "a"])
            await page.send_json(["ping", "1"])
            while (await page.receive(timeout=20)).type is not WSMsgType.TEXT:
                pass
        assert not office.programs["vpub_lan"].ended.is_set()


async def test_a_program_waits_for_its_person_for_a_while_only(folder, monkeypatch) -> None:
    async with serving(folder) as office:
        lan = office.visitor("vpub_lan")
        page = await lan.ws_connect("/ws")
        before = await said(page)
        await page.close()
        page = await lan.ws_connect("/ws")
        assert await said(page) == before
        monkeypatch.setattr(running, "KEPT_ALIVE", 0.05)
        program = office.programs["vpub_lan"]
        await page.close()
        await until(program.ended.is_set)
        assert office.programs == {}


async def log_in(visitor: TestClient, password: str = PASSWORD, **headers: str):
    form = {"login": "vpub_lan", "password": password}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await visitor.post("/login", data=form, headers=named, allow_redirects=False)


async def test_the_cookie_goes_by_https_only_where_there_is_https(folder) -> None:
    async with serving(folder) as office:
        plain = (await log_in(office.visitor())).headers["Set-Cookie"]
        behind = (await log_in(office.visitor(), X_Forwarded_Proto="https")).headers["Set-Cookie"]
        assert all(flag in cookie for cookie in (plain, behind) for flag in ("HttpOnly", "SameSite=Strict"))
        assert ("Secure" in plain, "Secure" in behind) == (False, True)
        page = await office.visitor("vpub_lan").get("/", headers={"X-Forwarded-Proto": "https"})
        assert "wss://" in await page.text()


async def test_only_the_named_proxy_is_believed(folder) -> None:
    name = "cchc.tinh.vn"
    async with serving(folder, proxy_name=name) as office:
        visitor = office.visitor()
        assert (await visitor.get("/login", headers={"Host": name})).status == 200
        assert (await visitor.get("/login", headers={"Host": "khac.vn"})).status == 421
        for _try in range(FREE_TRIES):
            assert (await log_in(visitor, "sai", X_Forwarded_For="10.0.0.9")).status == 401
        assert office.web.limit.wait("address:10.0.0.9") > 0
        assert office.web.limit.wait("address:127.0.0.1") == 0
    async with serving(folder) as office:
        assert (await office.visitor().get("/login", headers={"Host": name})).status == 421
        assert (await log_in(office.visitor(), "sai", X_Forwarded_For="10.0.0.9")).status == 401
        assert "address:127.0.0.1" in office.web.limit._failures


@pytest.mark.parametrize(
    "where",
    [
        ["--host", "0.0.0.0"],
        ["--host", "::"],
        ["--host", "may-chu.tinh.vn"],
        ["--proxy-name", "cchc.tinh.vn"],
    ],
)
def test_without_logins_the_network_is_refused_in_vietnamese(folder, capsys, where) -> None:
    choose_language([])
    code = run_command(["-w", str(folder), "serve", "--users", str(folder.parent / "nobody.json"), *where])
    told = capsys.readouterr().err
    assert code == 2
    assert where[1] in told
    assert "thêm người dùng: cchc serve --add-user" in told


def test_roles_follow_the_login_and_not_the_user_of_the_machine(folder, monkeypatch) -> None:
    (folder / "roles").mkdir()
    (folder / "roles" / "all.yaml").write_text(ROLES % f"vpub_lan, {getpass.getuser()}", encoding="utf-8")
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "VB.yaml").write_text(
        "id: VB\nkind: CV\nsubject: Về việc thử\nstate: draft\nyear: 2026\n", encoding="utf-8"
    )
    may = {}
    for login in ("vpub_lan", "vpub_mai"):
        monkeypatch.setenv("CCHC_USER", login)
        desk = PersonApp(folder, date(2026, 11, 23)).desk
        assert desk.store.user == login
        steps = desk.register.way("VB").outlook.next
        may[login] = [step.mine for step in steps if step.step == DocumentStep.check_content.value]
        desk.store.load()
        try:
            desk.register.reserve("CV", "UBND-TH", "giữ cho văn bản khác")
        except NotAllowedError:
            may[login].append("refused")
    assert may == {"vpub_lan": [False], "vpub_mai": [False, "refused"]}
