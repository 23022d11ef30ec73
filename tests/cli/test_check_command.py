"""`cchc check`: answers in JSON and in words, certificates, and one exit code for several files."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from planner.cli.main import choose_language, run_command
from planner.documents import DraftRequest, draft
from planner.places import shipped_plans
from planner.store import Store

TODAY = "2026-06-10"
FINDING = {"rule", "article", "severity", "component", "where", "expected", "found", "remedy"}
"""Keys of the contract; more are welcome."""
METADATA = [
    "kind_code",
    "kind_name",
    "number",
    "symbol",
    "number_symbol",
    "issue_date",
    "place",
    "issuing_body",
    "superior_body",
    "subject",
    "signing_authority",
    "signer",
    "addressees",
    "recipients",
]


@pytest.fixture(scope="module")
def directive(tmp_path_factory) -> bytes:
    from datetime import date

    workspace = Store.open(shipped_plans()).load()
    return draft(workspace, DraftRequest(kind="directive"), date.fromisoformat(TODAY)).docx


@pytest.fixture
def files(directive: bytes, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Return a sound file, one with a slip, and one that is no Word file."""
    sound, wrong, other = (tmp_path / name for name in ("dung.docx", "sai.docx", "khac.docx"))
    sound.write_bytes(directive)
    with ZipFile(sound) as source, ZipFile(wrong, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"./.", b"."))
    other.write_bytes(b"%PDF-1.7")
    return sound, wrong, other


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        given = ["-w", str(folder), "--today", TODAY, "check", *map(str, arguments)]
        choose_language(given)
        code = run_command(given)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_sound_file_answers_ok_with_all_keys_of_the_contract(check, files):
    code, out, _err = check(files[0], "--json")
    (entry,) = json.loads(out)["files"]
    assert code == 0
    assert entry["file"] == str(files[0])
    assert (entry["ok"], entry["kind"]) == (True, "CT")
    assert entry["checked"] > 90
    assert list(entry["metadata"]) == METADATA
    assert entry["metadata"]["number_symbol"] is None
    assert all(finding["severity"] != "error" for finding in entry["findings"])


def test_an_error_ends_with_1_and_says_what_to_do(check, files):
    code, out, _err = check(files[1], "--json")
    (entry,) = json.loads(out)["files"]
    assert (code, entry["ok"]) == (1, False)
    finding = next(finding for finding in entry["findings"] if finding["rule"] == "body.end")
    assert set(finding) >= FINDING
    assert finding["severity"] == "error"


def test_people_get_the_findings_by_component(check, files):
    code, out, _err = check(files[0], files[1])
    assert code == 1
    assert "dung.docx: đã kiểm tra" in out
    assert "Nội dung văn bản\n  LỖI  " in out
    assert "quy định: “./.”" in out
    assert "→ Kết thúc nội dung bằng dấu ./. trước phần ký." in out


def test_a_file_that_cannot_be_opened_ends_with_3_and_the_others_are_checked(check, files):
    code, out, err = check(*files, "--json")
    entries = json.loads(out)["files"]
    assert code == 3
    assert [entry["ok"] for entry in entries] == [True, False, False]
    assert entries[2]["error"]["kind"] == "OtherFormatError"
    assert "tệp PDF" in err


def test_a_file_that_is_not_there_ends_with_3(check, tmp_path):
    code, _out, err = check(tmp_path / "khong-co.docx")
    assert code == 3
    assert "khong-co.docx" in err


def test_a_certificate_is_kept_where_asked_for(check, files):
    check(files[0], "--certificate")
    certificate = json.loads((files[0].parent / "dung.kiem-tra.json").read_text(encoding="utf-8"))
    assert certificate["file"] == "dung.docx"
    assert certificate["ok"]
    assert {"rule", "component", "article", "expected", "found", "ok"} == set(certificate["rules"][0])


def test_without_a_workspace_the_layout_is_checked_all_the_same(files, capsys, tmp_path):
    code = run_command(["-w", str(tmp_path / "khong-co"), "--today", TODAY, "check", str(files[0]), "--json"])
    entry = json.loads(capsys.readouterr().out)["files"][0]
    assert (code, entry["ok"]) == (0, True)


def test_draft_tells_the_layout_and_keeps_the_certificate(folder, capsys, tmp_path):
    (folder / "signers").mkdir()
    signer = "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch\noffice: chairman\n"
    (folder / "signers/PHN.yaml").write_text(signer, encoding="utf-8")
    target = tmp_path / "ct.docx"
    code = run_command(
        [
            "-w",
            str(folder),
            "--today",
            TODAY,
            "draft",
            "directive",
            "--year",
            "2026",
            "-o",
            str(target),
            "--json",
        ]
    )
    data = json.loads(capsys.readouterr().out)
    assert code == 0, data
    assert data["layout"]["ok"] is True
    assert data["layout"]["checked"] > 80
    assert (tmp_path / "ct.kiem-tra.json").exists()
