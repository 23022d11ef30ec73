"""What can go wrong while Word files become PDF, each with what to do next."""

from __future__ import annotations

from pathlib import Path

from planner.errors import CchcError, WrongUseError
from planner.i18n import _


class NotAWordFileError(WrongUseError):
    """The file is not a Word document of the .docx kind, whatever its name says."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is not a readable .docx file; nothing was converted.", path=path),
            _("Open it in Word and save it as “Word document (.docx)” without a password, then try again."),
        )


class SameNameError(WrongUseError):
    """Two Word files would become the same PDF file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("Two of the files would both become {path}.", path=path),
            _("Convert them one after the other, or give them different names."),
        )


class OfficeMissingError(CchcError):
    """LibreOffice is not installed, or not where it was said to be."""

    def __init__(self, named: str = "") -> None:
        message = (
            _("LibreOffice is not at {place}, which the variable CCHC_SOFFICE names.", place=named)
            if named
            else _("LibreOffice is needed to make PDF files, and it is not installed.")
        )
        super().__init__(
            message,
            _(
                "Debian and Ubuntu: sudo apt install libreoffice-writer-nogui fonts-liberation2. "
                "Windows: install LibreOffice from libreoffice.org. In another place: set CCHC_SOFFICE "
                "to the path of soffice."
            ),
        )


class VietnameseFontMissingError(CchcError):
    """No font as wide as Times New Roman has Vietnamese letters, so lines would break in other places."""

    def __init__(self) -> None:
        super().__init__(
            _("No font as wide as Times New Roman with Vietnamese letters is installed."),
            _(
                "Debian and Ubuntu: sudo apt install fonts-liberation2 (fonts-liberation has no Vietnamese "
                "letters). Windows has Times New Roman; elsewhere copy its font files to ~/.fonts."
            ),
        )


class ConversionTimeoutError(CchcError):
    """LibreOffice did not finish in time and was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            _("LibreOffice did not finish within {seconds} seconds and was ended.", seconds=round(seconds)),
            _("Convert fewer files at once, or try again when the machine is less busy."),
        )


class ConversionFailedError(CchcError):
    """LibreOffice gave no PDF for a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("LibreOffice could not convert {path}.", path=path),
            _("Open the file in Word to see whether it is damaged or protected by a password."),
        )
