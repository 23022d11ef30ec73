"""No text that users read lives outside the catalogue.

Two rules over the syntax tree of every module: no Vietnamese letter in a string (docstrings aside),
and no bare string literal where a text is shown to the user.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("planner", "search_index", "tui")
TABLES = ("planner/vietnamese/",)
"""Tables of the Vietnamese alphabet: letters as data, not texts."""
VIETNAMESE = re.compile(
    "[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
SHOWN_BY = {
    "notify",
    "echo",
    "print_text",
    "narrate",
    "Label",
    "Static",
    "Button",
    "TabPane",
    "Issue",
    "Finding",
    "CchcError",
    "WrongUseError",
}
SHOWN_ARGUMENTS = {"help", "label", "title", "placeholder", "tooltip", "message", "remedy", "subtitle"}
WORD = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}|^[A-Z][a-z]{3,}")


def docstrings(tree: ast.Module) -> set[int]:
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            found |= {
                id(s.value)
                for s in body
                if isinstance(s, ast.Expr)
                and isinstance(s.value, ast.Constant)
                and isinstance(s.value.value, str)
            }
    return found


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def problems(path: Path) -> list[str]:
    return problems_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def problems_in(code: str, name: str) -> list[str]:
    tree = ast.parse(code)
    skip, found = docstrings(tree), []
    for node in ast.walk(tree):
        if (
            is_text(node)
            and id(node) not in skip
            and is_vietnamese(node.value)
            and not name.startswith(TABLES)
        ):
            found.append(f"{name}:{node.lineno}: Vietnamese text outside the catalogue: {node.value[:50]!r}")
        if isinstance(node, ast.Call):
            shown = list(node.args) if name_of(node) in SHOWN_BY else []
            shown += [k.value for k in node.keywords if k.arg in SHOWN_ARGUMENTS]
            found += [
                f"{name}:{a.lineno}: text shown without _(): {a.value[:50]!r}"
                for a in shown
                if isinstance(a, ast.Constant) and isinstance(a.value, str) and WORD.search(a.value)
            ]
    return found


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_vietnamese(text: str) -> bool:
    """English message ids may quote a Vietnamese example such as “Quý IV/2026”."""
    return bool(VIETNAMESE.search(re.sub("“[^”]*”", "", text)))


if __name__ == "__main__":
    found = [
        p for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")) for p in problems(path)
    ]
    print("\n".join(found) or "all texts are in the catalogue")
    sys.exit(bool(found))
