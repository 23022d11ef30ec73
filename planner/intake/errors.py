"""Why a file cannot be read, each with what to do next."""

from __future__ import annotations

from planner.errors import CchcError, WrongUseError
from planner.i18n import _


class UnreadableDocumentError(CchcError):
    """A file cannot be read; the subclass says why."""


class DocumentMissingError(WrongUseError):
    """There is no such file, or the system refuses to read it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _("The file “{name}” cannot be read: {reason}.", name=name, reason=reason),
            _("Check the name and the folder, and that you may open the file."),
        )


class EmptyFileError(UnreadableDocumentError):
    """The file has no bytes at all."""

    def __init__(self, name: str) -> None:
        super().__init__(_("“{name}” is empty.", name=name), _("Copy it again from where it came from."))


class LockedFileError(UnreadableDocumentError):
    """The file asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is protected by a password.", name=name),
            _("Open it with the password, save it without one, then read it again."),
        )


class OtherKindError(UnreadableDocumentError):
    """The file is no text document: a spreadsheet, a picture, a program ..."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            _("“{name}” is no document that can be read but {kind}.", name=name, kind=kind),
            _("Choose a .docx, .doc, .odt, .rtf, .pdf, .txt or .html file, or save it as one."),
        )


class BrokenFileError(UnreadableDocumentError):
    """The file is cut off or broken inside."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is damaged or was not copied completely.", name=name),
            _("Copy it again from where it came from, or open it in Word and save it anew as .docx."),
        )


class AncientWordError(UnreadableDocumentError):
    """A file of Word 6 or Word 95, and no LibreOffice that could read it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” was written by a Word older than Word 97.", name=name),
            _("Install LibreOffice and read it again, or open it in Word and save it as .docx."),
        )


class TooLargeError(UnreadableDocumentError):
    """The file is larger than a limit, packed or unpacked."""

    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__(
            _("“{name}” is larger than {size} MB, packed or unpacked.", name=name, size=megabytes),
            _("Split it or take large pictures out, then read it again; ask the sender if it looks small."),
        )


class TooComplexError(UnreadableDocumentError):
    """The file has more pages, tables, levels or letters than any document: perhaps made to do harm."""

    def __init__(self, name: str, what: str, most: int) -> None:
        super().__init__(
            _("“{name}” has too many {what} (at most {most}).", name=name, what=what, most=most),
            _("This is no usual document. Ask the sender for it again, or read a part of it."),
        )


class HarmfulFileError(UnreadableDocumentError):
    """The file contains what no document needs and what harms the reader."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” contains declarations that no document needs; it was not opened.", name=name),
            _("Ask the sender for the document again; do not open this file."),
        )


class TooSlowError(UnreadableDocumentError):
    """Reading did not end within the time or the memory allowed."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            _(
                "“{name}” could not be read within {seconds} seconds and the memory allowed.",
                name=name,
                seconds=round(seconds),
            ),
            _("Open it in Word and save it anew as .docx; ask the sender if it should be a short document."),
        )


class ReaderStartError(CchcError):
    """The process that reads difficult files does not start; the fault is the machine's, not the file's."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The process that reads files could not start: {reason}.", reason=reason),
            _("Close other programs and try again; install the program anew if it happens every time."),
        )


class RecognitionMissingError(UnreadableDocumentError):
    """Text should be recognised from a scan, and no program for it is installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is a scan, and no program that recognises text is installed.", name=name),
            _(
                "Debian and Ubuntu: sudo apt install ocrmypdf tesseract-ocr-vie. Windows: install Tesseract "
                "with Vietnamese and put it on the PATH. Or read the file without --ocr."
            ),
        )


class RecognitionError(UnreadableDocumentError):
    """The program for the recognition of text gave no result."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("No text could be recognised from the scan “{name}”.", name=name),
            _("Make sure that the Vietnamese data of tesseract is installed (tesseract --list-langs)."),
        )
