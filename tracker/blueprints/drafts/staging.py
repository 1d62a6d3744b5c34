"""The draft as a whole: composed anew, discussed, given to sign, signed, sent back."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from tracker.blueprints.drafts.blueprint import DRAFT, blueprint
from tracker.blueprints.drafts.respond import attempt
from tracker.domain.permissions import Permission
from tracker.services.drafting import beginning, signing, staging
from tracker.web import clock
from tracker.web.form_values import number
from tracker.web.guards import requires
from tracker.web.scope import scope


@blueprint.post(DRAFT + "/compose")
@requires(Permission.DRAFT)
def compose_again(draft_id: int) -> ResponseReturnValue:
    """重新汇总: from what is accepted by now; a person's words stay."""
    return _versioned(draft_id, "composed", beginning.compose_again)


@blueprint.post(DRAFT + "/discuss")
@requires(Permission.DRAFT)
def discuss(draft_id: int) -> ResponseReturnValue:
    """讨论稿."""
    return _versioned(draft_id, "discuss", staging.discuss)


@blueprint.post(DRAFT + "/ask-signature")
@requires(Permission.DRAFT)
def ask_signature(draft_id: int) -> ResponseReturnValue:
    """送审 to the chosen leader."""

    def use_case(version: int) -> object:
        return staging.ask_signature(scope().actor, clock.now(), draft_id, version, number(request.form, "signer_id"))

    return _act(draft_id, "ask_signature", use_case)


@blueprint.post(DRAFT + "/sign")
@requires(Permission.SIGN_DRAFT)
def sign(draft_id: int) -> ResponseReturnValue:
    """签批 by the signer."""
    return _versioned(draft_id, "signed", signing.sign)


@blueprint.post(DRAFT + "/send-back")
@requires(Permission.VIEW_DRAFTS)
def send_back(draft_id: int) -> ResponseReturnValue:
    """退回 with a reason: by the signer, or by those who write it."""

    def use_case(version: int) -> object:
        return staging.send_back(scope().actor, clock.now(), draft_id, version, request.form.get("reason", ""))

    return _act(draft_id, "send_back", use_case)


def _versioned(draft_id: int, act: str, service: Callable[..., Any]) -> ResponseReturnValue:
    return _act(draft_id, act, lambda version: service(scope().actor, clock.now(), draft_id, version))


def _act(draft_id: int, act: str, use_case: Callable[[int], Any]) -> ResponseReturnValue:
    def run() -> None:
        use_case(number(request.form, "version"))

    return attempt(draft_id, act, run, part=act)
