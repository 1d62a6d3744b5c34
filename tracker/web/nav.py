"""The shell around a page: where one is, where one may go. Computed from permissions, and only what exists."""

from dataclasses import dataclass

from flask import current_app, g
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission
from tracker.queries import nav as queries
from tracker.queries.nav import Counts
from tracker.queries.reach import OrgEntry
from tracker.web import clock
from tracker.web.addresses import kept_url
from tracker.web.scope import Scope
from tracker.web.sessions import current_reach
from tracker.web.words import ROLES


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: `key` is what a page names in `nav`; `short` fits below an icon; `count` names a number of Counts."""

    key: str
    endpoint: str
    icon: str
    title: LazyString
    short: LazyString
    permission: Permission = Permission.VIEW
    count: str = ""
    roles: frozenset[Role] = frozenset()
    """Who has such a place, if not everybody with the permission."""


DESK_ROLES = frozenset({Role.LEADER, Role.UNIT_HEAD, Role.COORDINATOR})
NOTERS = DESK_ROLES | {Role.STAFF}
GROUPS: tuple[tuple[LazyString, tuple[Entry, ...]], ...] = (
    (
        _l("我的"),
        (
            Entry("desk", "desk.index", "desk", _l("案头"), _l("案头"), count="desk", roles=DESK_ROLES),
            Entry("mine", "mine.index", "pen", _l("我的事项"), _l("事项"), count="mine"),
            Entry("records", "records.index", "clip", _l("工作纪实"), _l("纪实")),
            Entry("notices", "notices.index", "bell", _l("提醒"), _l("提醒"), count="notices"),
        ),
    ),
    (
        _l("督办"),
        (
            Entry("ledger", "ledger.index", "ledger", _l("台账"), _l("台账"), count="ledger"),
            Entry(
                "imports", "imports.index", "import", _l("导入审核"), _l("导入"),
                permission=Permission.VIEW_REVIEWS, count="reviews",
            ),
            Entry("quarter", "quarter.index", "slip", _l("季度报数"), _l("报数")),
            Entry("slips", "slips.index", "slip", _l("督办单"), _l("督办单")),
            Entry(
                "deliveries", "deliveries.index", "mail", _l("消息投递"), _l("投递"),
                permission=Permission.DELIVER, count="deliveries",
            ),
        ),
    ),
    (
        _l("报告"),
        (
            Entry("reports", "reports.index", "doc", _l("报告库"), _l("报告")),
            Entry("drafts", "drafts.show", "pen", _l("年度报告初稿"), _l("初稿"), permission=Permission.VIEW_DRAFTS),
            Entry("ring", "ring.index", "ring", _l("年轮"), _l("年轮")),
            Entry("notes", "year_notes.index", "pen", _l("问题随记"), _l("随记"), roles=NOTERS),
        ),
    ),
    (
        _l("管理"),
        (
            Entry("indicators", "indicators.index", "ring", _l("指标"), _l("指标")),
            Entry(
                "reminders", "reminders.policy", "bell", _l("提醒规则"), _l("规则"),
                permission=Permission.MANAGE_REMINDERS,
            ),
            Entry("people", "people.index", "people", _l("单位与人员"), _l("人员")),
            Entry(
                "organisations", "organisations.index", "hall", _l("组织"), _l("组织"),
                permission=Permission.MANAGE_ORGANISATIONS,
            ),
            Entry("log", "log.index", "shield", _l("操作日志"), _l("日志"), permission=Permission.AUDIT),
        ),
    ),
)  # fmt: skip
RANK = (Role.LEADER, Role.COORDINATOR, Role.UNIT_HEAD, Role.ADMINISTRATOR, Role.STAFF, Role.VIEWER)
"""Which of several roles is shown beside the name."""
MOST_YEARS = 5
MOST_AT_THE_FOOT = 5


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it stands on the page."""

    key: str
    url: str
    icon: str
    title: str
    short: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """All that layouts need; without a scope only the person is known."""

    person: str
    role: str = ""
    org: OrgEntry | None = None
    year: int = 0
    orgs: tuple[tuple[OrgEntry, str], ...] = ()
    years: tuple[tuple[int, str], ...] = ()
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    search: str = ""
    notices: str = ""
    unread: int = 0

    @property
    def links(self) -> list[Link]:
        """All entries in order."""
        return [link for _title, links in self.groups for link in links]

    @property
    def bottom(self) -> list[Link]:
        """The entries that a phone shows at its foot; notices have their bell at the top."""
        return [link for link in self.links if link.key != "notices"][:MOST_AT_THE_FOOT]


