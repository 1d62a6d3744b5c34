"""The words of notes, outlines and confirmed outcomes: refusals, and what happened."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

ERRORS: dict[str, LazyString] = {
    "own_outcome": _l("第 %(numbers)s 号是您自己承办的，兑现情况请别人来认定。"),
    "outcome_needs_closing": _l("第 %(numbers)s 号还没有销号，不能认定为已兑现。请先办销号，或改选别的结果。"),
    "note_withdrawn": _l("这一条已经撤回，不能再改。要写的话，请另记一条。"),
    "author_stays": _l("谁记的不能改。要换人，请另记一条。"),
    "task_unknown": _l("没有这件事项，或者已经作废。请重新选。"),
    "template_name_unknown": _l(
        "“{%(name)s}”不能自动填。能用的有 {org} 本级、{superior} 上级、{year} 年度、{next_year} 下一年、{period} 时段。"
    ),
    "template_brace_open": _l("花括号要成对，里面写名称，例如 {year}。不用自动填的地方，请不要写花括号。"),
    "heading_numbered": _l("标题前的序号由程序排，请去掉“一、”“（一）”这样的序号。"),
    "year_written_out": _l("不要写死“%(year)s”，明年就不对了。请改成 {year} 或 {next_year}。"),
    "title_without_year": _l("报告的题目要写明年度，请在里面加上 {year}。"),
    "too_many_lines": _l("最多写 %(most)s 行。"),
    "records_most_invalid": _l("请填 0 到 %(most)s 之间的数。"),
}
EVENTS: dict[str, LazyString] = {
    "noted": _l("记下一条"),
    "note_revised": _l("改了随记"),
    "note_withdrawn": _l("撤回随记"),
    "outcome_confirmed": _l("认定兑现情况"),
    "outcome_reopened": _l("取消兑现认定"),
    "outline_saved": _l("修改报告提纲"),
    "outline_reset": _l("恢复上级提纲"),
}
