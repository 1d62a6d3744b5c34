"""Real files made from made-up text: Word with automatic numbers, PDF with a text layer, pages of government sites."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def word(lines: Iterable[str]) -> bytes:
    """A .docx with one paragraph per line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def numbered_word(paragraphs: Sequence[tuple[int | None, str]]) -> bytes:
    """A .docx whose paragraphs carry automatic numbers of the given level (0 一、 1 （一） 2 1.), None for none."""
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for k, (form, text) in enumerate(_LEVELS)
    )
    abstract = parse_xml(f'<w:abstractNum {_W} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
    return saved(document)


def word_with_table(before: Iterable[str], rows: Sequence[Sequence[str]], after: Iterable[str]) -> bytes:
    """A .docx with a table between paragraphs."""
    document = Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in after:
        document.add_paragraph(line)
    return saved(document)


def word_with_changes(kept: str, inserted: str, deleted: str) -> bytes:
    """A .docx paragraph with tracked changes: kept text, an insertion, a deletion."""
    document = Document()
    paragraph = document.add_paragraph(kept)._p
    for tag, text_tag, text in (("w:ins", "w:t", inserted), ("w:del", "w:delText", deleted)):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        change.set(qn("w:id"), "1")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph.append(change)
    return saved(document)


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The zip file with one member replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            if member.filename != name:
                target.writestr(member.filename, source.read(member.filename))
        target.writestr(name, content)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(paragraphs: Iterable[str], *, head: str = "", per_line: int = 28, per_page: int = 22) -> bytes:
    """A .pdf set as official papers are: 28 characters a line, first line indented, — 1 — at the foot."""
    lines: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        rest, first = paragraph, per_line - 2
        lines.append((2, rest[:first]))
        rest = rest[first:]
        while rest:
            lines.append((0, rest[:per_line]))
            rest = rest[per_line:]
    return _drawn([lines[k : k + per_page] for k in range(0, len(lines), per_page)], head)


def _drawn(pages: list[list[tuple[int, str]]], head: str) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, page in enumerate(pages, 1):
        canvas.setFont(_FONT, 15)
        if head:
            canvas.drawString(80, 800, head)
        for k, (indent, line) in enumerate(page):
            canvas.drawString(80 + indent * 15, 760 - k * 29, line)
        canvas.drawCentredString(300, 50, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_pdf(password: str) -> bytes:
    """A .pdf that wants a password to open."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    canvas.drawString(100, 700, "secret")
    canvas.save()
    return out.getvalue()


def scanned_pdf(pages: int) -> bytes:
    """A .pdf of pictures only: pages, but no text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def page(title: str, paragraphs: Iterable[str], *, box: str = 'class="TRS_Editor"', charset: str = "utf-8") -> bytes:
    """A page of a government site: bread crumbs, menus and buttons around an article in a box."""
    article = "".join(f"<p>&emsp;&emsp;{paragraph}</p>\n" for paragraph in paragraphs)
    menu = "".join(f'<li><a href="/">{name}</a></li>' for name in ["首页", "政务公开", "办事服务", "互动交流"])
    text = f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_青禾县人民政府门户网站</title>
<script>var x = "存在问题 一是";</script><style>p {{ margin: 0 }}</style></head><body>
<div class="nav"><ul>{menu}</ul></div>
<div>您当前位置：<a href="/">首页</a> &gt; <a href="/zw">法治政府建设年度报告</a></div>
<h1>{title}</h1><div class="info">发布时间：2025-02-28 来源：云溪镇 【打印】</div>
<div {box}>{article}</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="foot">主办：青禾县人民政府办公室 <a href="#">网站地图</a> <a href="#">联系我们</a>
网站标识码：0000000000</div>
</body></html>"""
    return text.encode(charset)


def member(data: bytes, name: str) -> bytes:
    """One member of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
