"""An index of made-up records for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_up_records import workspace

from planner.model.workspace import Workspace
from planner.places import cache_dir
from search_index import SearchIndex, SearchRequest, open_index


@pytest.fixture
def ws() -> Workspace:
    """Return the made-up workspace."""
    return workspace()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    """Return the index of an empty folder."""
    index = open_index(tmp_path)
    yield index
    index.close()


@pytest.fixture
def search_folder(tmp_path: Path) -> Path:
    """Return the folder in which `index` lies."""
    return cache_dir(tmp_path) / "search"


@pytest.fixture
def found(index: SearchIndex, ws: Workspace) -> Callable[..., list[str]]:
    """Return a function that searches the made-up workspace and gives the IDs in order."""

    def search(text: str = "", **request: object) -> list[str]:
        result = index.search(ws, SearchRequest(text=text, **{"limit": 100} | request))
        return [hit.id for hit in result.hits]

    return search
