"""One document of every kind that can be drafted, from the shipped plan on a fixed day."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from planner.documents import DraftedDocument, DraftRequest, draft
from planner.documents.content import Circulation, Urgency
from planner.documents.kinds import document_kinds
from planner.model.workspace import Workspace
from planner.places import shipped_plans
from planner.store import Store

DAY = date(2026, 6, 10)
NOT_COPIED = shutil.ignore_patterns(".journal", ".lock*", "van-ban", "VB-2026-0*")


VARIANTS = {
    "decision that issues the plan": DraftRequest(kind="decision", issues="plan"),
    "letter with marks and address": DraftRequest(
        kind="official-letter",
        urgency=Urgency.flash,
        circulation=Circulation.to_return,
        address_foot=("Địa chỉ: số 160 đường Trần Hưng Đạo, tỉnh Tuyên Quang", "Điện thoại: 0207.3822.464"),
        drafter_mark="PL.(300)",
    ),
    "plan of one area signed by a deputy": DraftRequest(kind="plan", area="2", signer="HOANG-GIA-LONG-2025"),
}
"""Documents that look different from what their kind gives without any wish."""


def registered_kinds() -> list[str]:
    """Return the names of all kinds, and the variants of them."""
    kinds = list(document_kinds())
    return [*kinds, *(name for name, request in VARIANTS.items() if request.kind in kinds)]


@cache
def shipped_workspace() -> Workspace:
    """Return the records of the shipped plan."""
    return Store.open(shipped_plans()).load()


@cache
def drafted_kind(name: str) -> DraftedDocument:
    """Return a document of the kind without any further wish, or a variant."""
    return draft(shipped_workspace(), VARIANTS.get(name) or DraftRequest(kind=name), DAY)


def copied_plans(folder: Path) -> Path:
    """Return a copy of the shipped plan that a test may write to."""
    return Path(shutil.copytree(shipped_plans(), folder / "plans", ignore=NOT_COPIED))
