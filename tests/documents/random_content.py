"""Random contents of documents for property tests: built from the types, so that new blocks take part."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from planner.documents.content import Content

WORDS = (
    "Ủy ban nhân dân", "đẩy mạnh", "Nghị quyết số 76/NQ-CP", "hoà", "A & B", "<w:t>", "]]>", "“Quý IV”",
    "😀", "👩\u200d👩\u200d👧", "Vie\u0323\u0302t", "a\u0301\u0323\u0308\u0334", "\x00", "\x07", "\x1b",
    "\u2028", "\ufeff", "\u200b", "\xa0", "\xad", "\t", "\n", "\r\n", "מנהל", "中文", "'", '"', "\\",
    "{year}", "%s", "- x", "# y", "k: v", "null", "~", "yes", "012", "x" * 200, "./.", ";", "1.", "a)",
)  # fmt: skip
"""Pieces that break programs: markup, control characters, joined emoji, combining marks, YAML's own words."""

pieces = st.one_of(st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
texts = st.lists(pieces, min_size=1, max_size=8).map(" ".join)
long_texts = st.integers(1, 400).map(lambda times: ("rà soát thủ tục " * times)[:5000].strip())


def contents(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Content]:
    """Return contents whose every field of every block is random; `text` gives the texts."""
    return _of(inspect.type_info(Content), text if text is not None else st.one_of(texts, long_texts), 0)


def composed(text: str) -> str:
    """Return the text in the form in which files are read."""
    return unicodedata.normalize("NFC", text)


def _of(wanted: inspect.Type, text: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[Any]:
    if isinstance(wanted, inspect.StructType):
        fields = {f.name: _of(f.type, text, depth + 1) for f in wanted.fields}
        return st.fixed_dictionaries(fields).map(lambda values: wanted.cls(**values))
    if isinstance(wanted, inspect.UnionType):
        # A document within a document would go on for ever: at some depth an optional part is left out.
        nothing = any(isinstance(t, inspect.NoneType) for t in wanted.types)
        if nothing and depth > 6:
            return st.none()
        return st.one_of(*(_of(t, text, depth) for t in wanted.types))
    if isinstance(wanted, inspect.VarTupleType):
        most = 0 if depth > 8 else 4
        return (
            st.lists(_of(wanted.item_type, text, depth + 1), max_size=most).map(tuple)
            if most
            else st.just(())
        )
    if isinstance(wanted, inspect.EnumType):
        return st.sampled_from(list(wanted.cls))
    simple: dict[type, st.SearchStrategy[Any]] = {
        inspect.StrType: text,
        inspect.IntType: st.integers(1, 9999),
        inspect.FloatType: st.floats(1, 200),
        inspect.BoolType: st.booleans(),
        inspect.DateType: st.dates(),
        inspect.NoneType: st.none(),
    }
    return simple[type(wanted)]
