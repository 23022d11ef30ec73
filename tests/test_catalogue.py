"""The catalogue of texts is complete, and the rules that guard it can fail."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from planner.errors import UnknownRecordError
from planner.i18n import _, language, ngettext, set_language

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def catalogue() -> dict:
    pytest.importorskip("babel")
    return runpy.run_path(str(ROOT / ".ci" / "catalogue.py"))


def test_every_text_has_its_vietnamese(catalogue: dict) -> None:
    assert catalogue["check"](ROOT) == []


def test_a_text_without_vietnamese_is_found(catalogue: dict, tmp_path: Path) -> None:
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui" / "x.py").write_text('_("A new text")\n', encoding="utf-8")
    assert catalogue["check"](tmp_path) == ["tui.po: no Vietnamese for 'A new text'"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('notify("Saved the file")', True),
        ('notify(_("Saved the file"))', False),
        ('Button(label="Save now")', True),
        ('x = "việc"', True),
        ('x = _("Write “Quý IV” here")', False),
        ('"""Tài liệu."""', False),
        ('x = "save_now"', False),
    ],
)
def test_texts_outside_the_catalogue_are_found(tmp_path: Path, code: str, *, found: bool) -> None:
    module = runpy.run_path(str(ROOT / ".ci" / "user_texts.py"))
    path = ROOT / "planner" / "not_a_file.py"
    problems = module["problems_in"](code, path.relative_to(ROOT).as_posix())
    assert bool(problems) is found


def test_the_program_speaks_vietnamese_unless_told_otherwise() -> None:
    assert language() == "vi"
    assert UnknownRecordError("X").message == "Không có bản ghi “X” trong không gian làm việc này."
    set_language("en")
    assert UnknownRecordError("X").message == "There is no record “X” in this workspace."
    assert ngettext("{count} problem.", "{count} problems.", 2) == "2 problems."


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")


def test_a_text_without_translation_is_shown_in_english() -> None:
    assert _("Nobody wrote {what}", what="this") == "Nobody wrote this"
