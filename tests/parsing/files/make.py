"""Makes the old Word files of this folder with LibreOffice: `python -m tests.parsing.files.make FOLDER`.

They are kept because Python cannot write the format; the text is made up. Only the tables that LibreOffice writes are
in them: files of Word and WPS itself differ in details that these do not show.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.parsing.makers_word import abstract, cell, document, level, listed, para, run, table

REPORT: list[tuple[int | None, str]] = [
    (None, "云溪镇2024年法治政府建设年度报告"), (0, "主要工作"), (1, "加强学习。组织集中学习四次。"), (0, "存在问题"),
    (1, "执法力量不足。"), (1, "普法形式单一。"), (0, "2025年工作安排"), (1, "充实执法力量"), (2, "招录两名执法人员。"),
    (2, "组织一次业务培训。"), (1, "创新普法形式。拍摄短视频。"),
]  # fmt: skip
TABLE = [
    ("序号", "存在问题", "整改措施", "责任单位", "完成时限"),
    ("1", "执法力量不足。", "新招两名执法人员，充实一线。", "综合行政执法办", "6月底前"),
    ("2", "普法形式单一。", "制作短视频十部。", "司法所", "年底前"),
]
BEFORE = ("云溪镇2024年度法治政府建设情况报告", "一、主要工作", "开展学习4次。", "二、存在问题及整改措施")
AFTER = ("三、下一步打算", "（一）加强调度。每月一次。", "（二）加强宣传。")
_OUTLINE = abstract(
    7, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)
_AUTHOR = 'w:id="1" w:author="云溪镇" w:date="2025-01-01T00:00:00Z"'
_BORDERS = (
    "<w:tblPr><w:tblW w:w='9000' w:type='dxa'/></w:tblPr><w:tblGrid>" + "<w:gridCol w:w='1800'/>" * 5 + "</w:tblGrid>"
)


def numbered() -> bytes:
    """Numbers of three levels that Word makes."""
    body = "".join(para(text) if at is None else para(text, 1, at) for at, text in REPORT)
    return document(body, numbering=_OUTLINE + listed(1, 7))


def with_table() -> bytes:
    """A table of problems and measures in the middle, its last row with a cell merged from above."""
    rows = [[cell(words) for words in row] for row in TABLE]
    rows[-1][1] = cell(TABLE[-1][1], look='<w:vMerge w:val="restart"/>')
    merged = ["3", "", "开设普法专栏。", "司法所", "9月底前"]
    rows.append([cell(text, look="<w:vMerge/>" if k == 1 else "") for k, text in enumerate(merged)])
    grid = table(*rows).replace("<w:tbl>", f"<w:tbl>{_BORDERS}")
    return document("".join(map(para, BEFORE)) + grid + "".join(map(para, AFTER)))


def changed() -> bytes:
    """Tracked changes, hidden text, a field and a line break inside a paragraph."""
    words = (
        run("人手")
        + f"<w:del {_AUTHOR}>{run('充足').replace('w:t', 'w:delText')}</w:del><w:ins {_AUTHOR}>{run('不足')}</w:ins>"
        + run("（内部）", "<w:vanish/>")
        + "<w:r><w:br/></w:r>"
        + run("共")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("2")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run("页。")
    )
    return document(para("一、存在问题") + para(words) + para("经费紧张。"))


def styled() -> bytes:
    """Numbers that come from styles, and a list that starts again."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{at + 1}"><w:name w:val="heading {at + 1}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for at in (0, 1)
    )
    body = "".join(para(text) if at is None else para(text, style=f"H{at + 1}") for at, text in REPORT if at != 2)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    points = abstract(8, level(0, "decimalEnclosedCircle", "%1"))
    body += para("招录人员。", 2) + para("组织培训。", 2) + para("调度", style="H2") + para("每月一次。", 3)
    return document(
        body, numbering=_OUTLINE + points + listed(1, 7) + listed(2, 8) + listed(3, 8, again), styles=styles
    )


FILES = {"numbered": numbered, "table": with_table, "changed": changed, "styled": styled}


def main(folder: Path) -> None:
    for name, make in FILES.items():
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch, f"{name}.docx")
            source.write_bytes(make())
            home = f"-env:UserInstallation=file://{scratch}/home"
            command = [
                "soffice",
                home,
                "--headless",
                "--convert-to",
                "doc:MS Word 97",
                "--outdir",
                str(folder),
                str(source),
            ]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
