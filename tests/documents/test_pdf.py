from __future__ import annotations

import os
import stat
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from document_records import content
from word_reading import written

from planner.documents import pdf
from planner.documents.check.errors import UnreadableFileError
from planner.documents.errors import FileMissingError, FileNotWritableError, FileTakenError
from planner.documents.pdf import write_pdfs
from planner.documents.pdf_errors import (
    ConversionTimeoutError,
    NotAWordFileError,
    OfficeMissingError,
    SameNameError,
    VietnameseFontMissingError,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a script")


def office_is_there() -> bool:
    try:
        pdf.office_program()
        pdf.check_fonts()
    except (OfficeMissingError, VietnameseFontMissingError):
        return False
    return True


OFFICE = pytest.mark.skipif(not office_is_there(), reason="LibreOffice or its fonts are missing")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "Chỉ thị số 1.docx"
    path.write_bytes(written(content()))
    return path


def program(path: Path, text: str, language: str = sys.executable) -> Path:
    path.write_text(f"#!{language}\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for LibreOffice: note the call, make a PDF of each file whose text is not "refuse"."""
    script = program(
        tmp_path / "soffice",
        """\
import pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "calls.txt").open("a") as log:
    log.write(" ".join(sys.argv[1:]) + chr(10))
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir(exist_ok=True)
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    word = pathlib.Path(name)
    if b"refuse" not in word.read_bytes():
        (out / (word.stem + ".pdf")).write_bytes(b"%PDF of " + word.read_bytes()[-20:])
""",
    )
    monkeypatch.setenv("CCHC_SOFFICE", str(script))
    monkeypatch.setattr(pdf, "check_fonts", lambda: None)
    return tmp_path / "calls.txt"


@OFFICE
def test_libreoffice_makes_a_pdf_beside_each_file_and_leaves_nothing_else(word, tmp_path):
    second = tmp_path / "b" / word.name
    second.parent.mkdir()
    second.write_bytes(word.read_bytes())
    made = write_pdfs([word, second])
    assert made.failed == ()
    assert made.files == (word.with_suffix(".pdf"), second.with_suffix(".pdf"))
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made.files)
    assert {path.name for path in tmp_path.iterdir()} == {"b", "cache", word.name, word.stem + ".pdf"}
    assert list((tmp_path / "cache").iterdir()) == []


@OFFICE
def test_two_conversions_at_once_do_not_disturb_each_other(word, tmp_path):
    results = {}

    def convert(name: str) -> None:
        results[name] = write_pdfs([word], tmp_path / name)

    threads = [threading.Thread(target=convert, args=(f"ra-{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path.parent.name for made in results.values() for path in made.files} == {"ra-0", "ra-1", "ra-2"}


@POSIX
def test_all_files_go_through_one_call_with_a_profile_of_its_own_in_the_cache(stand_in, word, tmp_path):
    files = [tmp_path / f"{n}.docx" for n in range(5)]
    for file in files:
        file.write_bytes(word.read_bytes())
    made = write_pdfs(files, tmp_path / "ra" / "pdf")
    (call,) = stand_in.read_text().splitlines()
    assert call.count(".docx") == 5
    assert f"-env:UserInstallation={(tmp_path / 'cache').as_uri()}/pdf-" in call
    assert "--headless" in call
    assert [path.name for path in made.files] == [f"{n}.pdf" for n in range(5)]


@POSIX
def test_a_pdf_that_is_there_is_kept_unless_it_may_be_replaced(stand_in, word):
    target = word.with_suffix(".pdf")
    target.write_bytes(b"signed")
    with pytest.raises(FileTakenError):
        write_pdfs([word])
    assert target.read_bytes() == b"signed"
    assert not stand_in.exists()
    write_pdfs([word], overwrite=True)
    assert target.read_bytes().startswith(b"%PDF")


@POSIX
def test_a_file_that_gives_no_pdf_is_listed_as_failed_and_the_others_are_written(stand_in, word, tmp_path):
    refused = tmp_path / "x.docx"
    refused.write_bytes(word.read_bytes())
    with zipfile.ZipFile(refused, "a") as archive:
        archive.comment = b"refuse"
    made = write_pdfs([refused, word])
    assert made.files == (word.with_suffix(".pdf"),)
    assert [failed.file for failed in made.failed] == [refused]
    assert "x.docx" in made.failed[0].message
    assert made.failed[0].remedy
    assert not refused.with_suffix(".pdf").exists()


def test_files_that_would_become_one_pdf_are_refused(word, tmp_path):
    with pytest.raises(SameNameError):
        write_pdfs([word, tmp_path / "b" / word.name], tmp_path / "ra")
    with pytest.raises(SameNameError):
        write_pdfs([word, word])


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(FileMissingError, match="khong-co"):
        write_pdfs([tmp_path / "khong-co.docx"])


@pytest.mark.parametrize("case", ["text", "folder", "empty", "zip", "old"])
def test_what_is_no_word_file_is_told_before_anything_starts(case, tmp_path, monkeypatch):
    monkeypatch.setenv("CCHC_SOFFICE", str(tmp_path / "must-not-be-asked-for"))
    path = tmp_path / "x.docx"
    if case == "folder":
        path.mkdir()
    elif case == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "x")
    else:
        path.write_bytes({"text": b"text", "empty": b"", "old": b"\xd0\xcf\x11\xe0" + bytes(600)}[case])
    with pytest.raises((NotAWordFileError, UnreadableFileError)):
        write_pdfs([path])


def test_a_folder_that_is_a_file_is_refused(word, tmp_path):
    (tmp_path / "ra").write_text("x")
    with pytest.raises(FileTakenError):
        write_pdfs([word], tmp_path / "ra")


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_refuses_writing_is_told(stand_in, word, tmp_path):
    folder = tmp_path / "ra"
    folder.mkdir(mode=0o500)
    with pytest.raises(FileNotWritableError):
        write_pdfs([word], folder)


@POSIX
def test_at_the_limit_libreoffice_and_what_it_started_are_ended(word, tmp_path, monkeypatch):
    slow = 'sleep 300 &\necho $! > "${0%/*}/child.txt"\nsleep 300\n'
    monkeypatch.setenv("CCHC_SOFFICE", str(program(tmp_path / "soffice", slow, "/bin/sh")))
    monkeypatch.setattr(pdf, "check_fonts", lambda: None)
    started = time.monotonic()
    with pytest.raises(ConversionTimeoutError):
        write_pdfs([word], seconds=2)
    assert time.monotonic() - started < 120
    assert ended(int((tmp_path / "child.txt").read_text()))
    assert not word.with_suffix(".pdf").exists()


def ended(process: int) -> bool:
    """Tell whether a process is gone, or dead and only waits to be collected."""
    for _try in range(600):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_without_libreoffice_the_message_says_what_to_install(word, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CCHC_SOFFICE", raising=False)
    monkeypatch.setattr(pdf, "OFFICE_PLACES", ())
    with pytest.raises(OfficeMissingError) as caught:
        write_pdfs([word])
    assert "apt install libreoffice-writer-nogui fonts-liberation2" in caught.value.remedy
    assert "Windows" in caught.value.remedy


def test_a_wrong_path_of_libreoffice_is_named(word, monkeypatch, tmp_path):
    monkeypatch.setenv("CCHC_SOFFICE", str(tmp_path / "khong-co"))
    with pytest.raises(OfficeMissingError, match="khong-co"):
        write_pdfs([word])


@POSIX
@pytest.mark.parametrize(
    ("families", "enough"),
    [
        ("DejaVu Serif\nLiberation Serif\n", True),
        ("Times New Roman,Times\n", True),
        ("Tinos\n", True),
        ("DejaVu Serif\nDejaVu Sans\n", False),
    ],
)
def test_the_fonts_must_have_vietnamese_letters_of_the_width_of_times(
    families, enough, tmp_path, monkeypatch
):
    program(tmp_path / "fc-list", f"import sys; print({families!r} if ':lang=vi' in sys.argv else '')")
    monkeypatch.setenv("PATH", str(tmp_path))
    if enough:
        pdf.check_fonts()
    else:
        with pytest.raises(VietnameseFontMissingError) as caught:
            pdf.check_fonts()
        assert "fonts-liberation2" in caught.value.remedy


@POSIX
def test_where_fonts_cannot_be_asked_for_nothing_is_checked(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    pdf.check_fonts()
    program(tmp_path / "fc-list", "raise SystemExit(1)")
    pdf.check_fonts()
