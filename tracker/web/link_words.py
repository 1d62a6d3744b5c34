"""The words for links that open nothing any more."""

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from tracker.domain.links import LinkState


@dataclass(frozen=True, slots=True)
class Ending:
    """Why, in a heading, and what follows from it."""

    title: LazyString
    lede: LazyString


_SAFETY = _l("为了安全，消息里的链接只在一段时间里有效。没交完的内容还留在这部手机里，用新的链接打开这件事就能看见。")
ENDINGS: dict[LinkState, Ending] = {
    LinkState.EXPIRED: Ending(_l("这个链接已经过期"), _SAFETY),
    LinkState.ENDED: Ending(_l("这个链接已经停用"), _SAFETY),
    LinkState.INACTIVE: Ending(_l("这个链接已经停用"), _l("收到它的账号已经停用。什么都没有改动。")),
    LinkState.UNSEATED: Ending(_l("这个链接已经停用"), _l("收到它的人已经不在这里任职。什么都没有改动。")),
    LinkState.VOIDED: Ending(_l("这件事已经作废"), _l("不用再报。此前报过的都还在。")),
    LinkState.CLOSED: Ending(_l("这件事已经销号"), _l("不用再报。此前报过的都还在。")),
    LinkState.SUSPENDED: Ending(_l("这件事已经中止"), _l("现在不用报。重新办理后，会再发新的提醒。")),
    LinkState.MERGED: Ending(_l("这件事已经合并到别的事项"), _l("以后只在那一件里报进展。此前报过的都还在。")),
    LinkState.UNASSIGNED: Ending(_l("这件事正在重新分派"), _l("分派好以前不能报进展。")),
    LinkState.ABSENCE_OVER: Ending(_l("代办的时间已经过去"), _l("您替别人办这件事的时间已经结束，现在由本人来报。")),
    LinkState.MOVED: Ending(_l("这件事已经移交给别人"), _l("现在由接手的人来报。此前报过的都还在。")),
}
ERRORS: dict[str, LazyString] = {
    "link_unknown": _l("没有这个链接。可能复制时少了几个字，也可能已经作废。"),
    "link_over": _l("这个链接已经不能用了。"),
    "link_of_another": _l("这个链接是发给别人的，您现在登录的是自己的账号。什么都没有改动。"),
}
