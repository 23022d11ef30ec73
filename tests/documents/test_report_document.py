from __future__ import annotations

from datetime import date

import pytest
from document_records import LATE, PROGRAMME, QUARTER, TODAY, body_text, drafted, task
from word_reading import W, WordFile, value

from planner.documents.content import Clause, Section
from planner.documents.errors import NothingToReportError
from planner.documents.tables import Table
from planner.model.deadline import Deadline, DeadlineKind, Period
from planner.model.tasks import Extension, Progress, TaskState

NEAR = Deadline(text="Tháng 8 năm 2026", kind=DeadlineKind.month, due=date(2026, 8, 31))
SOON = Deadline(text="Ngày 12/6/2026", kind=DeadlineKind.date, due=date(2026, 6, 12))
DONE = {"state": TaskState.completed}
REPORTED = Progress(on=date(2026, 5, 4), text="Đã trình dự thảo.")
TASKS = (
    task(1, **DONE, completed_on=date(2026, 5, 1)),
    task(2, **DONE, completed_on=date(2026, 4, 10), deadline=LATE),
    task(3, deadline=LATE, progress=(REPORTED,)),
    task(4, area="LV1", leads=("STC", "SNV"), state=TaskState.in_progress),
    task(5, area="LV1", leads=("UBND-XA",), deadline=SOON),
    task(6, area="LV1", deadline=Deadline(text="Thường xuyên", kind=DeadlineKind.continuous)),
    task(7),
)


def report(*tasks, **request):
    return drafted(*(tasks or TASKS), kind="report", **request)


def sections(document) -> dict[str, list]:
    return {b.title: list(b.blocks) for b in document.content.body if isinstance(b, Section)}


def points(clause: Clause) -> list[str]:
    return [block.text for block in clause.blocks]


def table(document, number: int) -> Table:
    return next(b for b in document.content.annexes[number].body if isinstance(b, Table))


def test_the_figures_are_parts_that_add_up_to_the_whole():
    overall = sections(report())["Kết quả thực hiện"][0]
    assert overall.text == (
        "Tổng số 07 nhiệm vụ được giao; đến ngày 10 tháng 6 năm 2026, đã hoàn thành 02 nhiệm vụ (đạt 28,5%), "
        "cụ thể:"
    )
    parts = points(overall)
    assert sum(int(part.split()[0]) for part in parts) == 7
    assert parts[0] == "01 nhiệm vụ hoàn thành đúng thời hạn."
    assert parts[-1] == "01 nhiệm vụ đã quá thời hạn nhưng chưa hoàn thành."


def test_areas_are_told_with_the_parts_that_they_have():
    by_area = sections(report())["Kết quả thực hiện"][1]
    assert points(by_area)[0] == (
        "Cải cách thể chế: 03 nhiệm vụ, trong đó 01 nhiệm vụ đang thực hiện trong thời hạn; "
        "01 nhiệm vụ sắp đến hạn; "
        "01 nhiệm vụ thực hiện thường xuyên hoặc chưa xác định thời hạn."
    )


def test_a_single_area_is_not_told_twice():
    blocks = sections(report(area="2"))["Kết quả thực hiện"]
    assert [block.title for block in blocks if isinstance(block, Clause)] == ["Kết quả chung"]


def test_a_late_task_is_told_with_lead_deadline_days_and_its_last_report():
    (late,) = sections(report())["Tồn tại, hạn chế, khó khăn"]
    assert points(late) == [
        (
            "Rà soát thủ tục số 3; chủ trì: Sở Tư pháp; thời hạn: quý I năm 2026; quá thời hạn 71 ngày; "
            "tình hình theo báo cáo ngày 04 tháng 5 năm 2026: đã trình dự thảo."
        )
    ]


