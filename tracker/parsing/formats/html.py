"""Web pages: the article, not the page around it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from .chrome import without_chrome
from .htmltext import text_in
from .htmltree import Tree
from .soup import shallow
from .txt import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_TITLE_HINTS = ('meta[name="ArticleTitle" i]', 'meta[property="og:title" i]')
_SITE_NAME = re.compile(r"\s*[_|\-—–]+\s*[^_|\-—–]*(?:政府|网|门户|平台|信息公开|局|委|区|县|市|镇)[^_|\-—–]*$")
_REPORT = re.compile(r"报告|总结|计划|要点|安排|年度")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_LONGEST_TITLE = 300


def text_of(data: bytes) -> str:
    """The title and the article of a page, one line per paragraph and row, nothing fetched."""
    declared = _CHARSET.search(data[:4096])
    page = LexborHTMLParser(shallow(decoded(data, declared.group(1).decode("ascii") if declared else None)))
    if page.root is None:
        return ""
    title = _title(page)
    tree = Tree(page.root)
    lines = without_chrome("\n".join(text_in(part, tree.is_seen) for part in tree.article()).split("\n"))
    head = "".join("".join(lines[:6]).split())
    if title and "".join(title.split()) not in head:
        lines.insert(0, title)
    return "\n".join(lines)


def _title(page: LexborHTMLParser) -> str:
    """The title that the page states; of several the one that sounds like a report's."""
    stated = [(node.attributes.get("content") or "") for hint in _TITLE_HINTS for node in page.css(hint)]
    stated += [node.text() for selector in ("h1", "h2", "title") for node in page.css(selector)[:3]]
    titles = [
        _SITE_NAME.sub("", text) or text
        for title in stated
        if (text := _SPACES.sub(" ", title).strip()[:_LONGEST_TITLE])
    ]
    return next((title for title in titles if _REPORT.search(title)), titles[0] if titles else "")
