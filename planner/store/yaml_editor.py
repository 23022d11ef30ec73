"""Changes a YAML text in place: what is not changed, comments and order included, stays byte for byte.

The change is worked out twice over: first which data the file shall hold (`overlay`), then which
spans of the text must be replaced for it (`_Edits`). The result is read again and compared.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, cast

from planner.store.yaml_reader import Node, YamlProblemError, parse
from planner.store.yaml_text import Data, item_text, scalar_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]


class EditMismatchError(Exception):
    """The edited text does not read back as the data that was meant."""


def edited(text: str, path: Path, old: Data, new: Data) -> str:
    """Return `text` with the record at `path` changed from `old` to `new`.

    `old` and `new` are the record's canonical data; a key that the file spells out although it has
    the default value stays. Raises EditMismatchError when the result would not read back exactly.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = parse(text)
    node = root.at(path)
    if node is None:
        raise EditMismatchError
    current = cast("Data", node.value())
    target = overlay(current, old, new)
    edits = _Edits(text, newline)
    if not edits.change(node, current, target, _column_of(text, node)):
        raise EditMismatchError
    result = edits.apply()
    if not _reads_back(result, root, path, target):
        raise EditMismatchError
    return result


def overlay(current: Data, old: Data, new: Data) -> Data:
    """Return `current` (as the file has it) with the difference between `old` and `new` applied."""
    if old == new:
        return current
    if isinstance(current, dict) and isinstance(old, dict) and isinstance(new, dict):
        return _overlay_mapping(current, old, new)
    if (
        isinstance(current, list)
        and isinstance(old, list)
        and isinstance(new, list)
        and len(current) == len(old)
    ):
        merged: list[Data] = []
        for before, after in _aligned(old, new):
            if after is not None and before is not None:
                merged.append(overlay(current[before], old[before], new[after]))
            elif after is not None:
                merged.append(new[after])
        return merged
    return new


def _overlay_mapping(current: dict[str, Data], old: dict[str, Data], new: dict[str, Data]) -> dict[str, Data]:
    result = {key: value for key, value in current.items() if key in new or key not in old}
    for key, value in new.items():
        if key not in old:
            result[key] = value
        elif value != old[key]:
            result[key] = overlay(current[key], old[key], value) if key in current else value
    order = {key: position for position, key in enumerate(new)}
    kept = [key for key in current if key in result]
    for key in new:
        if key not in kept and key in result:
            before = [k for k in kept if k in order and order[k] < order[key]]
            kept.insert(kept.index(before[-1]) + 1 if before else 0, key)
    return {key: result[key] for key in kept}


def _aligned(old: list[Data], new: list[Data]) -> Iterator[tuple[int | None, int | None]]:
    """Yield pairs of positions: kept or changed items, removed ones (x, None), added ones (None, y)."""
    matcher = SequenceMatcher(None, [_key(i) for i in old], [_key(i) for i in new], autojunk=False)
    for _tag, a1, a2, b1, b2 in matcher.get_opcodes():
        paired = min(a2 - a1, b2 - b1)
        yield from ((a1 + i, b1 + i) for i in range(paired))
        yield from ((a, None) for a in range(a1 + paired, a2))
        yield from ((None, b) for b in range(b1 + paired, b2))


def _key(item: Data) -> str:
    return json.dumps(item, sort_keys=True)


def _column_of(text: str, node: Node) -> int:
    return node.start - (text.rfind("\n", 0, node.start) + 1)


def _reads_back(result: str, root: Node, path: Path, target: Data) -> bool:
    try:
        again = parse(result)
    except YamlProblemError:
        return False
    wanted = root.value()
    if not path:
        return again.value() == target
    holder = wanted
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    holder[path[-1]] = target  # type: ignore[index]
    return again.value() == wanted


