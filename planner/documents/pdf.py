"""PDF files of Word documents through LibreOffice: all files in one call, with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from planner.documents.errors import FileMissingError, FileTakenError
from planner.documents.output import write_document
from planner.documents.pdf_errors import (
    ConversionFailedError,
    ConversionTimeoutError,
    NotAWordFileError,
    OfficeMissingError,
    SameNameError,
    VietnameseFontMissingError,
)
from planner.outside_programs import run_program
from planner.places import cache_root

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE_VARIABLE = "CCHC_SOFFICE"
"""Names LibreOffice's program where it is not in the usual places."""
OFFICE_NAMES = ("soffice", "libreoffice")
OFFICE_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
PAGE_TRUE_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
"""Fonts in which every line breaks where it does in Times New Roman."""
START_SECONDS = 60.0
FILE_SECONDS = 15.0
"""Time given to LibreOffice: for its start, and for each file."""
_OUTPUT = "pdf"


class FailedFile(msgspec.Struct, frozen=True):
    """A Word file that LibreOffice gave no PDF for."""

    file: Path
    message: str
    remedy: str


class Conversion(msgspec.Struct, frozen=True):
    """The PDF files written, in the order of the Word files, and what could not be converted."""

    files: tuple[Path, ...]
    failed: tuple[FailedFile, ...] = ()


def write_pdfs(
    documents: Sequence[Path],
    folder: Path | None = None,
    *,
    overwrite: bool = False,
    seconds: float | None = None,
) -> Conversion:
    """Write a PDF of each Word file beside it, or all of them into `folder` (made when missing).

    LibreOffice is started once, on copies and with a fresh profile in the cache folder, so it disturbs no
    Office that is open and no other call. Each PDF appears whole or not at all. `seconds` limits the whole
    conversion; else the limit grows with the number of files.

    Everything is checked before LibreOffice starts: raises FileMissingError, NotAWordFileError, the
    subclasses of UnreadableFileError (old, encrypted, damaged, harmful files), SameNameError,
    FileTakenError, OfficeMissingError and VietnameseFontMissingError; then ConversionTimeoutError and the
    errors of `write_document`. A file that LibreOffice cannot convert is listed as failed; the others are
    written.
    """
    targets = _targets(documents, folder, overwrite=overwrite)
    for document in documents:
        _check_word_file(document)
    program = office_program()
    check_fonts()
    limit = seconds if seconds is not None else START_SECONDS + FILE_SECONDS * len(targets)
    with tempfile.TemporaryDirectory(
        prefix="pdf-", dir=_working_folder(), ignore_cleanup_errors=True
    ) as work:
        made = _converted(program, list(documents), Path(work), limit)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        failed: list[FailedFile] = []
        written: list[Path] = []
        for document, target, pdf in zip(documents, targets, made, strict=True):
            if pdf.is_file() and pdf.stat().st_size:
                write_document(target, pdf.read_bytes(), overwrite=overwrite)
                written.append(target)
            else:
                error = ConversionFailedError(document)
                failed.append(FailedFile(document, error.message, error.remedy))
    return Conversion(tuple(written), tuple(failed))


def office_program() -> str:
    """Return the path of LibreOffice's program; raises OfficeMissingError."""
    if named := os.environ.get(OFFICE_VARIABLE):
        if found := shutil.which(named):
            return found
        raise OfficeMissingError(named)
    for name in (*OFFICE_NAMES, *OFFICE_PLACES):
        if found := shutil.which(name):
            return found
    raise OfficeMissingError


def check_fonts() -> None:
    """Make sure that a font as wide as Times New Roman has Vietnamese letters.

    Where fontconfig cannot be asked (Windows and macOS carry Times New Roman) nothing is checked. Raises
    VietnameseFontMissingError.
    """
    program = shutil.which("fc-list")
    if program is None:
        return
    try:
        # A fixed question to a program of the system.
        answer = subprocess.run(  # noqa: S603
            [program, ":lang=vi", "family"], capture_output=True, check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return
    families = answer.stdout.decode("utf-8", "replace")
    if not any(font in families for font in PAGE_TRUE_FONTS):
        raise VietnameseFontMissingError


def _targets(documents: Sequence[Path], folder: Path | None, *, overwrite: bool) -> list[Path]:
    targets = [(folder or document.parent) / f"{document.stem}.{_OUTPUT}" for document in documents]
    twice = [path for path, times in Counter(targets).items() if times > 1]
    if twice:
        raise SameNameError(twice[0])
    for target in targets:
        if target.exists() and not overwrite:
            raise FileTakenError(target)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise FileTakenError(folder)
    return targets


def _check_word_file(document: Path) -> None:
    from planner.documents.check.opening import open_package

    if not document.exists():
        raise FileMissingError(document)
    if not document.is_file():
        raise NotAWordFileError(document)
    open_package(document.read_bytes(), document.name)


def _working_folder() -> Path:
    folder = cache_root()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _converted(program: str, documents: list[Path], work: Path, seconds: float) -> list[Path]:
    """Convert numbered copies, so that equal names and locks beside the originals do no harm."""
    source, output = work / "docx", work / _OUTPUT
    source.mkdir()
    copies = [source / f"{place:05d}.docx" for place in range(len(documents))]
    for document, copy in zip(documents, copies, strict=True):
        shutil.copyfile(document, copy)
    profile = (work / "profile").resolve().as_uri()
    options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", _OUTPUT, "--outdir"]
    _run([program, f"-env:UserInstallation={profile}", *options, str(output), *map(str, copies)], seconds)
    return [output / f"{copy.stem}.{_OUTPUT}" for copy in copies]


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice; raises ConversionTimeoutError at the limit."""
    try:
        run_program(command, seconds)
    except TimeoutError:
        raise ConversionTimeoutError(seconds) from None
