"""Builders of read documents in every layout that past files have."""

from __future__ import annotations

from planner.intake.blocks import Block, Paragraph, ReadDocument, Table


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=line) for line in text.split("\n"))


def document(*parts: str | Block, format: str = "docx") -> ReadDocument:  # noqa: A002
    blocks: list[Block] = []
    for part in parts:
        blocks += paragraphs(part) if isinstance(part, str) else [part]
    return ReadDocument(format=format, blocks=tuple(blocks))


def table(*rows: tuple[str, ...]) -> Table:
    """Return a table of texts; a newline in a cell begins a new paragraph."""
    return Table(rows=tuple(tuple(paragraphs(cell) for cell in row) for row in rows))


NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
1. Giao Sở Tư pháp chủ trì rà soát, hoàn thành trước ngày 15 tháng 9 năm 2026./."""
TITLE = "KẾ HOẠCH\nCải cách hành chính tỉnh Tuyên Quang năm 2026\n"
RECIPIENTS = "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành;\n- Lưu: VT, NC."
SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn A"
