"""Text recognised from the pictures of a scan, by ocrmypdf or tesseract where they are installed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.intake.errors import RecognitionError, RecognitionMissingError, TooSlowError
from planner.outside_programs import run_program

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

LANGUAGE = "vie"
"""The name of Vietnamese among the data files of tesseract."""
PAGE_SECONDS = 30.0
"""Time given to the recognition of one page."""


def recognition_program() -> str | None:
    """Return the path of the program that recognises text, None where none is installed."""
    return shutil.which("ocrmypdf") or shutil.which("tesseract")


def recognised_pdf(data: bytes, name: str, pages: int, limits: ReadingLimits) -> bytes:
    """Return the PDF file with a text layer recognised from its pictures.

    Raises RecognitionMissingError, RecognitionError and TooSlowError.
    """
    program = recognition_program()
    if program is None:
        raise RecognitionMissingError(name)
    seconds = limits.seconds + PAGE_SECONDS * max(1, pages)
    with tempfile.TemporaryDirectory(prefix="cchc-ocr-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "scan.pdf", Path(folder) / "text.pdf"
        source.write_bytes(data)
        try:
            if Path(program).stem.lower() == "ocrmypdf":
                _by_ocrmypdf(program, source, target, seconds)
            else:
                _by_tesseract(program, source, target, seconds)
        except TimeoutError:
            raise TooSlowError(name, seconds) from None
        except OSError:
            raise RecognitionError(name) from None
        if not target.is_file() or not 0 < target.stat().st_size <= limits.unpacked_bytes:
            raise RecognitionError(name)
        return target.read_bytes()


def _by_ocrmypdf(program: str, source: Path, target: Path, seconds: float) -> None:
    options = ["--force-ocr", "--language", LANGUAGE, "--output-type", "pdf", "--quiet"]
    run_program([program, *options, str(source), str(target)], seconds)


def _by_tesseract(program: str, source: Path, target: Path, seconds: float) -> None:
    """Draw the pages, which come from strangers, in a process of their own; recognise all in one call."""
    pictures = source.with_name("pages")
    pictures.mkdir()
    drawing = [sys.executable, "-P", "-m", "planner.intake.pdf_pictures", str(source), str(pictures)]
    run_program(drawing, seconds)
    files = sorted(pictures.glob("*.pgm"))
    listed = source.with_name("pages.txt")
    listed.write_text("\n".join(map(str, files)), encoding="utf-8")
    if files:
        run_program([program, str(listed), str(target.with_suffix("")), "-l", LANGUAGE, "pdf"], seconds)
