"""The content of a file, whatever its format."""

from __future__ import annotations

from planner.intake.blocks import Paragraph, ReadDocument, Table


def test_the_text_has_a_line_for_each_paragraph_and_each_row() -> None:
    def cell(*texts: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(text=text) for text in texts)

    document = ReadDocument(
        format="docx",
        blocks=(
            Table(rows=((cell("ỦY BAN NHÂN DÂN", "TỈNH"), cell("CỘNG HÒA")), (cell("Số: 1"), cell("")))),
            Paragraph(text="Căn cứ"),
        ),
    )
    assert document.text == "ỦY BAN NHÂN DÂN TỈNH\tCỘNG HÒA\nSố: 1\t\nCăn cứ"
