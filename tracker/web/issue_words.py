"""The words of a report that goes out, and of tasks that go on in the year after."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

ERRORS: dict[str, LazyString] = {
    "signature_missing": _l("负责人还没有审签，不能报送。请先送审签；在纸上签的，先登记签批件。"),
    "reads_differently": _l(
        "没有报送：这份报告发出去以后，读出来的条目会和初稿不一样（%(texts)s）。请退回修改，按检查里的提示改写或拆分。"
    ),
    "issued_in_future": _l("日期还没有到，请填今天或以前的日期。"),
    "issued_too_early": _l("报送日期不能早于审签的 %(day)s，请核对。"),
    "published_too_early": _l("公开日期不能早于报送的 %(day)s，请核对。"),
    "address_invalid": _l("网址要以 http:// 或 https:// 开头，中间没有空格；没有网址就空着。"),
    "draft_not_written": _l("写不进 %(path)s：文件夹不存在，或者没有写的权限。请换一个地方。"),
    "carried_over_already": _l("第 %(numbers)s 号已经结转到下一年，不用再转。"),
}
EVENTS: dict[str, LazyString] = {
    "draft_submitted": _l("报送"),
    "draft_published": _l("登记公开"),
    "issued": _l("印发报告"),
}
