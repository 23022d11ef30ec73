"""Records as plain data in canonical form: defaults left out, every scalar as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from planner.i18n import _
from planner.store.errors import InvalidRecordError
from planner.typed_data import known

if TYPE_CHECKING:
    from planner.model.programme import Record
    from planner.store.yaml_text import Data

R = TypeVar("R", bound="Record")


def data_of(record: msgspec.Struct) -> dict[str, Data]:
    """Return a record, or another typed value, as plain data in the order of its fields."""
    data = _texts(msgspec.to_builtins(record))
    if not isinstance(data, dict):
        raise TypeError(record)
    return data


def record_of(data: dict[str, Data], record_type: type[R]) -> R:
    """Return the record that plain data stands for; raises InvalidRecordError."""
    try:
        return msgspec.convert(data, known(record_type), strict=False)
    except msgspec.ValidationError as error:
        raise InvalidRecordError(
            _("The record {id} would become invalid ({detail}).", id=data.get("id", "?"), detail=str(error)),
            _("Check the field that is named and enter it again."),
        ) from None


def _texts(value: object) -> Data:
    if isinstance(value, dict):
        return {str(key): _texts(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
