"""Each rule of the check can fail: a sound document has no finding, one with a slip has just that."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml
from checked_files import (
    DECISION,
    DIRECTIVE,
    LETTER,
    PLAN,
    broken_style,
    checked,
    part_of,
    replaced,
    rules_broken,
)
from every_kind import drafted_kind, registered_kinds
from word_reading import written

from planner.documents.check import check_bytes
from planner.documents.layout.rules import layout_rules

DOCUMENT = "word/document.xml"
SOUND = {"directive": DIRECTIVE, "letter": LETTER, "decision": DECISION, "plan": PLAN}


class Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One slip of `slips.yaml`."""

    document: str
    old: str
    new: str
    breaks: tuple[str, ...]
    part: str = ""
    style: str = ""

    def made_in(self, data: bytes) -> bytes:
        """Return the file with the slip."""
        if self.style:
            return broken_style(data, self.style, self.old, self.new)
        return replaced(data, {self.part: (self.old, self.new)})


SLIPS = msgspec.convert(
    yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text(encoding="utf-8")), dict[str, Slip]
)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_has_no_finding(name):
    result = checked(SOUND[name])
    assert result.findings == ()
    assert result.ok
    assert result.checked > 60
    assert all(row.ok for row in result.certificate)


@pytest.mark.parametrize("name", registered_kinds())
def test_a_draft_of_every_kind_has_no_finding(name):
    drafted = drafted_kind(name)
    assert drafted.layout.findings == ()
    assert drafted.layout.kind == drafted.content.kind


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_breaks_just_its_rule(name):
    slip = SLIPS[name]
    assert rules_broken(slip.made_in(written(SOUND[slip.document]))) == set(slip.breaks)


@pytest.mark.parametrize(
    ("owner", "rule"),
    [
        ("QUANG</w:t>", "issuing_body.line_below"),
        ("phúc</w:t>", "motto.line_below"),
        ("hành chính</w:t>", "subject.line_below"),
    ],
)
def test_a_missing_line_is_found_below_each_owner(owner, rule):
    data = written(DIRECTIVE)
    text = part_of(data, DOCUMENT)
    start = text.index('<w:p><w:pPr><w:pStyle w:val="DuongKe"/>', text.index(owner))
    end = text.index("</w:p>", start) + len("</w:p>")
    assert rules_broken(replaced(data, {DOCUMENT: (text, text[:start] + text[end:])})) == {rule}


@pytest.mark.parametrize(("shorter", "severity"), [(150, "warning"), (1200, "error")])
def test_a_line_of_wrong_length_is_a_warning_and_far_off_an_error(shorter, severity):
    data = written(DIRECTIVE)
    text = part_of(data, DOCUMENT)
    start = text.index('<w:ind w:left="', text.index("phúc</w:t>"))
    end = text.index("/>", start)
    side = int(text[start:end].split('"')[1]) + shorter
    changed = f'{text[:start]}<w:ind w:left="{side}" w:right="{side}"{text[end:]}'
    (finding,) = check_bytes(replaced(data, {DOCUMENT: (text, changed)}), "x.docx").findings
    assert (finding.rule, finding.severity) == ("motto.line_below", severity)


def test_a_finding_says_rule_article_place_values_and_remedy():
    data = replaced(written(DIRECTIVE), {DOCUMENT: ("Số: 09/CT", "Số: 9/CT")})
    (finding,) = check_bytes(data, "x.docx").findings
    assert finding.rule == "number_symbol.leading_zero"
    assert finding.article == "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"
    assert finding.component == "Số, ký hiệu"
    assert finding.where == "Số, ký hiệu: “Số: 9/CT-UBND”"
    assert (finding.found, finding.remedy) == ("9", "Ghi 09.")


def test_the_same_slip_in_many_places_is_one_finding():
    data = broken_style(written(DIRECTIVE), "Diem", 'w:sz w:val="28"', 'w:sz w:val="24"')
    (finding,) = check_bytes(data, "x.docx").findings
    assert finding.rule == "point.size"
    assert finding.where.endswith("(và 6 chỗ khác)")


def test_only_rules_that_the_decree_gives_are_measured():
    without_article = {rule.id for rule in layout_rules() if not rule.article}
    measured = {row.rule for given in SOUND.values() for row in checked(given).certificate}
    assert not measured & without_article
