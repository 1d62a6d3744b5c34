"""The annual ring, with its table."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from tracker.blueprints.ring.blueprint import blueprint, look, tabs
from tracker.blueprints.ring.comebacks import comebacks_of
from tracker.blueprints.ring.page import RingPage
from tracker.blueprints.ring.picture import ALONE
from tracker.blueprints.ring.towns import towns_page
from tracker.domain.people import OrgKind
from tracker.domain.places import place_name
from tracker.domain.ring import table
from tracker.queries.directory import directory_of
from tracker.queries.ring.tallies import tallies
from tracker.web import clock
from tracker.web.guards import member
from tracker.web.scope import Scope, scope

MOST_YEARS = 10


@blueprint.get("")
@member
def index() -> ResponseReturnValue:
    """The ring of the years up to the one of the address; of a county, its towns above its own."""
    here = scope()
    page = build(here)
    towns = towns_page(here, page.directory) if here.org.kind is OrgKind.COUNTY else None
    return render_template("ring/index.html", page=page, towns=towns, tabs=tabs("ring.index"))


@blueprint.get("/ring.svg")
@member
def picture() -> ResponseReturnValue:
    """The picture alone, to put into a document."""
    here = scope()
    page = build(here)
    alone = render_template("ring/ring.svg", page=page).replace("<defs>", f"<style>{ALONE}</style><defs>", 1)
    drawn = BytesIO(alone.encode())
    name = f"{place_name(here.org.name)}-{here.year}.svg"
    return send_file(drawn, mimetype="image/svg+xml", as_attachment=True, download_name=name)


def build(here: Scope) -> RingPage:
    """The page of a ring."""
    today = clock.today()
    directory = directory_of(here.actor, here.org.id, today)
    found = tallies(look(here), [here.org.id], here.year - MOST_YEARS + 1, here.year)[here.org.id]
    themes = [theme.key for theme in directory.themes.values()]
    counted = table(themes, found, today.year)
    return RingPage(here, directory, counted, found, comebacks_of(here.actor, here.org.id, here.year))
