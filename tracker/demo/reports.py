"""The six reports: which text, of which town and year, in which form an office would hand it in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.demo.paper import paper
from tracker.demo.webpage import web_page

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """A report on the year `years_back` before the plan year in hand; `key` names its text and its story."""

    key: str
    org: str
    years_back: int
    filename: str
    published: str
    form: Callable[[str, str], bytes]

    def year(self, plan_year: int) -> int:
        """The year reported on."""
        return plan_year - self.years_back

    def name(self, plan_year: int) -> str:
        """The file's name as the office gave it."""
        return self.filename.format(Y=self.year(plan_year))

    def text(self, plan_year: int) -> str:
        """The text with its years filled in."""
        year = self.year(plan_year)
        raw = (TEXTS / f"{self.key}.txt").read_text(encoding="utf-8")
        return raw.replace("{Y+1}", str(year + 1)).replace("{Y}", str(year))

    def data(self, plan_year: int) -> bytes:
        """The file's bytes."""
        return self.form(self.text(plan_year), f"{self.year(plan_year) + 1}-{self.published}")


def _encoded(encoding: str, newline: str = "\n") -> Callable[[str, str], bytes]:
    return lambda text, _day: text.replace("\n", newline).encode(encoding)


def _paper(text: str, _day: str) -> bytes:
    return paper(text)


REPORTS = (
    DemoReport("yunxi-1", "yunxi", 2, "云溪镇{Y}年法治政府建设年度报告.html", "01-22", web_page),
    DemoReport("yunxi-2", "yunxi", 1, "云溪镇关于{Y}年度法治政府建设情况的报告（定稿）.docx", "02-14", _paper),
    DemoReport("heshan-1", "heshan", 2, "河山镇{Y}年法治政府建设报告.txt", "02-09", _encoded("gb18030", "\r\n")),
    DemoReport("heshan-2", "heshan", 1, "河山镇{Y}年度法治政府建设工作报告.txt", "01-28", _encoded("utf-8")),
    DemoReport("liutang-1", "liutang", 2, "柳塘{Y}法治政府报告-最终版2.txt", "02-20", _encoded("utf-8-sig", "\r\n")),
    DemoReport("liutang-2", "liutang", 1, "柳塘镇{Y}年法治政府建设工作情况报告.txt", "02-26", _encoded("utf-8")),
)
