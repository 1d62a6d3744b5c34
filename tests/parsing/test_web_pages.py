"""Pages of government sites: the article as its reader sees it, whatever the page puts around it."""

from __future__ import annotations

import pytest

from tests.parsing.makers_web import SHAPES, boxed, site_page
from tests.parsing.marked import Marked, all_documents
from tracker.parsing import ParsedReport, extract_text, read_report

DOCUMENTS = {document.name: document for document in all_documents()}
NAMES = [
    "01-own-line-headings",
    "04-problem-and-measure-in-pairs",
    "07-full-outline-with-causes",
    "43-three-levels-of-numbers",
]
STANDARD = DOCUMENTS[NAMES[0]]
AROUND = [
    "首页",
    "索引号",
    "2019",
    "星期",
    "打印",
    "分享",
    "相关链接",
    "标识码",
    "2022年",
    "上一篇",
    "旧版",
    "隐藏",
    "var",
    "字号",
]


def lines_of(document: Marked) -> list[str]:
    return [line.strip() for line in document.text.splitlines() if line.strip()]


def agrees(report: ParsedReport, document: Marked) -> None:
    assert [item.text for item in report.problems] == document.words(document.problems)
    assert [item.text for item in report.plans] == document.words(document.plans)
    assert (str(report.year), report.title) == (document.facts["year"], document.facts["title"])


