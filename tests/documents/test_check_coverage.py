"""Each paragraph of Appendix I has rules that measure it or a reason why none can; each rule is measured."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from checked_files import DECISION, DIRECTIVE, LETTER, PLAN
from document_records import content
from every_kind import drafted_kind, registered_kinds
from test_check_foreign_files import BODY, FOOT, HEADINGS, LINE, TITLE, paragraph
from word_reading import written

from planner.documents.check import check_bytes
from planner.documents.check.findings import text_rules
from planner.documents.content import Article, Circulation, Clause, Division, Level, Paragraph, Urgency
from planner.documents.layout.rules import layout_rules

REFERENCE = Path(os.environ.get("CCHC_REFERENCE", Path(__file__).parents[3] / "shared" / "reference"))
FIRST, BEHIND = "I. QUY ĐỊNH CHUNG", "IV. SƠ ĐỒ BỐ TRÍ"
ELSEWHERE = ("PL2.", "PL3.", "V.", "IV.", "P2.", "8")
"""Articles outside sections I to III of Part I."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One paragraph of the appendix."""

    opens: str
    measured: tuple[str, ...] = ()
    why_not: str = msgspec.field(default="", name="not")


TABLE = msgspec.convert(
    yaml.safe_load(Path(__file__).with_name("appendix_1.yaml").read_text(encoding="utf-8")), list[Entry]
)
BINDING = {rule.id for rule in layout_rules() if rule.article} | set(text_rules())


def named(entry: Entry) -> set[str]:
    """Return the rules that an entry names."""
    found = {rule for rule in entry.measured if not rule.endswith(".*")}
    for pattern in entry.measured:
        if pattern.endswith(".*"):
            found |= {rule for rule in BINDING if rule.startswith(pattern[:-1])}
    return found


@pytest.mark.parametrize("entry", TABLE, ids=[str(n) for n in range(len(TABLE))])
def test_each_paragraph_is_measured_or_says_why_not(entry):
    assert bool(entry.measured) != bool(entry.why_not)
    assert named(entry) <= BINDING
    assert not entry.measured or named(entry)


def test_each_rule_of_the_appendix_belongs_to_a_paragraph():
    said = {rule for entry in TABLE for rule in named(entry)}
    from_elsewhere = {
        key for key, rule in text_rules().items() if not rule.article or rule.article.startswith(ELSEWHERE)
    }
    outside = ("Phụ lục II ", "Phụ lục III ", "Mục IV ", "Mục V ", "Phần II ", "Điều 8")
    from_elsewhere |= {rule.id for rule in layout_rules() if any(words in rule.article for words in outside)}
    assert BINDING - said - from_elsewhere == set()


def test_the_table_leaves_no_paragraph_of_the_appendix_out():
    path = REFERENCE / "decree" / "appendix-1.txt"
    if not path.exists():
        pytest.skip("the text of the decree is not at hand")
    lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
    start = lines.index(FIRST)
    end = next(n for n, line in enumerate(lines) if line.startswith(BEHIND))
    paragraphs = [line for line in lines[start:end] if line]
    assert len(paragraphs) == len(TABLE)
    assert [
        entry.opens for entry, line in zip(TABLE, paragraphs, strict=True) if not line.startswith(entry.opens)
    ] == []


@cache
def measured() -> frozenset[str]:
    """Return the rules that are measured in some document of the tests."""
    chapters = content(
        superior_body="UBND tỉnh Tuyên Quang",
        issuing_body="Sở Nội vụ",
        number="12",
        body=(
            Division(level=Level.chapter, title="Quy định chung"),
            Paragraph(text="Nhân dân và Nhà nước, Ủy ban nhân dân xã, Thành phố Hồ Chí Minh, quận 1."),
            Article(title="Phạm vi", blocks=(Clause(title="Đối tượng"), Clause(text="Thời hạn"))),
            Paragraph(
                text="Thực hiện Nghị quyết số 76/NQ-CP và Nghị quyết số 76/NQ-CP theo Luật số 72/2025/QH15."
            ),
        ),
        drafter_mark="PL.(300)",
    )
    given = [DIRECTIVE, LETTER, DECISION, PLAN, chapters]
    given += [
        content(urgency=urgency, circulation=Circulation.internal, address_foot=("Số 1",))
        for urgency in Urgency
    ]
    results = [check_bytes(written(each), "x.docx") for each in given]
    from checked_files import foreign

    stranger = foreign(
        HEADINGS["two columns, two rows"] + TITLE + LINE + paragraph("1.1. Rà soát") + BODY + FOOT
        + paragraph("SAO Y", bold=True)
    )  # fmt: skip
    results += [check_bytes(stranger, "x.docx"), check_bytes(foreign(paragraph("x")), "x.docx")]
    results += [drafted_kind(name).layout for name in registered_kinds()]
    return frozenset(row.rule for result in results for row in result.certificate)


APART = {"agencies.known", "agencies.in_force", "page.size"}
"""The rules on agencies need a workspace and have tests of their own; a size is measured at the letters."""


@pytest.mark.parametrize("rule", sorted(BINDING - APART))
def test_each_rule_is_really_measured_somewhere(rule):
    assert rule in measured()
