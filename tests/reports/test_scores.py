"""Scores: published values are never made up, the self-scoring adds up by itself."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from planner.errors import WrongUseError
from planner.model.reporting import ScoreEntry, ScoreField, ScoreSheet, SelfScore
from planner.model.workspace import Workspace
from planner.places import shipped_plans
from planner.reports.scores import parse_points, scoring_of, series_of, sheet_for
from planner.store import Store
from planner.validation.service import problems_of

SHEET = "score-sheets/par-index-2948.yaml"


@pytest.fixture
def scored(office: Path) -> Path:
    (office / "score-sheets").mkdir()
    text = (shipped_plans() / SHEET).read_text(encoding="utf-8")
    known = re.sub(r"    area: LV[456]\n", "", text).replace("# yaml-language-server", "# schema")
    (office / SHEET).write_text(known, encoding="utf-8")
    return office


def test_the_shipped_sheet_has_eight_fields_that_add_up_to_a_hundred():
    sheet = sheet_for(Store.open(shipped_plans()).load(), 2026)
    assert [str(field.weight) for field in sheet.fields] == [
        "10", "10", "14.5", "11", "16", "7", "16", "15.5",
    ]  # fmt: skip
    assert sheet.total == Decimal(100)
    assert sum(1 for field in sheet.fields if not field.area) == 2


def test_the_shipped_plan_has_no_self_score_that_nobody_gave():
    assert not Store.open(shipped_plans()).load().self_scores


def test_values_and_targets_stand_by_year_and_gaps_stay_gaps(ws: Workspace):
    (series,) = series_of(ws)
    rows = {each.year: (each.value, each.target, each.reached) for each in series.years}
    assert rows == {
        2020: (Decimal("83.81"), None, None),
        2021: (Decimal("86.57"), Decimal(86), True),
        2025: (None, Decimal(88), None),
    }


def test_points_are_entered_changed_and_cleared_and_the_total_follows(cchc, scored: Path):
    set_points = ("scores", "--year", "2026", "--json", "--set")
    answer = cchc(*set_points, "CDDH", "8,5", "--evidence", "12/BC-SNV", "--note", "tạm chấm").json
    assert answer["self_scoring"]["points"] == 8.5
    assert answer["self_scoring"]["complete"] is False
    assert cchc(*set_points, "3", "14.5").json["self_scoring"]["points"] == 23
    changed = cchc(*set_points, "cddh", "9").json["self_scoring"]
    assert changed["points"] == 23.5
    first = changed["fields"][0]
    assert (first["points"], first["evidence"], first["by"], first["on"]) == (9, "", "an", "2026-03-18")
    cleared = cchc("scores", "--year", "2026", "--clear", "TTHC", "--json").json["self_scoring"]
    assert cleared["fields"][2]["points"] is None
    assert cleared["points"] == 9
    assert cchc("validate").code == 0
    assert len(list((scored / "self-scores").glob("*.yaml"))) == 1


def test_a_full_sheet_has_a_total_and_an_open_one_says_how_many_are_missing(cchc, scored: Path):
    for number in range(1, 8):
        cchc("scores", "--year", "2025", "--set", str(number), "5")
    out = cchc("scores", "--year", "2025").out
    assert "35/100" in out
    assert "còn 1 lĩnh vực" in out
    cchc("scores", "--year", "2025", "--set", "TD", "0")
    assert "Tổng cộng: 35/100" in cchc("scores", "--year", "2025").out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--year", "2026", "--set", "CDDH", "10.5"),
        ("--year", "2026", "--set", "CDDH", "-1"),
        ("--year", "2026", "--set", "CDDH", "nhiều"),
        ("--year", "2026", "--set", "CDDH", "NaN"),
        ("--year", "2026", "--set", "KHONG", "1"),
        ("--year", "2026", "--clear", "CDDH"),
        ("--set", "CDDH", "1"),
        ("--year", "2026", "--evidence", "x"),
    ],
)
def test_what_makes_no_sense_is_refused_and_writes_nothing(cchc, scored: Path, wrong):
    answer = cchc("scores", *wrong)
    assert answer.code == 2
    assert "→" in answer.err
    assert not (scored / "self-scores").exists()


@pytest.mark.parametrize("text", ["1e400", "inf", "", "1.23456", "8;5", "²"])
def test_points_are_plain_numbers(text):
    with pytest.raises(WrongUseError):
        parse_points(text)


def test_without_a_sheet_the_command_says_where_to_add_one(cchc):
    answer = cchc("scores", "--year", "2026")
    assert answer.code == 2
    assert "score-sheets" in answer.err


def test_an_older_year_keeps_the_sheet_it_was_scored_with():
    old = ScoreSheet(
        id="CU", name="Cũ", valid_to=2022, fields=(ScoreField(code="A", name="A", weight=Decimal(10)),)
    )
    new = ScoreSheet(
        id="MOI", name="Mới", valid_from=2023, fields=(ScoreField(code="B", name="B", weight=Decimal(20)),)
    )
    scored_2024 = SelfScore(id="TCD-2024", year=2024, sheet="CU")
    ws = Workspace((old, new, scored_2024))
    assert [scoring_of(ws, year).sheet.id for year in (2022, 2023, 2024)] == ["CU", "MOI", "CU"]


def test_sheets_and_scores_that_contradict_themselves_are_found():
    sheet = ScoreSheet(
        id="B",
        name="Bảng",
        fields=(
            ScoreField(code="A", name="A", weight=Decimal(10)),
            ScoreField(code="A", name="A", weight=Decimal(0)),
        ),
    )
    score = SelfScore(
        id="S",
        year=2026,
        sheet="B",
        entries=(
            ScoreEntry(field="A", points=Decimal(11)),
            ScoreEntry(field="Z", points=Decimal(1)),
        ),
    )
    codes = {finding.code for finding in problems_of(Workspace((sheet, score)))}
    assert codes >= {"duplicate_field", "weight", "score_points", "score_field"}
