"""Kills the issue of one number at every single step and lets the next run finish it.

Usage: kill_issue.py FOLDER DOCUMENT. The folder holds a signed document. For each call, first to
last, that reaches the disk (fsync, rename) a forked process issues the document and is killed right before
it; afterwards the workspace is looked at and the issue is run again. Prints one JSON line: how many places
there were, what was found after each kill, and everything that was not as it should be.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.model.documents import DocumentState
from planner.register.book import broken_links, read_book
from planner.register.gaps import audit
from planner.register.issuing import Numbering, issue_document
from planner.register.soundness import file_issues, register_issues
from planner.store import Store
from planner.store.books import read_lines

TODAY = date(2026, 3, 5)
HOW = Numbering(day=TODAY, today=TODAY)


def killed_before(call: int, work: Callable[[], object]) -> bool:
    """Run `work` in a process that dies right before its call number `call`; tells whether it died."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    seen = 0

    def counted(real):
        def replacement(*arguments, **options):
            nonlocal seen
            seen += 1
            if seen == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        return replacement

    os.fsync, Path.replace = counted(os.fsync), counted(Path.replace)
    try:
        work()
    finally:
        os._exit(0)


def state_of(folder: Path, document_id: str, signed: bytes) -> str:
    """Tell how far an interrupted issue came: "-", "R" (register), "RF" (and file), "RFD" (and record)."""
    store = Store.open(folder)
    document = store.load().documents[document_id]
    found = "R" if read_book(folder, 2026).of_document(document_id) else ""
    found += "F" if (folder / document.file).read_bytes() != signed else ""
    found += "D" if document.state is DocumentState.numbered else ""
    return found or "-"


def problems_of(folder: Path, document_id: str) -> list[str]:
    """Return what is wrong once the issue was run again."""
    store = Store.open(folder)
    book, document = read_book(folder, 2026), store.load().documents[document_id]
    problems = [i.message for i in (*register_issues(store), *file_issues(store), *store.journal.verify())]
    problems += [f"line {n}" for n in broken_links(read_lines(folder, "register/2026.jsonl"))]
    entry = book.of_document(document_id)
    if not audit(store, book).ok or entry is None or len(book.entries) != 1:
        problems.append(f"register: {sorted(e.number for e in book.entries.values())}")
    elif (document.number_symbol, document.state.value) != (entry.number_symbol, "numbered"):
        problems.append(f"record: {document.number_symbol} {document.state}")
    return problems


def main() -> None:
    folder, document_id = Path(sys.argv[1]), sys.argv[2]
    store = Store.open(folder)
    store.back_up()
    signed = (folder / store.load().documents[document_id].file).read_bytes()
    result: dict[str, list[str]] = {"after": [], "named": [], "problems": []}
    call, wanted = 0, None
    while True:
        call += 1
        copy = folder.with_name(f"ws-{call}")
        shutil.copytree(folder, copy)
        died = killed_before(call, lambda here=copy: issue_document(Store.open(here), document_id, HOW))
        reached = state_of(copy, document_id, signed)
        result["after"].append(reached)
        named = [i.code for i in (*register_issues(Store.open(copy)), *file_issues(Store.open(copy)))]
        result["named"].append(f"{reached}: {named}")
        issue_document(Store.open(copy), document_id, HOW)
        issue_document(Store.open(copy), document_id, HOW)
        result["problems"] += [f"{call} {reached}: {p}" for p in problems_of(copy, document_id)]
        file = (copy / store.load().documents[document_id].file).read_bytes()
        wanted = wanted or file
        if file != wanted:
            result["problems"].append(f"{call} {reached}: another file")
        shutil.rmtree(copy)
        if not died:
            break
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
