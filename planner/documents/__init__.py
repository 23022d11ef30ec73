"""Documents from plan data: content, layout to Decree 30/2020/NĐ-CP, and Word files.

Nothing heavy is loaded before a document is drafted.
"""

from planner.documents.output import write_document
from planner.documents.request import DraftedDocument, DraftRequest
from planner.documents.service import draft

__all__ = ["DraftRequest", "DraftedDocument", "draft", "write_document"]
