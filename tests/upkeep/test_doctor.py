"""The doctor finds what is unsound, and mends only what is certain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.cli.main import choose_language, run_command
from planner.model.documents import Document, DocumentState
from planner.store import DocumentTexts, Store
from planner.store.files import digest

TASK = "NV-2026-001"


@pytest.fixture
def doctor(folder: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, dict[str, dict]]:
        capsys.readouterr()
        choose_language(list(arguments))
        code = run_command(["-w", str(folder), "--json", "doctor", *arguments])
        answer = json.loads(capsys.readouterr().out)
        assert answer["ok"] == all(check["ok"] for check in answer["checks"]) == (code == 0)
        return code, {check["name"]: check for check in answer["checks"]}

    return run


def failing(checks: dict[str, dict]) -> set[str]:
    return {name for name, check in checks.items() if not check["ok"]}


def edited(folder: Path) -> Store:
    store = Store.open(folder)
    store.edit(TASK, lambda t: replace(t, note="đã sửa"))
    return store


def test_a_sound_workspace_passes_every_check(doctor, folder: Path) -> None:
    edited(folder)
    code, checks = doctor()
    assert code == 0
    assert {"files_parse", "references", "journal", "leftovers", "index", "backup"} <= set(checks)


def test_a_broken_file_is_named(doctor, folder: Path) -> None:
    (folder / "areas/LV1.yaml").write_text("id: [", encoding="utf-8")
    code, checks = doctor("--fix")
    assert code == 1
    assert "areas/LV1.yaml:" in checks["files_parse"]["detail"]


def test_a_dangling_reference_is_named(doctor, folder: Path) -> None:
    path = folder / "tasks/2026/NV-2026-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("GP01", "GP99"), encoding="utf-8")
    _code, checks = doctor()
    assert failing(checks) == {"references"}
    assert "GP99" in checks["references"]["detail"]


def test_an_edited_journal_is_found(doctor, folder: Path) -> None:
    store = edited(folder)
    store.edit(TASK, lambda t: replace(t, note="lần nữa"))
    path = store.journal.path
    path.write_text(path.read_text(encoding="utf-8").replace("đã sửa", "đã xóa"), encoding="utf-8")
    _code, checks = doctor()
    assert "journal" in failing(checks)
    assert "journal.jsonl:2" in checks["journal"]["detail"]


def test_a_left_temporary_file_is_swept_only_with_fix(doctor, folder: Path) -> None:
    left = folder / "tasks/2026/.NV.yaml.99.cchc-tmp"
    left.write_text("x", encoding="utf-8")
    _code, checks = doctor()
    assert failing(checks) == {"leftovers"}
    assert checks["leftovers"]["mendable"]
    assert left.exists()
    code, checks = doctor("--fix")
    assert code == 0
    assert checks["leftovers"]["mended"]
    assert not left.exists()


@pytest.fixture
def signed(folder: Path) -> Path:
    path = folder / "van-ban/2026/ct.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"the signed file")
    Store.open(folder).create(
        Document(
            id="VB-2026-001",
            kind="CT",
            subject="Thử",
            state=DocumentState.signed,
            file="van-ban/2026/ct.docx",
            content_hash=digest(b"the signed file"),
        )
    )
    return path


def test_a_signed_file_that_was_changed_is_named(doctor, signed: Path) -> None:
    assert "document_files" not in failing(doctor()[1])
    signed.write_bytes(b"the signed file, changed")
    code, checks = doctor("--fix")
    assert code == 1
    assert "VB-2026-001" in checks["document_files"]["detail"]
    assert signed.read_bytes() == b"the signed file, changed"


def test_a_missing_file_is_named(doctor, signed: Path) -> None:
    signed.unlink()
    assert "van-ban/2026/ct.docx" in doctor()[1]["document_files"]["detail"]


def test_a_missing_text_is_named(doctor, signed: Path, folder: Path) -> None:
    kept = DocumentTexts(folder).keep("VB-2026-001", "nội dung")
    Store.open(folder).edit("VB-2026-001", lambda d: replace(d, text_hash=kept))
    assert "document_texts" not in failing(doctor()[1])
    DocumentTexts(folder).path_of("VB-2026-001").unlink()
    assert "VB-2026-001" in doctor()[1]["document_texts"]["detail"]


def test_a_missing_text_is_read_again_from_the_file(doctor, folder: Path) -> None:
    (folder / "luu-tru").mkdir()
    (folder / "luu-tru/kh.txt").write_text("Kế hoạch cải cách hành chính", encoding="utf-8")
    Store.open(folder).create(
        Document(id="VB-2014-001", kind="KH", subject="Thử", file="luu-tru/kh.txt", text_hash="0" * 64)
    )
    assert "VB-2014-001" in doctor()[1]["document_texts"]["detail"]
    assert doctor("--fix")[1]["document_texts"]["mended"]
    assert DocumentTexts(folder).read("VB-2014-001").strip() == "Kế hoạch cải cách hành chính"
    assert "document_texts" not in failing(doctor()[1])


def test_a_damaged_backup_is_found_and_a_sound_one_made(doctor, folder: Path) -> None:
    store = edited(folder)
    backup = store.backups.read(store.backups.names()[-1])
    mark = backup.files[0].hash
    content = folder / ".backup" / "files" / mark[:2] / mark
    content.write_bytes(bytes(len(content.read_bytes())))
    _code, checks = doctor()
    assert failing(checks) == {"backup"}
    code, checks = doctor("--fix")
    assert code == 0
    assert checks["backup"]["mended"]


def test_a_change_without_any_backup_is_found(doctor, folder: Path) -> None:
    store = edited(folder)
    for path in (folder / ".backup" / "days").iterdir():
        path.unlink()
    assert failing(doctor()[1]) == {"backup"}
    assert store.backups.names() == []
