"""A report as a county's web site shows it: breadcrumbs, an index table and buttons around the text, in GBK."""

from html import escape

PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>{title} - 青禾县人民政府</title>
<script type="text/javascript">var page = {{id: 40817, column: "fzzf"}};</script>
<style>.TRS_Editor p {{ text-indent: 2em; }}</style></head>
<body><div class="top">青禾县人民政府 | 政务邮箱 | 无障碍阅读 | 繁體</div>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/fzzf/">法治政府建设</a> &gt; 年度报告</div>
<table class="index"><tr><td>索 引 号</td><td>QH0207/{year}-00013</td><td>主题分类</td><td>司法、法治</td></tr>
<tr><td>发布机构</td><td>云溪镇人民政府</td><td>发布日期</td><td>{day}</td></tr></table>
<h1>{title}</h1>
<div class="info">时间：{day}&nbsp;&nbsp;来源：云溪镇&nbsp;&nbsp;浏览量：<span id="hits">318</span>&nbsp;&nbsp;字号：[ 大 中 小 ]</div>
<div class="TRS_Editor">
{paragraphs}
</div>
<div class="tools">【打印本页】【关闭窗口】</div>
<div class="share">分享到：微信 微博</div>
<div class="foot">主办：青禾县人民政府办公室　网站地图　联系我们</div>
</body></html>
"""  # noqa: E501 - a page as sites write it


def web_page(text: str, day: str) -> bytes:
    """The page's bytes; the first line of `text` is the title, `day` the day of publication (2025-01-22)."""
    title, *lines = [line.strip() for line in text.splitlines() if line.strip()]
    paragraphs = "\n".join(f"<p>　　{escape(line)}</p>" for line in lines)
    return PAGE.format(title=escape(title), day=day, year=day[:4], paragraphs=paragraphs).encode("gbk")
