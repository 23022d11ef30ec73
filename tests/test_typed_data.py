"""Threads that read the same type for the first time do not end the program."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READERS = {"convert", "decode", "Decoder"}
MANY_TYPES_AT_ONCE = """
from __future__ import annotations
import sys, threading
import msgspec
from planner.typed_data import known

sys.setswitchinterval(1e-6)

def make(number):
    inner = msgspec.defstruct(f"Inner{number}", [(f"f{i}", "int | None", None) for i in range(30)])
    outer = msgspec.defstruct(f"Outer{number}", [(f"g{i}", inner | None, None) for i in range(30)])
    return outer

def read(kind, ready):
    ready.wait()
    for _time in range(20):
        msgspec.convert({"g3": {"f4": 1}, "g7": {"f1": 2}}, %s)

for number in range(150):
    kind, ready = make(number), threading.Barrier(6)
    threads = [threading.Thread(target=read, args=(kind, ready)) for _one in range(6)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print("done")
"""


def run(wanted: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", MANY_TYPES_AT_ONCE % wanted], capture_output=True, text=True, check=False
    )


def test_threads_may_read_a_new_type_at_the_same_moment():
    done = run("known(kind)")
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def readers(path: Path) -> list[str]:
    """Return the calls of a module by which msgspec reads data of a type that is not made known."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
            owner = ast.unparse(node.func.value)
            if owner.split(".")[0] != "msgspec":
                continue
            types = [*node.args[0 if node.func.attr == "Decoder" else 1 :][:1]]
            types += [keyword.value for keyword in node.keywords if keyword.arg == "type"]
            if any(not ast.unparse(wanted).startswith("known(") for wanted in types):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}")
    return found


@pytest.mark.parametrize("package", ["planner", "search_index", "tui"])
def test_every_type_is_made_known_before_data_of_it_is_read(package):
    modules = [path for path in (ROOT / package).rglob("*.py") if path.name != "typed_data.py"]
    assert modules
    assert [call for path in modules for call in readers(path)] == []
