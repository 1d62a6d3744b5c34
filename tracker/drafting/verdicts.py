"""What a report says of work that was behind: said by the composer, and known again when next year's report begins."""

import re
from collections.abc import Mapping

from tracker.domain.outcomes import Why
from tracker.domain.periods import Period

SAID_OF: Mapping[Why, tuple[str, str]] = {
    Why.STILL_OPEN: ("进展滞后，{end}尚未完成", "{end}尚未整改到位"),
    Why.NOTHING_DONE: ("尚未取得实质进展", "整改尚未取得实质进展"),
    Why.SUSPENDED: ("推进受阻，未能完成", "整改推进受阻，未能完成"),
    Why.TARGET_MISSED: ("未达到年度目标", "整改未达到年度目标"),
    Why.CLOSED_ON_EXCEPTION: ("与预期目标仍有差距", "整改与预期目标仍有差距"),
    Why.CLOSED_LATE: ("未按期完成", "整改未按期完成"),
}
"""What is said of work, and of a problem; {end} is the end of the period."""
UNFINISHED = ("尚未全部完成", "尚未全部整改到位")
"""The same of what a person calls undone for reasons of their own."""
_ENDS: Mapping[Period, str] = {Period.YEAR: "至年底", Period.HALF: "至6月底", Period.Q4: "至年底"}
_QUARTER = "至季末"


def end_of(period: Period) -> str:
    """How the end of a period is called where something was not done by then."""
    return _ENDS.get(period, _QUARTER)


def _pattern(said: str) -> str:
    ends = "|".join((*dict.fromkeys(_ENDS.values()), _QUARTER))
    return re.escape(said).replace(r"\{end\}", f"(?:{ends})?").replace("，", "[，,]")


_WORK, _FAULT = ([pair[place] for pair in (*SAID_OF.values(), UNFINISHED)] for place in (0, 1))
_TIMED = [said[said.index("{end}") :] for said in _WORK if "{end}" in said]
_AFTER_COMMA = dict.fromkeys((*_WORK, *_FAULT, *_TIMED))
_AT_ONCE = dict.fromkeys(part for said in _WORK for part in (said, said.partition("，")[0]))
STOOD = re.compile(f"[，,](?:{'|'.join(map(_pattern, _AFTER_COMMA))})$")
"""How far things stood, behind a comma: …，至年底尚未整改到位."""
BEHIND = re.compile(f"(?<!整改)工作(?:{'|'.join(map(_pattern, _AT_ONCE))})$")
"""That work was behind: 普法工作进展滞后."""
