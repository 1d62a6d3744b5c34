"""Pages as government sites really write them: layout tables, wrong charsets, buttons, tables about the page."""

from __future__ import annotations

from collections.abc import Iterable

_MENU = "".join(
    f'<li><a href="/{name}/">{name}</a></li>' for name in ("首页", "政府信息公开", "办事服务", "互动交流", "走进青禾")
)
_TOP = f"""<div id="top">今天是 2019年12月3日 星期二 <a href="/app">移动客户端</a> | <a href="/wza">无障碍</a></div>
<ul class="menu">{_MENU}</ul>
<div class="position">您现在的位置：<a href="/">首页</a> &gt;
<a href="/zwgk">政务公开</a> &gt; <a href="/fz">法治政府建设</a></div>"""
_INDEX = """<table class="xxgk"><tr><td>索引号：</td><td>QH0042/2019-00017</td><td>发布机构：</td><td>云溪镇</td></tr>
<tr><td>成文日期：</td><td>2019-11-30</td><td>文号：</td><td>云政〔2019〕42号</td></tr></table>"""
_TOOLS = """<div>发布日期：2025-02-28 09:30:00&nbsp;&nbsp;来源：云溪镇人民政府
浏览次数：<span>218</span></div>
<div>字号：[<a href="javascript:big()">大</a> <a href="javascript:mid()">中</a> <a href="javascript:small()">小</a>]
<a href="javascript:print()">打印</a> 分享到：<a href="#">微信</a> <a href="#">微博</a></div>"""
_AFTER = """<div class="rel">相关链接：<ul>
<li><a href="/1">青禾县2023年法治政府建设年度报告存在的问题和下一步打算</a></li>
<li><a href="/2">云溪镇2022年法治政府建设工作总结</a></li></ul></div>
<div>上一篇：<a href="/3">云溪镇2021年工作要点</a></div>
<div class="bottom">主办单位：青禾县人民政府办公室 承办单位：青禾县政务服务中心<br>
青ICP备00000000号 公网安备 00000000000000号
网站标识码：0000000000</div><script>document.write("存在问题：一是");</script>"""
_HIDDEN = '<div style="display: none">存在的问题：一是旧版内容；二是不应出现。</div><span hidden>隐藏</span>'


def site_page(title: str, article: str, *, index: bool = True) -> str:
    """A whole page around an article that is already HTML."""
    return f"""<html><head><title>{title}-青禾县人民政府</title></head><body>{_TOP}
<div class="main">{_INDEX if index else ""}<h1>{title}</h1>{_TOOLS}{_HIDDEN}{article}</div>{_AFTER}</body></html>"""


def boxed(lines: Iterable[str], box: str = 'class="TRS_Editor"') -> str:
    """Paragraphs with spaces of two kinds for their indent, inside a named box."""
    return f"<div {box}>" + "".join(f"<p>&nbsp;&nbsp;　{line}</p>\n" for line in lines) + "</div>"


def broken_by_br(lines: Iterable[str]) -> str:
    """One box without paragraphs: lines are parted by <br> alone."""
    return '<div class="txt">' + "<br/>\n".join(f"　　{line}" for line in lines) + "</div>"


def in_nested_tables(lines: Iterable[str]) -> str:
    """An article in the cells of tables that only lay out the page."""
    rows = "".join(f"<tr><td width='20'></td><td><font size='3'>　　{line}</font></td></tr>" for line in lines)
    inner = f"<table><tr><td valign='top'><table>{rows}</table></td></tr></table>"
    return f"<table width='980'><tr><td>{inner}</td></tr></table>"


def in_several_boxes(lines: Iterable[str]) -> str:
    """An article that is spread over boxes of the same name."""
    return "".join(f'<div class="TRS_Editor"><div><p>{line}</p></div></div>' for line in lines)


def in_form(lines: Iterable[str]) -> str:
    """A page whose whole body is one form, as some servers make it."""
    return '<form method="post" id="aspnetForm"><input type="hidden" value="x">' + boxed(lines, 'id="zoom"') + "</form>"


def in_spans(lines: Iterable[str]) -> str:
    """Text pasted from a word processor: every line in nested spans, headings bold, words cut into pieces."""
    return "".join(
        f'<p style="text-indent:32pt"><span style="font-family:仿宋_GB2312"><span lang="EN-US">&nbsp;</span>'
        f"<b>{line[:5]}</b>{line[5:]}</span></p>"
        for line in lines
    )


SHAPES = {
    "TRS_Editor": boxed,
    "zoom": lambda lines: boxed(lines, 'id="zoom"'),
    "UCAP": lambda lines: boxed(lines, 'id="UCAP-CONTENT"'),
    "no known name": lambda lines: boxed(lines, 'class="xl-mid"'),
    "br only": broken_by_br,
    "layout tables": in_nested_tables,
    "several boxes": in_several_boxes,
    "form": in_form,
    "spans": in_spans,
}
