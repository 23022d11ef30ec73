"""Excel sheets of the agencies: out and back without loss, every row judged, nothing written by halves."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sheet_editing import COLUMNS, DAY, SheetFiles, edited, filled, row_of

from planner.model.deadline import Deadline, DeadlineKind
from planner.model.tasks import Extension, Progress, Task, TaskState
from planner.model.workspace import Workspace
from planner.reports.sheets.columns import EDITABLE, Key
from planner.reports.sheets.export import export_sheet
from planner.reports.sheets.importing import import_sheet
from planner.reports.sheets.judging import judge
from planner.reports.sheets.reading import read_sheet
from planner.store import Store

TASK = "NV-2026-004"
MIDNIGHT = datetime.combine(date(2026, 3, 5), time())


@pytest.fixture
def files(tmp_path: Path) -> SheetFiles:
    return SheetFiles(tmp_path)


def problems(result) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in result.rejected]


def only_problem(result):
    (problem,) = result.rejected
    return problem


WORDS = (
    "=1+1", "+84", "-x", "@SUM(A1)", "'=1", "dòng\nmới", "\tthụt", "Vie\u0323\u0302t", "_x0041_", "\x07",
    "0123", "TRUE", "1/2/2026", "😀", "  thừa  ", "#REF!", "50%", "null",
)  # fmt: skip
pieces = st.one_of(st.sampled_from(WORDS), st.text(max_size=15))
texts = st.lists(pieces, min_size=1, max_size=4).map(" ".join)
days = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@st.composite
def tasks(draw, number: int = 1) -> Task:
    state = draw(st.sampled_from(list(TaskState)))
    report = st.builds(Progress, on=days, text=texts, percent=st.one_of(st.none(), st.integers(0, 100)))
    return Task(
        id=f"NV-2026-{number:03d}",
        plan="KH-2026",
        text=draw(texts),
        product=draw(st.one_of(st.just(""), texts)),
        leads=("STP",),
        area="LV1",
        deadline=Deadline(text=draw(texts), kind=DeadlineKind.date, due=draw(days)),
        state=state,
        completed_on=draw(days) if state is TaskState.completed else None,
        progress=tuple(draw(st.lists(report, max_size=2))),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(tasks=st.tuples(tasks(1), tasks(2)), day=days)
def test_a_sheet_that_nobody_edited_changes_nothing(ws: Workspace, tasks, day):
    others = [record for record in ws.records() if record.id not in ("NV-2026-001", "NV-2026-002")]
    world = Workspace((*others, *tasks))
    sheet = read_sheet(export_sheet(world, DAY, "STP"), "x.xlsx", "thu")
    assert [(row.problems, row.new) for row in judge(world, sheet, day)] == [((), None)] * 3


def test_the_sheet_has_drop_downs_locked_columns_and_a_hidden_mark(ws: Workspace, files: SheetFiles):
    sheet = load_workbook(BytesIO(files.export(ws, "VPUBND"))).worksheets[0]
    assert sheet.protection.sheet
    row = row_of(sheet, TASK)
    unlocked = {key for key, n in COLUMNS.items() if not sheet.cell(row=row, column=n).protection.locked}
    assert unlocked == set(EDITABLE)
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert "hoàn thành" in lists[0].formula1
    assert len(lists[0].formula1) <= 257
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden == ["P"]


def test_an_agency_gets_its_tasks_only_a_successor_and_a_member_of_a_group_too(ws: Workspace):
    def ids(agency):
        sheet = read_sheet(export_sheet(ws, DAY, agency), "x.xlsx", "thu")
        return [row.text(Key.task) for row in sheet.rows]

    assert ids("SKHCN") == ["NV-2026-006", "NV-2026-007"]
    assert ids("X1") == ["NV-2026-008"]
    assert len(ids(None)) == 8


def test_a_report_a_state_and_a_day_are_taken_in(store: Store, files: SheetFiles):
    data = files.export(store.load(), "VPUBND")
    data = filled(
        data, TASK, report="Đã trình", percent=80, report_on=date(2026, 3, 15), evidence="12/TTr-VP"
    )
    data = filled(data, "NV-2026-005", state="Hoàn thành", completed_on="16/3/2026")
    files.path.write_bytes(data)
    result = import_sheet(store, files.path, DAY)
    assert result.applied
    assert result.changed == (TASK, "NV-2026-005")
    task = store.load().tasks[TASK]
    assert task.progress[-1] == Progress(
        on=date(2026, 3, 15),
        text="Đã trình",
        by="Văn phòng Ủy ban nhân dân tỉnh",
        percent=80,
        evidence="12/TTr-VP",
    )
    done = store.load().tasks["NV-2026-005"]
    assert (done.state, done.completed_on) == (TaskState.completed, date(2026, 3, 16))


def test_a_completed_task_is_opened_again_and_reported_on_in_one_row(ws: Workspace, files: SheetFiles):
    data = filled(files.export(ws, "STP"), "NV-2026-002", state="thực hiện lại", report="Bổ sung hồ sơ")
    data = filled(data, "NV-2026-002", completed_on=None)
    (row,) = [row for row in files.look(ws, data).rows if row.new]
    assert (row.new.state, row.new.completed_on) == (TaskState.in_progress, None)
    assert row.new.progress[-1].text == "Bổ sung hồ sơ"


def test_a_step_that_the_workflow_does_not_know_is_refused(ws: Workspace, files: SheetFiles):
    data = filled(files.export(ws, "STP"), "NV-2026-001", state="thực hiện lại")
    problem = only_problem(files.look(ws, data))
    assert problem.column == "Trạng thái"
    assert "thực hiện lại" in problem.message


def test_a_commune_reports_its_own_part_of_the_task_of_its_group(store: Store, files: SheetFiles):
    data = filled(files.export(store.load(), "X1"), "NV-2026-008", report="Xã đã làm", percent=50)
    files.path.write_bytes(data)
    assert import_sheet(store, files.path, DAY).changed == ("NV-2026-008",)
    task = store.load().tasks["NV-2026-008"]
    (own,) = task.member_reports
    assert (own.agency, own.text, own.percent, own.done) == ("X1", "Xã đã làm", 50, False)
    assert task.progress == ()
    completed = {"state": "hoàn thành", "completed_on": "18/3/2026"}
    files.path.write_bytes(filled(files.export(store.load(), "X1"), "NV-2026-008", **completed))
    assert import_sheet(store, files.path, DAY).changed == ("NV-2026-008",)
    assert store.load().tasks["NV-2026-008"].state is TaskState.in_progress
    again = read_sheet(files.export(store.load(), "X1"), "x.xlsx", "thu").rows[0]
    assert (again.text(Key.state), again.text(Key.completed_on)) == ("hoàn thành", "18/03/2026")
    files.path.write_bytes(filled(files.export(store.load(), "X2"), "NV-2026-008", **completed))
    import_sheet(store, files.path, DAY)
    assert store.load().tasks["NV-2026-008"].state is TaskState.awaiting_confirmation


def test_a_member_cannot_change_the_state_of_the_whole(ws: Workspace, files: SheetFiles):
    data = filled(files.export(ws, "X1"), "NV-2026-008", state="tạm hoãn")
    problem = only_problem(files.look(ws, data))
    assert problem.column == "Trạng thái"
    assert "nhiều cơ quan" in problem.message.casefold()


def test_the_same_file_twice_is_taken_in_once(store: Store, files: SheetFiles):
    data = filled(files.export(store.load(), "VPUBND"), TASK, report="Đã trình", report_on="15/3/2026")
    files.path.write_bytes(data)
    assert import_sheet(store, files.path, DAY).changed == (TASK,)
    again = import_sheet(store, files.path, DAY)
    assert (again.changed, again.rejected) == ((), ())
    assert len(store.load().tasks[TASK].progress) == 2


@pytest.mark.parametrize(
    "written",
    [
        "5/3/2026",
        "05-03-2026",
        "5.3.2026",
        "2026-03-05",
        " 05 / 03 / 2026 ",
        date(2026, 3, 5),
        MIDNIGHT,
    ],
)
def test_days_are_understood_however_they_are_written(ws: Workspace, files: SheetFiles, written):
    data = filled(files.export(ws, "VPUBND"), TASK, report="Đã làm", report_on=written)
    (row,) = [row for row in files.look(ws, data).rows if row.new]
    assert row.new.progress[-1].on == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"report": "x", "report_on": "31/2/2026"}, "Ngày báo cáo"),
        ({"report": "x", "report_on": "mai"}, "Ngày báo cáo"),
        ({"report": "x", "report_on": True}, "Ngày báo cáo"),
        ({"report": "x", "report_on": "1/1/1026"}, "Ngày báo cáo"),
        ({"report": "x", "report_on": "19/3/2026"}, "Kết quả thực hiện (báo cáo mới)"),
        ({"report": "x", "percent": 101}, "Đã xong (%)"),
        ({"report": "x", "percent": 12.5}, "Đã xong (%)"),
        ({"report": "x", "percent": -5}, "Đã xong (%)"),
        ({"report": "x", "percent": "nhiều"}, "Đã xong (%)"),
        ({"percent": 50}, "Kết quả thực hiện (báo cáo mới)"),
        ({"evidence": "12/BC"}, "Kết quả thực hiện (báo cáo mới)"),
        ({"state": "xong rồi"}, "Trạng thái"),
        ({"state": "hoàn thành"}, "Ngày xong"),
        ({"completed_on": "1/3/2026"}, "Trạng thái"),
        ({"state": "hoàn thành", "completed_on": "19/3/2026"}, "Ngày xong"),
        ({"text": "Việc khác"}, "Nhiệm vụ"),
        ({"deadline": "31/12/2030"}, "Thời hạn"),
        ({"leads": None}, "Cơ quan chủ trì"),
        ({"task": "NV-2026-999"}, "Mã nhiệm vụ"),
        ({"task": None}, "Mã nhiệm vụ"),
        ({"task": "NV-2026-005"}, "Mã nhiệm vụ"),
        ({"mark": "x"}, "Dấu kiểm (không sửa)"),
        ({"report": "=1+1"}, "Kết quả thực hiện (báo cáo mới)"),
        ({"evidence": '=WEBSERVICE("http://x")', "report": "x"}, "Minh chứng"),
        ({"report": "#REF!", "state": "=A1"}, "Trạng thái"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(
    store: Store, files: SheetFiles, values, column
):
    data = filled(files.export(store.load(), "VPUBND"), TASK, **values)
    data = filled(data, "NV-2026-005", report="Báo cáo đúng")
    row = row_of(load_workbook(BytesIO(files.export(store.load(), "VPUBND"))).worksheets[0], TASK)
    files.path.write_bytes(data)
    before = {task.id: task for task in store.load().tasks.values()}
    result = import_sheet(store, files.path, DAY)
    assert (row, column) in problems(result)
    assert all(problem.message for problem in result.rejected)
    assert not result.applied
    assert {task.id: task for task in store.load().tasks.values()} == before


def test_sound_rows_can_be_kept_alone(store: Store, files: SheetFiles):
    data = filled(files.export(store.load(), "VPUBND"), TASK, report="Báo cáo đúng")
    data = filled(data, "NV-2026-005", report="x", percent=500)
    files.path.write_bytes(data)
    result = import_sheet(store, files.path, DAY, sound_rows=True)
    assert result.applied
    assert result.changed == (TASK,)
    assert len(result.rejected) == 1
    assert store.load().tasks[TASK].progress[-1].text == "Báo cáo đúng"
    assert store.load().tasks["NV-2026-005"].progress == ()


def test_text_in_pieces_of_letters_and_with_an_apostrophe_is_read_as_meant(ws: Workspace, files: SheetFiles):
    loose = unicodedata.normalize("NFD", "Đã trình dự thảo")
    data = filled(files.export(ws, "VPUBND"), TASK, report=loose, evidence="'=12/BC")
    data = filled(data, "NV-2026-005", state=unicodedata.normalize("NFD", "ĐANG THỰC HIỆN"))
    changed = {row.task: row.new for row in files.look(ws, data).rows if row.new}
    assert changed[TASK].progress[-1].text == "Đã trình dự thảo"
    assert changed[TASK].progress[-1].evidence == "=12/BC"
    assert changed["NV-2026-005"].state is TaskState.in_progress


def test_rows_and_columns_may_be_moved_and_rows_deleted(ws: Workspace, files: SheetFiles):
    data = filled(files.export(ws, "VPUBND"), TASK, report="Đã trình")

    def shuffle(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        sheet.delete_rows(5, len(rows))
        for row in reversed([row for row in rows if row[0] != "NV-2026-005"]):
            sheet.append(row)
        sheet.move_range(f"A4:A{sheet.max_row}", cols=20)

    result = files.look(ws, edited(data, shuffle))
    assert result.rejected == ()
    assert result.changed == (TASK,)
    assert result.missing == ("NV-2026-005",)


def test_merged_cells_are_told_by_their_row(ws: Workspace, files: SheetFiles):
    data = files.export(ws, "VPUBND")

    def merge(sheet):
        row = row_of(sheet, TASK)
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=12, end_column=12)

    result = files.look(ws, edited(data, merge))
    assert len({problem.row for problem in result.rejected}) == 2
    assert "gộp" in result.rejected[0].message


def test_a_row_added_below_is_refused(ws: Workspace, files: SheetFiles):
    data = edited(files.export(ws, "VPUBND"), lambda sheet: sheet.append(["", "Nhiệm vụ mới"]))
    assert "nhiệm vụ mới" in only_problem(files.look(ws, data)).message


STALE = {
    "text": (lambda task: msgspec.structs.replace(task, text="Lời văn mới"), "Nhiệm vụ", "Lời văn mới"),
    "leads": (
        lambda task: msgspec.structs.replace(task, leads=("VPUBND", "STP")),
        "Cơ quan chủ trì",
        "Sở Tư pháp",
    ),
    "due": (
        lambda task: msgspec.structs.replace(
            task, extensions=(Extension(on=DAY, due=date(2026, 6, 30), approved_by="1/UBND"),)
        ),
        "Hạn hiện nay",
        "30/06/2026",
    ),
}


@pytest.mark.parametrize("what", STALE)
def test_a_task_that_changed_since_the_export_is_told_by_field(store: Store, files: SheetFiles, what):
    change, column, shown = STALE[what]
    data = files.export(store.load(), "VPUBND")
    store.edit(TASK, change)
    assert files.look(store.load(), data).rejected == ()
    problem = only_problem(files.look(store.load(), filled(data, TASK, report="Đã trình")))
    assert problem.column == column
    assert shown in problem.message


def test_a_state_changed_on_both_sides_is_a_conflict_unless_it_is_the_same(store: Store, files: SheetFiles):
    data = filled(files.export(store.load(), "VPUBND"), "NV-2026-005", state="tạm hoãn")
    changed = {"awaiting": TaskState.awaiting_confirmation, "same": TaskState.suspended}
    store.edit("NV-2026-005", lambda old: msgspec.structs.replace(old, state=changed["awaiting"]))
    problem = only_problem(files.look(store.load(), data))
    assert problem.column == "Trạng thái"
    assert "chờ xác nhận" in problem.message
    store.edit("NV-2026-005", lambda old: msgspec.structs.replace(old, state=changed["same"]))
    assert files.look(store.load(), data).rejected == ()


def test_a_report_by_a_colleague_meanwhile_is_no_conflict(store: Store, files: SheetFiles):
    data = filled(files.export(store.load(), "VPUBND"), TASK, report="Của cơ quan")
    theirs = Progress(on=DAY, text="Của đồng nghiệp")
    store.edit(TASK, lambda old: msgspec.structs.replace(old, progress=(*old.progress, theirs)))
    files.path.write_bytes(data)
    assert import_sheet(store, files.path, DAY).changed == (TASK,)
    assert [entry.text for entry in store.load().tasks[TASK].progress[1:]] == [
        "Của đồng nghiệp",
        "Của cơ quan",
    ]


def test_the_commands_write_look_and_take_in(cchc, files: SheetFiles, tmp_path: Path):
    target = tmp_path / "vp.xlsx"
    assert cchc("excel", "export", str(target), "--agency", "VPUBND", "--json").json["tasks"] == 3
    assert cchc("excel", "export", str(target), "--agency", "VPUBND").code != 0
    untouched = cchc("excel", "import", str(target), "--json")
    assert untouched.code == 0
    assert (untouched.json["changed"], untouched.json["unchanged"], untouched.json["rejected"]) == (0, 3, [])
    target.write_bytes(filled(filled(target.read_bytes(), TASK, report="Đã trình"), "NV-2026-005", percent=5))
    looked = cchc("excel", "import", str(target), "--check")
    assert looked.code == 1
    assert "hàng 7, cột" in looked.out
    assert cchc("excel", "import", str(target), "--agency", "STP").code == 3
    refused = cchc("excel", "import", str(target), "--json")
    assert refused.code == 1
    assert refused.json["changed"] == 0
    assert refused.json["rejected"][0]["row"] == 7
    taken = cchc("excel", "import", str(target), "--sound-rows", "--json")
    assert taken.code == 1
    assert taken.json["changed_ids"] == [TASK]
    folder = tmp_path / "cac-co-quan"
    each = cchc("excel", "export", str(folder), "--each", "--json").json["files"]
    assert {entry["agency"] for entry in each} == {"STP", "VPUBND", "SKHCN", "UBND-XA"}
    assert len(list(folder.glob("*.xlsx"))) == 4
    assert cchc("excel", "export", str(tmp_path / "x.xlsx"), "--year", "2019").code == 2
