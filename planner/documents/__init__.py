"""Documents from plan data: content, layout to Decree 30/2020/NĐ-CP, and Word files.

Nothing heavy is loaded before a document is drafted.
"""

from planner.documents.batch import BatchEntry, asked_agencies, draft_many
from planner.documents.output import write_document
from planner.documents.request import DraftedDocument, DraftRequest, Meeting
from planner.documents.service import draft

__all__ = [
    "BatchEntry",
    "DraftRequest",
    "DraftedDocument",
    "Meeting",
    "asked_agencies",
    "draft",
    "draft_many",
    "write_document",
]
