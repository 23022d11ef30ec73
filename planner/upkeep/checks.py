"""The checks of the records, the journal, the files of documents, and what writers left behind."""

from __future__ import annotations

import contextlib
import hashlib

from msgspec.structs import replace

from planner.i18n import _, ngettext
from planner.intake.errors import DocumentMissingError, UnreadableDocumentError
from planner.intake.reading import read_file
from planner.model.document_workflow import SEALED
from planner.model.documents import Document, DocumentState
from planner.model.issue import Issue, Severity
from planner.register.soundness import is_sealed_as, register_issues
from planner.store import DocumentTexts, Store
from planner.store.books import book_years
from planner.store.files import TEMPORARY_SUFFIX
from planner.upkeep.doctor import Check, Outcome
from planner.validation import validate

_WATCHED = frozenset((*SEALED, DocumentState.received))
"""States in which a document's file must stay as it is, byte for byte."""
_SHOWN = 10
"""How many problems of one check are listed; `cchc validate` lists all."""


def record_checks() -> tuple[Check, ...]:
    """Return the checks that need nothing but the core."""
    return (
        Check("files_parse", _("All files can be read"), files_parse),
        Check("references", _("Everything that is referred to exists"), references),
        Check("journal", _("The journal is whole"), journal),
        Check(
            "document_files", _("The files of documents are as they were signed or taken in"), document_files
        ),
        Check(
            "register", _("The registers are whole and carried into the documents"), registers, mend_registers
        ),
        Check("document_texts", _("The texts for searching are there"), document_texts, read_texts_again),
        Check("leftovers", _("No temporary files are left"), leftovers, Store.sweep),
    )


def files_parse(store: Store) -> Outcome:
    """Every record file parses into records of its kind."""
    files = store.files()
    issues = [issue for file in files.values() for issue in file.issues]
    return _of_issues(issues, ngettext("{count} file read", "{count} files read", len(files)))


def references(store: Store) -> Outcome:
    """Nothing refers to a record that is not there, and no other rule between records is broken."""
    broken = {(i.file, i.line, i.message) for file in store.files().values() for i in file.issues}
    report = validate(store)
    errors = [
        issue
        for issue in report.issues
        if issue.severity is Severity.error
        and issue.code != "journal_chain"
        and (issue.file, issue.line, issue.message) not in broken
    ]
    records = sum(1 for _record in store.load().records())
    return _of_issues(errors, ngettext("{count} record checked", "{count} records checked", records))


def journal(store: Store) -> Outcome:
    """Every line of the journal carries the hash of the line before."""
    lines = sum(1 for _entry in store.journal.entries())
    return _of_issues(
        store.journal.verify(), ngettext("{count} line checked", "{count} lines checked", lines)
    )


def document_files(store: Store) -> Outcome:
    """Compare the file of each document with what it was when signed, issued or taken in."""
    problems, looked = [], 0
    for document in store.load().documents.values():
        if not document.file:
            continue
        looked += 1
        problem = _file_problem(store, document)
        if problem:
            problems.append(f"{document.id}: {problem}")
    return _of_lines(problems, ngettext("{count} file checked", "{count} files checked", looked))


def _file_problem(store: Store, document: Document) -> str:
    path = store.folder / document.file
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _("{file} is not there. Bring it back from a backup: cchc backup list.", file=document.file)
    watched = document.state in _WATCHED and bool(document.content_hash)
    if watched and not is_sealed_as(store, document, found):
        return _(
            "{file} was changed after it was signed or taken in. Bring it back from a backup: "
            "cchc backup list.",
            file=document.file,
        )
    return ""


def registers(store: Store) -> Outcome:
    """No line of a register was changed, no number given twice, and no issue interrupted."""
    years = book_years(store.folder)
    return _of_issues(
        register_issues(store), ngettext("{count} register checked", "{count} registers checked", len(years))
    )


def mend_registers(store: Store) -> None:
    """Put each register back to what the journal tells."""
    for year in book_years(store.folder):
        store.mend_book(year)


def document_texts(store: Store) -> Outcome:
    """Look whether the text of every document that has one is kept as it was read."""
    count = sum(1 for document in store.load().documents.values() if document.text_hash)
    missing = [document.id for document in _without_text(store)]
    return _of_lines(missing, ngettext("{count} text checked", "{count} texts checked", count))


def read_texts_again(store: Store) -> None:
    """Make the missing texts anew from the files of the documents; what cannot be read stays missing."""
    texts = DocumentTexts(store.folder)
    for document in _without_text(store):
        with contextlib.suppress(UnreadableDocumentError, DocumentMissingError):
            kept = texts.keep(document.id, read_file(store.folder / document.file).text)
            if kept != document.text_hash:
                store.save(replace(document, text_hash=kept), base=document, action="mend")


def _without_text(store: Store) -> list[Document]:
    texts = DocumentTexts(store.folder)
    documents = store.load().documents.values()
    return [d for d in documents if d.text_hash and not texts.is_kept(d.id, d.text_hash)]


def leftovers(store: Store) -> Outcome:
    """No writer that was killed left a temporary file behind."""
    found = [
        path.relative_to(store.folder).as_posix() for path in store.folder.rglob(f".*{TEMPORARY_SUFFIX}")
    ]
    return _of_lines(found, _("none found"))


def _of_issues(issues: list[Issue], sound: str) -> Outcome:
    return _of_lines([f"{i.file}:{i.line}: {i.message} {i.remedy}".rstrip() for i in issues], sound)


def _of_lines(problems: list[str], sound: str) -> Outcome:
    if not problems:
        return Outcome(ok=True, detail=sound)
    shown = problems[:_SHOWN]
    if len(problems) > _SHOWN:
        shown.append(_("and {count} more", count=len(problems) - _SHOWN))
    return Outcome(ok=False, detail="\n".join(shown))
