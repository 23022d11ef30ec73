"""What stands on paper: one document of every kind, rendered by LibreOffice and measured on the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from document_records import content
from every_kind import drafted_kind, registered_kinds
from page_measuring import Box, Page, pages_of
from word_reading import W, WordFile, value, written

from planner.documents.content import Content, Paragraph
from planner.documents.layout.heading import body_name_lines
from planner.documents.layout.rules import layout_rules
from planner.documents.pdf import (
    OfficeMissingError,
    VietnameseFontMissingError,
    check_fonts,
    office_program,
    write_pdfs,
)
from planner.documents.wording import common_wording

KINDS = registered_kinds()
TWIP = 25.4 / 1440
NEAR = 1.0
"""Millimetres that a measured place or length may differ from the rule."""


@dataclass(frozen=True)
class Rendered:
    """A document and its pages."""

    content: Content
    file: WordFile
    pages: list[Page]

    @property
    def first(self) -> Page:
        return self.pages[0]

    def last_place(self, words: str) -> tuple[Page, Box]:
        """Return the last place where a text stands."""
        return [(page, box) for page in self.pages for box in page.find(words)][-1]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """Return every kind's document, all converted in one call."""
    folder = tmp_path_factory.mktemp("rendered")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_CACHE_DIR", str(folder / "cache"))
        office_or_skip()
        drafts = {kind: drafted_kind(kind) for kind in KINDS}
        files = [folder / f"{kind}.docx" for kind in KINDS]
        for kind, file in zip(KINDS, files, strict=True):
            file.write_bytes(drafts[kind].docx)
        pdfs = write_pdfs(files).files
    return {
        kind: Rendered(drafts[kind].content, WordFile(drafts[kind].docx), pages_of(pdf))
        for kind, pdf in zip(KINDS, pdfs, strict=True)
    }


@pytest.fixture(params=KINDS)
def document(request: pytest.FixtureRequest, rendered: dict[str, Rendered]) -> Rendered:
    return rendered[request.param]


def sections(file: WordFile) -> list[dict[str, float]]:
    """Return paper and margins (mm) of each section."""
    return [
        {
            name: int(value(section, path, attribute) or 0) * TWIP
            for name, path, attribute in (
                ("width", "pgSz", "w"),
                ("height", "pgSz", "h"),
                *((edge, "pgMar", edge) for edge in ("top", "bottom", "left", "right")),
            )
        }
        for section in file.document.iter(f"{W}sectPr")
    ]


def section_of(page: Page, document: Rendered) -> dict[str, float]:
    """Return a section with the paper of the page."""
    return next(
        section
        for section in sections(document.file)
        if abs(section["width"] - page.width) < 1 and abs(section["height"] - page.height) < 1
    )


def header_of(page: Page, top_margin: float) -> list[tuple[str, Box]]:
    """Return the number that stands above the text of a page; a mark of circulation may stand there too."""
    return [(text, box) for text, box in page.text_lines if box.bottom < top_margin and text.isdigit()]


def longest(page: Page, lines: list[str]) -> float:
    return max(box.width for line in lines for box in page.find(line)[:1])


def test_every_letter_is_of_a_font_as_wide_as_times(document):
    fonts = set().union(*(page.fonts for page in document.pages))
    assert {name.partition("-")[0].partition(",")[0] for name in fonts} <= {
        "LiberationSerif",
        "TimesNewRomanPSMT",
        "TimesNewRomanPS",
        "TimesNewRoman",
        "Tinos",
    }


def test_paper_is_a4_and_margins_are_those_of_the_decree(document):
    page = layout_rules()["page"]
    for section in sections(document.file):
        assert sorted((section["width"], section["height"])) == pytest.approx([210, 297], abs=0.5)
        if section["width"] < section["height"]:
            for edge in ("top", "bottom", "left", "right"):
                rule = layout_rules().rule(f"page.margin_{edge}")
                assert rule.low - 0.1 <= section[edge] <= rule.high + 0.1
    assert document.first.width == pytest.approx(page.number("width"), abs=0.5)


