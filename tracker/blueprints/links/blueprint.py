"""The blueprint of links, on which the modules beside it hang their views.

The token in the address is the authority, not a cookie that a browser would send by itself: whoever could forge a form
could as well open the link. So forms sent here need no CSRF token, and a phone that keeps no cookies can send them.
"""

from flask import Blueprint, Response, g, request

from tracker.extensions import csrf, limiter
from tracker.services.links import hash_of
from tracker.web.private import PREFIX

blueprint = Blueprint("links", __name__, url_prefix=PREFIX)
csrf.exempt(blueprint)
LINK = "/<token>"
GUESSES, ACTS = "30/minute;200/hour", "120/minute;600/hour"


def _was_guess(_response: Response) -> bool:
    return bool(g.get("guessed"))


def _holder() -> str:
    return hash_of((request.view_args or {}).get("token", ""))


slow_guesses = limiter.shared_limit(GUESSES, scope="links", deduct_when=_was_guess)
"""Only tokens that do not exist count: an office stands behind one address."""
slow_acts = limiter.shared_limit(ACTS, scope="links that act", key_func=_holder, methods=["POST"])
"""What one link may send: enough for a phone full of photographs, too little to fill a disk with."""
