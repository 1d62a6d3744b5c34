"""The words for codes: labels of enums, and sentences for errors."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.errors import DomainError

ERRORS: dict[str, LazyString] = {
    "not_allowed": _l("您在这里没有这项权限。需要的话，请联系本单位的督办员或管理员。"),
    "not_found": _l("没有找到，或者不在您能看的范围内。"),
    "form_expired": _l("页面放得太久，表单已经过期。请返回上一页刷新后再提交，填写的内容浏览器一般还留着。"),
}


def explain(error: DomainError) -> str:
    """The sentence that tells a person what is wrong and what to do."""
    sentence = ERRORS.get(error.code)
    return str(sentence) % error.params if sentence is not None else _("操作没有完成（%(code)s）。", code=error.code)
