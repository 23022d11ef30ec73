"""From plain YAML data to typed records, with every problem found and placed on its line."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import inspect

from planner.i18n import _
from planner.model.issue import Issue
from planner.typed_data import known

if TYPE_CHECKING:
    from planner.model.kinds import RecordKind
    from planner.model.programme import Record
    from planner.store.yaml_reader import Node


T = TypeVar("T")


def record_from(node: Node, kind: RecordKind, file: str, path: str = "") -> tuple[Record | None, list[Issue]]:
    """Return the record at `node`, or None and what is wrong with it."""
    return value_from(node, kind.type, file, path)


def value_from(node: Node, wanted: type[T], file: str, path: str = "") -> tuple[T | None, list[Issue]]:
    """Return the typed value at `node`, or None and everything that is wrong with it."""
    data = node.value()
    try:
        return msgspec.convert(data, known(wanted), strict=False), []
    except msgspec.ValidationError as error:
        finder = _ProblemFinder(file)
        finder.check(node, inspect.type_info(wanted), path)
        if not finder.issues:
            finder.add(
                node.line, path, "type", _("The value does not fit ({detail}).", detail=str(error)), ""
            )
        return None, finder.issues


class _ProblemFinder:
    """Walks a node beside its type and collects every misfit, not only the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.issues: list[Issue] = []

    def add(self, line: int, key: str, code: str, message: str, remedy: str) -> None:
        self.issues.append(Issue(self.file, line, key, message, remedy, code=code))

    def check(self, node: Node, wanted: inspect.Type, key: str) -> None:
        if isinstance(wanted, inspect.UnionType):
            types = [t for t in wanted.types if not isinstance(t, inspect.NoneType)]
            structs = [t for t in types if isinstance(t, inspect.StructType)]
            if len(structs) > 1:
                self._check_tagged(node, structs, key)
                return
            wanted = types[0]
        if isinstance(wanted, inspect.StructType):
            self._check_struct(node, wanted, key)
        elif isinstance(wanted, inspect.VarTupleType):
            self._check_list(node, wanted.item_type, key)
        else:
            self._check_scalar(node, wanted, key)

    def _check_tagged(self, node: Node, choices: list[inspect.StructType], key: str) -> None:
        """Check one of several kinds of mapping: the key that tells them apart first."""
        by_tag = {str(choice.tag): choice for choice in choices}
        tag_key = str(choices[0].tag_field)
        if node.kind != "map":
            self._not_a_map(node, key, [tag_key, *_names(choices[0])])
            return
        given = node.get(tag_key)
        tag = given.scalar if given else None
        if tag in by_tag:
            self._check_struct(node, by_tag[tag], key)
        elif given is None or tag is None:
            self._missing(node.line, key, tag_key, _one_of(list(by_tag), ""))
        else:
            message = _("“{value}” does not fit “{key}”.", value=tag[:60], key=_join(key, tag_key))
            self.add(given.line, _join(key, tag_key), "type", message, _one_of(list(by_tag), tag))

    def _not_a_map(self, node: Node, key: str, known: list[str]) -> None:
        message = _("Here several “key: value” lines are expected.")
        self.add(node.line, key, "type", message, _("Known keys: {keys}.", keys=", ".join(known)))

    def _missing(self, line: int, key: str, name: str, remedy: str) -> None:
        message = _("The key “{key}” is missing or empty.", key=name)
        self.add(line, _join(key, name), "missing", message, remedy)

    def _check_struct(self, node: Node, wanted: inspect.StructType, key: str) -> None:
        if node.kind != "map":
            self._not_a_map(node, key, _names(wanted))
            return
        fields = {f.encode_name: f for f in wanted.fields}
        for key_node, value in node.pairs:
            name = str(key_node.scalar)
            if name == wanted.tag_field:
                continue
            if name not in fields:
                self._unknown_key(key_node.line, _join(key, name), name, list(fields))
            elif value.kind != "scalar" or value.scalar is not None:
                self.check(value, fields[name].type, _join(key, name))
        present = {str(k.scalar) for k, v in node.pairs if v.kind != "scalar" or v.scalar is not None}
        for name, wanted_field in fields.items():
            if wanted_field.required and name not in present:
                self._missing(node.line, key, name, _("Add a line “{key}: …”.", key=name))

    def _unknown_key(self, line: int, key: str, name: str, known: list[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        remedy = (
            _("Did you mean “{key}”?", key=near[0])
            if near
            else _("Remove it. Known keys: {keys}.", keys=", ".join(known))
        )
        self.add(line, key, "unknown_key", _("The key “{key}” is not known here.", key=name), remedy)

    def _check_list(self, node: Node, item: inspect.Type, key: str) -> None:
        if node.kind != "seq":
            self.add(
                node.line,
                key,
                "type",
                _("“{key}” must be a list.", key=key),
                _("Write each item on a line of its own that begins with “- ”."),
            )
            return
        for position, child in enumerate(node.items):
            self.check(child, item, f"{key}[{position + 1}]")

    def _check_scalar(self, node: Node, wanted: inspect.Type, key: str) -> None:
        if node.kind != "scalar" or node.scalar is None:
            self.add(
                node.line, key, "type", _("“{key}” must be a single value.", key=key), _expected(wanted, "")
            )
            return
        try:
            msgspec.convert(node.scalar, known(_python_type(wanted)), strict=False)
        except msgspec.ValidationError:
            message = _("“{value}” does not fit “{key}”.", value=node.scalar[:60], key=key)
            self.add(node.line, key, "type", message, _expected(wanted, node.scalar))


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _python_type(wanted: inspect.Type) -> Any:
    simple: dict[type[inspect.Type], Any] = {
        inspect.IntType: int,
        inspect.StrType: str,
        inspect.BoolType: bool,
        inspect.DateType: date,
        inspect.DateTimeType: datetime,
        inspect.DecimalType: Decimal,
    }
    return wanted.cls if isinstance(wanted, inspect.EnumType) else simple[type(wanted)]


def _names(wanted: inspect.StructType) -> list[str]:
    return [field.encode_name for field in wanted.fields]


def _one_of(values: list[str], given: str) -> str:
    near = difflib.get_close_matches(given, values, n=1, cutoff=0.6)
    if near:
        return _("Did you mean “{key}”?", key=near[0])
    return _("Write one of: {values}.", values=", ".join(values))


def _expected(wanted: inspect.Type, given: str) -> str:
    if isinstance(wanted, inspect.EnumType):
        return _one_of([str(member.value) for member in wanted.cls], given)
    remedies = {
        inspect.DateType: _("Write a date as year-month-day, such as 2026-03-31."),
        inspect.IntType: _("Write a whole number."),
        inspect.DecimalType: _("Write a number with a decimal point, such as 83.81."),
        inspect.BoolType: _("Write true or false."),
    }
    return remedies.get(type(wanted)) or _("Write plain text.")
