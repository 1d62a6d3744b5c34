"""What must hold on every page. Each check yields sentences about what is wrong."""

from collections import Counter
from collections.abc import Iterator

import html5lib
from selectolax.lexbor import LexborHTMLParser, LexborNode

PRODUCT = "· 年轮"
UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")


def problems(html: str) -> list[str]:
    """Everything that is wrong with a page."""
    tree = LexborHTMLParser(html)
    found = [sentence for check in CHECKS for sentence in check(tree)]
    return [*found, *_invalid_html(html)]


def _heading_and_title(tree: LexborHTMLParser) -> Iterator[str]:
    headings = [node.text(strip=True) for node in tree.css("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"one h1 is needed, found {headings}"
    title = tree.css_first("title")
    words = title.text(strip=True) if title else ""
    if not words.endswith(PRODUCT) or words == PRODUCT:
        yield f"the title is {words!r}"
    if not tree.css("html[lang]"):
        yield "html has no lang"
    if len(tree.css("main#main")) != 1:
        yield "one main#main is needed, for the skip link"


def _ids(tree: LexborHTMLParser) -> Iterator[str]:
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    for attribute in REFERENCES:
        for node in tree.css(f"[{attribute}]"):
            for name in (node.attributes[attribute] or "").split():
                if name not in ids:
                    yield f"{attribute}={name!r} names nothing"


def _labels(tree: LexborHTMLParser) -> Iterator[str]:
    labelled = {node.attributes["for"] for node in tree.css("label[for]")}
    for node in tree.css("input, select, textarea"):
        if node.attributes.get("type") in UNLABELLED_TYPES or node.attributes.get("id") in labelled:
            continue
        if not (_named(node) or _inside(node, "label")):
            yield f"no label: {node.html}"
    for node in tree.css("button, a[href]"):
        if not (node.text(strip=True) or _named(node) or node.css("img[alt]:not([alt=''])")):
            yield f"no words: {node.html}"


def _named(node: LexborNode) -> bool:
    return bool(node.attributes.get("aria-label") or node.attributes.get("aria-labelledby"))


def _inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent is not None


def _nothing_inline(tree: LexborHTMLParser) -> Iterator[str]:
    yield from (f"inline script: {node.html}" for node in tree.css("script:not([src])"))
    yield from (f"inline style: {node.html}" for node in tree.css("style, [style]"))
    for node in tree.css("*"):
        yield from (f"{name}= on {node.tag}" for name in node.attributes if name.startswith("on"))
    for node in tree.css("script[src], link[href], img[src]"):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        if "//" in address:
            yield f"from elsewhere: {address}"


def _images(tree: LexborHTMLParser) -> Iterator[str]:
    yield from (f"no alt: {node.html}" for node in tree.css("img:not([alt])"))
    yield from (f"svg with neither name nor aria-hidden: {node.html}" for node in tree.css(BARE_SVG))


BARE_SVG = "body svg:not([aria-hidden]):not([aria-label]):not([aria-labelledby])"


def _forms(tree: LexborHTMLParser) -> Iterator[str]:
    for form in tree.css("form"):
        method = (form.attributes.get("method") or "get").lower()
        tokens = form.css("input[name=csrf_token]")
        if method == "post" and len(tokens) != 1:
            yield f"post form with {len(tokens)} csrf tokens: {form.attributes.get('action')}"
        if method == "get" and tokens:
            yield f"a get form would show its csrf token in the address: {form.attributes.get('action')}"
        if form.css("input[type=file]") and form.attributes.get("enctype") != "multipart/form-data":
            yield f"a form with files needs enctype multipart/form-data: {form.attributes.get('action')}"


def _links(tree: LexborHTMLParser) -> Iterator[str]:
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for node in tree.css("a"):
        address = node.attributes.get("href") or ""
        if not address or address == "#" or address.startswith("javascript:"):
            yield f"link to nowhere: {node.html}"
        elif address.startswith("#") and address[1:] not in ids:
            yield f"{address} is not on the page"


def _invalid_html(html: str) -> Iterator[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(html)
    lines = html.splitlines()
    for (line, _column), code, details in parser.errors:
        yield f"html: {code} {details} near {lines[line - 1].strip()[:120]!r}"


CHECKS = (_heading_and_title, _ids, _labels, _nothing_inline, _images, _forms, _links)
