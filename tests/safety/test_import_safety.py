"""A thousand documents in mixed formats, the import killed twice, resumed, and each document found again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.store import DocumentTexts, Store
from planner.store.files import digest
from search_index import SearchRequest, open_index

sys.path.insert(0, str(Path(__file__).parents[1] / "intake"))
from made_up_folder import make_folder

COUNT = 1000
KILLED_AT = (150, 420)
"""Records after which the importing process is killed."""
PATIENCE = 300.0

posix = pytest.mark.skipif(os.name == "nt", reason="uses SIGKILL")


def begin_import(folder: Path, papers: Path) -> subprocess.Popen[bytes]:
    program = "from planner.cli.main import main; main()"
    command = [sys.executable, "-c", program, "-w", str(folder), "--json", "import", str(papers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def records(folder: Path) -> list[Path]:
    return sorted((folder / "documents").glob("VB-*.yaml"))


@posix
@pytest.mark.safety
def test_a_thousand_documents_killed_in_the_middle_lose_nothing_and_come_once(
    folder: Path, tmp_path: Path
) -> None:
    marks = make_folder(tmp_path / "papers", COUNT)
    for wanted in KILLED_AT:
        process = begin_import(folder, tmp_path / "papers")
        end = time.monotonic() + PATIENCE
        while len(records(folder)) < wanted and process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        process.kill()
        process.communicate()
        assert wanted <= len(records(folder)) < COUNT
    answer = json.loads(begin_import(folder, tmp_path / "papers").communicate()[0])
    assert answer["failed"] == 0
    assert answer["imported"] + answer["skipped"] == COUNT
    assert answer["skipped"] >= KILLED_AT[-1]

    store = Store.open(folder)
    taken = [d for d in store.load().documents.values() if d.content_hash]
    sources = {digest(Path(file).read_bytes()): file for file in marks}
    assert sorted(d.content_hash for d in taken) == sorted(sources)
    originals = [path for path in (folder / "luu-tru").rglob("*") if path.is_file()]
    assert sorted(digest(path.read_bytes()) for path in originals) == sorted(sources)
    texts = DocumentTexts(folder)
    for document in taken:
        assert texts.is_kept(document.id, document.text_hash)
        assert marks[sources[document.content_hash]] in texts.read(document.id)
    assert store.journal.verify() == []
    assert not list(folder.rglob("*.cchc-tmp"))

    index, workspace = open_index(folder), store.load()
    for document in taken:
        for words in (f"{document.number}/{document.symbol}", marks[sources[document.content_hash]]):
            found = index.search(workspace, SearchRequest(text=words, limit=5))
            assert document.id in [hit.id for hit in found.hits]
