"""Finds every problem of a workspace and says where it stands and how to mend it."""

from planner.validation.service import Report, validate

__all__ = ["Report", "validate"]
