"""Open tasks that were made from another wording of their solution than the one in force."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.model.issue import Severity
from planner.model.workspace import Workspace
from planner.tracking.review import reviews
from planner.validation.finding import Finding


def review_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield a warning for each task that has to be reviewed."""
    for review in reviews(workspace):
        yield Finding(
            review.task,
            "solution_text",
            "needs_review",
            _("{solution} was reworded since this task was made from it.", solution=review.solution),
            _("Compare and confirm: cchc task review {id}", id=review.task),
            Severity.warning,
        )
