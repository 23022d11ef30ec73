"""The empty document that every file grows from: our styles, language and page-number header."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from planner.documents.docx.package import entry
from planner.documents.layout.rules import layout_rules, twips
from planner.documents.layout.styles import NAMESPACE, styles_xml
from planner.documents.package_data import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONSHIPS = f"{_OFFICE}/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = (
    ("rId1", "styles", "styles"),
    ("rId2", "settings", "settings"),
    ("rId3", "fontTable", "fontTable"),
    ("rId4", "header", "header1"),
    ("rId5", "header", "header2"),
)


@cache
def skeleton() -> bytes:
    """Return the empty document as a .docx file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, text in _texts().items():
            package.writestr(entry(name), text.encode())
    return buffer.getvalue()


def _texts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/theme1.xml": (FOLDER / "docx/theme.xml").read_text(encoding="utf-8"),
        "word/header1.xml": _header(_page_field()),
        "word/header2.xml": _header(""),
    }


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    } | {f"/word/{name}.xml": f"{_WORD_TYPE}.{kind}+xml" for _id, kind, name in _PARTS}
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relationships() -> str:
    kinds = (
        ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    return _relationships(kinds)


def _document_relationships() -> str:
    parts = (*_PARTS, ("rId6", "theme", "theme1"))
    return _relationships(
        (key, f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for key, kind, name in parts
    )


def _relationships(kinds: Iterable[tuple[str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in kinds
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _document() -> str:
    return (
        f'{_DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}/relationships">'
        f"<w:body>{section_properties()}</w:body></w:document>"
    )


def section_properties(*, landscape: bool = False, start: int | None = None) -> str:
    """Return the properties of an A4 section: margins, and page numbers hidden on its first page.

    `landscape` turns the page on its side with the same margins; `start` is the number of its first page,
    None for the numbers to go on.
    """
    page = layout_rules()["page"]
    sides = [twips(page.number(side)) for side in ("width", "height")]
    paper = f'w:w="{sides[0]}" w:h="{sides[1]}"'
    if landscape:
        paper = f'w:w="{sides[1]}" w:h="{sides[0]}" w:orient="landscape"'
    numbers = "" if start is None else f'<w:pgNumType w:start="{start}"/>'
    edges = {"top": "margin_top", "right": "margin_right", "bottom": "margin_bottom", "left": "margin_left"}
    edges |= {"header": "header_distance", "footer": "footer_distance"}
    margins = " ".join(f'w:{edge}="{twips(page.number(name))}"' for edge, name in edges.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz {paper}/><w:pgMar {margins} w:gutter="0"/>{numbers}'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _header(runs: str) -> str:
    style = layout_rules()["page_number"].style_id
    return (
        f'{_DECLARATION}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{runs}</w:p></w:hdr>"
    )


def _page_field() -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return f"{marks[0]}{instruction}{marks[1]}<w:r><w:t>2</w:t></w:r>{marks[2]}"


def _settings() -> str:
    language = layout_rules()["page"].text("language")
    return (
        f'{_DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table() -> str:
    font = layout_rules()["page"].text("font")
    return (
        f'{_DECLARATION}<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{font}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _app() -> str:
    namespace = f"{_OFFICE}/extended-properties"
    return f'{_DECLARATION}<Properties xmlns="{namespace}"><Application>cchc</Application></Properties>'


def _core() -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
