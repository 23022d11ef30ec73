"""Every file follows the Open XML schemas and keeps every word, whatever is put into it."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from document_records import content
from docx import Document
from every_kind import drafted_kind, registered_kinds
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from random_content import contents
from word_reading import W, WordFile, written

from planner.documents.check import check_bytes
from planner.documents.content import Clause, Content, Paragraph, Point, Section, Signature
from planner.documents.docx.text import cleaned
from tests.trials import trials
from tests.untraced import untraced

KINDS = registered_kinds()
AUDIT = OpenXmlValidator()
LONG_NAME = "Ban Chỉ đạo cải cách hành chính và chuyển đổi số " * 20
CONTROLS = "\x00\x07\x1b \ud800 \ufffe \u2028 \x85"
HOSTILE = f'A & B <w:t> ]]> "y" {CONTROLS} 😀 👩\u200d👩 Vie\u0323\u0302t a\u0301\u0323\u0308'


def findings(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds in a file."""
    path = folder / "van-ban.docx"
    path.write_bytes(data)
    return [f"{error.part_uri}: {error.description}" for error in untraced(AUDIT.validate, str(path)).errors]


def words_in(file: WordFile) -> str:
    """Return all text of the body without spaces, in one case."""
    texts = "".join(e.text or "" for e in file.document.iter(f"{W}t"))
    return "".join(texts.split()).upper()


def words_of(given: Content) -> set[str]:
    """Return the words a reader must find, without the marks at their ends that printing may change."""
    own = (given.subject, given.signature.name, *given.recipients, *given.addressees, *given.legal_bases)
    printed = " ".join([*given.texts(), *own, *given.signature.authority])
    words = re.split(r"[\s.;,:/]+", cleaned(printed))
    return {"".join(word.split()).upper() for word in words if word}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_follows_the_schemas_without_a_finding(kind, tmp_path):
    assert findings(drafted_kind(kind).docx, tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_opens_in_python_docx_and_keeps_its_words_when_saved_again(kind):
    data = drafted_kind(kind).docx
    word = Document(BytesIO(data))
    again = BytesIO()
    word.save(again)
    assert words_in(WordFile(again.getvalue())) == words_in(WordFile(data))
    assert word.core_properties.language == "vi-VN"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_every_word_of_its_content_in_the_file(kind):
    drafted = drafted_kind(kind)
    printed = words_in(WordFile(drafted.docx))
    assert [word for word in words_of(drafted.content) if word not in printed] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_day_gives_the_same_bytes_and_another_day_another_date(kind):
    from planner.documents.docx.writer import docx_bytes
    from planner.documents.layout.compose import compose

    first = drafted_kind(kind)
    assert docx_bytes(compose(first.content), date(2026, 6, 10)) == first.docx
    assert docx_bytes(compose(first.content), date(2026, 6, 11)) != first.docx


@settings(max_examples=trials(10, 100), deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
@example(content(issuing_body=LONG_NAME, superior_body=LONG_NAME, subject=LONG_NAME))
@example(content(recipients=tuple(f"Ủy ban nhân dân xã số {n}" for n in range(200))))
@example(content(addressees=tuple(f"Ủy ban nhân dân xã số {n}" for n in range(200)), kind_name=""))
@example(content(body=(Paragraph(text="rà soát thủ tục " * 320),) * 3))
@example(content(subject=HOSTILE, body=(Paragraph(text=HOSTILE),), recipients=(HOSTILE,)))
@example(content(signature=Signature(authority=(HOSTILE, LONG_NAME), name=LONG_NAME)))
@example(content(body=tuple(Section(title=f"Mục {n}") for n in range(45))))
@example(content(body=(Clause(title="Sở", blocks=(Point(text="việc"),) * 60),)))
def test_any_content_gives_a_valid_file_with_every_word_in_it(tmp_path_factory, given_content: Content):
    data = written(given_content)
    assert findings(data, tmp_path_factory.getbasetemp()) == []
    printed = words_in(WordFile(data))
    assert [word for word in words_of(given_content) if word not in printed] == []


@settings(max_examples=trials(50, 300), deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_stand_in_a_paragraph(text: str):
    file = WordFile(written(content(body=(Paragraph(text=f"x{text}x"),))))
    expected = "".join(cleaned(text).split())
    assert expected in "".join("".join(file.texts).split())


@pytest.mark.parametrize(
    "given_content",
    [
        content(body=(Paragraph(text="rà soát thủ tục hành chính " * 190),)),
        content(recipients=(*(f"Ủy ban nhân dân xã số {n}" for n in range(200)), "Lưu: VT, TH")),
        content(subject="Về việc " + "đẩy mạnh cải cách hành chính " * 12),
        content(body=(Clause(title="Sở Nội vụ", blocks=tuple(Point(text=f"Việc {n}.") for n in range(24))),)),
        content(body=(Paragraph(text="Giá trị A & B < C > D “E” 😀 thực hiện."),)),
    ],
    ids=["5,000 characters", "200 recipients", "long subject", "24 points", "signs"],
)
def test_extreme_but_sound_contents_pass_the_layout_check(given_content: Content):
    result = check_bytes(written(given_content), "x.docx")
    assert [finding for finding in result.findings if finding.severity == "error"] == []


SOUND_WORDS = st.sampled_from(
    (
        "Ủy ban nhân dân", "rà soát", "đẩy mạnh", "A & B", "<w:t>", "]]>", "“Quý IV”", "😀", "👩\u200d🌾",
        "thủ tục hành chính", "“", "”", "'", "&amp;", "100%", "x² ≥ 3", "–", "Nguyễn", "ngày 05/01/2026",
        "Hội đồng nhân dân", "trực tuyến; một cửa", "(theo quy định)", "đ/đ", "Vie\u0323\u0302t",
    )
)  # fmt: skip
"""Words that break programs but no rule of the decree."""
SOUND_TEXTS = st.lists(SOUND_WORDS, min_size=1, max_size=9).map(" ".join)
LONG_TEXTS = st.tuples(SOUND_TEXTS, st.integers(1, 60)).map(lambda given: f"{given[0]} " * given[1])


@settings(max_examples=trials(10, 50), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(LONG_TEXTS.map(lambda text: text[:5000]), min_size=1, max_size=4),
    st.lists(SOUND_TEXTS, max_size=23),
    st.integers(1, 200),
    SOUND_TEXTS,
)
def test_any_sound_words_give_a_valid_file_with_every_word_and_a_clean_check(
    tmp_path_factory, paragraphs: list[str], points: list[str], recipients: int, subject: str
):
    given_content = content(
        subject=f"Về việc {subject}",
        body=(
            *(Paragraph(text=f"Nội dung {text}") for text in paragraphs),
            Clause(title="Sở Nội vụ", blocks=tuple(Point(text=f"Việc {text}") for text in points)),
        ),
        recipients=(*(f"Ủy ban nhân dân xã số {n}" for n in range(recipients)), "Lưu: VT, TH"),
    )
    data = written(given_content)
    assert findings(data, tmp_path_factory.getbasetemp()) == []
    printed = words_in(WordFile(data))
    assert [word for word in words_of(given_content) if word not in printed] == []
    wrong = [finding for finding in check_bytes(data, "x.docx").findings if finding.severity == "error"]
    assert wrong == []


def test_the_audit_notices_a_misplaced_element(tmp_path):
    from zipfile import ZipFile

    broken = BytesIO()
    with ZipFile(BytesIO(written(content()))) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:tblGrid>", b"<w:tblGrid><w:p/>", 1))
    assert len(findings(broken.getvalue(), tmp_path)) == 1
