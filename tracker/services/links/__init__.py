"""Links in messages (免登录链接): each opens the progress form of one task for one person, without sign-in."""

from tracker.services.links.acting import mark_used, report_through
from tracker.services.links.making import NewLink, add_link, add_links, hash_of, token_of
from tracker.services.links.opening import LinkOver, LinkUnknown, Opened, open_link

__all__ = [
    "LinkOver", "LinkUnknown", "NewLink", "Opened", "add_link", "add_links", "hash_of", "mark_used", "open_link",
    "report_through", "token_of",
]  # fmt: skip
