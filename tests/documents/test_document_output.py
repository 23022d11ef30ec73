from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from planner.documents import write_document
from planner.documents.errors import (
    FileNotWritableError,
    FileTakenError,
    FolderMissingError,
    WritingFailedError,
)
from planner.documents.output import file_name


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path):
    write_document(tmp_path / "a.docx", b"noi dung")
    assert (tmp_path / "a.docx").read_bytes() == b"noi dung"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_file_that_is_there_is_never_overwritten_unasked(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"cu")
    with pytest.raises(FileTakenError):
        write_document(tmp_path / "a.docx", b"moi")
    assert (tmp_path / "a.docx").read_bytes() == b"cu"
    write_document(tmp_path / "a.docx", b"moi", overwrite=True)
    assert (tmp_path / "a.docx").read_bytes() == b"moi"


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    fsync = os.fsync

    def somebody_is_faster(handle: int) -> None:
        path.write_bytes(b"nguoi khac")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", somebody_is_faster)
    with pytest.raises(FileTakenError):
        write_document(path, b"moi")
    assert path.read_bytes() == b"nguoi khac"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("appears", [False, True])
def test_file_systems_without_links_are_written_too(tmp_path, monkeypatch, appears):
    path = tmp_path / "a.docx"

    def no_links(self: Path, _target: Path) -> None:
        if appears:
            path.write_bytes(b"nguoi khac")
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    if appears:
        with pytest.raises(FileTakenError):
            write_document(path, b"moi")
    else:
        write_document(path, b"moi")
    assert path.read_bytes() == (b"nguoi khac" if appears else b"moi")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FolderMissingError) as error:
        write_document(tmp_path / "khong-co" / "a.docx", b"x")
    assert "khong-co" in error.value.message


def test_a_folder_in_the_place_of_the_file_is_not_replaced(tmp_path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(FileNotWritableError):
        write_document(tmp_path / "a.docx", b"x", overwrite=True)


def test_a_file_open_in_word_is_reported_and_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")

    def held_open(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(FileNotWritableError) as error:
        write_document(path, b"moi", overwrite=True)
    assert "Word" in error.value.remedy
    assert path.read_bytes() == b"cu"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WritingFailedError) as error:
        write_document(path, b"moi", overwrite=True)
    assert "No space left" in error.value.message
    assert path.read_bytes() == b"cu"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="permission bits of POSIX")
def test_a_new_file_is_as_readable_as_any_other(tmp_path):
    (tmp_path / "thuong").write_bytes(b"")
    write_document(tmp_path / "a.docx", b"x")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("thuong", "a.docx")]
    assert modes[0] == modes[1]


@pytest.mark.parametrize(
    "subject", ["đẩy mạnh cải cách thủ tục hành chính " * 5, "", "😀 / \\ : * ?", "Đ" * 300]
)
def test_file_names_are_short_plain_ascii(subject):
    name = file_name("CT-UBND", "2026", subject)
    assert len(name) <= 50
    assert name.isascii()
    assert name.startswith("ct-ubnd-2026")
    assert name.endswith(".docx")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
