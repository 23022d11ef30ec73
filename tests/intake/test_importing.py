"""Importing folders: nothing twice, nothing lost, the original byte for byte."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from made_up_folder import made_up, make_folder

from planner.cli.main import run_command
from planner.errors import CchcError
from planner.intake import importing
from planner.intake.collecting import NothingThereError, collect
from planner.intake.importing import Import, ImportedFile, Outcome
from planner.intake.parallel import read_all
from planner.intake.prepared import prepare, reader_for
from planner.model.documents import DocumentState
from planner.store import DocumentTexts, ReadOnlyWorkspaceError, Store
from planner.store.archive import LONGEST_NAME, Archive, archived_name
from planner.store.files import digest


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return a folder of three documents."""
    make_folder(tmp_path / "papers", 3)
    return tmp_path / "papers"


def run(store: Store, *paths: Path, **options) -> list[ImportedFile]:
    job = Import(store, paths, **options)
    return job.in_order(list(job.results()))


def documents(folder: Path):
    return [d for d in Store.open(folder).load().documents.values() if d.content_hash]


def test_a_document_becomes_a_record_with_its_text_and_original(folder: Path, papers: Path) -> None:
    results = run(Store.open(folder), papers)
    assert [result.outcome for result in results] == [Outcome.imported] * 3
    for result in results:
        record = Store.open(folder).load().documents[result.id]
        original = Path(result.file).read_bytes()
        assert (folder / record.file).read_bytes() == original
        assert record.content_hash == digest(original)
        assert record.original_name == Path(result.file).name
        assert record.state is DocumentState.received
        assert record.kind == "KH"
        assert record.signer == "Nguyễn Văn A"
        assert record.issue_date is not None
        assert record.file.startswith(f"luu-tru/{record.issue_date.year}/")
        assert record.id == f"VB-{record.issue_date.year}-{int(record.number or 0):03}-KH-UBND"
        texts = DocumentTexts(folder)
        assert texts.is_kept(record.id, record.text_hash)
        assert "Mã tra cứu" in texts.read(record.id)


def test_the_same_content_is_recognised_under_another_name(folder: Path, papers: Path) -> None:
    store = Store.open(folder)
    first = run(store, papers)
    copy = papers / "bản sao.docx"
    copy.write_bytes(Path(first[0].file).read_bytes())
    again = run(store, papers)
    assert {result.outcome for result in again} == {Outcome.skipped}
    assert next(r for r in again if r.file == str(copy)).id == first[0].id
    assert len(documents(folder)) == 3
    assert len(list((folder / "luu-tru").rglob("*.*"))) == 3


def test_a_copy_inside_the_same_import_is_taken_once(folder: Path, papers: Path) -> None:
    source = next(papers.rglob("*.docx"))
    (papers / "z-copy.docx").write_bytes(source.read_bytes())
    outcomes = [result.outcome for result in run(Store.open(folder), papers)]
    assert sorted(outcomes) == ["imported"] * 3 + ["skipped"]


def test_one_bad_file_never_stops_the_rest(folder: Path, papers: Path) -> None:
    (papers / "hỏng.docx").write_bytes(b"PK\x03\x04 broken")
    (papers / "rỗng.pdf").write_bytes(b"")
    (papers / "ảnh.doc").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)))
    results = run(Store.open(folder), papers)
    failed = {Path(r.file).name: r for r in results if r.outcome is Outcome.failed}
    assert set(failed) == {"hỏng.docx", "rỗng.pdf", "ảnh.doc"}
    assert all(r.message and r.remedy for r in failed.values())
    assert sum(r.outcome is Outcome.imported for r in results) == 3


