"""Recognition of scans and LibreOffice as a last resort, with programs made up for the test."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from made_up_doc import doc_of
from made_up_files import DIRECTIVE, docx_of, plain
from made_up_pdf import Line, pdf_of

from planner.intake import recognition
from planner.intake.errors import AncientWordError, RecognitionError, RecognitionMissingError, TooSlowError
from planner.intake.limits import ReadingLimits
from planner.intake.reading import read_bytes

SCAN = pdf_of([], pictures=True)
ANCIENT = doc_of(DIRECTIVE).replace(b"\xec\xa5\xc1\x00", b"\xdc\xa5\x65\x00")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the made-up programs are scripts of POSIX")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put programs on the PATH: each a script, and the file that it gives."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, script: str, result: bytes = b"") -> None:
        (tmp_path / "result").write_bytes(result)
        path = folder / name
        path.write_text(
            f"#!{sys.executable}\nimport shutil, sys, time\nresult = {str(tmp_path / 'result')!r}\n{script}\n"
        )
        path.chmod(0o755)

    return install


def test_ocrmypdf_gives_the_text_of_a_scan(programs) -> None:
    programs("ocrmypdf", "shutil.copy(result, sys.argv[-1])", pdf_of([Line(85, 700, "Độc lập")]))
    document = read_bytes(SCAN, "a.pdf", ocr=True)
    assert (document.text, document.recognised, document.needs_ocr) == ("Độc lập", True, False)
    assert "đối chiếu" in document.warnings[0]


def test_tesseract_is_given_the_pages_as_pictures(programs, tmp_path: Path) -> None:
    script = (
        "pages = open(sys.argv[1]).read().split()\n"
        "assert len(pages) == 2 and open(pages[0], 'rb').read(3) == b'P5 '\n"
        "assert sys.argv[3:] == ['-l', 'vie', 'pdf']\nshutil.copy(result, sys.argv[2] + '.pdf')"
    )
    programs("tesseract", script, pdf_of([Line(85, 700, "Độc lập")]))
    assert read_bytes(pdf_of([], [], pictures=True), "a.pdf", ocr=True).text == "Độc lập"


def test_files_with_text_are_not_recognised_anew(programs) -> None:
    programs("ocrmypdf", "sys.exit(1)")
    assert not read_bytes(pdf_of([Line(85, 700, "Độc lập")]), "a.pdf", ocr=True).recognised


def test_without_a_program_it_is_said_what_to_install(programs) -> None:
    assert read_bytes(SCAN, "a.pdf").needs_ocr
    with pytest.raises(RecognitionMissingError, match="tesseract-ocr-vie"):
        read_bytes(SCAN, "a.pdf", ocr=True)


@pytest.mark.parametrize("script", ["sys.exit(3)", "open(sys.argv[-1], 'w')"])
def test_a_program_that_gives_nothing_is_said(programs, script: str) -> None:
    programs("ocrmypdf", script)
    with pytest.raises(RecognitionError):
        read_bytes(SCAN, "a.pdf", ocr=True)


def test_a_recognition_without_text_invents_nothing(programs) -> None:
    programs("ocrmypdf", "shutil.copy(result, sys.argv[-1])", SCAN)
    document = read_bytes(SCAN, "a.pdf", ocr=True)
    assert (document.text, document.needs_ocr, document.recognised) == ("", True, False)
    assert len(document.warnings) == 2


def test_a_program_that_does_not_end_is_ended(programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PAGE_SECONDS", 0.5)
    programs("ocrmypdf", "time.sleep(60)")
    with pytest.raises(TooSlowError):
        recognition.recognised_pdf(SCAN, "a.pdf", 1, ReadingLimits(seconds=0.5))


def test_libreoffice_reads_what_nothing_else_reads(programs, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import os\nout = sys.argv[sys.argv.index('--outdir') + 1]\nos.mkdir(out)\n"
        "shutil.copy(result, out + '/source.docx')"
    )
    programs("soffice", script, docx_of(DIRECTIVE))
    monkeypatch.delenv("CCHC_SOFFICE", raising=False)
    document = read_bytes(ANCIENT, "a.doc")
    assert document.format == "doc"
    assert [block.text for block in document.blocks] == plain(DIRECTIVE)


def test_libreoffice_that_fails_or_is_missing_leaves_the_error(
    programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_SOFFICE", "/nowhere/soffice")
    with pytest.raises(AncientWordError, match="LibreOffice"):
        read_bytes(ANCIENT, "a.doc")
    monkeypatch.delenv("CCHC_SOFFICE")
    programs("soffice", "sys.exit(1)")
    with pytest.raises(AncientWordError):
        read_bytes(ANCIENT, "a.doc")
