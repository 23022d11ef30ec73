"""The metadata of Appendix VI for the numbers of a register, with every value measured against its length."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from planner.documents.package_data import read_yaml
from planner.i18n import _
from planner.model.register import EntryState, RegisterEntry
from planner.model.workspace import Workspace
from planner.register.book_rows import kind_name, note_of, receivers
from planner.register.book_words import FOLDER
from planner.register.series import main_body

Value = str | int | None


class Field(msgspec.Struct, frozen=True):
    """One field of the appendix; a name with a dot belongs to a group, such as SignerInfo."""

    number: str
    name: str
    title: str
    type: str
    length: int


class _Fields(msgspec.Struct, frozen=True):
    fields: tuple[Field, ...]
    language: str


class TooLong(msgspec.Struct, frozen=True):
    """A value that is longer than the appendix allows; it is exported whole all the same."""

    number_symbol: str
    field: str
    title: str
    length: int
    allowed: int

    @property
    def told(self) -> str:
        """The trouble for people."""
        return _(
            "{number}: {title} ({field}) has {length} characters, {allowed} are allowed.",
            number=self.number_symbol,
            title=self.title,
            field=self.field,
            length=self.length,
            allowed=self.allowed,
        )


@cache
def _table() -> _Fields:
    return read_yaml("wording/metadata.yaml", _Fields, FOLDER)


def metadata_fields() -> tuple[Field, ...]:
    """Return the fields of outgoing documents in the order of the appendix."""
    return _table().fields


def metadata_of(workspace: Workspace, entry: RegisterEntry) -> dict[str, Any]:
    """Return the values of an entry by field; the fields of a recipient hold one value for each recipient.

    What is not known is None; the electronic codes of bodies (mã định danh) are known to no record.
    """
    document = workspace.documents.get(entry.document)
    position = document.signing_authority[-1] if document and document.signing_authority else None
    recipients = receivers(entry)
    return {
        "FileCode.OrganId": None,
        "FileCode.FileCatalog": entry.year if document and document.case_file else None,
        "FileCode.FileNotation": (document.case_file or None) if document else None,
        "DocOrdinal": document.case_order if document else None,
        "TypeName": kind_name(entry.kind) or None,
        "CodeNumber": entry.number,
        "CodeNotation": entry.symbol or None,
        "IssuedDate": f"{entry.issue_date:%d/%m/%Y}" if entry.issue_date else None,
        "OrganName": entry.body or main_body(workspace) or None,
        "Subject": entry.subject or None,
        "Language": _table().language,
        "PageAmount": document.pages if document else None,
        "Description": note_of(workspace, entry, document) or None,
        "SignerInfo.Position": position,
        "SignerInfo.FullName": entry.signer or None,
        "To.OrganId": [None] * len(recipients),
        "To.OrganName": recipients,
        "Priority": document.priority if document else None,
        "IssuedAmount": entry.copies or (document.copies if document else None),
        "DueDate": f"{document.reply_by:%d/%m/%Y}" if document and document.reply_by else None,
    }


def described(entries: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    """Return the entries that stand for a document."""
    return [entry for entry in entries if entry.state is EntryState.issued]


def nested(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the groups of the appendix as objects, and one object for each recipient."""
    data: dict[str, Any] = {}
    for name, value in values.items():
        group, dot, inner = name.partition(".")
        if group == "To":
            continue
        if dot:
            data.setdefault(group, {})[inner] = value
        else:
            data[name] = value
    codes, names = values["To.OrganId"], values["To.OrganName"]
    data["To"] = [{"OrganId": c, "OrganName": n} for c, n in zip(codes, names, strict=True)]
    return data


def flat(values: dict[str, Any]) -> list[Value]:
    """Return the values in the order of the fields; several recipients are parted by "; "."""
    return [_joined(values[field.name]) for field in metadata_fields()]


def too_long(entry: RegisterEntry, values: dict[str, Any]) -> list[TooLong]:
    """Return the values that are longer than the appendix allows."""
    found = []
    for field in metadata_fields():
        value = values[field.name]
        for each in value if isinstance(value, list) else [value]:
            length = len(str(each)) if each is not None else 0
            if length > field.length:
                found.append(TooLong(entry.number_symbol, field.name, field.title, length, field.length))
    return found


def csv_text(rows: Sequence[dict[str, Any]]) -> str:
    """Return the metadata as CSV with the names of the fields in the first line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([field.name for field in metadata_fields()])
    writer.writerows([["" if v is None else _safe(v) for v in flat(row)] for row in rows])
    return buffer.getvalue()


def _safe(value: Value) -> Value:
    """Keep a spreadsheet program from taking a text for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _joined(value: object) -> Value:
    if isinstance(value, list):
        return "; ".join(str(each) for each in value if each) or None
    return value if isinstance(value, str | int) else None
