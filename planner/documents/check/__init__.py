"""The layout check: any .docx file against Decree 30/2020/NĐ-CP, rule by rule, with a certificate."""

from planner.documents.check.errors import UnreadableFileError
from planner.documents.check.findings import Finding, Severity
from planner.documents.check.service import (
    CheckResult,
    certificate_path,
    certificate_text,
    check_bytes,
    check_file,
)

__all__ = [
    "CheckResult",
    "Finding",
    "Severity",
    "UnreadableFileError",
    "certificate_path",
    "certificate_text",
    "check_bytes",
    "check_file",
]
