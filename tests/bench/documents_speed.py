"""How fast Word files are made: whole directives with an annex of many rows, and a batch of documents.

Peer in the same run: docxtpl filling a template of the same pages, made here with python-docx, with the same
rows; both sides begin with the words ready and end with the bytes of the file. The batch is the same 200
documents on one process and on two. Prints medians (ms) and ratios.
"""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from store_speed import median_ms

from planner.documents import DraftRequest, draft_many
from planner.documents.check import check_bytes
from planner.documents.content import Annex, Clause, Content, Paragraph, Point, Signature
from planner.documents.docx.writer import docx_bytes
from planner.documents.layout.compose import compose
from planner.documents.tables import Column, Table, TableRow
from planner.places import shipped_plans
from planner.store import Store

TODAY = date(2026, 6, 10)
HEADINGS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm")
WIDTHS = (10.0, 80.0, 40.0, 40.0, 25.0, 50.0)
"""Widths of the columns (mm)."""
DOCUMENTS = 200


def table_rows(count: int) -> tuple[tuple[str, ...], ...]:
    """Return rows as a plan's annex has them, all different."""
    return tuple(
        (
            str(number),
            f"Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi chức năng quản lý, đợt {number}",
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường",
            "Quý IV năm 2026",
            f"Quyết định thông qua phương án đơn giản hóa số {number}",
        )
        for number in range(1, count + 1)
    )


def directive(count: int) -> Content:
    """Return a directive of two pages with an annex of `count` rows."""
    points = tuple(Point(text=f"Chủ trì, phối hợp với các cơ quan thực hiện việc {n}.") for n in range(6))
    agencies = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng")
    return Content(
        kind="CT",
        kind_name="Chỉ thị",
        issuing_body="Ủy ban nhân dân tỉnh Tuyên Quang",
        symbol="CT-UBND",
        place="Tuyên Quang",
        year=2026,
        subject="Về việc đẩy mạnh cải cách hành chính năm 2026 trên địa bàn tỉnh Tuyên Quang",
        body=(
            Paragraph(text="Thời gian qua, cải cách hành chính được quan tâm chỉ đạo (Phụ lục). " * 4),
            *(Clause(title=name, blocks=points) for name in agencies),
            Paragraph(text="Yêu cầu các cơ quan nghiêm túc thực hiện Chỉ thị này."),
        ),
        signature=Signature(authority=("CHỦ TỊCH",), name="Phan Huy Ngọc"),
        recipients=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "Lưu: VT, TH"),
        annexes=(annex(count),),
    )


def annex(count: int) -> Annex:
    """Return the annex with the table of tasks."""
    columns = tuple(Column(title=title, width=width) for title, width in zip(HEADINGS, WIDTHS, strict=True))
    table = Table(columns=columns, rows=tuple(TableRow(cells=cells) for cells in table_rows(count)))
    return Annex(title="Danh mục nhiệm vụ", body=(table,))


PEER_HEADING = (
    ("{{ body }}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: /{{ symbol }}", "{{ date }}"),
)
PEER_BODY = (
    "CHỈ THỊ",
    "{{ subject }}",
    "{{ opening }}",
    "{%p for clause in clauses %}",
    "{{ clause.title }}",
    "{%p for point in clause.points %}",
    "{{ point }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{{ closing }}",
)


def template(folder: Path) -> Path:
    """Return the peer's template: the same heading, clauses, signature and table, with docxtpl's marks."""
    word = Document()
    head = word.add_table(2, 2)
    for row, texts in zip(head.rows, PEER_HEADING, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for line in PEER_BODY:
        word.add_paragraph(line)
    foot = word.add_table(1, 2)
    foot.rows[0].cells[0].text = "{{ recipients }}"
    foot.rows[0].cells[1].text = "CHỦ TỊCH\n\n\n{{ signer }}"
    word.add_section()
    word.add_paragraph("Phụ lục")
    table = word.add_table(4, len(HEADINGS))
    for place, cell in enumerate(table.rows[0].cells):
        cell.text = HEADINGS[place]
        table.rows[2].cells[place].text = f"{{{{ row[{place}] }}}}"
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    path = folder / "template.docx"
    word.save(str(path))
    return path


def peer_bytes(path: Path, given: Content, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return the file that docxtpl makes of the same words."""
    clauses = [block for block in given.body if isinstance(block, Clause)]
    paragraphs = [block.text for block in given.body if isinstance(block, Paragraph)]
    words: dict[str, Any] = {
        "body": given.issuing_body.upper(),
        "symbol": given.symbol,
        "date": f"{given.place}, ngày tháng năm {given.year}",
        "subject": given.subject,
        "opening": paragraphs[0],
        "clauses": [{"title": c.title, "points": [b.text for b in c.blocks]} for c in clauses],
        "closing": paragraphs[-1],
        "recipients": "\n".join(f"- {name};" for name in given.recipients),
        "signer": given.signature.name,
        "rows": rows,
    }
    word = DocxTemplate(path)
    word.render(words, autoescape=True)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def compare_annexes(folder: Path) -> None:
    """Print how long a directive takes on both sides, with a short, a usual and a long annex."""
    path = template(folder)
    for count, wanted, times in ((300, 2, 7), (2000, 3, 3)):
        given, rows = directive(count), table_rows(count)
        last = f"đợt {count}".encode()
        assert last in _document_of(docx_bytes(compose(given), TODAY))
        assert last in _document_of(peer_bytes(path, given, rows))
        ours = median_ms(times, lambda given=given: docx_bytes(compose(given), TODAY))
        peer = median_ms(times, lambda given=given, rows=rows: peer_bytes(path, given, rows))
        print(
            f"  directive, annex of {count:4} rows  {ours:8.1f} ms   docxtpl {peer:8.1f} ms"
            f"   docxtpl / ours = {peer / ours:.1f}  (wanted: {wanted} or more)"
        )
        data = docx_bytes(compose(given), TODAY)
        checked = median_ms(times, lambda data=data: check_bytes(data, "x.docx"))
        print(f"    the layout check of this file (docxtpl has none)  {checked:8.1f} ms")


def _document_of(data: bytes) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml")


def compare_processes() -> None:
    """Print how long a batch takes on one process and on two."""
    workspace = Store.open(shipped_plans()).load()
    requests = [DraftRequest(kind="directive", subject=f"Về việc số {n}") for n in range(DOCUMENTS)]
    seconds = []
    for processes in (1, 2):
        started = time.perf_counter()
        made = draft_many(workspace, requests, TODAY, processes=processes)
        seconds.append(time.perf_counter() - started)
        assert all(entry.document for entry in made)
    one, two = seconds
    print(
        f"  batch of {DOCUMENTS} directives  one process {one:6.2f} s   two {two:6.2f} s"
        f"   one / two = {one / two:.2f}  (wanted: 1.5 or more; {os.cpu_count()} processors)"
    )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["CCHC_CACHE_DIR"] = str(Path(temporary) / "cache")
        compare_annexes(Path(temporary))
        compare_processes()


if __name__ == "__main__":
    main()
