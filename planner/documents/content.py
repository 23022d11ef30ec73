"""What a document says, apart from how it is laid out and from the file it is written to.

Numbers of sections, clauses and letters of points are not stored: they follow from the order.
"""

from __future__ import annotations

from datetime import date

import msgspec


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
    blocks: tuple[Paragraph | Clause, ...] = ()


BodyBlock = Paragraph | Clause | Section


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
    place: str
    issued_on: date | None = None
    year: int
    """Year of the date line while the day is still blank."""
    subject: str
    addressees: tuple[str, ...] = ()
    """Bodies after "Kính gửi:"."""
    legal_bases: tuple[str, ...] = ()
    """Full sentences beginning with "Căn cứ", without closing mark."""
    body: tuple[BodyBlock, ...]
    signature: Signature
    recipients: tuple[str, ...]
    """Recipients without dash and closing mark, the last one being the archive ("Lưu: VT, TH")."""
    drafter_mark: str = ""
    """Mark of the drafter and number of copies, such as "PL.(300)"."""

    def texts(self) -> tuple[str, ...]:
        """Return every text of the body in reading order, without numbers and letters."""
        return tuple(text for block in self.body for text in _texts_of(block) if text)


def _texts_of(block: BodyBlock | Point) -> tuple[str, ...]:
    if isinstance(block, Paragraph | Point):
        return (block.text,)
    inner = tuple(text for child in block.blocks for text in _texts_of(child))
    return (block.title, *inner) if isinstance(block, Section) else (block.title, block.text, *inner)
