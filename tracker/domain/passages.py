"""Where a sentence stands in a report, in the short form of the ledger: 三（二）二是."""

import re
from collections.abc import Iterable

_NUMERAL = "[一二三四五六七八九十百零〇\\d]+"
_HEAD = re.compile(rf"\s*(第{_NUMERAL}[部章节条款]分?|[（(]{_NUMERAL}[）)]|{_NUMERAL}(?=\s*[、.．：:]))")


def is_heading(line: str) -> bool:
    """Whether a line looks like a numbered heading: 三、2026年工作安排."""
    tidy = line.strip()
    return len(tidy) < 40 and bool(_HEAD.match(tidy)) and not tidy.endswith(("。", "；", "，", "、"))


def passage(heading_path: Iterable[str], enumerator: str) -> str:
    """The numbers of the headings and of the item itself; headings without a number are left out."""
    found = (_HEAD.match(heading) for heading in heading_path)
    return "".join(match[1] for match in found if match) + enumerator.strip("、.．：: ")
