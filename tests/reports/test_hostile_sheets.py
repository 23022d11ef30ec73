"""Excel files that are damaged, foreign or meant to do harm: refused in words, and nothing changes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sheet_editing import DAY, SheetFiles, edited, filled

from planner.model.workspace import Workspace
from planner.reports.errors import NotOurSheetError, SheetError, UnreadableSheetError, WrongColumnsError


@pytest.fixture
def files(tmp_path: Path) -> SheetFiles:
    return SheetFiles(tmp_path)


@pytest.fixture
def sheet(ws: Workspace, files: SheetFiles) -> bytes:
    return files.export(ws, "VPUBND")


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the package with parts replaced or added."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in changed:
                target.writestr(name, source.read(name))
        for name, part in changed.items():
            target.writestr(name, part)
    return buffer.getvalue()


BOMB = b'<?xml version="1.0"?><a>' + b"<b/>" * 20_000_000 + b"</a>"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)


def hostile(sheet: bytes) -> dict[str, bytes]:
    return {
        "nothing": b"",
        "text": b"ma,ten\n1,2\n",
        "an old file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
        "a web page named xlsx": b"<html><table><tr><td>1</td></tr></table></html>",
        "half a file": sheet[: len(sheet) // 2],
        "another zip": repacked(sheet, {})[:0] + _zip({"a.txt": b"x"}),
        "a bomb": repacked(sheet, {"xl/worksheets/sheet9.xml": BOMB}),
        "entities": repacked(sheet, {"xl/sharedStrings.xml": LAUGHS}),
        "entities in UTF-16": repacked(sheet, {"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16")}),
        "macros": repacked(sheet, {"xl/vbaProject.bin": b"x"}),
        "broken XML": repacked(sheet, {"xl/workbook.xml": b"<workbook>"}),
        "a broken sheet": repacked(sheet, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='x'"}),
        "many parts": repacked(sheet, {f"xl/media/{n}.bin": b"" for n in range(600)}),
    }


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


def test_files_that_cannot_be_trusted_are_refused_with_a_reason(ws, files: SheetFiles, sheet: bytes):
    for name, data in hostile(sheet).items():
        with pytest.raises(UnreadableSheetError) as error:
            files.look(ws, data)
        assert "Chưa thay đổi gì" in error.value.message, name
        assert error.value.remedy, name


def test_a_sheet_from_elsewhere_is_no_sheet_of_ours(ws, files: SheetFiles, sheet: bytes):
    buffer = BytesIO()
    Workbook().save(buffer)
    other = load_workbook(BytesIO(sheet))
    other["cchc"].cell(row=2, column=2).value = "chuong-trinh-khac"
    foreign = BytesIO()
    other.save(foreign)
    for data in (buffer.getvalue(), foreign.getvalue()):
        with pytest.raises(NotOurSheetError):
            files.look(ws, data)


def test_columns_that_are_missing_doubled_or_renamed_are_named(ws, files: SheetFiles, sheet: bytes):
    def rename(old: str, new: str):
        def change(page):
            cell = next(cell for cell in page[4] if cell.value == old)
            cell.value = new

        return change

    cases = {
        "Trạng thái": rename("Trạng thái", "Tình trạng gì đó"),
        "Minh chứng": rename("Minh chứng", None),
        "Mã nhiệm vụ": rename("Sản phẩm", "Mã nhiệm vụ"),
    }
    for title, change in cases.items():
        with pytest.raises(WrongColumnsError) as error:
            files.look(ws, edited(sheet, change))
        assert title in error.value.message or "Sản phẩm" in error.value.message
    with pytest.raises(WrongColumnsError):
        files.look(ws, edited(sheet, lambda page: page.delete_rows(1, 4)))


def test_a_lonely_cell_far_below_does_not_make_the_program_walk(ws, files: SheetFiles, sheet: bytes):
    def far(page):
        page.cell(row=1_048_576, column=1).value = "x"

    with pytest.raises(WrongColumnsError) as error:
        files.look(ws, edited(sheet, far))
    assert "1048576" in error.value.message


def test_links_to_other_workbooks_are_neither_followed_nor_kept(ws, files: SheetFiles, sheet: bytes):
    data = filled(sheet, "NV-2026-004", report="='[nguon.xlsx]Sheet1'!A1")
    (problem,) = files.look(ws, data).rejected
    assert "công thức" in problem.message


def test_text_that_looks_like_a_formula_goes_out_as_text(store, files: SheetFiles):
    import msgspec

    for number, start in enumerate("=+-@", 4):
        key = f"NV-2026-{number:03d}"
        store.edit(key, lambda old, text=f"{start}cmd|'/c calc'!A0": msgspec.structs.replace(old, text=text))
    data = files.export(store.load())
    page = load_workbook(BytesIO(data)).worksheets[0]
    dangerous = [c for row in page.iter_rows(min_row=5) for c in row if str(c.value or "").endswith("!A0")]
    assert len(dangerous) == 4
    assert {(cell.data_type, cell.quotePrefix) for cell in dangerous} == {("s", True)}
    assert files.look(store.load(), data).rejected == ()


def test_hostile_files_end_the_command_without_a_traceback(cchc, files: SheetFiles, sheet: bytes):
    for data in (b"", sheet[:200], b"PK\x03\x04" + b"\x00" * 100):
        files.path.write_bytes(data)
        answer = cchc("excel", "import", str(files.path), "--json")
        assert answer.code == 3
        assert answer.json["error"]["kind"] == "UnreadableSheetError"
        assert "Traceback" not in answer.err
    assert cchc("excel", "import", str(files.path) + "-khong-co").code == 2
    assert issubclass(UnreadableSheetError, SheetError)
    assert DAY
