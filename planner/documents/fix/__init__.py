"""Repairs of Word files: what the decree decides for certain, and never a word."""

from planner.documents.fix.changes import Change
from planner.documents.fix.service import Fixed, fix_document

__all__ = ["Change", "Fixed", "fix_document"]