def endpoint_exists(endpoint: str) -> bool:
    """Whether an endpoint is registered."""
    return endpoint in current_app.view_functions


def shell(key: str = "") -> Shell | None:
    """The shell of this request with `key` as the current entry; None when nobody is signed in."""
    if g.get("bare") or not current_user.is_authenticated:
        return None
    scope: Scope | None = g.get("scope")
    if scope is None:
        return Shell(current_user.name)
    return _scoped(scope, key)


def _scoped(scope: Scope, key: str) -> Shell:
    actor, org, year = scope.actor, scope.org, scope.year
    entries = current_reach().entries
    counts = queries.counts(actor, org.id, year, desk=bool(DESK_ROLES & actor.roles_in(org.id)))
    section = _section(key)
    return Shell(
        person=actor.name,
        role=role_word(actor, org.id),
        org=next(entry for entry in entries if entry.id == org.id),
        year=year,
        orgs=tuple((entry, kept_url(section, org=entry.code, year=year)) for entry in entries),
        years=tuple((other, kept_url(section, year=other)) for other in _years(counts, year)),
        groups=_groups(scope, counts, key),
        search=_where("ledger.index"),
        notices=_where("notices.index"),
        unread=counts.notices,
    )


def _where(endpoint: str) -> str:
    return kept_url(endpoint) if endpoint_exists(endpoint) else ""


def _section(key: str) -> str:
    """The endpoint that another year or organisation opens: the same section, else the first page."""
    return next(
        (entry.endpoint for _t, group in GROUPS for entry in group if entry.key == key and _per_org(entry.endpoint)),
        "place.index",
    )


def _per_org(endpoint: str) -> bool:
    return endpoint_exists(endpoint) and current_app.url_map.is_endpoint_expecting(endpoint, "org")


def _years(counts: Counts, year: int) -> list[int]:
    """The years with tasks, this year, and the one shown; at most five, the latest."""
    present = clock.today().year
    first, last = min(counts.first_year or year, year, present), max(counts.last_year or year, year, present)
    years = range(first, last + 1)[-MOST_YEARS:]
    return [*years] if year in years else [year, *years[1:]]


def _groups(scope: Scope, counts: Counts, key: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    groups = (
        (str(title), tuple(_link(entry, counts, key) for entry in group if _open_to(scope, entry)))
        for title, group in GROUPS
    )
    return tuple((title, links) for title, links in groups if links)


def _open_to(scope: Scope, entry: Entry) -> bool:
    has_place = not entry.roles or bool(entry.roles & scope.actor.roles_in(scope.org.id))
    return has_place and endpoint_exists(entry.endpoint) and scope.allows(entry.permission)


def _link(entry: Entry, counts: Counts, key: str) -> Link:
    count = getattr(counts, entry.count) if entry.count else 0
    return Link(
        entry.key, kept_url(entry.endpoint), entry.icon, str(entry.title), str(entry.short), count, entry.key == key
    )


def role_word(actor: Actor, org_id: int) -> str:
    """The person's role here, in a word; from above, the role held there."""
    roles = actor.roles_in(org_id) or actor.roles_above(org_id)
    return next((str(ROLES[role]) for role in RANK if role in roles), "")
