"""How fast the search is on 10,000 documents of 300 words, beside SQLite's FTS5 on the same texts.

Every search of ours goes through the whole service: reading the query, names and numbers, the hits with their
snippets from the files of texts, and the counts of all hits. FTS5 gets texts folded in Python and returns
20 row numbers. Prints p95 in ms by the clock and of the processor alone (other programs may be running), the
ratio, and the build beside a naive Whoosh schema.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "search_index"))
from corpus import Corpus, Paper
from search_peers import Fts5, naive_documents_per_second

from planner.model.workspace import Workspace
from planner.store.document_texts import DocumentTexts
from planner.vietnamese import fold
from search_index import SearchRequest, Sort

DOCUMENTS = int(os.environ.get("CCHC_BENCH_DOCUMENTS", "10000"))
NAIVE_DOCUMENTS = 1500
QUERIES = 60
LIMIT_MS, LIMIT_MB, LIMIT_BUILD = 100, 700, 3
CHANGES = 20


class Times(NamedTuple):
    """Milliseconds of many runs."""

    clock: list[float]
    cpu: list[float]

    def p95(self) -> tuple[float, float]:
        """Return the 95th percentiles."""
        return (_p95(self.clock), _p95(self.cpu))


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]


def timed(runs: Iterable[Callable[[], object]]) -> Times:
    """Measure each run by the clock and by the processor's time."""
    clock, cpu = [], []
    for run in runs:
        started, busy = time.perf_counter(), time.process_time()
        run()
        clock.append((time.perf_counter() - started) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
    return Times(clock, cpu)


def misspelled(rng: random.Random, word: str) -> str:
    """Return the word with one slip."""
    at = rng.randrange(len(word))
    return rng.choice(
        [word[:at] + word[at] * 2 + word[at + 1 :], word[:at] + rng.choice("qwzx") + word[at + 1 :]]
    )


class Questions:
    """The same questions for both, drawn as the words of the corpus are."""

    def __init__(self, corpus: Corpus) -> None:
        self._rng = random.Random(11)
        self._corpus = corpus

    def word(self) -> str:
        """Return a syllable by its frequency."""
        return self._rng.choice(self._corpus.words(1)[0].split())

    def compound(self) -> str:
        """Return two to four syllables that stand together."""
        while " " not in (found := self._corpus.words(1)[0]):
            pass
        return found

    def kinds(self) -> dict[str, list[str]]:
        """Return the queries of each kind in our language."""
        rng, times = self._rng, range(QUERIES)
        agencies = [each.id for each in self._corpus.agencies if each.abbreviation]
        return {
            "term": [fold(self.word()) for _ in times],
            "two terms": [f"{fold(self.word())} {fold(self.word())}" for _ in times],
            "phrase": [f'"{self.compound()}"' for _ in times],
            "accent-ranked two words": [" ".join(self.compound().split()[:2]) for _ in times],
            "prefix as typed": [self._prefix() for _ in times],
            "one edit": [self._slip() for _ in times],
            "year and agency, newest first": [
                f"nam:{rng.randrange(2006, 2027)} coquan:{rng.choice(agencies)}" for _ in times
            ],
            "counts": [fold(self.word()) for _ in times],
        }

    def _prefix(self) -> str:
        words = self.compound().split()
        return f"{' '.join(words[:-1])} {words[-1][: self._rng.randrange(1, 4)]}".strip()

    def _slip(self) -> str:
        words = fold(self.compound()).split()
        at = self._rng.randrange(len(words))
        words[at] = misspelled(self._rng, words[at])
        return " ".join(words)


def keep_texts(folder: Path, papers: Iterable[Paper]) -> None:
    """Write the texts as importing would."""
    texts = DocumentTexts(folder)
    texts.folder.mkdir(parents=True)
    for paper in papers:
        texts.path_of(paper.record.id).write_text(paper.body, encoding="utf-8")


def changed(workspace: Workspace, number: int) -> tuple[Workspace, str]:
    """Return the workspace with one document changed, and a word that only this one has."""
    import msgspec

    word = f"moitinh{number}"
    records = list(workspace.records())
    at = next(i for i, each in enumerate(records) if each.id.startswith("VB-")) + number
    records[at] = msgspec.structs.replace(records[at], subject=f"Đổi {word}", text_hash="")
    return Workspace(records), word


def build_and_tell_memory(folder: Path) -> None:
    """Build the index alone in this process and print its peak memory in MB (run in a process of its own)."""
    from search_index import open_index

    corpus = Corpus()
    workspace = Workspace([*corpus.surroundings(), *(paper.record for paper in corpus.papers(DOCUMENTS))])
    open_index(folder).rebuild(workspace)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def open_and_search(folder: Path, workspace: Workspace) -> float:
    """Return the ms of a first search in an index that is on disk."""
    from search_index import open_index

    started = time.perf_counter()
    open_index(folder).search(workspace, SearchRequest(text="cai cach"))
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Measure and print."""
    from search_index import open_index

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "ws"
        os.environ["CCHC_CACHE_DIR"] = str(Path(temporary) / "cache")
        corpus = Corpus()
        papers = list(corpus.papers(DOCUMENTS))
        workspace = corpus.workspace(papers)
        keep_texts(folder, papers)
        words = sum(len(paper.body.split()) for paper in papers) / len(papers)
        print(f"{len(papers)} documents of {words:.0f} words")

        peak = subprocess.run(
            [sys.executable, __file__, "--memory", str(folder)], capture_output=True, text=True, check=True
        ).stdout.strip()
        print(f"  peak memory of a rebuild        {peak:>6} MB   (at most {LIMIT_MB})")

        index = open_index(folder)
        busy, started = time.process_time(), time.perf_counter()
        indexed = index.rebuild(workspace).indexed
        cpu, clock = time.process_time() - busy, time.perf_counter() - started
        naive = naive_documents_per_second(papers[:NAIVE_DOCUMENTS], accents=True)
        least = naive_documents_per_second(papers[:NAIVE_DOCUMENTS], accents=False)
        print(
            f"  build, documents per second     {indexed / cpu:6.0f} of CPU time"
            f" ({indexed / clock:.0f} by the clock)   {indexed / cpu / naive:.1f} x a naive schema's"
            f" {naive:.0f} of CPU time  (at least {LIMIT_BUILD}); the smallest schema's: {least:.0f}"
        )
        print(
            f"  first search of a program run   {open_and_search(folder, workspace):6.0f} ms   (in a thread)"
        )

        peer = Fts5(papers)
        print(f"  {'p95 in ms':<32}{'clock':>8}{'CPU':>8}{'FTS5':>8}{'ratio':>8}   (at most {LIMIT_MS} ms)")
        for kind, queries in Questions(corpus).kinds().items():
            asked = [(workspace, _request(kind, text)) for text in queries]
            ours = timed(partial(index.search, *each) for each in asked)
            _print(kind, ours, timed(partial(peer.ask, kind, text) for text in queries))

        ours = []
        for number in range(CHANGES):
            workspace, word = changed(workspace, number)

            def search(workspace: Workspace = workspace, word: str = word) -> None:
                found = index.search(workspace, SearchRequest(text=word))
                if found.total != 1:
                    raise SystemExit(f"{word} is not found")

            ours.append(search)
        _print("one changed document visible", timed(ours), timed(peer.change(n) for n in range(CHANGES)))


def _request(kind: str, text: str) -> SearchRequest:
    newest_first = kind.startswith("year")
    return SearchRequest(
        text=text,
        prefix_last=kind == "prefix as typed",
        sort=Sort.date if newest_first else Sort.relevance,
    )


def _print(kind: str, ours: Times, theirs: Times) -> None:
    clock, cpu = ours.p95()
    peer = theirs.p95()[0]
    print(f"  {kind:<32}{clock:8.1f}{cpu:8.1f}{peer:8.1f}{clock / peer:8.2f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        build_and_tell_memory(Path(sys.argv[2]))
    else:
        main()