def test_lock_files_hidden_files_and_loops_are_left_out_visibly(folder: Path, papers: Path) -> None:
    (papers / "~$hoach.docx").write_bytes(b"x")
    (papers / ".hidden.docx").write_bytes(b"x")
    (papers / ".git").mkdir()
    (papers / "loop").symlink_to(papers, target_is_directory=True)
    (papers / "nowhere.docx").symlink_to(papers / "gone.docx")
    results = run(Store.open(folder), papers)
    left = {Path(r.file).name: r.message for r in results if r.outcome is Outcome.left_out}
    assert set(left) == {"~$hoach.docx", ".hidden.docx", ".git", "loop", "nowhere.docx"}
    assert all(left.values())
    assert sum(r.outcome is Outcome.imported for r in results) == 3


def test_the_workspaces_own_originals_are_not_imported_again(folder: Path, papers: Path) -> None:
    run(Store.open(folder), papers)
    found = collect([folder], folder / "luu-tru")
    assert not any("luu-tru" in path.parts for path in found.files)
    assert any(left.path.name == "luu-tru" for left in found.left_out)


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(NothingThereError):
        Import(Store.open(folder), [folder / "nothing"])


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path, papers: Path) -> None:
    (papers / "copy.docx").write_bytes(next(papers.rglob("*.docx")).read_bytes())
    before = sorted(folder.rglob("*"))
    results = run(Store.open(folder), papers, dry_run=True)
    assert sorted(r.outcome for r in results) == ["imported"] * 3 + ["skipped"]
    assert sorted(folder.rglob("*")) == before


def test_a_stopped_import_goes_on_where_it_ended(folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(importing, "_MOST_AT_ONCE", 2)
    make_folder(tmp_path / "papers", 8)
    job = Import(Store.open(folder), [tmp_path / "papers"])
    done = []
    for result in job.results():
        done.append(result)
        job.stop()
    taken = len(documents(folder))
    assert 0 < taken < 8
    assert sum(r.outcome is Outcome.imported for r in done) == taken
    again = run(Store.open(folder), tmp_path / "papers")
    assert sum(r.outcome is Outcome.imported for r in again) == 8 - taken
    assert len(documents(folder)) == 8


def test_a_kill_between_file_and_record_leaves_nothing_twice(
    folder: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def die(*_arguments: object) -> str:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr("planner.store.batch.changes.write_new", die)
        with pytest.raises(KilledError):
            run(Store.open(folder), papers)
    kept = sorted((folder / "luu-tru").rglob("*.*"))
    assert len(kept) == 1
    assert not documents(folder)
    run(Store.open(folder), papers)
    assert len(documents(folder)) == 3
    assert len(sorted((folder / "luu-tru").rglob("*.*"))) == 3


def test_two_imports_of_one_folder_at_the_same_time_take_each_document_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MOST_AT_ONCE", 3)
    make_folder(tmp_path / "papers", 8)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _n: run(Store.open(folder), tmp_path / "papers"), range(2)))
    assert sum(r.outcome is Outcome.imported for results in both for r in results) == 8
    assert sum(r.outcome is Outcome.skipped for results in both for r in results) == 8
    assert len({d.content_hash for d in documents(folder)}) == len(documents(folder)) == 8


def test_forty_documents_in_mixed_formats_are_each_found_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = make_folder(tmp_path / "papers", 40)
    assert run_command(["-w", str(folder), "--json", "import", str(tmp_path / "papers")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["imported"], answer["skipped"], answer["failed"]) == (40, 0, 0)
    ids = {entry["file"]: entry["id"] for entry in answer["documents"]}
    texts = DocumentTexts(folder)
    assert all(mark in texts.read(ids[file]) for file, mark in marks.items())
    assert not Store.open(folder).journal.verify()


def test_the_same_number_of_the_same_body_is_warned_of(folder: Path, tmp_path: Path) -> None:
    head, body, _mark = made_up(7)
    text = head.replace("|", "\n") + "\n\n" + body
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text + "\nSửa lại.", encoding="utf-8")
    results = run(Store.open(folder), tmp_path / "a.txt", tmp_path / "b.txt")
    assert results[1].id == f"{results[0].id}-2"
    assert any(results[0].id in warning for warning in results[1].warnings)