def test_nothing_stands_outside_the_margins(document):
    for number, page in enumerate(document.pages, 1):
        margins = section_of(page, document)
        left, right = margins["left"], page.width - margins["right"]
        outside = [box for box in page.letters if box.left < left - NEAR or box.right > right + NEAR]
        assert not outside, (number, outside[:3])
        lines = [box for box in page.rules if box.left < left - NEAR or box.right > right + NEAR]
        assert not lines, (number, lines)
        foot = document.content.address_foot if page is document.first else ()
        if not foot:
            low = max((box.bottom for box in page.letters), default=0)
            assert low <= page.height - margins["bottom"] + NEAR, number


def test_the_body_uses_the_whole_width_between_the_margins(document):
    margins = section_of(document.first, document)
    edges = [(box.left, box.right) for _text, box in document.first.text_lines]
    assert min(left for left, _right in edges) == pytest.approx(margins["left"], abs=NEAR)
    assert max(right for _left, right in edges) == pytest.approx(210 - margins["right"], abs=NEAR)


def test_the_national_heading_is_centred_in_the_right_half(document):
    common = common_wording()
    (name,) = document.first.find(common.national_name.upper())[:1]
    (motto,) = document.first.find(common.motto)[:1]
    assert name.center == pytest.approx(motto.center, abs=NEAR)
    assert name.center > 105 + 20
    assert name.top < motto.top < 35
    assert name.left > 95


def test_the_line_below_the_motto_is_as_long_as_the_motto(document):
    (motto,) = document.first.find(common_wording().motto)[:1]
    line = document.first.rule_below(motto)
    assert line.width == pytest.approx(motto.width, abs=NEAR)
    assert line.center == pytest.approx(motto.center, abs=0.5)


def test_the_issuing_body_is_centred_in_the_left_half_with_a_line_of_a_third_to_a_half(document):
    lines = body_name_lines(document.content.issuing_body, layout_rules())
    boxes = [document.first.find(line)[0] for line in lines]
    for box in boxes:
        assert box.center == pytest.approx(boxes[0].center, abs=NEAR)
        assert box.right < document.first.find(common_wording().national_name.upper())[0].left
    assert 30 < boxes[0].center < 105 - 20
    line = document.first.rule_below(boxes[-1])
    assert longest(document.first, lines) / 3 - 0.2 <= line.width <= longest(document.first, lines) / 2 + 0.2


def test_number_and_date_stand_on_one_base_line_below_their_columns(document):
    (number,) = document.first.find(common_wording().number_line.partition("{")[0])[:1]
    if not document.content.place:
        assert not document.first.find(f", năm {document.content.year}")
        return
    (place,) = document.first.find(f"{document.content.place}, ngày")[:1]
    (year,) = [
        box for box in document.first.find(f"năm {document.content.year}") if abs(box.top - place.top) < NEAR
    ]
    assert place.bottom == pytest.approx(number.bottom, abs=NEAR)
    (motto,) = document.first.find(common_wording().motto)[:1]
    assert (place.left + year.right) / 2 == pytest.approx(motto.center, abs=2)
    assert number.right < place.left
    assert number.center < 105 - 20


def test_kind_and_subject_are_centred_between_the_margins_with_a_line_below(document):
    content = document.content
    if not content.kind_name:
        assert_letter_subject_below_number(document)
        return
    margins = section_of(document.first, document)
    middle = (margins["left"] + 210 - margins["right"]) / 2
    kind = min(document.first.find(content.kind_name.upper()), key=lambda box: abs(box.center - middle))
    assert kind.center == pytest.approx(middle, abs=NEAR)
    words = " ".join(content.subject.split())
    boxes = [box for text, box in document.first.text_lines if text in words and box.top > kind.top]
    assert len(boxes) <= len(words) // 30 + 1
    assert all(box.center == pytest.approx(middle, abs=NEAR) for box in boxes)
    line = document.first.rule_below(boxes[-1])
    widest = max(box.width for box in boxes)
    assert widest / 3 - 0.2 <= line.width <= widest / 2 + 0.2
    assert line.center == pytest.approx(middle, abs=NEAR)


