"""Tenant tables are reached through `visible` and `may_see` only.

This scans the source, function by function; tests/meta/test_routes.py is the proof in motion.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tracker import models
from tracker.models.mixins import Tenant

ROOT = Path(__file__).parents[2] / "tracker"
TENANT = {name for name in models.__all__ if issubclass(getattr(models, name), Tenant)} | {"Organisation"}
SCOPED = {"visible", "may_see", "visible_organisations", "belongs_to", "take", "take_organisation"}
READS = {"select", "get", "exists", "query"}

UNSCOPED = {
    "queries/scope.py": "the conditions themselves",
    "queries/people.py:_SEATS": "a person's own seats make the actor; nothing is scoped before there is one",
    "queries/people.py:_PERSON": "the session's own row, with those seats",
    "queries/reach.py:_SEATED": "the organisations of those seats",
    "queries/reach.py:_BELOW": "the tree below them: this is what an actor may enter",
    "queries/reach.py:_REACH": "the same; a town knows its county's name",
    "queries/links.py:link_by_hash": "whoever holds the token; there is no actor before it is found",
    "queries/links.py:stood_in": "whether somebody may act at all; nothing of the rows is told",
    "services/evidence/keeping.py:_known": "whoever has the bytes learns nothing by the row",
    "queries/policies.py:_LINE": "how an office reminds is no secret; a town without a policy follows its county",
    "queries/policies.py:_LINE_UP": "the same, further up",
    "queries/drafting/outlines.py:_LINE": "how an office writes is no secret; without one a town follows its county",
    "queries/drafting/outlines.py:_LINE_UP": "the same, further up",
    "queries/search.py:_holds": "sources of the tasks that the caller has scoped",
    "demo/": "made by the program from nothing",
    "services/seeding/": "made by the program from nothing",
    "queries/people.py:user_by_login": "nobody is signed in yet",
    "queries/administrators.py:seat_org_ids": "whoever changes an account must stand over all its seats, seen or not",
    "services/accounts.py:change_password": "one's own row",
    "services/accounts.py:set_locale": "one's own row",
    "services/reminding/wishes.py:own_account": "one's own row",
    "queries/absences.py:absences_around": "nobody is away twice or stands in while away, wherever they sit as well",
    "services/accounts.py:_require_over": "whoever sets a password must stand over all seats, seen or not",
    "services/organisations.py:found_first": "whether there is any organisation at all",
    "services/organisations.py:_found": "codes are unique over all organisations",
    "services/users.py:_refuse_taken": "account names and phone numbers are unique over all organisations",
}
"""Functions (and folders) that read a tenant table without asking what the actor may see, each with its reason."""
FOLDERS = tuple(name for name in UNSCOPED if ":" not in name)


def functions(path: Path) -> Iterator[tuple[str, ast.AST]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{item.name}", item) for item in node.body if isinstance(item, ast.FunctionDef))
        else:
            yield _title(node), node


def _title(node: ast.stmt) -> str:
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
    return str(getattr(node, "name", type(node).__name__))


def reads_tenant_table(node: ast.AST) -> bool:
    """Whether a call like select(Task.id) or session.get(Task, 1) names a tenant model."""
    calls = (call for call in ast.walk(node) if isinstance(call, ast.Call) and _name(call.func) in READS)
    return any(
        isinstance(word, ast.Name) and word.id in TENANT
        for call in calls
        for argument in call.args
        for word in ast.walk(argument)
    )


def is_scoped(node: ast.AST) -> bool:
    return any(_name(call.func) in SCOPED for call in ast.walk(node) if isinstance(call, ast.Call))


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def unscoped() -> set[str]:
    """Functions (`file:function`) that read a tenant table and do not ask what may be seen."""
    found = set()
    for path in ROOT.rglob("*.py"):
        place = str(path.relative_to(ROOT))
        if place.startswith(("models/", *FOLDERS)):
            continue
        for name, node in functions(path):
            if reads_tenant_table(node) and not is_scoped(node):
                found.add(f"{place}:{name}")
    return found


def test_every_read_of_a_tenant_table_asks_what_the_actor_may_see() -> None:
    assert unscoped() - set(UNSCOPED) == set()


def test_every_exception_still_exists() -> None:
    gone = {name for name in UNSCOPED if ":" in name} - unscoped()
    assert gone == set()


def test_the_scan_sees_a_read_without_a_scope() -> None:
    careless = ast.parse("def tasks(): return db.session.scalars(select(Task).where(Task.number == 1))")
    careful = ast.parse("def tasks(actor): return db.session.scalars(select(Task).where(may_see(actor, Task)))")
    assert reads_tenant_table(careless)
    assert not is_scoped(careless)
    assert is_scoped(careful)
