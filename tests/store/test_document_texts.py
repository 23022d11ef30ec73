"""The texts of documents, kept for searching."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from planner.store import DocumentTexts, WriteFailedError


def test_a_text_comes_back_in_nfc_however_it_was_given(tmp_path: Path) -> None:
    texts = DocumentTexts(tmp_path)
    kept = texts.keep("VB-2014-001", unicodedata.normalize("NFD", "Ủy ban\nđẩy mạnh"))
    assert texts.read("VB-2014-001") == "Ủy ban\nđẩy mạnh"
    assert texts.is_kept("VB-2014-001", kept)


def test_a_document_without_text_reads_as_nothing(tmp_path: Path) -> None:
    texts = DocumentTexts(tmp_path)
    assert texts.read("VB-2014-001") == ""
    assert not texts.is_kept("VB-2014-001", "0" * 64)


def test_a_changed_text_is_told_from_the_one_that_was_kept(tmp_path: Path) -> None:
    texts = DocumentTexts(tmp_path)
    kept = texts.keep("VB-2014-001", "một")
    texts.path_of("VB-2014-001").write_text("hai", encoding="utf-8")
    assert not texts.is_kept("VB-2014-001", kept)


def test_a_refused_write_is_told_and_leaves_the_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = DocumentTexts(tmp_path)
    texts.keep("VB-2014-001", "một")

    def refuse(*_: object) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr("planner.store.files.os.write", refuse)
    with pytest.raises(WriteFailedError):
        texts.keep("VB-2014-001", "hai")
    assert texts.read("VB-2014-001") == "một"
