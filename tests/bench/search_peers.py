"""What the search is measured against: SQLite's FTS5, and Whoosh as its documentation begins."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence

from corpus import Paper
from whoosh import fields, index
from whoosh.analysis import CharsetFilter, StandardAnalyzer
from whoosh.support.charset import accent_map

from planner.vietnamese import fold
from search_index.whoosh_engine.spelling import one_edit

TOP = 20
RERANKED = 200


class Fts5:
    """The papers in a table of FTS5, folded in Python, with their facts in a table beside it."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._bodies = [f"{paper.record.subject}\n{paper.body}".lower() for paper in papers]
        self._db = sqlite3.connect(":memory:")
        self._db.executescript(
            "create virtual table texts using fts5(subject, body);"
            "create virtual table words using fts5vocab(texts, 'row');"
            "create table facts(id integer primary key, kind, year, agency, day);"
            "create index by_fact on facts(year, agency, day);"
        )
        for number, (record, body) in enumerate(papers):
            day = record.issue_date
            self._db.execute(
                "insert into texts(rowid, subject, body) values (?, ?, ?)",
                (number, fold(record.subject), fold(body)),
            )
            self._db.execute(
                "insert into facts values (?, ?, ?, ?, ?)",
                (number, record.kind, day.year, record.agencies[0], day.isoformat()),
            )
        self._db.execute("insert into texts(texts) values ('optimize')")
        self._words = {word for (word,) in self._db.execute("select term from words")}

    def ask(self, kind: str, text: str) -> object:
        """Answer a query of ours as FTS5 can."""
        if kind.startswith("year"):
            return self._filtered(text)
        if kind == "counts":
            return [
                self._db.execute(
                    f"select {fact}, count(*) from texts join facts on id = texts.rowid"  # noqa: S608
                    f" where texts match ? group by {fact}",
                    (text,),
                ).fetchall()
                for fact in ("kind", "year", "agency")
            ]
        if kind == "accent-ranked two words":
            return self._reranked(text)
        if kind == "one edit":
            return self._match(" AND ".join(map(self._near, text.split())))
        folded = fold(text)
        return self._match(f"{folded}*" if kind == "prefix as typed" else folded)

    def change(self, number: int) -> Callable[[], object]:
        """Return what changes one paper and searches for it."""

        def run() -> object:
            self._db.execute("delete from texts where rowid = ?", (number,))
            self._db.execute(
                "insert into texts(rowid, subject, body) values (?, ?, '')", (number, f"moitinh{number}")
            )
            return self._match(f"moitinh{number}")

        return run

    def _match(self, text: str, limit: int = TOP) -> list[tuple[int]]:
        return self._db.execute(
            f"select rowid from texts where texts match ? order by bm25(texts, 4, 1) limit {limit}",  # noqa: S608
            (text,),
        ).fetchall()

    def _near(self, word: str) -> str:
        near = [each for each in (word, *one_edit(word)) if each in self._words]
        return f"({' OR '.join(near[:6])})" if near else word

    def _reranked(self, text: str) -> list[tuple[int]]:
        exact = text.lower().split()
        found = self._match(fold(text), RERANKED)
        return sorted(found, key=lambda row: not all(word in self._bodies[row[0]] for word in exact))[:TOP]

    def _filtered(self, text: str) -> list[tuple[int]]:
        year, agency = (part.partition(":")[2] for part in text.split())
        return self._db.execute(
            "select id from facts where year = ? and agency = ? order by day desc limit 20",
            (int(year), agency),
        ).fetchall()


def naive_documents_per_second(papers: Sequence[Paper], *, accents: bool) -> float:
    """Return how many documents a second of CPU time Whoosh takes in with a schema of TEXT fields.

    With `accents` it can answer what ours answers: each text once folded, once with its accents. Without, it
    is the smallest schema there is, which finds words with their very accents only.
    """
    with tempfile.TemporaryDirectory() as folder:
        ix = index.create_in(folder, _naive_schema(accents=accents))
        started = time.process_time()
        writer = ix.writer()
        for record, body in papers:
            again = {"subject_exact": record.subject, "body_exact": body} if accents else {}
            writer.add_document(
                id=record.id, subject=record.subject, body=body, kind=record.kind,
                date=record.issue_date.isoformat(), agency=record.agencies[0], **again,
            )  # fmt: skip
        writer.commit()
        taken = time.process_time() - started
        ix.close()
    return len(papers) / taken


def _naive_schema(*, accents: bool) -> fields.Schema:
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        subject=fields.TEXT(stored=True),
        body=fields.TEXT,
        kind=fields.ID,
        date=fields.ID(sortable=True),
        agency=fields.ID,
    )
    if accents:
        exact = StandardAnalyzer(stoplist=None, minsize=1)
        folded = exact | CharsetFilter(accent_map)
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True),
            subject=fields.TEXT(folded, stored=True),
            subject_exact=fields.TEXT(exact),
            body=fields.TEXT(folded),
            body_exact=fields.TEXT(exact),
            kind=fields.ID,
            date=fields.ID(sortable=True),
            agency=fields.ID,
        )
    return schema
