"""The words of imports and reviews: refusals, events, numbers of items and doubts of the reader."""

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.reports import ItemKind
from tracker.domain.review import ItemRef

DOUBTS: Mapping[str, LazyString] = {
    "glued": _l("“%(quote)s”前面缺标点，按序号断开。请对照原文看一眼。"),
    "two_matters": _l("一条里像是两件事，后一件是“%(quote)s”。要拆成两条吗？"),
    "no_enumerator": _l("这一段没有序号，按自然段分条。请看分得对不对。"),
    "ordinal_doubled": _l("序号“%(quote)s”出现了两次。请看是不是漏了一条，或者多分了一条。"),
    "ordinal_skipped": _l("到“%(quote)s”序号跳过了。请看前面是不是漏了一条。"),
    "ordinal_lost": _l("序号“%(quote)s”缺了字，按前后推定。请对照原文看一眼。"),
    "unnumbered_heading": _l("“%(quote)s”没有序号，按小标题读的。请看分得对不对。"),
    "unheaded": _l("这一条没有标题说明是问题还是安排，按上下文归的类。请看归得对不对。"),
}
ERRORS: Mapping[str, LazyString] = {
    "read_empty": _l("文件是空的，里面没有内容。"),
    "read_too_large": _l(
        "文件超过 %(most)s MB。一份报告用不了这么大，多半是照片占的，请去掉图片再传，或者只粘贴正文。"
    ),
    "read_unsupported": _l(
        "这种文件读不了。请用 Word 或 WPS（.docx、.doc、.wps）、有文字的 .pdf 或 .ofd、网页 .html、文本 .txt。"
    ),
    "read_not_what_it_says": _l("文件的内容和后缀名对不上，里面其实不是文档。请换成真正的文档再传。"),
    "read_damaged": _l("文件损坏了，打不开。请用 Word 或 WPS 打开后另存一份再传。"),
    "read_zip_bomb": _l("文件解开以后大得不正常，为安全起见没有打开。"),
    "read_external_entities": _l("文件里夹带了指向外部的内容，为安全起见没有打开。请用 Word 或 WPS 另存一份再传。"),
    "read_encrypted": _l("文件加了密码，打不开。请打开后去掉密码，另存一份再传。"),
    "read_no_text": _l("文件里没有读得出的文字，多半是扫描件。请找原来的电子版，或者把正文粘贴进来。"),
    "read_too_many_pages": _l("文件有 %(pages)s 页，超过 %(limit)s 页，不像一份年度报告。"),
    "read_too_long": _l("正文超过 %(limit)s 字，不像一份年度报告。"),
    "read_too_many_items": _l("读出 %(items)s 条，超过 %(limit)s 条，不像一份年度报告。请只传报告本身。"),
    "read_no_report": _l("里面没有读到“存在问题”或“工作安排”，不像一份法治政府建设年度报告。"),
    "read_busy": _l("正在读别的报告，还没有轮到这一份。没有写入任何内容，请过一会儿再传。"),
    "read_too_slow": _l("读了 %(seconds)s 秒还没有读完，只好停下。"),
    "read_too_much_memory": _l("文件太复杂，读的时候内存不够，只好停下。"),
    "read_crashed": _l("读这份文件时出了故障。"),
    "already_imported": _l("这份文件以前导入过：《%(title)s》。"),
    "reading_voided": _l("这次导入已经作废，不能再改。"),
    "tasks_under_way": _l("由它生成的事项已经在办（编号 %(numbers)s），不能整份作废。请先在台账里处理这几件。"),
    "read_anew": _l("这份报告刚刚用新版程序重新读过，这一条已经换掉。请看新的条目。"),
    "read_by_newest": _l("已经是用现在的程序读的，不用再读。"),
    "not_left_out": _l("这一版里有这一条，不能因为删去而中止。请刷新页面看看。"),
    "nothing_the_same": _l("没有一条和原来的事项一字不差。请逐条对照。"),
    "already_confirmed": _l("已经生成事项，在这里不能再改。请到台账里改这件事项。"),
    "item_superseded": _l("这一条已经拆分或合并成别的条目。请看新的条目。"),
    "item_not_superseded": _l("这一条没有拆分或合并过，不用恢复。"),
    "decision_unknown": _l("没有这种决定。请刷新页面再试。"),
    "overlaps": _l("和 %(no)s 重叠了。请先处理那一条，或者换一段文字。"),
    "selection_empty": _l("没有选中文字。请在原文中选出完整的一句。"),
    "item_too_long": _l("太长了。一条事项请控制在 %(most)s 字以内。"),
    "split_empty": _l("从这里拆开，有一半是空的。请换一个地方。"),
    "no_previous": _l("前面没有同类的条目可以合并。"),
    "no_next": _l("后面没有同类的条目可以合并。"),
    "link_kinds": _l("只能由一条安排回应一个问题。"),
    "unit_unknown": _l("这个单位不在本级名单里，或者已经停用。请重新选。"),
    "person_unknown": _l("这个人不在本级名单里，或者已经离任。请重新选。"),
    "theme_unknown": _l("没有这个主题。请重新选。"),
    "date_out_of_range": _l("年份不对。请检查完成时限。"),
    "meta_first": _l("请先核对上方的报告年度和计划年度。"),
    "lead_unit_missing": _l("%(items)s 还没有牵头单位，一件也没有生成。定好以后再来。"),
    "not_accepted": _l("%(items)s 还没有采纳。"),
    "nothing_to_confirm": _l("没有新采纳的条目，没有什么可生成的。"),
    "year_out_of_range": _l("年度请填 %(first)s 到 %(last)s 之间。"),
    "plan_year_out_of_range": _l("计划年度请填 %(first)s 到 %(last)s 之间。"),
    "no_items_selected": _l("还没有选中条目。请先勾选左边的方框。"),
    "nothing_filled_in": _l("还没有填要改的内容。请先选单位、人员、主题或时限。"),
    "passage_not_found": _l("原文里没有这句话。请从左边原文直接复制，一字不改。"),
    "not_a_number": _l("这里要填数字。"),
    "not_in_list": _l("请从列表里选。"),
    "year_unknown": _l("报告里没有写明年度。请用 --year 和 --plan-year 说明，例如 --year 2025 --plan-year 2026。"),
    "org_unknown": _l("没有代码为 %(org)s 的组织。"),
    "unit_code_unknown": _l("没有代码为 %(unit)s 的单位。这里的单位有：%(known)s。"),
    "account_unknown": _l("这个组织里没有账号 %(account)s，或者已经停用。"),
    "required": _l("这里要填。"),
    "too_long": _l("太长了。请控制在 %(most)s 字以内。"),
}
EVENTS: Mapping[str, LazyString] = {
    "imported": _l("导入报告"),
    "placed": _l("归入报告"),
    "confirmed_meta": _l("核对年度"),
    "review_done": _l("审核完毕"),
    "review_reopened": _l("重新审核"),
    "accepted": _l("采纳"),
    "rejected": _l("定为不是事项"),
    "reconsidered": _l("撤回决定"),
    "edited": _l("改标题或类别"),
    "settled_doubt": _l("消除疑问"),
    "assigned": _l("分派"),
    "accepted_suggestions": _l("认可建议"),
    "linked": _l("记下回应"),
    "unlinked": _l("取消回应"),
    "split": _l("拆分"),
    "merged": _l("合并"),
    "made_by_split": _l("拆分而成"),
    "made_by_merged": _l("合并而成"),
    "added": _l("补录"),
    "undone": _l("被撤销"),
    "restored": _l("恢复"),
    "confirmed": _l("生成事项"),
    "voided": _l("作废"),
    "read_again": _l("用新程序重新读取"),
    "read_anew": _l("重新读取后换掉"),
    "told_apart": _l("认定不是同一件事"),
    "restated": _l("接到更正版"),
    "kept_though_gone": _l("更正版删去，仍然办"),
    "rebounded": _l("改起止"),
    "made_by_rebounded": _l("改起止而成"),
    "noted_finding": _l("已知悉一处提醒"),
}


def item_no(ref: ItemRef | None) -> str:
    """问3, 安2: how people call an item."""
    if ref is None:
        return ""
    return _("问%(n)s", n=ref.number) if ref.kind is ItemKind.PROBLEM else _("安%(n)s", n=ref.number)


def shown(value: object) -> object:
    """A parameter as a sentence takes it: numbers of items as people call them, lists with 、 between."""
    if isinstance(value, ItemRef):
        return item_no(value)
    return "、".join(str(shown(entry)) for entry in value) if isinstance(value, list) else value


def doubt_word(doubt: Mapping[str, Any]) -> str:
    """Why an item is doubtful; `doubt` is {code, params}."""
    return _sentence(DOUBTS, doubt)


def _sentence(table: Mapping[str, LazyString], remark: Mapping[str, Any]) -> str:
    code, params = str(remark.get("code")), dict(remark.get("params") or {})
    if code not in table:
        return _("请对照原文看一眼（%(code)s）。", code=code)
    return str(table[code]) % {"quote": "", "year": "", **params}