def test_late_tasks_stand_with_the_latest_first_and_extensions_are_named():
    extended = task(
        2,
        deadline=LATE,
        extensions=(
            Extension(
                on=date(2026, 3, 1), due=date(2026, 5, 31), approved_by="12/UBND-TH", reason="Chờ hướng dẫn."
            ),
        ),
    )
    late, held = sections(report(extended, task(3, deadline=LATE)))["Tồn tại, hạn chế, khó khăn"]
    assert [text.split(";")[0] for text in points(late)] == ["Rà soát thủ tục số 3", "Rà soát thủ tục số 2"]
    assert "đã gia hạn đến ngày 31 tháng 5 năm 2026; quá thời hạn 10 ngày" in points(late)[1]
    assert points(held) == [
        (
            "Rà soát thủ tục số 2: được gia hạn đến ngày 31 tháng 5 năm 2026 theo 12/UBND-TH; "
            "lý do: chờ hướng dẫn."
        )
    ]


def test_an_extension_without_reason_is_told_without_one_and_of_done_tasks_not_at_all():
    extension = Extension(on=date(2026, 3, 1), due=date(2026, 9, 30), approved_by="12/UBND-TH")
    later = Extension(on=date(2026, 7, 1), due=date(2026, 12, 30), approved_by="99/UBND-TH")
    document = report(
        task(1, deadline=LATE, extensions=(extension, later)),
        task(2, **DONE, completed_on=date(2026, 5, 1), deadline=LATE, extensions=(extension,)),
    )
    none, held = sections(document)["Tồn tại, hạn chế, khó khăn"]
    assert none.text == "Đến ngày 10 tháng 6 năm 2026, không có nhiệm vụ quá thời hạn."
    assert points(held) == [
        "Rà soát thủ tục số 1: được gia hạn đến ngày 30 tháng 9 năm 2026 theo 12/UBND-TH."
    ]


def test_a_suspended_task_is_told_as_such():
    document = report(task(1, state=TaskState.suspended), task(2))
    _none, held = sections(document)["Tồn tại, hạn chế, khó khăn"]
    assert points(held) == ["Rà soát thủ tục số 1: đang tạm dừng."]
    assert "Tạm dừng" in {row.cells[3] for row in table(document, 1).rows}


def test_what_comes_next_are_late_tasks_and_those_of_the_near_days_in_their_order():
    next_steps = sections(report(*TASKS, task(8, deadline=NEAR)))["Nhiệm vụ thời gian tới"]
    assert next_steps[0].text.startswith("Tập trung hoàn thành 01 nhiệm vụ đã quá thời hạn")
    assert next_steps[1].text.endswith("từ nay đến ngày 10 tháng 9 năm 2026:")
    assert points(next_steps[1]) == [
        "Rà soát thủ tục số 5; chủ trì: Ủy ban nhân dân các xã, phường; thời hạn: ngày 12 tháng 6 năm 2026.",
        "Rà soát thủ tục số 8; chủ trì: Sở Tư pháp; thời hạn: ngày 31 tháng 8 năm 2026.",
    ]
    assert len(next_steps) == 3


def test_with_nothing_near_only_the_rest_is_told():
    (rest,) = sections(report(task(1, deadline=QUARTER)))["Nhiệm vụ thời gian tới"]
    assert rest.text.startswith("Tiếp tục thực hiện")


def test_more_tasks_than_letters_are_left_to_the_annex():
    document = report(
        *(task(n, deadline=LATE) for n in range(1, 26)), *(task(n, deadline=NEAR) for n in range(26, 51))
    )
    (late,) = sections(document)["Tồn tại, hạn chế, khó khăn"]
    assert late.text.startswith("Có 25 nhiệm vụ")
    near = sections(document)["Nhiệm vụ thời gian tới"][1]
    assert near.blocks == ()
    assert near.text.startswith("Hoàn thành 25 nhiệm vụ đến hạn")


