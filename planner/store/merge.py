"""Field-wise merging of two changes to one record."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from planner.store.errors import FieldConflict

if TYPE_CHECKING:
    from planner.store.yaml_text import Data

ABSENT = "\0absent"
"""Stands for a field that has its default value and is not written."""


def merged(
    base: dict[str, Data], mine: dict[str, Data], theirs: dict[str, Data]
) -> tuple[dict[str, Data], list[FieldConflict]]:
    """Return `theirs` with the change from `base` to `mine` applied, and the fields both sides changed.

    Lists merge item by item: what one side added or removed does not disturb the other side.
    """
    result, conflicts = dict(theirs), []
    for field in dict.fromkeys([*base, *mine]):
        before, wanted, found = (side.get(field, ABSENT) for side in (base, mine, theirs))
        if wanted in (before, found):
            continue
        value: Data | None = wanted if found == before else _merged_list(before, wanted, found)
        if value is None:
            conflicts.append(FieldConflict(field, _shown(before), _shown(wanted), _shown(found)))
        elif value in (ABSENT, []):
            result.pop(field, None)
        else:
            result[field] = value
    return result, conflicts


def _shown(value: Data) -> Data | None:
    return None if value == ABSENT else value


def _merged_list(base: Data, mine: Data, theirs: Data) -> Data | None:
    sides = [[] if side == ABSENT else side for side in (base, mine, theirs)]
    if not all(isinstance(side, list) for side in sides):
        return None
    before, wanted, found = ([json.dumps(item, sort_keys=True) for item in side] for side in sides)
    removed, added = Counter(before) - Counter(wanted), Counter(wanted) - Counter(before)
    if removed - Counter(found) or (removed and added):
        return None
    result = []
    for item in found:
        if removed[item]:
            removed[item] -= 1
        else:
            result.append(json.loads(item))
    new = added - (Counter(found) - Counter(before))
    for item in wanted:
        if new[item]:
            new[item] -= 1
            result.append(json.loads(item))
    return result
