"""A problem of a record, before its place in a file is looked up."""

from __future__ import annotations

import msgspec

from planner.model.issue import Severity


class Finding(msgspec.Struct, frozen=True):
    """What is wrong with one key of one record."""

    record: str
    key: str
    """Path of the key inside the record, such as "leads[2]"."""
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.error
