"""What evidence is called, and who above may see it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.storage import papers
from tests.support.work import NOW
from tests.support.world import World
from tracker.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.domain.work import EvidenceKind
from tracker.extensions import db
from tracker.models import Event, Evidence
from tracker.queries.scope import visible
from tracker.services.evidence import describe, keep, share
from tracker.storage import FolderBlobs


@pytest.fixture
def paper(world: World, tmp_path: Path) -> Evidence:
    """Minutes that yx-staff uploaded."""
    blobs = FolderBlobs(tmp_path / "blobs")
    return keep(world.actor("yx-staff"), NOW, world.org("yunxi").id, "纪要.pdf", papers.pdf(), blobs)


def name_it(
    world: World, who: str, paper: Evidence, reference: str = "云政办〔2026〕12号", caption: str = ""
) -> Evidence:
    return describe(
        world.actor(who), NOW, paper.id, paper.version_id,
        kind=EvidenceKind.DOCUMENT, reference=reference, caption=caption,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["yx-staff", "yx-coord", "yx-leader"])
def test_whoever_uploaded_it_or_steers_says_what_it_is(world: World, paper: Evidence, who: str) -> None:
    name_it(world, who, paper, " 云政办〔2026〕12号 ", "第二次\n专题会议")
    assert (paper.kind, paper.reference, paper.caption) == (
        EvidenceKind.DOCUMENT,
        "云政办〔2026〕12号",
        "第二次 专题会议",
    )
    told = db.session.scalars(select(Event).where(Event.verb == "described")).one()
    assert (told.before["kind"], told.after["kind"]) == ("minutes", "document")


@pytest.mark.parametrize(("who", "error"), [("yx-head", NotAllowed), ("yx-viewer", NotAllowed), ("hs-coord", NotFound)])
def test_others_do_not(world: World, paper: Evidence, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        name_it(world, who, paper)


def test_a_second_describer_is_told_and_a_line_has_an_end(world: World, paper: Evidence) -> None:
    seen = paper.version_id
    name_it(world, "yx-coord", paper)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        describe(world.actor("yx-staff"), NOW, paper.id, seen, kind=EvidenceKind.OTHER, reference="", caption="")
    with pytest.raises(Invalid) as refused:
        name_it(world, "yx-staff", paper, caption="长" * 121)
    assert refused.value.field == "caption"


def test_the_county_sees_what_the_town_shares(world: World, paper: Evidence) -> None:
    county, coordinator = world.actor("qh-coord"), world.actor("yx-coord")
    assert db.session.scalars(visible(county, Evidence)).all() == []
    share(coordinator, NOW, [paper.id], shared=True)
    share(coordinator, NOW, [paper.id], shared=True)
    assert db.session.scalars(visible(county, Evidence)).all() == [paper]
    share(coordinator, NOW, [paper.id], shared=False)
    assert db.session.scalars(visible(county, Evidence)).all() == []
    told = db.session.scalars(select(Event.verb).order_by(Event.id)).all()
    assert told == ["uploaded", "shared", "unshared"]


@pytest.mark.parametrize("who", ["yx-staff", "yx-head", "yx-viewer"])
def test_only_those_who_steer_share(world: World, paper: Evidence, who: str) -> None:
    with pytest.raises(NotAllowed):
        share(world.actor(who), NOW, [paper.id], shared=True)


def test_all_are_shared_or_none(world: World, paper: Evidence) -> None:
    with pytest.raises(NotFound):
        share(world.actor("yx-coord"), NOW, [paper.id, 40400], shared=True)
    db.session.rollback()
    assert paper.shared_at is None
    with pytest.raises(Invalid, match="nothing_selected"):
        share(world.actor("yx-coord"), NOW, [], shared=True)