def test_the_annexes_are_numbered_named_in_the_text_and_lie_on_their_side():
    document = report()
    file = WordFile(document.docx)
    assert file.texts_of_style("Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert "Phụ lục I, tình hình thực hiện từng nhiệm vụ nêu tại Phụ lục II" in body_text(document)
    _main, *annexes = file.document.iter(f"{W}sectPr")
    assert [value(annex, "pgSz", "orient") for annex in annexes] == ["landscape", "landscape"]


def test_the_figures_of_each_line_add_up_and_the_areas_to_the_total():
    rows = [row for row in table(report(), 0).rows if row.cells]
    for row in rows:
        assert int(row.cells[1]) == sum(int(cell) for cell in row.cells[2:])
    (total,) = [row for row in rows if row.bold]
    areas = rows[: rows.index(total)]
    assert [int(cell) for cell in total.cells[1:]] == [
        sum(int(row.cells[place]) for row in areas) for place in range(1, 9)
    ]
    agencies = {row.cells[0]: row.cells[1] for row in rows[rows.index(total) + 1 :]}
    assert agencies == {
        "Sở Tư pháp": "5",
        "Sở Nội vụ": "1",
        "Sở Tài chính": "1",
        "Ủy ban nhân dân các xã, phường": "1",
    }


def test_each_task_is_told_with_its_state_and_last_report():
    rows = {row.cells[0]: row.cells[1:] for row in table(report(), 1).rows if row.cells}
    assert rows["Rà soát thủ tục số 3."] == (
        "Sở Tư pháp",
        "Quý I năm 2026",
        "Quá hạn 71 ngày",
        "04/05/2026: Đã trình dự thảo",
    )
    assert rows["Rà soát thủ tục số 2."][2] == "Hoàn thành chậm 10 ngày"
    assert rows["Rà soát thủ tục số 4."][0] == "Sở Tài chính và Sở Nội vụ"


def test_the_open_period_of_a_recurring_deadline_is_named():
    monthly = Deadline(
        text="Ngày 15 hằng tháng",
        kind=DeadlineKind.recurring,
        every=Period.month,
        day=15,
        start=date(2026, 6, 1),
    )
    (row,) = table(report(task(1, deadline=monthly)), 1).rows
    assert row.cells[2] == "Ngày 15 hằng tháng (kỳ đến hạn 15/06/2026)"


def test_to_a_superior_it_opens_with_the_addressee_and_without_one_it_does_not():
    sent = report(addressees=("Bộ Nội vụ",)).content
    assert sent.addressees == ("Bộ Nội vụ",)
    assert sent.recipients[0] == "Như trên"
    assert sent.body[-1].text.endswith("Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ.")
    plain = report().content
    assert plain.addressees == ()
    assert plain.recipients[0] == "Thường trực Tỉnh ủy (để b/c)"


def test_a_report_on_one_agency_or_area_is_called_so():
    assert (
        report(agency="STC").content.subject
        == "Kết quả thực hiện nhiệm vụ cải cách hành chính năm 2026 của Sở Tài chính"
    )
    assert report(agency="STC").record.reports_on == ("NV-2026-004",)
    assert "cải cách thể chế" in report(area="1").content.subject


def test_named_tasks_alone_are_reported_on():
    document = report(tasks=("NV-2026-003", "NV-2026-004"))
    assert document.record.reports_on == ("NV-2026-003", "NV-2026-004")
    assert document.record.assigns == ()


def test_an_agency_that_is_gone_without_successor_is_still_named():
    document = report(task(1, leads=("BAN-CU",)))
    assert table(document, 1).rows[0].cells[1] == "Ban Cũ"


def test_nothing_to_report_is_said():
    with pytest.raises(NothingToReportError):
        drafted(kind="report")


def test_a_report_is_signed_for_the_committee_and_no_pattern_is_left_unfilled():
    document = report(*TASKS, PROGRAMME)
    assert document.content.signature.authority[0] == "TM. ỦY BAN NHÂN DÂN"
    assert "{" not in " ".join(document.content.texts())
    assert str(TODAY.year) in document.content.subject
