"""Documents for the layout check: sound ones, slips in them, and strangers' files built by hand."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from document_records import content
from word_reading import written

from planner.documents.check import CheckResult, check_bytes
from planner.documents.content import Annex, Article, Clause, Content, Paragraph, Point, Section, Signature

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONG = "Rà soát, đánh giá kết quả thực hiện nhiệm vụ được giao, báo cáo Ủy ban nhân dân tỉnh theo quy định. "

POINTS = tuple(Point(text=f"Rà soát nội dung thứ {n} theo quy định.") for n in range(1, 8))
DIRECTIVE = content(
    number="09",
    issued_on=date(2026, 2, 5),
    body=(
        Paragraph(text=f"Thời gian qua, công tác được quan tâm. {LONG * 3}"),
        Clause(title="Sở Nội vụ", blocks=POINTS),
        Clause(title="Sở Tư pháp", blocks=(Paragraph(text=f"Thẩm định văn bản. {LONG * 2}"),)),
        Clause(text=f"Các cơ quan thực hiện khoản 2 Điều 5 Luật Tổ chức chính quyền địa phương. {LONG}"),
        Paragraph(text=f"Yêu cầu các cơ quan, xã Lâm Bình phục vụ Nhân dân. {LONG * 45}"),
    ),
)
"""A directive of two pages with a number, a date, seven points and three clauses."""
LETTER = content(
    kind="CV",
    kind_name="",
    symbol="UBND-TH",
    number="12",
    issued_on=date(2026, 3, 15),
    subject="V/v đôn đốc thực hiện nhiệm vụ",
    addressees=("Sở Nội vụ", "Sở Tư pháp"),
    recipients=("Như trên", "Lưu: VT, TH"),
)
DECISION = content(
    kind="QĐ",
    kind_name="Quyết định",
    symbol="QĐ-UBND",
    decided_by="Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    legal_bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Theo đề nghị của Giám đốc Sở Nội vụ",
    ),
    body=tuple(Article(text=f"Điều khoản thứ {n}. {LONG}") for n in (1, 2, 3)),
    recipients=("Như Điều 3", "Lưu: VT, TH"),
)
PLAN = content(
    kind="KH",
    kind_name="Kế hoạch",
    symbol="KH-UBND",
    subject="Cải cách hành chính năm 2026",
    body=(
        Paragraph(text="Ban hành Kế hoạch với các nhiệm vụ tại Phụ lục kèm theo như sau:"),
        Section(title="Mục đích", blocks=(Paragraph(text=LONG),)),
        Section(title="Nhiệm vụ", blocks=(Paragraph(text=LONG),)),
    ),
    signature=Signature(
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Vương Ngọc Hà"
    ),
    annexes=(
        Annex(title="Danh mục nhiệm vụ", body=(Paragraph(text=LONG),)),
        Annex(title="Danh mục sản phẩm", body=(Paragraph(text=LONG),)),
    ),
)


def checked(given: Content) -> CheckResult:
    """Check the file that a content makes."""
    return check_bytes(written(given), "van-ban.docx")


def replaced(data: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    """Return the file with one text of a part replaced, wherever it stands; it must be there."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name in changes:
                old, new = changes[name]
                text = part.decode()
                assert old in text, f"{old!r} is not in {name}"
                part = text.replace(old, new).encode()
            target.writestr(name, part)
    return buffer.getvalue()


def part_of(data: bytes, name: str) -> str:
    """Return the text of a part."""
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def broken_style(data: bytes, key: str, old: str, new: str) -> bytes:
    """Return the file with one text of one style replaced."""
    source = part_of(data, "word/styles.xml")
    start = source.index(f'w:styleId="{key}"')
    end = source.index("</w:style>", start)
    changed = source[start:end].replace(old, new)
    assert changed != source[start:end], f"{old!r} is not in {key}"
    return replaced(data, {"word/styles.xml": (source[start:end], changed)})


def rules_broken(data: bytes) -> set[str]:
    """Return the rules that a file breaks."""
    return {finding.rule for finding in check_bytes(data, "van-ban.docx").findings}


def foreign(
    body: str, *, header: str = "", section: str = "", styles: str = "", numbering: str = ""
) -> bytes:
    """Return a Word file as another program writes it; `body` is the XML of paragraphs and tables."""
    margins = (
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567" w:footer="567"/>'
    )
    reference = '<w:headerReference w:type="default" r:id="rId2"/>' if header else ""
    properties = section or f'<w:pgSz w:w="11906" w:h="16838"/>{margins}<w:titlePg/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId2" Type="{office}/relationships/header" Target="header1.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{office}/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}<w:sectPr>{reference}{properties}</w:sectPr>'
        "</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}">{styles or TIMES}</w:styles>',
    }
    if header:
        parts["word/header1.xml"] = f'<w:hdr xmlns:w="{NAMESPACE}">{header}</w:hdr>'
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{NAMESPACE}">{numbering}</w:numbering>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


TIMES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
)
PAGE = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/>'
    '</w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def paragraph(
    *lines: str,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: str = "center",
    more: str = "",
) -> str:
    """Return the XML of a paragraph; tabs become Word's tabs, several lines get line breaks."""
    look = f'{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}<w:sz w:val="{round(size * 2)}"/>'
    runs = "<w:r><w:br/></w:r>".join(
        "<w:r><w:tab/></w:r>".join(
            f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
            for text in line.split("\t")
        )
        for line in lines
    )
    return f'<w:p><w:pPr>{more}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def body_paragraph(text: str, **look: object) -> str:
    """Return the XML of a paragraph of running text as the decree has it."""
    more = '<w:spacing w:before="120"/><w:ind w:firstLine="720"/>'
    return paragraph(text, align="both", more=more, **look)  # type: ignore[arg-type]


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (3700, 5655)) -> str:
    """Return the XML of a borderless table; every cell is the XML of its paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell or '<w:p/>'}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
