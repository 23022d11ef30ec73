"""Whatever a file holds, reading its metadata ends soon and without an error."""

from __future__ import annotations

import random
import time

import pytest
from made_up_texts import BODY, MOTTO, NATIONAL, RECIPIENTS, SIGNED, TITLE, document, table

from planner.intake.blocks import Paragraph, Table
from planner.intake.links.assignments import assignments_of
from planner.intake.metadata import read_metadata

LINES = [
    *(NATIONAL, MOTTO, "ỦY BAN NHÂN DÂN", "Số: 138/KH-UBND", "V/v đôn đốc", "Kính gửi: Sở Tư pháp"),
    *("Tuyên Quang, ngày 10 tháng 12 năm 2025", "PHỤ LỤC I", "STT", "Nhiệm vụ", "Cơ quan chủ trì", "1"),
    *("- Cơ quan chủ trì: Sở Nội vụ", "Thời gian: Quý IV/2026"),
    *f"{TITLE}\n{BODY}\n{RECIPIENTS}\n{SIGNED}".split("\n"),
]
FILLERS = ("…" * 300, "_" * 500, " " * 2000, "/" * 50, "số " * 400, "- " * 300, "KT. " * 100, "ngày " * 300)
SECONDS = 5.0


def mutated(rng: random.Random, line: str) -> str:
    return rng.choice(
        (
            line,
            line.replace(" ", "\t", 2),
            line.replace(" ", " " * rng.randint(2, 30)),
            line[: rng.randint(0, len(line))],
            line + rng.choice(FILLERS),
            rng.choice(FILLERS) + line,
        )
    )


def made_of(rng: random.Random):
    def paragraph() -> Paragraph:
        alignment = rng.choice(("", "center", "left"))
        return Paragraph(text=mutated(rng, rng.choice(LINES)), bold=rng.random() < 0.3, alignment=alignment)

    def some_table() -> Table:
        rows = (
            tuple((paragraph(),) for _cell in range(rng.randint(0, 5))) for _row in range(rng.randint(0, 4))
        )
        return Table(rows=tuple(rows))

    count = rng.randint(1, 60)
    return document(*(some_table() if rng.random() < 0.15 else paragraph() for _block in range(count)))


@pytest.mark.parametrize("seed", range(2))
def test_shuffled_and_broken_documents_are_read_without_an_error(seed: int) -> None:
    rng = random.Random(seed)
    begun = time.process_time()
    for _document in range(40):
        read = made_of(rng)
        found = read_metadata(read).metadata
        assert found.number_symbol is None or found.number
        assignments_of(read)
    assert time.process_time() - begun < SECONDS * 4


@pytest.mark.parametrize("word", ["số ", "số: ", "ngày ", "- ", "A.", "KT. ", "Nơi nhận: - a; ", " "])
def test_a_line_of_two_hundred_thousand_letters_is_read_in_seconds(word: str) -> None:
    begun = time.process_time()
    read_metadata(document(f"{NATIONAL}\n{word * (200_000 // len(word))}"))
    assert time.process_time() - begun < SECONDS


def test_a_document_without_anything_says_nothing() -> None:
    assert read_metadata(document("")).metadata.kind_name is None
    assert read_metadata(document(table(("", "")))).attached_number is None
