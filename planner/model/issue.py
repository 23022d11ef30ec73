"""A problem found in a workspace, told so that the person can mend it."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How much a problem matters: an error must be mended, a warning looked at."""

    error = "error"
    warning = "warning"


class Issue(msgspec.Struct, frozen=True):
    """One problem: where (file relative to the workspace, line from 1, key), what, and what to do next."""

    file: str
    line: int
    key: str
    message: str
    remedy: str
    severity: Severity = Severity.error
    code: str = ""
    """Stable name of the rule, the same in every language."""
