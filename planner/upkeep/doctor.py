"""The doctor: runs every check of a workspace, mends what is certain, and says what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from planner.errors import CchcError
from planner.i18n import _
from planner.store import Store


class Outcome(msgspec.Struct, frozen=True):
    """What one check found."""

    ok: bool
    detail: str
    """What was looked at, or everything that is wrong and what to do."""


@dataclass(frozen=True)
class Check:
    """One thing that must hold, and how to mend it where that is certain."""

    name: str
    """Stable English name for scripts."""
    title: str
    look: Callable[[Store], Outcome]
    mend: Callable[[Store], None] | None = None


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """A check as it came out."""

    name: str
    title: str
    ok: bool
    detail: str
    mended: bool = False
    mendable: bool = False
    """Whether --fix could mend it."""


class Diagnosis(msgspec.Struct, frozen=True):
    """All checks; `ok` when every one holds."""

    ok: bool
    checks: tuple[CheckResult, ...]


def examine(
    store: Store,
    checks: Sequence[Check],
    *,
    fix: bool = False,
    tell: Callable[[str], None] = lambda _title: None,
) -> Diagnosis:
    """Run `checks` in order; with `fix`, mend what can be mended and look again.

    `tell` is told the title of each check before it runs. A check that fails to run counts as not ok.
    """
    results = []
    for check in checks:
        tell(check.title)
        results.append(_examined(store, check, fix=fix))
    return Diagnosis(all(result.ok for result in results), tuple(results))


def _examined(store: Store, check: Check, *, fix: bool) -> CheckResult:
    outcome, mended = _look(store, check), False
    if not outcome.ok and fix and check.mend is not None:
        try:
            check.mend(store)
        except CchcError as error:
            outcome = Outcome(ok=False, detail=f"{outcome.detail}\n{error}")
        else:
            again = _look(store, check)
            mended = again.ok
            outcome = Outcome(
                ok=again.ok, detail=f"{outcome.detail}\n{again.detail}" if again.ok else again.detail
            )
    return CheckResult(
        name=check.name,
        title=check.title,
        ok=outcome.ok,
        detail=outcome.detail,
        mended=mended,
        mendable=not outcome.ok and check.mend is not None,
    )


def _look(store: Store, check: Check) -> Outcome:
    try:
        return check.look(store)
    except (CchcError, OSError) as error:
        return Outcome(ok=False, detail=_("The check could not be made: {reason}", reason=str(error)))
