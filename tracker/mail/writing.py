"""Writing a digest: as an e-mail with HTML and text, as a short text to be handed on, and as what a bot says."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import css_inline
from flask import current_app
from flask_babel import get_locale

from tracker.domain.notices import Group
from tracker.mail import first_lines, reasons, words
from tracker.mail.dates import day, weekday
from tracker.mail.digest import Digest, Matter
from tracker.mail.envelope import Written
from tracker.mail.speech import _, ngettext

MOST = 30
"""Matters that a digest tells one by one; the desk shows all."""
MOST_SHORT = 12
HEADED = 5
"""From so many matters on the groups have headings."""


@dataclass(frozen=True, slots=True)
class Line:
    """A matter in words, as templates show it."""

    group: Group
    tone: words.Tone
    mark: str
    state: str
    title: str
    due: tuple[words.Tone, str] | None
    reasons: list[str]
    quote: str
    source: str
    button: str
    url: str
    personal: bool
    report_url: str


@dataclass(frozen=True, slots=True)
class Part:
    """The matters of a group; its heading is "" where there are few."""

    heading: str
    lines: list[Line]


def write_digest(digest: Digest) -> Written:
    """The e-mail."""
    lines = _lines(digest)[:MOST]
    values = {**_shared(digest, lines), "parts": _parts(digest, lines)}
    html = _inliner().inline(_render("email/digest.html", values))
    return Written(_subject(digest), _render("email/digest.txt", values), html)


def write_short(digest: Digest) -> Written:
    """A short text: to be copied into WeChat, or to be read out."""
    lines = _lines(digest)[:MOST_SHORT]
    return Written(_subject(digest), _render("email/short.txt", {**_shared(digest, lines), "lines": lines}))


def write_group(digest: Digest) -> Written:
    """What a bot says in a unit's group: titles and how they stand. No link of a person's own, no quotes."""
    lines = _lines(digest)[:MOST_SHORT]
    values = {**_shared(digest, lines), "lines": lines}
    return Written(_subject(digest), _render("email/group.txt", values))


def write_test(org: str, url: str) -> Written:
    """To see whether mail arrives."""
    subject = _("年轮测试邮件")
    values: dict[str, object] = {"subject": subject, "org": org, "url": url, "lang": _lang()}
    html = _inliner().inline(_render("email/test.html", values))
    return Written(subject, _render("email/test.txt", values), html)


def _shared(digest: Digest, lines: list[Line]) -> dict[str, object]:
    return {
        "digest": digest,
        "subject": _subject(digest),
        "summary": _summary(digest),
        "today": day(digest.day, digest.day),
        "weekday": weekday(digest.day),
        "more": len(digest.matters) - len(lines),
        "all_personal": all(matter.personal for matter in digest.ordered),
        "personal": sum(line.personal for line in lines),
        "lang": _lang(),
    }


def _subject(digest: Digest) -> str:
    count = len(digest.matters)
    if digest.is_unit:
        return ngettext(
            "%(name)s，今天有 %(num)s 件事要办", "%(name)s，今天有 %(num)s 件事要办", count, name=digest.reader
        )
    return ngettext("%(name)s，今天有 %(num)s 件事等您", "%(name)s，今天有 %(num)s 件事等您", count, name=digest.reader)


def _summary(digest: Digest) -> str:
    """逾期 2 件，快到期 1 件: what a phone shows below the subject."""
    counts = Counter(matter.lead.group for matter in digest.ordered)
    parts = [
        _("%(group)s %(count)s 件", group=str(words.GROUPS[group]), count=count) for group, count in counts.items()
    ]
    return _("，").join(parts) + _("。")


def _lines(digest: Digest) -> list[Line]:
    return [_line(matter, digest) for matter in digest.ordered]


def _line(matter: Matter, digest: Digest) -> Line:
    tone, state = first_lines.state_line(matter, digest.day)
    return Line(
        group=matter.lead.group,
        tone=tone,
        mark=words.MARKS[tone],
        state=state,
        title=first_lines.title(matter),
        due=reasons.due_line(matter, digest.day),
        reasons=reasons.reasons(matter, digest.day),
        quote=_quote(matter),
        source=reasons.source_line(matter, digest.day),
        button=first_lines.button(matter),
        url=matter.url,
        personal=matter.personal or bool(matter.report_url),
        report_url=matter.report_url,
    )


def _quote(matter: Matter) -> str:
    """The sentence that it comes from, unless the title is all of it."""
    quote = matter.quoted.quote if matter.quoted else ""
    return "" if quote.rstrip("。；") == matter.title else quote


def _parts(digest: Digest, lines: list[Line]) -> list[Part]:
    parts = [(group, list(found)) for group, found in groupby(lines, key=lambda line: line.group)]
    if len(digest.matters) < HEADED or len(parts) < 2:
        return [Part("", lines)]
    return [Part(f"{words.GROUPS[group]}", found) for group, found in parts]


def _lang() -> str:
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "zh-CN"


def _render(name: str, values: dict[str, object]) -> str:
    """Without what pages are given: a message is written outside of any request."""
    return current_app.jinja_env.get_template(name).render(values)


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    """Mail programs drop style sheets; what is for narrow screens alone stays in one."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
