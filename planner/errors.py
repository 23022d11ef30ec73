"""Every error that reaches a person: what is wrong, and what to do next, in the language in use."""

from __future__ import annotations

from planner.i18n import _


class CchcError(Exception):
    """Base of all errors shown to the person at the keyboard.

    `message` says what is wrong and where, `remedy` what to do next; both are finished texts.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message


class WrongUseError(CchcError):
    """What the person asked for does not make sense as it stands (exit code 2)."""


class WorkspaceNotFoundError(CchcError):
    """The folder named as a workspace is not one."""


class UnknownRecordError(CchcError):
    """No record has this ID."""

    def __init__(self, record_id: str, nearest: str = "") -> None:
        remedy = (
            _("Did you mean {nearest}?", nearest=nearest) if nearest else _("Search for it: cchc search …")
        )
        super().__init__(_("There is no record “{id}” in this workspace.", id=record_id), remedy)
