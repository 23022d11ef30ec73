"""`cchc document` and `cchc register`: answers, exit codes, and the keys of the contract."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from planner.cli.main import run_command
from planner.model.documents import DocumentState
from planner.register.book import read_book
from planner.register.telling import entry_row
from planner.register.words import document_state_name

sys.path.insert(0, str(Path(__file__).parent.parent / "register"))
from register_workspace import drafted, signed

TODAY = "2026-03-05"
KEYS = {
    "number", "symbol", "number_symbol", "issue_date", "kind", "subject", "signer", "recipients", "state",
}  # fmt: skip


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str, today: str = TODAY):
        capsys.readouterr()
        code = run_command(["-w", str(folder), "--today", today, "--json", *arguments])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_the_whole_way_in_commands(run, folder: Path) -> None:
    new = drafted(folder)
    code, refused = run("register", "issue", new)
    assert code == 3
    assert "cchc document check" in refused["error"]["remedy"]
    for command in (("check", new), ("check", new), ("submit", new), ("sign", new)):
        code, told = run("document", *command)
        assert code == 0
    assert told["state"] == "signed"
    assert told["next"][0]["command"] == f"cchc register issue {new}"
    code, entry = run("register", "issue", new)
    assert code == 0
    assert set(entry) >= KEYS
    assert entry["number_symbol"] == "01/CT-UBND"
    assert entry["layout"]["ok"]
    assert run("register", "issue", new)[1]["number"] == "01"
    assert run("document", "issue", new, "--copies", "15")[1]["copies"] == 15
    listed = run("register", "list")[1]["entries"]
    assert [(e["number"], e["copies"], e["sent_on"]) for e in listed] == [("01", 15, TODAY)]
    assert set(listed[0]) >= KEYS
    (entry,) = read_book(folder, 2026).listed()
    assert entry_row(entry)[2] == document_state_name(DocumentState.issued) == "đã phát hành"
    shown = run("document", "show", new)[1]
    assert [event["step"] for event in shown["events"]][-2:] == ["number", "issue"]
    assert [d["id"] for d in run("document", "list", "--state", "issued")[1]["documents"]] == [new]
    assert run("validate")[1]["issues"] == []


def test_numbers_for_documents_kept_on_paper(run) -> None:
    given = (
        "--kind",
        "CT",
        "--subject",
        "Về việc A",
        "--signer",
        "Phan Huy Ngọc",
        "--recipient",
        "Sở Tư pháp",
    )
    code, entry = run("register", "issue", *given)
    assert (code, entry["number_symbol"], entry["signer"]) == (0, "01/CT-UBND", "Phan Huy Ngọc")
    assert run("register", "reserve", "--kind", "CT", "--reason", "Để dành")[1]["state"] == "reserved"
    code, late = run("register", "late", "--number", "2", "--date", "2026-03-01", "--reason", "Quên", *given)
    assert (code, late["number"], late["late"]) == (0, "02", True)
    assert run("register", "void", "02/CT-UBND", "--reason", "Trùng")[1]["state"] == "void"
    following = run("register", "next")[1]["next"]
    assert [n["number_symbol"] for n in following if n["kind"] == "CT"] == ["03/CT-UBND"]
    assert run("register", "gaps") == (0, {
        "year": 2026, "ok": True, "gaps": [], "doubles": [], "reserved": [], "unfinished": [],
    })  # fmt: skip
    assert run("register", "close", "2026")[0] == 2
    assert run("register", "close", "2026", today="2027-01-05")[1]["closed"]
    assert run("register", "issue", *given)[0] == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("register", "issue"),
        ("register", "issue", "VB-2026-999"),
        ("register", "issue", "NV-2026-001"),
        ("register", "void", "1", "--reason", "x"),
        ("register", "late", "--reason", "x", "--kind", "CT"),
        ("register", "issue", "--kind", "CT", "--date", "2026-13-01"),
        ("register", "print", "-o", "so.txt"),
        ("document", "show", "GP01"),
        ("document", "note", "VB-2026-999"),
        ("document", "return", "VB-2026-999"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(run, folder: Path, arguments: tuple[str, ...]) -> None:
    code, told = run(*arguments)
    assert code == 2
    assert told["error"]["message"]
    assert not (folder / "register").exists()


def test_a_layout_error_is_told_with_its_findings(run, folder: Path) -> None:
    from register_workspace import part, with_main

    from planner.store import Store

    new = drafted(folder)
    path = folder / Store.open(folder).load().documents[new].file
    path.write_bytes(
        with_main(path.read_bytes(), part(path.read_bytes()).replace(b'w:left="1701"', b'w:left="600"'))
    )
    assert run("document", "check", new, "--content")[0] == 0
    code, told = run("document", "check", new, "--layout")
    assert code == 1
    assert not told["ok"]
    assert told["findings"]


def test_the_book_and_the_metadata_as_files(run, folder: Path, tmp_path: Path) -> None:
    run("register", "issue", signed(folder))
    run("register", "issue", "--kind", "KH", "--subject", "x" * 501, "--recipient", "Sở Tư pháp")
    book, data, table = tmp_path / "so.docx", tmp_path / "m.json", tmp_path / "m.csv"
    code, told = run("register", "print", "-o", str(book), "--metadata", str(data))
    assert code == 1
    assert [(t["field"], t["length"], t["allowed"]) for t in told["too_long"]] == [("Subject", 501, 500)]
    assert book.read_bytes().startswith(b"PK")
    first = json.loads(data.read_text(encoding="utf-8"))[0]
    assert first["CodeNumber"] == "01"
    assert first["CodeNotation"] == "CT-UBND"
    assert first["SignerInfo"] == {"Position": "CHỦ TỊCH", "FullName": "Phan Huy Ngọc"}
    assert {"OrganId": None, "OrganName": "Các sở, ban, ngành"} in first["To"]
    assert all(not each["OrganName"].startswith("Lưu") for each in first["To"])
    assert run("register", "print", "-o", str(book))[0] == 2
    assert run("register", "print", "--kind", "CT", "-o", str(book), "--force")[1]["entries"] == 1
    run("register", "print", "--metadata", str(table))
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert rows[0][:3] == ["FileCode.OrganId", "FileCode.FileCatalog", "FileCode.FileNotation"]
    assert len(rows[0]) == 20
    assert rows[2][rows[0].index("To.OrganName")] == "Sở Tư pháp"


def test_without_json_the_answer_is_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = signed(folder)
    for arguments in (
        ["register", "next"],
        ["register", "issue", new],
        ["register", "list"],
        ["document", "list"],
        ["document", "show", new],
        ["register", "gaps"],
        ["document", "note", new, "--pages", "3"],
    ):
        capsys.readouterr()
        assert run_command(["-w", str(folder), "--today", TODAY, *arguments]) == 0
        assert "01/CT-UBND" in capsys.readouterr().out or arguments[1] in ("gaps", "note")
