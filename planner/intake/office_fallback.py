"""LibreOffice as the last resort for old .doc files; never needed, used where it is installed."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.outside_programs import run_program

if TYPE_CHECKING:
    from planner.intake.limits import ReadingLimits

_NEWEST = "docx"


def docx_by_office(data: bytes, limits: ReadingLimits) -> bytes | None:
    """Return an old Word file as .docx, or None where LibreOffice is missing, fails or takes too long."""
    from planner.documents.pdf import office_program
    from planner.documents.pdf_errors import OfficeMissingError

    try:
        program = office_program()
    except OfficeMissingError:
        return None
    with tempfile.TemporaryDirectory(prefix="cchc-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        (work / "source.doc").write_bytes(data)
        profile = f"-env:UserInstallation={(work / 'profile').resolve().as_uri()}"
        options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", _NEWEST]
        command = [program, profile, *options, "--outdir", str(work / "out"), str(work / "source.doc")]
        with contextlib.suppress(OSError):
            run_program(command, limits.seconds)
            target = work / "out" / f"source.{_NEWEST}"
            if target.is_file() and target.stat().st_size <= limits.file_bytes:
                return target.read_bytes()
    return None
