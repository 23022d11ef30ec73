"""The page of the query language says what the program reads."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_made_from_the_table_of_the_language():
    made = runpy.run_path(str(DOCS / "make_search_page.py"))["page"]()
    assert (DOCS / "tim-kiem.md").read_text(encoding="utf-8") == made
    assert "`loai:CT`" in made