def test_a_file_without_a_head_gets_no_invented_data(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ghi chú.txt"
    path.write_text("Danh sách khách mời ngày 01 tháng 02 năm 2020", encoding="utf-8")
    (result,) = run(Store.open(folder), path)
    record = Store.open(folder).load().documents[result.id]
    assert (record.kind, record.number, record.issue_date, record.subject) == ("", None, None, "")
    assert record.file == "luu-tru/khong-ro/ghi-chu.txt"
    assert result.warnings


def test_a_kind_without_a_code_keeps_the_abbreviation_of_its_symbol(folder: Path, tmp_path: Path) -> None:
    head, body, _mark = made_up(3)
    text = (
        (head.replace("|", "\n") + "\n\n" + body).replace("KH-UBND", "NĐ-CP").replace("KẾ HOẠCH", "NGHỊ ĐỊNH")
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (result,) = run(Store.open(folder), tmp_path / "a.txt")
    assert result.metadata
    assert (result.metadata.kind_code, result.metadata.kind_name) == (None, "Nghị định")
    assert Store.open(folder).load().documents[result.id].kind == "NĐ"


def test_an_original_that_changes_while_it_is_read_is_refused(folder: Path, papers: Path) -> None:
    store = Store.open(folder)
    job = Import(store, [next(papers.rglob("*.txt"))])
    prepared = prepare(job.collected.files[0], reader_for(frozenset()))
    job.collected.files[0].write_text("khác", encoding="utf-8")
    with store.batch() as batch:
        result = job._kept(prepared, batch)
    assert result.outcome is Outcome.failed
    assert not documents(folder)


def test_a_full_disk_is_told_for_each_file_and_leaves_no_part(
    folder: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("planner.store.archive.write_through", refuse)
    results = run(Store.open(folder), papers)
    assert {r.outcome for r in results} == {Outcome.failed}
    assert not [p for p in (folder / "luu-tru").rglob("*") if p.is_file()]


def test_the_shipped_plan_takes_no_documents(papers: Path, monkeypatch: pytest.MonkeyPatch, folder) -> None:
    monkeypatch.setattr(Store, "read_only", property(lambda _self: True))
    with pytest.raises(ReadOnlyWorkspaceError):
        Import(Store.open(folder), [papers])
    assert run(Store.open(folder), papers, dry_run=True)


def die_on_signal(path: str) -> object:
    if "chết" in path:
        os.abort()
    return prepare(Path(path), reader_for(frozenset()))


def test_a_file_that_kills_its_reader_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(tmp_path, 4)
    (tmp_path / "chết.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr("planner.intake.parallel.prepare_in_worker", die_on_signal)
    monkeypatch.setattr("planner.intake.parallel._FEW", 0)
    files = sorted(path for path in tmp_path.rglob("*.*") if path.is_file())
    found = {Path(each.file).name: each for each in read_all(files, reader_for(frozenset()))}
    assert len(found) == 5
    assert found["chết.txt"].failure
    assert not any(each.failure for name, each in found.items() if name != "chết.txt")


IN_A_SCREEN_PROGRAM = """
import sys
from pathlib import Path
from planner.intake.parallel import read_all
from planner.intake.prepared import reader_for

class Screen:
    def write(self, text): ...
    def flush(self): ...
    def fileno(self): return -1

if __name__ == "__main__":
    sys.stderr = Screen()
    files = sorted(path for path in Path(sys.argv[1]).rglob("*.*") if path.is_file())
    print(sum(not each.failure for each in read_all(files, reader_for(frozenset()))))
"""


def test_files_are_read_in_processes_inside_a_screen_program_too(tmp_path: Path) -> None:
    make_folder(tmp_path / "papers", 9)
    script = tmp_path / "screen.py"
    script.write_text(IN_A_SCREEN_PROGRAM, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "papers")]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "9\n"


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT to a process group")
def test_ctrl_c_ends_the_import_with_a_message_alone(folder: Path, tmp_path: Path) -> None:
    make_folder(tmp_path / "papers", 120)
    program = "from planner.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-w", str(folder), "import", str(tmp_path / "papers")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    end = time.monotonic() + 60
    while not list((folder / "documents").glob("VB-*.yaml")) and time.monotonic() < end:
        os.killpg(process.pid, 0)
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to every process
    told, said = process.communicate()
    assert process.returncode == 3
    assert said.strip() == "Đã dừng. Gõ lại đúng lệnh này để nhập tiếp từ chỗ dừng."
    taken = len(documents(folder))
    assert 0 < taken < 120
    assert f"Đã nhập {taken} tệp" in told


@pytest.mark.parametrize(
    ("original", "kept"),
    [
        ("Kế hoạch số 12.docx", "ke-hoach-so-12.docx"),
        ("KH-87_2013.DOC", "kh-87-2013.doc"),
        ("không đuôi", "khong-duoi"),
        ("con.pdf", "con_.pdf"),
        ("....", "van-ban"),
        ("Đề án " * 30 + ".pdf", "de-an-de-an-de-an-de-an-de-an-de-an-de-an-de.pdf"),
    ],
)
def test_an_original_is_named_without_diacritics(original: str, kept: str) -> None:
    assert archived_name(original) == kept
    assert len(archived_name(original, 12)) <= LONGEST_NAME


def test_an_original_is_never_written_over(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "ws")
    for number, text in enumerate(("một", "hai", "một"), 1):
        (tmp_path / f"{number}").mkdir()
        path = tmp_path / f"{number}" / "a.txt"
        path.write_text(text, encoding="utf-8")
        kept = archive.keep(path, digest(path.read_bytes()), 2020)
        assert kept == ("luu-tru/2020/a-2.txt" if text == "hai" else "luu-tru/2020/a.txt")
    assert len(list((tmp_path / "ws").rglob("*.txt"))) == 2
    assert not list((tmp_path / "ws").rglob("*cchc-tmp"))


def test_ids_of_a_batch_are_never_used_twice(folder: Path, papers: Path) -> None:
    store = Store.open(folder)
    (first, *_rest) = run(store, next(papers.rglob("*.txt")))
    store.undo()
    (again,) = run(store, Path(first.file))
    assert again.id == f"{first.id}-2"
    assert date.today() is not None  # noqa: DTZ011


def test_reports_are_written_as_table_json_and_text(
    folder: Path, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "=hỏng.docx").write_bytes(b"PK\x03\x04")
    base = ["-w", str(folder), "import", str(papers), "--report"]
    assert run_command([*base, str(tmp_path / "r.csv")]) == 1
    assert run_command([*base, str(tmp_path / "r.json")]) == 1
    assert run_command([*base, str(tmp_path / "r.txt")]) == 1
    rows = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 5
    assert [e["outcome"] for e in json.loads((tmp_path / "r.json").read_text())].count("skipped") == 3
    assert "không nhập được" in (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert "đã có" in capsys.readouterr().out


def test_reading_a_file_prints_its_metadata_and_stores_nothing(
    folder: Path, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.rglob("*"))
    path = next(papers.rglob("*.docx"))
    assert run_command(["-w", str(folder), "--json", "read", str(path)]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["files"]
    assert entry["format"] == "docx"
    assert entry["encoding"] == "unicode"
    assert entry["metadata"]["kind_code"] == "KH"
    assert entry["text_chars"] > 100
    assert entry["warnings"] == []
    assert sorted(folder.rglob("*")) == before
    assert run_command(["read", str(path), str(papers / "gone.docx")]) == 3
    told = capsys.readouterr()
    assert "Nguyễn Văn A" in told.out
    assert "gone.docx" in told.err


def test_errors_of_the_intake_are_told_with_a_remedy(folder: Path) -> None:
    with pytest.raises(CchcError) as caught:
        Import(Store.open(folder), [folder / "x"])
    assert caught.value.remedy
