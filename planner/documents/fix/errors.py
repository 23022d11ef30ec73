"""Why a file cannot be repaired, each with what to do next."""

from __future__ import annotations

from planner.errors import CchcError
from planner.i18n import _


class StrictFormatError(CchcError):
    """The file is saved in the strict form of the format, which is written differently."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” is saved as a “Strict Open XML document”; nothing was changed.", name=name),
            _("Save it in Word as “Word Document (.docx)”, then repair that file."),
        )


class NothingRecognisedError(CchcError):
    """Too few components of an administrative document were recognised to repair anything for certain."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“{name}” was not recognised as an administrative document; nothing was changed.", name=name),
            _("Check that the heading, number, date and recipients stand in their places."),
        )


class WordsChangedError(CchcError):
    """A repair would have changed a word; the file was left as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Repairing “{name}” would have changed its words; nothing was written.", name=name),
            _("Repair the findings of cchc check by hand."),
        )
