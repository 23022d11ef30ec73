"""What may be loaded when: proved in fresh processes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

CORE = (
    "planner.model.workspace",
    "planner.store",
    "planner.vietnamese",
    "planner.tracking",
    "planner.documents",
    "planner.validation",
    "planner.document_saving",
    "planner.register.issuing",
    "planner.register.soundness",
    "planner.reports.service",
    "planner.intake.reading",
    "planner.intake.importing",
    "planner.upkeep",
)
HEAVY = {"textual", "whoosh", "docx", "tui", "search_index", "click", "holidays"} | {
    "aiohttp", "argon2", "matplotlib", "openpyxl", "pypdfium2", "textual_serve",
}  # fmt: skip


def loaded_after(code: str) -> set[str]:
    """Return the modules a fresh process has loaded after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_core_loads_neither_interface_nor_engine_nor_word_library() -> None:
    modules = loaded_after("import " + ", ".join(CORE))
    assert modules & HEAVY == set()
    assert set(CORE) <= modules


def test_the_index_package_loads_without_its_engine() -> None:
    assert "whoosh" not in loaded_after("import search_index")


@pytest.mark.parametrize("command", ["status", "validate"])
def test_a_command_loads_only_what_it_needs(folder, command: str) -> None:
    code = f"from planner.cli.main import run_command; run_command(['-w', {str(folder)!r}, {command!r}])"
    assert loaded_after(code) & {"textual", "whoosh", "docx"} == set()


def test_every_module_of_the_tests_has_a_name_of_its_own() -> None:
    here = Path(__file__).parent
    names = Counter(path.name for path in here.rglob("*.py") if path.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []
