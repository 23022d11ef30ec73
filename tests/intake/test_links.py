"""Links are proposed with the words they were found by, and written only where a person says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from made_up_texts import document, table

from planner.cli.main import run_command
from planner.errors import UnknownRecordError
from planner.intake.blocks import ReadDocument
from planner.intake.links.accepting import (
    NoDocumentError,
    NoPlanError,
    NoSuchProposalError,
    accept,
    content_of,
    document_of,
    plan_for,
)
from planner.intake.links.agency_finder import AgencyFinder
from planner.intake.links.assignments import assignments_of, label_of
from planner.intake.links.likeness import Likeness
from planner.intake.links.proposals import LinkKind, propose
from planner.model.agencies import Agency, AgencyGroup, Level
from planner.model.deadline import Deadline, DeadlineKind
from planner.model.documents import Document
from planner.model.programme import Area, LeadTerm, Solution, Wording
from planner.model.tasks import Task
from planner.model.workspace import Workspace
from planner.store import Store

ALWAYS = Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)
RECORDS = (
    Area(id="LV1", number=1, name="Cải cách thể chế"),
    Area(id="LV2", number=2, name="Cải cách thủ tục hành chính"),
    Agency(id="STP", name="Sở Tư pháp", abbreviation="STP", level=Level.province),
    Agency(id="SNV", name="Sở Nội vụ", abbreviation="SNV", level=Level.province),
    Agency(
        id="STTTT",
        name="Sở Thông tin và Truyền thông",
        abbreviation="STTTT",
        other_names=("Sở TT&TT",),
        level=Level.province,
        valid_to=date(2025, 2, 28),
    ),
    Agency(id="SKHCN", name="Sở Khoa học và Công nghệ", abbreviation="SKHCN", level=Level.province),
    Agency(id="X1", name="Ủy ban nhân dân xã Minh Quang", abbreviation="UBND", level=Level.commune),
    Agency(id="X2", name="Ủy ban nhân dân xã Bình An", abbreviation="UBND", level=Level.commune),
    AgencyGroup(id="CAC-SO", name="Các sở, ban, ngành", other_names=("Các sở, ngành",)),
    Solution(
        id="GP10",
        number=10,
        text="Rà soát, cắt giảm, đơn giản hóa thủ tục hành chính, rút ngắn thời gian giải quyết",
        group="G1",
        area="LV2",
        leads=(LeadTerm(agencies=("SNV",)),),
        timing=ALWAYS,
        wording=Wording.derived,
    ),
    Task(
        id="NV-1",
        plan="KH-2026",
        text="Công bố danh mục thủ tục hành chính nội bộ của tỉnh",
        leads=("SNV",),
        deadline=ALWAYS,
    ),
)
WORKSPACE = Workspace(RECORDS)
LETTER = Document(id="VB-1", kind="KH", subject="Cải cách hành chính", issue_date=date(2026, 1, 5))
OLD = Document(id="VB-0", kind="KH", subject="Cải cách hành chính", issue_date=date(2014, 1, 5))


def found_ids(text: str, day: date | None = date(2026, 1, 5)) -> list[str]:
    return [mention.id for mention in AgencyFinder(WORKSPACE, day).find(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Giao Sở Tư pháp và Sở Nội vụ", ["STP", "SNV"]),
        ("SỞ TƯ PHÁP", ["STP"]),
        ("So Tu phap", ["STP"]),
        ("gửi SNV tổng hợp", ["SNV"]),
        ("Sở TT&TT chủ trì", ["STTTT"]),
        ("Sở KH&CN; Sở KHCN", ["SKHCN", "SKHCN"]),
        ("UBND xã Minh Quang, Uỷ ban nhân dân xã Bình An", ["X1", "X2"]),
        ("các sở, ban, ngành; các Sở, ngành", ["CAC-SO", "CAC-SO"]),
        ("Công văn số 12/SNV-CCHC", []),
        ("UBND tỉnh", []),
        ("Sở Tư phápX", []),
    ],
)
def test_an_agency_is_found_by_every_name_it_is_written_with(text: str, ids: list[str]) -> None:
    assert found_ids(text) == ids


def test_a_name_without_accents_counts_less_than_the_exact_one() -> None:
    exact, plain = AgencyFinder(WORKSPACE, None).find("Sở Tư pháp; So Tu phap")
    assert exact.exact
    assert not plain.exact


def proposals(read: ReadDocument, of: Document = LETTER, kind: LinkKind | None = None):
    return [p for p in propose(WORKSPACE, of, read) if kind is None or p.kind is kind]


def test_an_agency_that_did_not_exist_on_the_day_is_proposed_with_a_remark() -> None:
    read = document("Giao Sở Thông tin và Truyền thông báo cáo.")
    (new,) = proposals(read, LETTER, LinkKind.agency)
    (old,) = proposals(read, OLD, LinkKind.agency)
    assert new.remark
    assert not old.remark
    assert new.confidence < old.confidence


def test_an_agency_that_only_receives_a_copy_is_uncertain() -> None:
    read = document("Nội dung.\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\nKT. CHỦ TỊCH")
    (one,) = proposals(read, LETTER, LinkKind.agency)
    assert one.confidence <= 0.3


def test_a_solution_is_proposed_with_its_area_and_the_passage() -> None:
    passage = "Tiếp tục rà soát, cắt giảm, đơn giản hóa thủ tục hành chính trong năm"
    read = document("Mở đầu chung.\n" + passage)
    (solution,) = proposals(read, LETTER, LinkKind.solution)
    (area,) = proposals(read, LETTER, LinkKind.area)
    assert (solution.target, area.target) == ("GP10", "LV2")
    assert solution.words == passage
    assert solution.place == "dòng 2"
    assert 0.3 <= area.confidence <= solution.confidence < 1


def test_a_text_about_something_else_proposes_nothing() -> None:
    assert not proposals(document("Thông báo lịch nghỉ tết của cơ quan năm nay cho mọi người biết."))


LABELS = """I. MỤC ĐÍCH
Chung.
II. NHIỆM VỤ
1. Rà soát văn bản
- Tổ chức rà soát, hệ thống hóa văn bản của tỉnh.
- Cơ quan chủ trì: Sở Tư pháp.
- Cơ quan phối hợp: Các sở, ngành; UBND xã Minh Quang.
- Thời gian thực hiện: Quý IV năm 2026 và các năm tiếp theo.
- Sản phẩm: Báo cáo rà soát.
2. Kiểm tra công vụ
Đơn vị chủ trì thực hiện: SNV
Thời gian: Thường xuyên
3. Tuyên truyền
a) Nhiệm vụ: Xây dựng chuyên mục trên báo.
b) Cơ quan thực hiện:
- Đơn vị chủ trì:
- Sở Nội vụ
- Sở Tư pháp
c) Thời gian thực hiện: Sớm nhất có thể
4. Tổ chức hội nghị tổng kết.
"""


def test_labels_under_an_item_give_a_task_with_place_leads_and_deadline() -> None:
    first, second, third = proposals(document(LABELS), LETTER, LinkKind.new_task)
    assert first.task
    assert first.task.text == "Tổ chức rà soát, hệ thống hóa văn bản của tỉnh"
    assert first.place == "mục II.1"
    assert first.task.leads == ("STP",)
    assert first.task.coordinating == ("CAC-SO", "X1")
    assert first.task.product == "Báo cáo rà soát"
    assert first.task.deadline
    assert first.task.deadline.kind is DeadlineKind.quarter
    assert first.task.deadline.due == date(2026, 12, 31)
    assert first.task.deadline.onward
    assert second.task
    assert second.task.text == "Kiểm tra công vụ"
    assert second.task.leads == ("SNV",)
    assert third.task
    assert third.task.text == "Xây dựng chuyên mục trên báo"
    assert third.task.leads == ("SNV", "STP")
    assert third.task.deadline is None
    assert "Sớm nhất có thể" in third.remark
    assert first.confidence > third.confidence


ROWS = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì thực hiện", "Cơ quan phối hợp", "Thời hạn hoàn thành", "Sản phẩm"),
    ("I", "Cải cách thể chế", "", "", "", ""),
    ("1", "Ban hành quy định về kiểm tra", "Sở Tư pháp", "Các sở, ngành", "Quý II/2026", "Quyết định"),
    ("2", "Xây dựng phần mềm", "Công ty X", "", "31/3/2026", ""),
    ("3", "Công bố danh mục thủ tục hành chính nội bộ của tỉnh", "SNV", "", "Thường xuyên", ""),
)


def test_a_table_of_tasks_is_read_by_the_heads_of_its_columns() -> None:
    found = assignments_of(document("Phụ lục", table(*ROWS)))
    assert [(a.clause, a.lead, a.deadline) for a in found] == [
        ("1", "Sở Tư pháp", "Quý II/2026"),
        ("2", "Công ty X", "31/3/2026"),
        ("3", "SNV", "Thường xuyên"),
    ]
    assert found[0].product == "Quyết định"
    tabbed = document("\n".join("\t".join(row) for row in ROWS))
    assert assignments_of(tabbed) == found


def test_a_table_whose_cells_stand_on_lines_of_their_own_is_read_row_by_row() -> None:
    cells = [cell or "-" for row in ROWS if row[0] != "I" for cell in row]
    cells[6:6] = ["I", "Cải cách thể chế"]
    found = assignments_of(document("\n".join(cells)))
    assert [(a.clause, a.lead) for a in found] == [("1", "Sở Tư pháp"), ("2", "Công ty X"), ("3", "SNV")]


def test_a_table_of_other_things_gives_no_task() -> None:
    other = table(("STT", "Họ và tên", "Chức vụ"), ("1", "Nguyễn Văn A", "Chuyên viên"))
    assert not assignments_of(document(other))


def test_a_task_that_the_workspace_has_is_linked_and_not_made_again() -> None:
    found = proposals(document(table(*ROWS)))
    (known,) = [p for p in found if p.kind is LinkKind.task]
    new = [p for p in found if p.kind is LinkKind.new_task]
    assert known.target == "NV-1"
    assert [p.name for p in new] == ["Ban hành quy định về kiểm tra", "Xây dựng phần mềm"]
    assert "Công ty X" in new[1].remark


def test_a_sentence_that_names_who_leads_gives_a_task_where_no_labels_do() -> None:
    text = "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp kiểm tra công vụ, xong trước ngày 15/9/2026."
    (one,) = proposals(document(text), LETTER, LinkKind.new_task)
    assert one.task
    assert one.task.leads == ("SNV",)
    assert one.task.coordinating == ("STP",)
    assert one.task.deadline
    assert one.task.deadline.due == date(2026, 9, 14)
    assert one.confidence < 0.75


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("- Cơ quan chủ trì: Sở A", "lead"),
        ("Đơn vị chủ trì thực hiện: Sở A", "lead"),
        ("Cơ quan thực hiện: Sở A", "lead"),
        ("b) Đơn vị phối hợp thực hiện: Sở A", "coordinating"),
        ("* Thời gian thực hiện: 2026", "deadline"),
        ("Thời gian: 2026", "deadline"),
        ("Kết quả: Báo cáo", "product"),
        ("Sản phẩm: Báo cáo", "product"),
        ("Ghi chú: không", "other"),
        ("Kính gửi: Sở A", ""),
        ("Không có nhãn", ""),
    ],
)
def test_the_labels_of_real_plans_are_told_apart(line: str, part: str) -> None:
    assert label_of(line)[0] == part


def test_likeness_counts_rare_words_more() -> None:
    likeness = Likeness({"a": "rà soát văn bản", "b": "rà soát nhân sự"})
    shares = likeness.shares("rà soát văn bản của tỉnh")
    assert shares["a"] == pytest.approx(1.0)
    assert shares["b"] < 0.5
    assert likeness.best(["không liên quan", "nhân sự mới"])["b"][1] == 1


@pytest.fixture
def store(folder: Path) -> Store:
    """Return a workspace with one document whose text is kept."""
    store = Store.open(folder)
    text = (
        "Giao cơ quan rà soát văn bản quy phạm pháp luật\n1. Kiểm tra công vụ\n- Chủ trì: Sở Tư pháp\n"
        "- Thời gian: 31/12/2026\n2. Khảo sát\n- Chủ trì: Công ty X\n- Thời gian: 2026\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    store.create(
        Document(
            id="VB-1", kind="KH", subject="Rà soát", issue_date=date(2026, 1, 5), file="a.txt", area="LV1"
        )
    )
    return store


def test_nothing_is_linked_without_a_yes_and_everything_accepted_is(store: Store) -> None:
    workspace = store.load()
    base = document_of(workspace, "VB-1")
    found = propose(workspace, base, content_of(store.folder, base))
    assert document_of(store.load(), "VB-1") == base
    done = accept(store, base, found, [p.number for p in found], "KH-2026")
    assert done.document.area == "LV1"
    assert done.document.solutions == ("GP01",)
    assert done.document.agencies == ("STP",)
    (task,) = done.created
    assert done.document.assigns == (task.id,)
    assert task.id == "NV-2026-002"
    assert task.leads == ("STP",)
    assert task.deadline.due == date(2026, 12, 31)
    assert task.assigned_by
    assert (task.assigned_by.document, task.assigned_by.clause) == ("VB-1", "1")
    (refused,) = done.refused
    assert found[refused - 1].name == "Khảo sát"
    again = propose(store.load(), done.document, content_of(store.folder, done.document))
    assert {p.target for p in again if p.linked} >= {"GP01", "STP", task.id}
    assert [p.name for p in again if p.task] == ["Khảo sát"]


def test_wrong_numbers_and_missing_plans_are_told(store: Store) -> None:
    workspace = store.load()
    base = document_of(workspace, "VB-1")
    found = propose(workspace, base, content_of(store.folder, base))
    with pytest.raises(NoSuchProposalError):
        accept(store, base, found, [99])
    new = next(p.number for p in found if p.task and not p.remark)
    with pytest.raises(NoPlanError):
        accept(store, base, found, [new])
    with pytest.raises(NoPlanError):
        plan_for(workspace, base, "GP01")
    with pytest.raises(UnknownRecordError):
        plan_for(workspace, base, "KH-1999")
    with pytest.raises(NoDocumentError):
        document_of(workspace, "STP")
    assert document_of(store.load(), "VB-1") == base


def test_the_command_shows_accepts_and_reports(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["-w", str(store.folder)]
    assert run_command([*base, "links", "VB-1"]) == 0
    assert "Sở Tư pháp" in capsys.readouterr().out
    assert run_command([*base, "--json", "links", "VB-1", "--all"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["created"] == []
    assert answer["document"]["agencies"] == ["STP"]
    numbers = [str(p["number"]) for p in answer["proposals"] if p["kind"] == "new_task"]
    command = [*base, "--json", "links", "VB-1", "--accept", ",".join(numbers), "--plan", "KH-2026"]
    assert run_command(command) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["created"] == ["NV-2026-002"]
    assert len(answer["refused"]) == 1
    assert run_command([*base, "links", "VB-1", "--accept", "một"]) == 2
    assert run_command([*base, "links", "KHONG-CO"]) == 2
