"""`cchc text`: the text of any file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from planner.cli.main import run_command

sys.path.insert(0, str(Path(__file__).parents[1] / "intake"))
from made_up_files import DIRECTIVE, TCVN3_CAPITALS, docx_of, in_font, plain
from made_up_pdf import pdf_of


def test_the_text_is_printed_in_unicode(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "cu.doc"
    file.write_bytes(docx_of(in_font(DIRECTIVE, TCVN3_CAPITALS)))
    assert run_command(["text", str(file)]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == plain(in_font(DIRECTIVE, TCVN3_CAPITALS))
    assert shown.err == ""


def test_the_text_as_json(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_of([], pictures=True))
    assert run_command(["text", str(file), "--json"]) == 0
    shown = capsys.readouterr()
    answer = json.loads(shown.out)
    assert (answer["text"], answer["format"], answer["needs_ocr"]) == ("", "pdf", True)
    assert "bản quét" in answer["warnings"][0]
    assert "bản quét" in shown.err


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert run_command(["text", str(tmp_path / "none.docx")]) == 2
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    assert run_command(["text", str(tmp_path / "a.docx"), "--json"]) == 3
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["kind"] == "BrokenFileError"
    assert "Traceback" not in shown.err