def assert_letter_subject_below_number(document: Rendered) -> None:
    """The subject of an official letter stands below the number, centred in the left half."""
    (number,) = document.first.find(common_wording().number_line.partition("{")[0])[:1]
    (subject,) = document.first.find(" ".join(document.content.subject.split()[:3]))[:1]
    (body,) = document.first.find(document.content.issuing_body.upper().split()[0])[:1]
    assert 0 < subject.top - number.bottom < 5
    assert subject.left < body.center < 95


def test_page_numbers_are_centred_at_the_top_from_the_second_page_of_each_part(document):
    expected, parts = 1, 0
    for page in document.pages:
        margins = section_of(page, document)
        header = header_of(page, margins["top"])
        if not header:
            parts, expected = parts + 1, 2
            continue
        ((text, box),) = header
        assert text == str(expected)
        assert box.center == pytest.approx((margins["left"] + page.width - margins["right"]) / 2, abs=NEAR)
        expected += 1
    assert parts == len(sections(document.file))


def test_every_section_has_pages_of_its_orientation(document):
    wide = [section["width"] > section["height"] for section in sections(document.file)]
    turns = [page.is_landscape for page in document.pages]
    changes = [turns[0], *(after for before, after in pairwise(turns) if before != after)]
    assert changes == [wide[0], *(after for before, after in pairwise(wide) if before != after)]


def test_the_signature_stands_in_the_right_half_with_recipients_level_on_the_left(document):
    signature = document.content.signature
    page, authority = document.last_place(signature.authority[-1].upper())
    heading = [place for other in document.pages for place in other.find(common_wording().recipients)]
    assert authority.center > page.width / 2
    assert heading[-1].left == pytest.approx(section_of(page, document)["left"], abs=NEAR)
    if signature.name:
        signed, name = document.last_place(signature.name)
        assert signed is page
        assert name.center == pytest.approx(authority.center, abs=NEAR)
        assert name.top - authority.bottom > 20


def test_the_signature_is_never_alone_on_its_page(document):
    page, authority = document.last_place(document.content.signature.authority[0].upper())
    margins = section_of(page, document)
    above = [
        box
        for _text, box in page.text_lines
        if margins["top"] - NEAR <= box.top and box.bottom < authority.top
    ]
    assert len(above) >= layout_rules()["signature_columns"].number("body_lines_kept")


def test_no_heading_stands_at_the_foot_of_a_page(document):
    headings = {
        text
        for name in ("Mục", "Khoản có tiêu đề", "Tên loại", "Trích yếu")
        for text in document.file.texts_of_style(name)
    }
    for page in document.pages:
        if page.text_lines:
            assert page.text_lines[-1][0] not in headings


def test_all_words_of_the_body_are_on_paper(document):
    printed = "".join(text for page in document.pages for text, _box in page.text_lines)
    printed = "".join(printed.split()).casefold()
    for text in document.content.texts():
        for word in text.split():
            if word.isalpha():
                assert word.casefold() in printed


def test_wherever_the_body_ends_two_of_its_lines_stay_with_the_signature(tmp_path: Path):
    office_or_skip()
    files = []
    for lines in range(20, 46):
        body = tuple(Paragraph(text=f"Đoạn thứ {n} của văn bản.") for n in range(1, lines))
        files.append(tmp_path / f"{lines}.docx")
        files[-1].write_bytes(written(content(body=body)))
    counts = [body_lines_with_signature(pages_of(pdf)) for pdf in write_pdfs(files).files]
    assert min(counts) >= layout_rules()["signature_columns"].number("body_lines_kept")
    assert len(set(counts)) > 10, "the ends must fall on many places of the page"


def body_lines_with_signature(pages: list[Page]) -> int:
    last = pages[-1]
    (name,) = last.find("Phan Huy Ngọc")
    return sum(text.startswith("Đoạn thứ") and box.bottom < name.top for text, box in last.text_lines)


def office_or_skip() -> None:
    try:
        office_program()
        check_fonts()
    except (OfficeMissingError, VietnameseFontMissingError) as error:
        pytest.skip(error.message)
