from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from document_records import AGENCIES, BASES, LATE, PLAN, body_text, clauses, drafted, task

from planner.model.programme import Indicator, IndicatorValue
from planner.model.tasks import Progress, TaskState


def test_the_context_cites_the_programme_in_full_and_laws_not_at_all():
    text = body_text(drafted(task()))
    assert "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình" in text
    assert "Quyết định số 603/QĐ-UBND ngày 30 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh ban hành" in text
    assert "Luật" not in text
    assert "Kế hoạch số 138/KH-UBND ngày 10 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về cải cách" in text


def test_bases_out_of_force_or_of_the_future_are_not_cited():
    ended = msgspec.structs.replace(BASES[0], valid_to=date(2026, 6, 9))
    later = msgspec.structs.replace(BASES[1], issued_on=date(2026, 6, 11))
    text = body_text(drafted(task(), ended, later))
    assert text.startswith("Thời gian qua, công tác")
    assert "76/NQ-CP" not in text


def test_a_plan_without_number_is_cited_by_its_title():
    plan = msgspec.structs.replace(PLAN, number_symbol="")
    assert "Theo Kế hoạch cải cách hành chính tỉnh Tuyên Quang năm 2026, toàn tỉnh" in body_text(
        drafted(task(), plan)
    )


def test_the_figures_are_those_of_the_day():
    done = task(3, state=TaskState.completed, completed_on=date(2026, 5, 1))
    begun = task(2, progress=(Progress(on=date(2026, 5, 2), text="Đã làm"),), state=TaskState.in_progress)
    text = body_text(drafted(task(1), begun, done, area="2"))
    assert "lĩnh vực này có 03 nhiệm vụ; tính đến ngày 10 tháng 6 năm 2026, " in text
    assert "đã hoàn thành 01 nhiệm vụ, đang triển khai 01 nhiệm vụ và chưa triển khai 01 nhiệm vụ." in text


def test_late_tasks_are_told_by_agency_and_asked_for():
    late = (task(1, deadline=LATE), task(2, deadline=LATE), task(3, deadline=LATE, leads=("STC", "SNV")))
    after = task(4, deadline=LATE, state=TaskState.completed, completed_on=date(2026, 4, 2))
    document = drafted(*late, after)
    text = body_text(document)
    assert "còn 03 nhiệm vụ đã quá thời hạn" in text
    assert (
        "(Sở Tư pháp: 02 nhiệm vụ; Sở Tài chính, Sở Nội vụ: 01 nhiệm vụ); 01 nhiệm vụ hoàn thành chậm" in text
    )
    assert "Để khắc phục những hạn chế nêu trên" in text
    assert len(next(iter(clauses(document).values()))) == 3


def test_late_tasks_of_many_agencies_are_only_counted():
    many = [msgspec.structs.replace(AGENCIES[0], id=f"CQ{n}", name=f"Cơ quan {n}") for n in range(8)]
    late = [task(n, deadline=LATE, leads=(f"CQ{n}",)) for n in range(8)]
    assert "còn 08 nhiệm vụ đã quá thời hạn nhưng chưa hoàn thành." in body_text(drafted(*many, *late))


def test_only_work_done_late_is_told_without_an_open_one():
    after = task(4, deadline=LATE, state=TaskState.completed, completed_on=date(2026, 4, 2))
    text = body_text(drafted(task(1), after))
    assert "đã có 01 nhiệm vụ hoàn thành chậm" in text
    assert "quá thời hạn" not in text


def test_without_late_tasks_no_shortcoming_is_made_up():
    text = body_text(drafted(task()))
    assert "quá thời hạn" not in text
    assert "Để bảo đảm hoàn thành" in text


def test_recent_measured_indices_are_told_and_old_or_derived_ones_are_not():
    indicator = Indicator(
        id="PAR",
        name="Chỉ số cải cách hành chính",
        short_name="PAR INDEX",
        values=(
            IndicatorValue(year=2024, value=Decimal("86.57"), rank=34),
            IndicatorValue(year=2025, value=Decimal(90), derived=True),
        ),
    )
    old = msgspec.structs.replace(
        indicator, id="CU", short_name="CŨ", values=(IndicatorValue(year=2021, value=Decimal(80)),)
    )
    points = Indicator(
        id="PAPI",
        name="Chỉ số khác",
        short_name="PAPI",
        unit="điểm",
        values=(IndicatorValue(year=2025, value=Decimal("44.3")),),
    )
    text = body_text(drafted(task(), indicator, old, points))
    assert "Chỉ số cải cách hành chính (PAR INDEX) năm 2024 đạt 86,57%, xếp thứ 34." in text
    assert "đạt 44,3 điểm." in text
    assert "CŨ" not in text
    assert "PAR INDEX" not in body_text(drafted(task(), indicator, area="2"))
