"""What the fields of forms about tasks mean: told with F1, before the keys.

The fields of the draft window are told by `tui.draft_fields`, with the articles of the decree. Another form
gives its class a table `EXPLAINED`: ID of the field -> message id of its meaning.
"""

from __future__ import annotations

from types import MappingProxyType


def _(message: str) -> str:
    """Mark a text of the table for the catalogue; it is translated when it is shown."""
    return message


TASK = MappingProxyType(
    {
        "text": _("What is to be done, in a sentence; it is printed word for word in directives and plans."),
        "leads": _("Who answers for the task; a directive names them first."),
        "coordinating": _("Who helps; agencies and groups can be chosen by name or abbreviation."),
        "deadline": _("As you say it: 15/3, quarter IV/2026, before 31/12, every month, continuous."),
        "product": _("What will be there when the task is done: a document, a system, a report."),
        "state": _("How the work stands; overdue and due soon are worked out from the deadline."),
        "completed-on": _("The day on which it was done; it decides between on time and late."),
    }
)
PROGRESS = MappingProxyType(
    {
        "member": _("One of several agencies that lead the task: its part; or the task as a whole."),
        "day": _("The day of the report, as 23/11 or 23/11/2026."),
        "report": _("What was done; leaders read this sentence when they ask how far the matter is."),
        "percent": _("0 to 100, as the lead agency sees it; 100 proposes that the task is done."),
        "period": _("A recurring task is reported on period by period; the oldest open one is proposed."),
        "evidence": _("Number of the document or name of the file that proves it."),
        "state": _("How the work stands after this report."),
    }
)
