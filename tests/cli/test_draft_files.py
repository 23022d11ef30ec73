"""Drafts as YAML and PDF files on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import command_line
from msgspec.structs import replace

from planner.documents import pdf
from planner.documents.pdf_errors import OfficeMissingError, VietnameseFontMissingError
from planner.model.documents import DocumentState
from planner.places import shipped_plans
from planner.store import Store


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    import shutil

    ignore = shutil.ignore_patterns(".journal", ".lock*", "van-ban", "VB-2026-0*")
    return Path(shutil.copytree(shipped_plans(), tmp_path / "plans", ignore=ignore))


@pytest.fixture
def cchc(plans: Path, tmp_path: Path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return command_line(capsys, "-w", plans, "--today", "2026-06-10")


def documents(plans: Path) -> list[str]:
    return [key for key in Store.open(plans).load().documents if key.startswith("VB-2026-0")]


def test_a_yaml_draft_alone_makes_no_word_file_and_no_record(cchc, plans, tmp_path):
    before = documents(plans)
    code, out, _err = cchc("draft", "directive", "--yaml", "ct.yaml")
    assert code == 0
    assert "cchc draft --from ct.yaml" in out
    assert (tmp_path / "ct.yaml").read_text(encoding="utf-8").startswith("# ")
    assert documents(plans) == before
    assert list(tmp_path.glob("*.docx")) == []


def test_the_word_file_of_the_untouched_yaml_equals_the_direct_one(cchc, plans, tmp_path):
    assert cchc("draft", "directive", "-o", "a.docx", "--yaml", "ct.yaml")[0] == 0
    code, out, _err = cchc("draft", "--from", "ct.yaml", "-o", "b.docx", "--json")
    assert code == 0
    answer = json.loads(out)
    assert Path(answer["file"]) == tmp_path / "b.docx"
    assert answer["id"] in documents(plans)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_drafting_again_over_a_file_renews_its_record(cchc, plans, tmp_path):
    cchc("draft", "directive", "--yaml", "ct.yaml", "-o", "a.docx")
    (first,) = documents(plans)
    store = Store.open(plans)
    store.edit(first, lambda record: replace(record, note="chờ ý kiến", state=DocumentState.returned))
    yaml = tmp_path / "ct.yaml"
    yaml.write_text(
        yaml.read_text(encoding="utf-8").replace("subject: Về việc", "subject: Về việc tiếp tục"), "utf-8"
    )
    assert cchc("draft", "--from", "ct.yaml", "-o", "a.docx")[0] == 2
    assert cchc("draft", "--from", "ct.yaml", "-o", "a.docx", "--force")[0] == 0
    assert documents(plans) == [first]
    record = Store.open(plans).load().documents[first]
    assert record.subject.startswith("Về việc tiếp tục")
    assert (record.note, record.state) == ("chờ ý kiến", DocumentState.returned)


def test_the_file_of_an_issued_document_is_never_replaced(cchc, plans, tmp_path):
    cchc("draft", "directive", "-o", "a.docx")
    (first,) = documents(plans)
    Store.open(plans).edit(first, lambda record: replace(record, state=DocumentState.issued, number="09"))
    issued = (tmp_path / "a.docx").read_bytes()
    code, _out, err = cchc("draft", "directive", "-o", "a.docx", "--area", "2", "--force")
    assert code == 2
    assert first in err
    assert (tmp_path / "a.docx").read_bytes() == issued


def test_every_problem_of_the_yaml_is_an_issue_and_exit_code_1(cchc, tmp_path):
    cchc("draft", "directive", "--yaml", "ct.yaml")
    yaml = tmp_path / "ct.yaml"
    text = yaml.read_text(encoding="utf-8").replace("symbol: CT-UBND", "simbol: CT-UBND")
    yaml.write_text(text, encoding="utf-8")
    code, out, _err = cchc("draft", "--from", "ct.yaml", "-o", "b.docx", "--json")
    assert code == 1
    answer = json.loads(out)
    assert answer["ok"] is False
    line = text[: text.index("simbol")].count("\n") + 1
    assert ("ct.yaml", line, "simbol") in {(i["file"], i["line"], i["key"]) for i in answer["issues"]}
    assert all(issue["message"] and issue["remedy"] for issue in answer["issues"])
    assert not (tmp_path / "b.docx").exists()
    assert f"ct.yaml:{line}: simbol: " in cchc("draft", "--from", "ct.yaml")[1]


def test_the_kind_may_be_said_beside_the_yaml_and_must_fit(cchc):
    cchc("draft", "directive", "--yaml", "ct.yaml")
    assert cchc("draft", "directive", "--from", "ct.yaml", "-o", "a.docx")[0] == 0
    code, _out, err = cchc("draft", "plan", "--from", "ct.yaml", "-o", "b.docx")
    assert code == 2
    assert "CT" in err


def test_drafting_without_a_kind_or_with_a_missing_yaml_is_wrong_use(cchc, tmp_path):
    code, _out, err = cchc("draft")
    assert code == 2
    assert "directive" in err
    assert cchc("draft", "--from", "khong-co.yaml")[0] == 2
    (tmp_path / "co.yaml").write_text("x")
    assert cchc("draft", "directive", "--yaml", "co.yaml")[0] == 2
    assert (tmp_path / "co.yaml").read_text() == "x"


def test_pdf_files_come_from_one_command(cchc, tmp_path):
    try:
        pdf.office_program()
        pdf.check_fonts()
    except (OfficeMissingError, VietnameseFontMissingError) as error:
        pytest.skip(error.message)
    cchc("draft", "directive", "-o", "a.docx")
    code, out, _err = cchc("pdf", "a.docx", "--out-dir", "pdf", "--json")
    assert code == 0
    assert json.loads(out) == {"files": [str(Path("pdf/a.pdf"))], "failed": []}
    assert (tmp_path / "pdf/a.pdf").stat().st_size > 10_000
    assert "pdf/a.pdf" in cchc("pdf", "a.docx", "--out-dir", "pdf", "--force")[1]
    assert cchc("pdf", "a.docx", "--out-dir", "pdf")[0] == 2


def test_a_file_that_cannot_be_converted_gives_exit_code_3(cchc, tmp_path, monkeypatch):
    from planner.documents.pdf import Conversion, FailedFile

    failed = FailedFile(Path("a.docx"), "hỏng", "mở xem")
    monkeypatch.setattr(
        "planner.cli.commands.pdf.write_pdfs", lambda *_given, **_named: Conversion((), (failed,))
    )
    code, out, err = cchc("pdf", "a.docx", "--json")
    assert code == 3
    assert json.loads(out)["failed"] == [{"file": "a.docx", "message": "hỏng", "remedy": "mở xem"}]
    assert "hỏng" in err


@pytest.mark.parametrize("arguments", [("pdf",), ("pdf", "khong-co.docx")])
def test_pdf_of_nothing_is_wrong_use(cchc, arguments):
    assert cchc(*arguments)[0] == 2


def spoil(path: Path) -> None:
    """Give the document a narrow margin and take a space out of the authority."""
    from docx import Document
    from docx.shared import Mm

    word = Document(str(path))
    word.sections[0].left_margin = Mm(15)
    word.save(str(path))


def test_a_spoiled_layout_is_repaired_into_another_file(cchc, tmp_path):
    cchc("draft", "directive", "-o", "a.docx")
    spoil(tmp_path / "a.docx")
    spoiled = (tmp_path / "a.docx").read_bytes()
    code, out, _err = cchc("fix", "a.docx", "-o", "b.docx", "--json")
    answer = json.loads(out)
    assert [change["rule"] for change in answer["changes"]] == ["page.margin_left"]
    (told,) = answer["files"]
    assert {"file", "ok", "kind", "metadata", "checked", "findings", "changes"} <= set(told)
    assert (told["kind"], told["ok"], code) == ("CT", True, 0)
    assert (tmp_path / "a.docx").read_bytes() == spoiled
    assert cchc("fix", "b.docx", "-o", "c.docx", "--json")[1].count('"rule": "page.margin_left"') == 0
    assert (tmp_path / "b.docx").read_bytes() == (tmp_path / "c.docx").read_bytes()


def test_a_repair_never_replaces_a_file_unasked(cchc, tmp_path):
    cchc("draft", "directive", "-o", "a.docx")
    assert cchc("fix", "a.docx", "-o", "a.docx")[0] == 2
    assert cchc("fix", "khong-co.docx", "-o", "b.docx")[0] == 2
    assert cchc("fix", "a.docx")[0] == 2
    code, out, _err = cchc("fix", "a.docx", "-o", "a.docx", "--force")
    assert code == 0
    assert "a.docx" in out


WRONG = "Rà soát, thực hiện Khoản 2 Điều 3 của Quy chế làm việc"


def wrong_task(plans: Path) -> str:
    """Give an open task words that break a rule of the decree; return its ID."""
    store = Store.open(plans)
    record = next(each for each in store.load().tasks.values() if each.plan.endswith("2026"))
    store.edit(record.id, lambda old: replace(old, text=WRONG))
    return record.id


def test_an_error_in_the_plans_own_words_stops_the_draft_and_names_record_and_field(cchc, plans, tmp_path):
    wrong = wrong_task(plans)
    code, _out, err = cchc("draft", "official-letter", "--task", wrong, "-o", "cv.docx")
    assert code == 3
    assert f"(tại {wrong}, trường “text”)" in err
    assert "--with-errors" in err
    assert not (tmp_path / "cv.docx").exists()


def test_a_draft_is_written_with_its_errors_when_asked_for(cchc, plans, tmp_path):
    wrong = wrong_task(plans)
    code, out, err = cchc(
        "draft", "official-letter", "--task", wrong, "-o", "cv.docx", "--with-errors", "--json"
    )
    assert code == 1
    assert "Lỗi thể thức: " in err
    assert json.loads(out)["layout"]["ok"] is False
    assert (tmp_path / "cv.docx").exists()
    certificate = json.loads((tmp_path / "cv.kiem-tra.json").read_text(encoding="utf-8"))
    errors = [finding for finding in certificate["findings"] if finding["severity"] == "error"]
    assert [(finding["record"], finding["field"]) for finding in errors] == [(wrong, "text")]
    code, _out, _err = cchc("draft", "--from", "missing.yaml", "--with-errors")
    assert code == 2
    assert cchc("draft", "official-letter", "--task", wrong, "--yaml", "cv.yaml", "--with-errors")[0] == 0
    assert cchc("draft", "--from", "cv.yaml", "-o", "cv2.docx")[0] == 3
    assert cchc("draft", "--from", "cv.yaml", "-o", "cv2.docx", "--with-errors")[0] == 1
