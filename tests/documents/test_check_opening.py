"""Whatever is named .docx gets one clear message, and nothing in it is trusted."""

from __future__ import annotations

import contextlib
import random
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from checked_files import DIRECTIVE, replaced
from word_reading import written

from planner.documents.check import UnreadableFileError, check_bytes, check_file, opening
from planner.documents.check.errors import (
    DamagedFileError,
    EncryptedFileError,
    FileNotFoundHereError,
    MacroFileError,
    OldWordFileError,
    OtherFormatError,
    OversizedFileError,
    UnsafeFileError,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return written(DIRECTIVE)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", DamagedFileError),
        (OLE + b"\0" * 600, OldWordFileError),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError),
        (b"%PDF-1.7 ...", OtherFormatError),
        (b"\n%PDF-1.4", OtherFormatError),
        (b"{\\rtf1\\ansi", OtherFormatError),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", OtherFormatError),
        (b"<html><body>15/2010</body></html>", OtherFormatError),
        (b"GIF89a", OtherFormatError),
        (b"PK\x03\x04 cut off", DamagedFileError),
    ],
)
def test_what_is_no_word_file_is_named(data, error):
    with pytest.raises(error) as raised:
        check_bytes(data, "van-ban.docx")
    assert "van-ban.docx" in raised.value.message
    assert raised.value.remedy


def test_a_file_cut_off_anywhere_is_damaged_and_nothing_worse(sound):
    for length in range(0, len(sound), 997):
        with pytest.raises(UnreadableFileError):
            check_bytes(sound[:length], "x.docx")


def test_flipped_bytes_end_in_a_message_or_a_result(sound):
    chance = random.Random(30)
    for _attempt in range(120):
        data = bytearray(sound)
        for _flip in range(4):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(UnreadableFileError):
            assert check_bytes(bytes(data), "x.docx").checked


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    return packed(parts | {name: part})


def test_a_bomb_is_refused_before_it_is_unpacked(sound):
    with pytest.raises(OversizedFileError):
        check_bytes(with_part(sound, "word/media.bin", b"\0" * 20_000_000), "x.docx")


def test_too_many_parts_are_refused():
    with pytest.raises(OversizedFileError):
        check_bytes(packed({f"word/{n}.xml": b"" for n in range(2001)}, ZIP_STORED), "x.docx")


def test_a_file_too_large_and_a_part_too_large_are_refused(sound, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_PART", 1000)
    with pytest.raises(OversizedFileError):
        check_bytes(sound, "x.docx")
    monkeypatch.setattr(opening, "LARGEST_FILE", 1000)
    with pytest.raises(OversizedFileError):
        check_bytes(sound, "x.docx")


def test_a_bomb_of_entities_is_refused(sound):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = replaced(sound, {DOCUMENT: ("<w:document", f"{bomb}<w:document")})
    with pytest.raises(UnsafeFileError):
        check_bytes(data, "x.docx")


def test_an_entity_that_names_a_file_reads_nothing(sound, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOP", encoding="utf-8")
    bomb = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    data = replaced(sound, {DOCUMENT: ("<w:document", f"{bomb}<w:document")})
    with pytest.raises(UnsafeFileError):
        check_bytes(data, "x.docx")


def test_broken_xml_is_damaged(sound):
    with pytest.raises(DamagedFileError):
        check_bytes(replaced(sound, {DOCUMENT: ("</w:body>", "")}), "x.docx")


@pytest.mark.parametrize("trace", ["content type", "part"])
def test_macros_are_refused(sound, trace):
    data = with_part(sound, "word/vbaProject.bin", b"x")
    if trace == "content type":
        old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        data = replaced(sound, {TYPES: (old, "application/vnd.ms-word.document.macroEnabled.main+xml")})
    with pytest.raises(MacroFileError):
        check_bytes(data, "x.docx")


def test_other_packages_are_named(sound):
    with pytest.raises(OtherFormatError):
        check_bytes(packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "x.docx")
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    sheet = replaced(
        sound, {TYPES: (old, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")}
    )
    with pytest.raises(OtherFormatError):
        check_bytes(sheet, "x.docx")
    with pytest.raises(DamagedFileError):
        check_bytes(packed({TYPES: b"<Types/>"}), "x.docx")


def test_a_packed_part_with_a_password_is_named(sound):
    data = bytearray(sound)
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        place = data.index(mark)
        offset = place + (8 if mark == b"PK\x01\x02" else 6)
        flags = struct.unpack_from("<H", data, offset)[0]
        struct.pack_into("<H", data, offset, flags | 1)
    with pytest.raises(EncryptedFileError):
        check_bytes(bytes(data), "x.docx")


def test_the_strict_form_of_the_format_is_read(sound):
    strict = replaced(
        sound,
        dict.fromkeys(
            (DOCUMENT, "word/styles.xml", "word/header1.xml", "word/header2.xml", "word/settings.xml"),
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
        ),
    )
    assert check_bytes(strict, "x.docx").findings == ()


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundHereError):
        check_file(Path("khong-co.docx"))
