"""What stands around the text: title, addressee, signatory, date."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import DRAFT, blueprint
from tracker.blueprints.drafts.respond import attempt
from tracker.domain.permissions import Permission
from tracker.services.drafting.staging import NewHead
from tracker.services.drafting.staging import set_head as set_head_of
from tracker.web.clock import now
from tracker.web.form_values import day, number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(DRAFT + "/head")
@requires(Permission.DRAFT)
def set_head(draft_id: int) -> ResponseReturnValue:
    """Keep them."""
    form = request.form

    def use_case() -> None:
        title, addressee, signatory = (form.get(name, "").strip() for name in ("title", "addressee", "signatory"))
        new = NewHead(title, addressee, signatory, day(form, "dated_on"))
        set_head_of(scope().actor, now(), draft_id, number(form, "version"), new)

    return attempt(draft_id, "head", use_case)
