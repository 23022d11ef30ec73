"""Files sent from a browser: they arrive whole in one folder, or one message says why not."""

from __future__ import annotations

import errno
import io
import zipfile
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from planner.intake import receiving
from planner.intake.limits import USUAL_LIMITS
from tests.web.conftest import PASSWORD
from tui.web.accounts import Accounts
from tui.web.guard import COOKIE
from tui.web.server import WebServer
from tui.web.upload import MARK

TEXT = "Chỉ thị về việc đẩy mạnh cải cách hành chính\n".encode()
ROLES = "role_holders:\n  - {id: VT, name: Lê Thị Lan, users: [vpub_lan], roles: [records_clerk]}\n"


@pytest.fixture
async def visit(folder: Path) -> AsyncIterator[Callable[[str], TestClient]]:
    """Return a way to come as somebody who is logged in, or as nobody."""
    accounts = Accounts(folder.parent / "users.json")
    for login in ("vpub_lan", "khach"):
        accounts.set_password(login, PASSWORD)
    options = {"folder": folder, "today": date(2026, 11, 23), "accounts": accounts, "owner": "an"}
    server = WebServer([], host="127.0.0.1", port=0, **options)
    running = TestServer(await server._make_app())
    await running.start_server()
    clients = []

    def come(person: str = "vpub_lan") -> TestClient:
        cookies = {COOKIE: server.sessions.begin(person)} if person else {}
        clients.append(TestClient(running, cookies=cookies))
        return clients[-1]

    yield come
    for client in clients:
        await client.session.close()
    await running.close()


async def send(
    client: TestClient, name: str, body: object = TEXT, *, headers: dict[str, str] | None = None
) -> tuple[int, str]:
    answer = await client.post("/upload", params={"name": name}, data=body, headers=headers or {MARK: "1"})
    text = await answer.text()
    return answer.status, (await answer.json())["message"] if text.startswith("{") else text


def arrived(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "can-nhap").glob("*"))


def packed(*parts: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        for part in parts:
            file.writestr(part, "x" * 5000)
    return raw.getvalue()


async def test_a_file_arrives_byte_for_byte_under_its_vietnamese_name(visit, folder) -> None:
    big = TEXT * 5_000
    status, told = await send(visit(), "Chỉ thị đẩy mạnh.txt", big)
    assert (status, "Đã nhận" in told) == (200, True)
    assert (folder / "can-nhap" / "Chỉ thị đẩy mạnh.txt").read_bytes() == big
    assert arrived(folder) == ["Chỉ thị đẩy mạnh.txt"]


async def test_a_second_file_of_the_same_name_gets_another(visit, folder) -> None:
    client = visit()
    for body in (b"mot", b"hai", b"ba"):
        assert (await send(client, "a.txt", body))[0] == 200
    assert arrived(folder) == ["a (2).txt", "a (3).txt", "a.txt"]
    assert (folder / "can-nhap" / "a.txt").read_bytes() == b"mot"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../workspace.txt", "workspace.txt"),
        ("C:\\van ban\\Báo cáo.txt", "Báo cáo.txt"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a\x00b\u202etxt.txt", "abtxt.txt"),
        (".an.txt", "an.txt"),
        ("con.txt", "con_.txt"),
        ("con.cu.txt", "con.cu_.txt"),
        ("a:b*?.txt", "ab.txt"),
        ("ba\u0301o ca\u0301o.TXT", "báo cáo.TXT"),
        ("ă" * 300 + ".txt", "ă" * 88 + ".txt"),
    ],
)
async def test_a_name_leads_nowhere_else(visit, folder, name: str, kept: str) -> None:
    before = {path for path in folder.parent.rglob("*") if "can-nhap" not in path.parts}
    assert (await send(visit(), name))[0] == 200
    assert arrived(folder) == [kept]
    assert {path for path in folder.parent.rglob("*") if "can-nhap" not in path.parts} == before


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "tên"), ("..", "tên"), ("../", "tên"), (".txt", "loại tệp"), ("   .txt", "loại tệp")],
)
async def test_a_file_without_a_name_is_refused(visit, folder, name: str, why: str) -> None:
    status, told = await send(visit(), name)
    assert status == 422
    assert why in told
    assert arrived(folder) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.exe", TEXT),
        ("a.xlsx", packed("xl/workbook.xml")),
        ("a.docx", packed("xl/workbook.xml")),
        ("a.docx", b"MZ\x90\x00" + b"\x00" * 9000),
        ("a.doc", b"\x89PNG" + b"\x00" * 9000),
        ("a", TEXT),
        ("a.txt.exe", TEXT),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 9000),
    ],
)
async def test_what_no_import_reads_is_refused_whatever_its_name_says(visit, folder, name, body) -> None:
    status, told = await send(visit(), name, body)
    assert status == 422
    assert name in told
    assert arrived(folder) == []


