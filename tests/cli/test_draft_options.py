"""`cchc draft`: options of letters and meetings, and a document for each of several agencies."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from command_line import command_line
from docx import Document

LATE = """\
id: NV-2026-{number:03d}
plan: KH-2026
text: Rà soát việc số {number}
solution: GP01
leads: [{lead}]
deadline:
  text: Quý I năm 2026
  kind: quarter
  due: 2026-03-31
"""


@pytest.fixture
def offices(folder: Path) -> Path:
    (folder / "signers").mkdir()
    (folder / "signers/PHN.yaml").write_text(
        "id: PHN\nname: Phan Huy Ngọc\ntitle: Chủ tịch\noffice: chairman\n", encoding="utf-8"
    )
    for number, lead in ((11, "STP"), (12, "VPUBND")):
        path = folder / f"tasks/2026/NV-2026-{number:03d}.yaml"
        path.write_text(LATE.format(number=number, lead=lead), encoding="utf-8")
    return folder


@pytest.fixture
def cchc(offices: Path, capsys: pytest.CaptureFixture[str]):
    return command_line(capsys, "-w", offices, "--today", "2026-06-10", "draft")


def text_of(file: Path) -> str:
    word = Document(str(file))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(p.text for p in word.paragraphs)])


def test_the_options_of_a_letter_reach_the_page(cchc, tmp_path: Path) -> None:
    target = tmp_path / "cv.docx"
    options = ("--addressee", "STP", "--addressee", "Bộ Nội vụ", "--urgency", "thuong-khan")
    options += ("--circulation", "luu-hanh-noi-bo", "--drafting-unit", "NC", "--drafter-mark", "pl.(5)")
    options += ("--report-by", "30/6/2026", "--address-foot", "Số 1")
    code, _out, err = cchc("official-letter", *options, "-o", str(target), "--year", "2026")
    assert code == 0, err
    text = text_of(target)
    for part in ("- Bộ Nội vụ.", "UBND-NC", "PL.(5)", "30 tháng 6 năm 2026"):
        assert part in text
    assert "Bộ Nội vụ" in err
    section = Document(str(target)).sections[0]
    assert section.first_page_footer.paragraphs[0].text == "Số 1"
    assert section.first_page_header.tables[0].cell(0, 0).text == "LƯU HÀNH NỘI BỘ"


def test_the_options_of_a_meeting_reach_the_page(cchc, tmp_path: Path) -> None:
    target = tmp_path / "bb.docx"
    options = (
        "--meeting",
        "Họp giao ban",
        "--meeting-time",
        "2026-06-09 08:00",
        "--meeting-place",
        "Phòng A",
    )
    options += ("--chair", "Phan Huy Ngọc, Chủ tịch", "--secretary", "Trần B", "--attendee", "Sở Tư pháp")
    code, _out, err = cchc("minutes", *options, "--meeting-ended", "2026-06-09 11:30", "-o", str(target))
    assert code == 0, err
    text = text_of(target)
    for part in ("08 giờ 00 ngày 09 tháng 6", "Phòng A", "Trần B", "Sở Tư pháp", "11 giờ 30", "CHỦ TỌA"):
        assert part in text


@pytest.mark.parametrize(
    "wrong", [("--urgency", "gap"), ("--report-by", "mai"), ("--report-by", "2026-06-01")]
)
def test_a_wrong_option_is_wrong_use(cchc, wrong) -> None:
    assert cchc("official-letter", *wrong)[0] == 2


def test_several_agencies_get_a_document_each_in_one_folder(cchc, offices: Path, tmp_path: Path) -> None:
    target = tmp_path / "moi" / "cong-van"
    code, out, _err = cchc("reminder", "--agency", "STP", "--agency", "VPUBND", "-o", str(target), "--json")
    assert code == 0
    answer = json.loads(out)
    assert [entry["agency"] for entry in answer["documents"]] == ["STP", "VPUBND"]
    assert answer["failed"] == []
    files = [Path(entry["file"]) for entry in answer["documents"]]
    assert sorted(files) == sorted(target.glob("*.docx"))
    assert "việc số 11" in text_of(files[0])
    assert "việc số 12" not in text_of(files[0])
    assert {entry["id"] for entry in answer["documents"]} == {
        path.stem for path in (offices / "documents").glob("VB-2026-*.yaml")
    }


def test_all_late_agencies_are_reminded_in_one_call(cchc, offices: Path) -> None:
    code, out, _err = cchc("reminder", "--all-agencies")
    assert code == 0
    assert "2" in out.splitlines()[0]
    assert len(list((offices / "van-ban/2026").glob("*.docx"))) == 2


def test_one_agency_that_fails_is_listed_and_the_others_are_written(cchc, tmp_path: Path) -> None:
    code, out, err = cchc(
        "reminder", "--agency", "STP", "--agency", "KHONG-CO", "-o", str(tmp_path), "--json"
    )
    assert code == 1
    answer = json.loads(out)
    assert len(answer["documents"]) == 1
    assert answer["failed"][0]["agency"] == "KHONG-CO"
    assert answer["failed"][0]["message"]
    assert "KHONG-CO" in err


def test_a_batch_asks_for_a_folder_and_for_word_files(cchc, tmp_path: Path) -> None:
    assert cchc("reminder", "--all-agencies", "-o", str(tmp_path / "a.docx"))[0] == 2
    taken = tmp_path / "tep"
    taken.write_text("x", encoding="utf-8")
    assert cchc("reminder", "--all-agencies", "-o", str(taken))[0] == 2
    assert cchc("reminder", "--all-agencies", "--yaml", str(tmp_path / "a.yaml"))[0] == 2


def test_the_bar_is_drawn_on_a_terminal_only(cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "█" not in cchc("reminder", "--all-agencies")[2]

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    cchc("reminder", "--all-agencies", "--again", "--json")
    assert "4/4" in terminal.getvalue()


def test_nothing_late_is_wrong_use_with_a_remedy(cchc) -> None:
    code, _out, err = cchc("reminder", "--all-agencies", "--year", "2025")
    assert code == 2
    assert "→" in err