class _Edits:
    """Replacements of spans, collected first and applied from the end."""

    def __init__(self, text: str, newline: str) -> None:
        self.text = text
        self.newline = newline
        self.spans: list[tuple[int, int, str]] = []

    def apply(self) -> str:
        text = self.text
        numbered = [(start, end, number) for number, (start, end, _new) in enumerate(self.spans)]
        for start, end, number in sorted(numbered, reverse=True):
            replacement = self.spans[number][2]
            text = text[:start] + replacement.replace("\n", self.newline) + text[end:]
        return text

    def replace(self, start: int, end: int, replacement: str) -> None:
        self.spans.append((start, end, replacement))

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        """Return the offset of the line break (or of the end of the text) after `offset`."""
        found = self.text.find("\n", offset)
        if found < 0:
            return len(self.text)
        return found - 1 if found and self.text[found - 1] == "\r" else found

    def _next_line(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def change(self, node: Node, old: Data, new: Data, column: int) -> bool:
        """Edit inside `node` where its style allows it; returns False when it must be replaced whole."""
        if old == new:
            return True
        if node.flow or not new:
            return False
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            self._change_mapping(node, old, new, column)
            return True
        if isinstance(old, list) and isinstance(new, list) and all(map(self._behind_dash, node.items)):
            self._change_list(node, old, new)
            return True
        return False

    def _change_mapping(self, node: Node, old: dict[str, Data], new: dict[str, Data], column: int) -> None:
        nodes = {str(key.scalar): (key, value) for key, value in node.pairs}
        previous: str | None = None
        added: dict[str | None, list[str]] = {}
        for name, value in new.items():
            if name in nodes:
                self._change_value(*nodes[name], old.get(name), value, column)
                previous = name
            else:
                added.setdefault(previous, []).append(name)
        for after, names in added.items():
            lines = "\n".join(f"{' ' * column}{n}:{value_text(new[n], column)}" for n in names)
            if after is None:
                first = next(key for key, _value in node.pairs if str(key.scalar) in new)
                self.replace(first.start, first.start, lines.lstrip(" ") + "\n" + " " * column)
            else:
                end = self._line_end(nodes[after][1].end)
                self.replace(end, end, "\n" + lines)
        for name in old:
            if name not in new:
                self._remove_pair(node, name)

    def _change_value(self, key: Node, value: Node, old: Data | None, new: Data, column: int) -> None:
        if old == new:
            return
        if old is None:
            colon = self.text.index(":", key.end) + 1
            self.replace(
                colon,
                colon if value.scalar is None and value.start == value.end else value.end,
                value_text(new, column),
            )
        elif isinstance(new, str) and value.kind == "scalar" and self._on_one_line(value):
            self.replace(value.start, value.end, scalar_text(new))
        elif not self.change(value, old, new, _column_of(self.text, value)):
            colon = self.text.index(":", key.end) + 1
            self.replace(colon, value.end, value_text(new, column))

    def _on_one_line(self, node: Node) -> bool:
        return "\n" not in self.text[node.start : node.end]

    def _remove_pair(self, node: Node, name: str) -> None:
        position = next(i for i, (key, _value) in enumerate(node.pairs) if key.scalar == name)
        key, value = node.pairs[position]
        line = self._line_start(key.start)
        if self.text[line : key.start].strip() and position + 1 < len(node.pairs):
            self.replace(key.start, node.pairs[position + 1][0].start, "")
        else:
            self.replace(line, self._next_line(value.end), "")

    def _change_list(self, node: Node, old: list[Data], new: list[Data]) -> None:
        last: Node | None = None
        dash = self._dash_column(node.items[0])
        for before, after in _aligned(old, new):
            if before is not None:
                self._change_item(
                    node.items[before], old[before], None if after is None else new[after], dash
                )
                last = last if after is None else node.items[before]
            elif after is not None and last is None:
                top = self._line_start(node.items[0].start)
                self.replace(top, top, item_text(new[after], dash) + "\n")
            elif after is not None and last is not None:
                end = self._line_end(last.end)
                self.replace(end, end, "\n" + item_text(new[after], dash))

    def _change_item(self, item: Node, old: Data, new: Data | None, dash: int) -> None:
        if new is None:
            self.replace(self._line_start(item.start), self._next_line(item.end), "")
        elif not self.change(item, old, new, _column_of(self.text, item)):
            self.replace(self._line_start(item.start), item.end, item_text(new, dash))

    def _behind_dash(self, item: Node) -> bool:
        return self.text[self._line_start(item.start) : item.start].strip() == "-"

    def _dash_column(self, item: Node) -> int:
        line = self._line_start(item.start)
        return self.text[line : item.start].rindex("-")
