"""The fonts of official documents: named, never embedded, with substitutes for machines that lack them."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.run import Run

TITLE, FANG, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
ER, SAN, SI, XIAO_SI, WU, XIAO_WU = 22.0, 16.0, 14.0, 12.0, 10.5, 9.0
"""Type sizes in points: 二号, 三号, 四号, 小四, 五号, 小五."""

_SUBSTITUTES = {
    TITLE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体",
    FANG: "仿宋,FangSong,华文仿宋,STFangsong",
    KAI: "楷体,KaiTi,华文楷体,STKaiti",
    HEI: "SimHei,Noto Sans CJK SC",
    SONG: "SimSun,Noto Serif CJK SC",
}
_SIMPLIFIED_CHINESE = "86"  # a character set, in hexadecimal, as font tables number them


def set_font(target: Run | ParagraphStyle, font: str, points: float | None = None, bold: bool | None = None) -> None:
    """Set a run's or style's font for Latin and Chinese alike; python-docx alone would set only the Latin one."""
    target.font.name = font
    names = target.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        names.set(qn(f"w:{script}"), font)
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        names.attrib.pop(qn(f"w:{script}"), None)  # the theme's font would win
    names.set(qn("w:hint"), "eastAsia")  # “ ” … — are as wide as Chinese characters
    if points is not None:
        target.font.size = Pt(points)
    if bold is not None:
        target.font.bold = bold


def name_substitutes(document: WordDocument) -> None:
    """Write into the font table which fonts to take where the named ones are missing."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for font, others in _SUBSTITUTES.items():
        entry = f'<w:font {nsdecls("w")} w:name="{font}"><w:altName w:val="{others}"/>'
        table.append(parse_xml(f'{entry}<w:charset w:val="{_SIMPLIFIED_CHINESE}"/></w:font>'))
    part._blob = serialize_part_xml(table)
