"""Upkeep of a workspace: the doctor that proves it sound."""

from planner.upkeep.doctor import Check, Diagnosis, Outcome, examine

__all__ = ["Check", "Diagnosis", "Outcome", "examine"]
