"""What a document says, apart from how it is laid out and from the file it is written to.

Numbers of sections, clauses and letters of points are not stored: they follow from the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from planner.documents.tables import Table


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A piece of the body; in YAML its key `type` names the class."""


class Paragraph(Block, frozen=True, kw_only=True, tag_field="type", tag="paragraph"):
    """A paragraph without number."""

    text: str


class Point(Block, frozen=True, kw_only=True, tag_field="type", tag="point"):
    """A point (điểm): "a)", "b)", ... within its clause."""

    text: str


class Clause(Block, frozen=True, kw_only=True, tag_field="type", tag="clause"):
    """A clause (khoản): "1.", "2.", ... within its section or the document.

    With a title, the number and title stand on a line of their own and `blocks` follow; otherwise
    the number opens the text (Decree 30/2020, Appendix I, Part I, II.6.đ).
    """

    title: str = ""
    text: str = ""
    blocks: tuple[Paragraph | Point, ...] = ()


class Section(Block, frozen=True, kw_only=True, tag_field="type", tag="section"):
    """A section with a Roman number and a title in capitals: "I. MỤC ĐÍCH, YÊU CẦU"."""

    title: str
    blocks: tuple[Paragraph | Clause | Table, ...] = ()


class Article(Block, frozen=True, kw_only=True, tag_field="type", tag="article"):
    """An article (điều): "Điều 1.", "Điều 2.", ... through the whole document.

    Without a title the text follows the number; clauses, or points alone, stand below (II.6.đ).
    """

    title: str = ""
    text: str = ""
    blocks: tuple[Paragraph | Clause | Point | Table, ...] = ()


class Level(StrEnum):
    """The divisions above an article, from large to small."""

    part = "part"
    chapter = "chapter"
    section = "section"
    subsection = "subsection"


class Division(Block, frozen=True, kw_only=True, tag_field="type", tag="division"):
    """The heading of a part, chapter, section or subsection; what follows belongs to it (II.6.đ)."""

    level: Level
    title: str = ""


BodyBlock = Paragraph | Clause | Section | Article | Division | Table


class Annex(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An annex (phụ lục); its number follows from the order, and a single one has none (III.1.a)."""

    title: str
    body: tuple[BodyBlock, ...]


class Attached(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A document that a decision issues: own heading and pages, no number or name (template 1.3)."""

    kind_name: str
    subject: str
    body: tuple[BodyBlock, ...]
    annexes: tuple[Annex, ...] = ()


class Urgency(StrEnum):
    """How fast a document has to be carried (Appendix I, Part I, III.2.b)."""

    flash = "hoa-toc"
    very_urgent = "thuong-khan"
    urgent = "khan"


class Circulation(StrEnum):
    """How far a document may go (Appendix I, Part I, III.2.c)."""

    to_return = "xem-xong-tra-lai"
    internal = "luu-hanh-noi-bo"


class Signature(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Signing authority, one line each ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), and the signer's full name."""

    authority: tuple[str, ...]
    name: str


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One document, complete but for the number and date that are filled in at issue."""

    kind: str
    """Code of the kind per Appendix III, such as "CT"."""
    kind_name: str
    """Name of the kind as printed in the middle of the page; empty for an official letter."""
    issuing_body: str
    superior_body: str = ""
    number: str = ""
    """Number as printed; empty in a draft."""
    symbol: str
    """Symbol such as "CT-UBND"."""
    place: str = ""
    """Place of the date line; empty for minutes, which have no such line (template 1.9)."""
    issued_on: date | None = None
    year: int
    """Year of the date line while the day is still blank."""
    subject: str
    addressees: tuple[str, ...] = ()
    """Bodies after "Kính gửi:"."""
    sender: str = ""
    """Who wires a telegram: printed as "... điện:" in the place of "Kính gửi:" (template 1.6)."""
    decided_by: str = ""
    """Who decides, printed in capitals above the legal bases of a decision (templates 1.1 to 1.3)."""
    legal_bases: tuple[str, ...] = ()
    """Full sentences beginning with "Căn cứ", or "Theo đề nghị" at the end, without closing mark."""
    body: tuple[BodyBlock, ...]
    signature: Signature
    secretary: Signature | None = None
    """Who signs on the left of minutes, with the recipients below (template 1.9)."""
    recipients: tuple[str, ...]
    """Recipients without dash and closing mark, the last one being the archive ("Lưu: VT, TH")."""
    drafter_mark: str = ""
    """Mark of the drafter and number of copies, such as "PL.(300)"."""
    urgency: Urgency | None = None
    circulation: Circulation | None = None
    address_foot: tuple[str, ...] = ()
    """Lines at the foot of the first page: address, e-mail, website, telephone, fax (box 13)."""
    attached: Attached | None = None
    annexes: tuple[Annex, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Return every text of body, attached document and annexes in reading order, without numbers."""
        texts = [*_texts_in(self.body)]
        if self.attached:
            texts += [self.attached.kind_name, self.attached.subject, *_texts_in(self.attached.body)]
        for annex in (*(self.attached.annexes if self.attached else ()), *self.annexes):
            texts += [annex.title, *_texts_in(annex.body)]
        return tuple(text for text in texts if text)


def _texts_in(blocks: Iterable[BodyBlock | Point]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from block.texts()
        elif isinstance(block, Division):
            yield block.title
        elif isinstance(block, Paragraph | Point):
            yield block.text
        else:
            yield block.title
            yield "" if isinstance(block, Section) else block.text
            yield from _texts_in(block.blocks)
