"""What may be done with a draft at its stage, and how it stands, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.drafts import EDITABLE, DraftMove, moves_from
from tracker.models import Draft

ADDRESSES: Mapping[DraftMove, str] = {
    DraftMove.DISCUSS: "drafts.discuss",
    DraftMove.ASK_SIGNATURE: "drafts.ask_signature",
    DraftMove.SEND_BACK: "drafts.send_back",
    DraftMove.SUBMIT: "drafts.submit",
    DraftMove.PUBLISH: "drafts.publish",
}
WORDS: Mapping[DraftMove, LazyString] = {
    DraftMove.DISCUSS: _l("转讨论稿"),
    DraftMove.ASK_SIGNATURE: _l("送审"),
    DraftMove.SEND_BACK: _l("退回"),
    DraftMove.SUBMIT: _l("报送"),
    DraftMove.PUBLISH: _l("登记公开"),
}
"""On buttons."""


def moves_of(draft: Draft, *, drafts: bool, signs: bool) -> list[DraftMove]:
    """What a person may do who writes the draft, or whose signature it waits for."""
    if not drafts:
        return [DraftMove.SEND_BACK] if signs else []
    return [move for move in moves_from(draft.stage) if move is not DraftMove.SUBMIT or draft.signed_on is not None]


def standing(draft: Draft, gaps: int, failed: int, *, ready: bool) -> str:
    """2 处待补，1 项检查未过，还不能送审."""
    if ready or not (gaps or failed):
        return _("检查都过了，可以送审") if draft.stage in EDITABLE else ""
    said = [_("%(n)s 处待补", n=gaps)] if gaps else []
    said += [_("%(n)s 项检查未过", n=failed)] if failed else []
    end = [_("还不能送审")] if draft.stage in EDITABLE else []
    return _("，").join([*said, *end])