def page_of(document: Marked, shape: str = "TRS_Editor") -> str:
    return site_page(document.facts["title"], SHAPES[shape](lines_of(document)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_article_is_read_without_the_page_around_it(shape: str, name: str) -> None:
    document = DOCUMENTS[name]
    report = read_report(page_of(document, shape).encode(), "content.html")
    agrees(report, document)
    assert [words for words in AROUND if words in report.text and words not in document.text] == []


def test_facts_about_the_page_may_stand_in_a_list() -> None:
    facts = [
        "索引号：QH0042/2019-00017",
        "信息分类：政务公开 / 报告",
        "发布机构：云溪镇",
        "生成日期：2019-11-30",
        "文号：无",
    ]
    listed = "<ul>" + "".join(f"<li><span>{fact[:3]}</span>{fact[3:]}</li>" for fact in facts) + "</ul>"
    article = "".join(f"<p>{line}</p>" for line in lines_of(STANDARD))
    report = read_report(f"<html><body><div>{listed}{article}</div></body></html>".encode(), "a.html")
    agrees(report, STANDARD)
    assert "2019" not in report.text
    assert "索引" not in report.text


def test_date_in_the_menu_is_not_the_date_of_the_report() -> None:
    document = DOCUMENTS["01-own-line-headings"]
    report = read_report(page_of(document).encode(), "a.html")
    assert report.date == read_report(document.text.encode(), "a.txt").date == "2025-02-14"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("gbk", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8"),
        ("utf-16", "utf-8"),
        ("big5", "gbk"),
        ("iso-8859-1", "gbk"),
    ],
)
def test_bytes_count_more_than_what_the_page_declares(declared: str, encoding: str) -> None:
    meta = f'<head><meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else "<head>"
    page = page_of(STANDARD).replace("<head>", meta)
    agrees(read_report(page.encode(encoding), "content.htm"), STANDARD)


def test_traditional_page_in_big5_is_read() -> None:
    page = "<html><body><p>臺北縣某鎮工作報告</p><p>一、存在的問題</p><p>（一）人手不足，經費緊張。</p></body></html>"
    assert "人手不足，經費緊張" in extract_text(page.encode("big5"), "a.html")


def test_table_of_data_keeps_its_columns() -> None:
    rows = [
        ("序号", "存在问题", "整改措施", "责任单位", "完成时限"),
        ("1", "执法力量不足。", "新招两名执法人员。", "综合行政执法办", "6月底前"),
        ("2", "普法形式单一。", "制作短视频十部。", "司法所", "年底前"),
    ]
    table = "".join("<tr>" + "".join(f"<td><p><span>{cell}</span></p></td>" for cell in row) + "</tr>" for row in rows)
    article = f"<p>二、存在问题及整改措施</p><table border='1'><tbody>{table}</tbody></table>"
    report = read_report(site_page("云溪镇2024年度法治政府建设情况报告", boxed([article])).encode(), "a.html")
    assert [item.text for item in report.problems] == ["执法力量不足", "普法形式单一"]
    assert [(item.text, item.owner_text, item.deadline_text) for item in report.plans] == [
        ("新招两名执法人员", "综合行政执法办", "6月底前"),
        ("制作短视频十部", "司法所", "年底前"),
    ]


def test_cell_over_several_rows_keeps_the_columns_in_their_places() -> None:
    table = """<table><tr><th>领域</th><th>存在问题</th><th>责任单位</th></tr>
    <tr><td rowspan="2">执法</td><td>持证人员少。</td><td>执法办</td></tr>
    <tr><td>案卷不规范。</td><td>司法所</td></tr></table>"""
    text = extract_text(f"<html><body><p>一、问题</p>{table}</body></html>".encode(), "a.html")
    assert text.split("\n")[-2:] == ["执法\t持证人员少。\t执法办", "\t案卷不规范。\t司法所"]


def test_numbers_of_lists_are_read_as_a_browser_shows_them() -> None:
    article = "<p>一、存在问题</p><ol><li>执法力量不足。</li><li>普法形式单一。</li></ol><ul><li>另附说明</li></ul>"
    text = extract_text(f"<html><body><div id='zoom'>{article}</div></body></html>".encode(), "a.html")
    assert text.split("\n") == ["一、存在问题", "1.执法力量不足。", "2.普法形式单一。", "另附说明"]


def test_preformatted_text_keeps_its_lines() -> None:
    page = f"<html><body><pre>{STANDARD.text}</pre></body></html>"
    agrees(read_report(page.encode(), "a.html"), STANDARD)


def test_article_that_a_script_would_show_is_read_all_the_same() -> None:
    article = (
        '<div id="zoom" style="display:none">' + "".join(f"<p>{line}</p>" for line in lines_of(STANDARD)) + "</div>"
    )
    agrees(read_report(site_page(STANDARD.facts["title"], article).encode(), "a.html"), STANDARD)


@pytest.mark.parametrize("tag", ["div", "span", "table", "b", "blockquote"])
def test_page_nested_without_end_is_still_read(tag: str) -> None:
    article = "<p>一、存在问题</p><p>（一）人手不足。</p><p>（二）经费紧张。</p>"
    page = "<html><body>" + f"<{tag}>" * 20_000 + article + "</body></html>"
    assert len(read_report(page.encode(), "a.html").problems) == 2


@pytest.mark.parametrize(
    "line", ["欢迎" * 20 + "事事" * 15, "打印正文" * 20 + "事", "返回首页" * 20 + "扫一扫" * 10 + "事" * 30]
)
def test_line_that_can_be_cut_into_buttons_in_many_ways_is_read(line: str) -> None:
    assert extract_text(f"<html><body><p>{line}</p></body></html>".encode(), "a.html") == line


def test_title_of_nothing_but_dashes_is_read() -> None:
    page = page_of(STANDARD).replace("<title>", f"<title>{'–' * 100_000}", 1)
    agrees(read_report(page.encode(), "content.html"), STANDARD)


def test_article_may_stand_in_the_rows_of_a_table_that_also_files_the_page() -> None:
    filed = ["索引号：QH0042/2025-00017", "主题分类：司法", "发布机构：云溪镇", "文号：云政〔2025〕42号"]
    title = STANDARD.facts["title"]
    lines = SHAPES["layout tables"]([*filed, *lines_of(STANDARD)])
    agrees(read_report(site_page(title, lines, index=False).encode(), "content.html"), STANDARD)
