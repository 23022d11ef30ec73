"""Why a file cannot be checked at all, each with what to do next."""

from __future__ import annotations

from planner.errors import CchcError
from planner.i18n import _


class UnreadableFileError(CchcError):
    """The file named as a Word file cannot be opened as one."""


class FileNotFoundHereError(UnreadableFileError):
    """There is no such file, or the system refuses to read it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _("The file “{name}” cannot be read: {reason}.", name=name, reason=reason),
            _("Check the name and the folder, and that you may open the file."),
        )


class OldWordFileError(UnreadableFileError):
    """A .doc file of Word 97-2003."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is an old Word file (.doc), whatever its name says.", name=name),
            _("Open it in Word or LibreOffice and save it as .docx, then check that file."),
        )


class EncryptedFileError(UnreadableFileError):
    """The file asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is protected by a password.", name=name),
            _("Open it in Word, take the password away (File, Info), save it, then check it again."),
        )


class OtherFormatError(UnreadableFileError):
    """The file is something else: a PDF, a web page, a spreadsheet, an image ..."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            _("“{name}” is not a Word file but {kind}.", name=name, kind=kind),
            _("Choose the .docx file that the document was written in."),
        )


class DamagedFileError(UnreadableFileError):
    """The file is empty, cut off or broken inside."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is damaged or was not copied completely.", name=name),
            _("Copy it again from where it came from, or open it in Word and let Word repair it."),
        )


class MacroFileError(UnreadableFileError):
    """The file carries macros, which no administrative document needs."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” contains macros; it was not opened.", name=name),
            _("Save it in Word as a document without macros (.docx), then check that file."),
        )


class OversizedFileError(UnreadableFileError):
    """The file is larger, or unpacks to far more, than any document: perhaps made to do harm."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is too large inside to be a document; it was not opened.", name=name),
            _("Ask the sender for the document again; do not open this file."),
        )


class UnsafeFileError(UnreadableFileError):
    """The file declares XML entities, which Word never writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” holds declarations that Word never writes; it was not opened.", name=name),
            _("Ask the sender for the document again; do not open this file."),
        )
