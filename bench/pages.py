"""Pages against the floor, with few and with many tasks in the database."""

from collections.abc import Callable

from flask.testing import FlaskClient

from bench.site import Site, queries
from bench.timing import Act, medians

FLOOR = "floor"
DESK = 12.0
"""No goal of the design names desks: they count and list what half a dozen pages hold."""
GOALS = {"ledger of 50": 6.0, "my tasks": 6.0, "task page": 6.0, "records": 6.0, "search": 10.0} | {
    "leader's desk": DESK,
    "chaser's desk": DESK,
}


def fetch(client: FlaskClient, url: str) -> Callable[[], object]:
    """One request, its body read; anything but a page is an error."""

    def act() -> object:
        response = client.get(url)
        assert response.status_code == 200, f"{url}: {response.status_code}"
        return response.data

    return act


def measure(site: Site, rounds: int) -> dict[str, float]:
    """Milliseconds of each page and of the floor."""
    acts: dict[str, Act] = {FLOOR: fetch(site.floor, "/")}
    acts |= {name: fetch(client, url) for name, (client, url) in site.pages.items()}
    return medians(acts, rounds)


def report(site: Site, taken: dict[str, float], before: dict[str, float] | None) -> list[str]:
    """Lines: milliseconds, times the floor, queries, growth since the smaller database."""
    lines = [f"  {'floor':<14}{taken[FLOOR]:8.2f} ms"]
    for name, (client, url) in site.pages.items():
        ratio = taken[name] / taken[FLOOR]
        verdict = "ok" if ratio <= GOALS[name] else f"over {GOALS[name]:g}"
        grown = f"  ×{taken[name] / before[name]:.2f} of the smaller database" if before else ""
        count = queries(site, client, url)
        lines.append(f"  {name:<14}{taken[name]:8.2f} ms{ratio:7.1f} × floor ({verdict}){count:4d} queries{grown}")
    return lines