async def test_a_word_file_and_an_open_document_arrive(visit, folder) -> None:
    client = visit()
    for name, part in (("a.docx", "word/document.xml"), ("a.odt", "content.xml")):
        assert (await send(client, name, packed(part)))[0] == 200
    assert arrived(folder) == ["a.docx", "a.odt"]


@pytest.mark.parametrize("body", [b"", b"\x00\x00 \r\n"])
async def test_an_empty_file_is_refused(visit, folder, body: bytes) -> None:
    status, told = await send(visit(), "a.txt", body)
    assert (status, "tệp rỗng" in told) == (422, True), told
    assert arrived(folder) == []


async def test_a_file_that_is_too_large_is_refused_by_its_length_and_while_it_comes(
    visit, folder, monkeypatch
) -> None:
    client = visit()
    small = USUAL_LIMITS.__class__(file_bytes=100_000)
    monkeypatch.setattr(receiving.Incoming.__init__, "__defaults__", (small,))
    told_length = await send(client, "a.txt", b"x" * 100_001)

    async def pieces() -> AsyncIterator[bytes]:
        for _piece in range(20):
            yield b"x" * 10_000

    told_nothing = await send(client, "a.txt", pieces())
    assert told_length[0] == told_nothing[0] == 413
    assert "MB" in told_nothing[1]
    assert arrived(folder) == []
    assert (await send(client, "a.txt", b"x" * 100_000))[0] == 200


async def test_nobody_and_a_foreign_page_send_nothing(visit, folder) -> None:
    assert (await send(visit(""), "a.txt"))[0] == 401
    assert (await visit("").get("/upload")).status == 401
    client = visit()
    assert (await send(client, "a.txt", headers={"X-Other": "1"}))[0] == 403
    foreign = {MARK: "1", "Origin": "http://evil.example"}
    assert (await send(client, "a.txt", headers=foreign))[0] == 403
    form = aiohttp.FormData({"name": "a.txt"})
    assert (await client.post("/upload?name=a.txt", data=form)).status == 403
    assert arrived(folder) == []


async def test_somebody_without_a_role_is_refused_where_the_workspace_has_roles(visit, folder) -> None:
    (folder / "roles").mkdir()
    (folder / "roles" / "all.yaml").write_text(ROLES, encoding="utf-8")
    status, told = await send(visit("khach"), "a.txt")
    assert status == 403
    assert "Lê Thị Lan" in told
    assert (await send(visit("vpub_lan"), "a.txt"))[0] == 200
    assert arrived(folder) == ["a.txt"]


async def test_the_plan_inside_the_program_takes_no_files(visit, folder, monkeypatch) -> None:
    monkeypatch.setattr("planner.store.Store.read_only", True)
    assert (await send(visit(), "a.txt"))[0] == 403
    assert arrived(folder) == []


@pytest.mark.parametrize("where", ["write", "place"])
async def test_a_full_disk_is_told_and_leaves_nothing(visit, folder, monkeypatch, where: str) -> None:
    def full(*_told: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    if where == "write":
        monkeypatch.setattr(receiving.os, "fsync", full)
    else:
        monkeypatch.setattr(receiving, "rename_if_free", full)
    status, told = await send(visit(), "a.txt")
    assert status == 500
    assert "đĩa đã đầy" in told
    assert arrived(folder) == []


async def test_a_folder_that_leads_out_of_the_workspace_takes_nothing(visit, folder, tmp_path) -> None:
    (tmp_path / "elsewhere").mkdir()
    try:
        (folder / "can-nhap").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("no links on this system")
    assert (await send(visit(), "a.txt"))[0] == 500
    assert list((tmp_path / "elsewhere").iterdir()) == []


async def test_what_was_not_foreseen_is_a_message_too(visit, folder, monkeypatch) -> None:
    monkeypatch.setattr(receiving.Incoming, "finish", lambda _self: 1 / 0)
    status, told = await send(visit(), "a.txt")
    assert status == 500
    assert "Traceback" not in told
    assert arrived(folder) == []


async def test_the_page_is_vietnamese_and_brings_everything_itself(visit) -> None:
    text = await (await visit().get("/upload")).text()
    assert "Gửi tệp" in text
    assert "50 MB" in text
    assert "http" not in text
