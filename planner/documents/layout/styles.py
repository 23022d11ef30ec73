"""The Word styles: one real paragraph style per component, with the Vietnamese name of the layout table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.documents.layout.rules import TWIPS_PER_MM, TWIPS_PER_POINT, layout_rules

if TYPE_CHECKING:
    from planner.documents.layout.rules import Component, LayoutRules

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINE_UNITS = 240
"""Word counts line spacing in 240ths of a line."""


def styles_xml() -> str:
    """Return the styles part: defaults, the base style, and a style for every component that has one."""
    rules = layout_rules()
    page = rules["page"]
    size = _half_points(page)
    language = page.text("language")
    styled = [component for component in rules.components.values() if component.style_id]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(rules)}'
        f'<w:color w:val="{page.text("color")}"/>{size}'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" '
        f'w:line="{LINE_UNITS}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/></w:pPr><w:rPr>{_fonts(rules)}{size}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_style(component, rules) for component in styled)
        + "</w:styles>"
    )


def _style(component: Component, rules: LayoutRules) -> str:
    flags = "".join(f'<w:{tag} w:val="{int(component.flag(name))}"/>' for name, tag in _FLAGS)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{component.style_id}">'
        f'<w:name w:val="{component.style_name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_keep_next(component)}<w:widowControl/>{_spacing(component)}{_indent(component)}"
        f'<w:jc w:val="{component.text("align", "left")}"/></w:pPr>'
        f"<w:rPr>{_fonts(rules)}{flags}{_color(component)}{_half_points(component)}</w:rPr></w:style>"
    )


_FLAGS = (("bold", "b"), ("bold", "bCs"), ("italic", "i"), ("italic", "iCs"))


def _keep_next(component: Component) -> str:
    return "<w:keepNext/>" if component.flag("keep_next") else ""


def _fonts(rules: LayoutRules) -> str:
    """Name the font for every kind of letter, or Word shows another font for some of them."""
    font = rules["page"].text("font")
    slots = " ".join(f'w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {slots}/>"


def _color(component: Component) -> str:
    color = component.text("color")
    return f'<w:color w:val="{color}"/>' if color else ""


def _half_points(component: Component) -> str:
    size = round(component.number("size", layout_rules()["page"].number("size")) * 2)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _spacing(component: Component) -> str:
    before = round(component.number("space_before") * TWIPS_PER_POINT)
    if height := component.number("height"):
        exact = round(height * TWIPS_PER_POINT)
        return f'<w:spacing w:before="{before}" w:after="0" w:line="{exact}" w:lineRule="exact"/>'
    line = round(component.number("line_spacing", 1) * LINE_UNITS)
    return f'<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="auto"/>'


def _indent(component: Component) -> str:
    if hanging := round(component.number("hanging") * TWIPS_PER_MM):
        return f'<w:ind w:left="{hanging}" w:right="0" w:hanging="{hanging}"/>'
    first = round(component.number("first_line") * TWIPS_PER_MM)
    return f'<w:ind w:left="0" w:right="0" w:firstLine="{first}"/>'
