"""Problems that come back: offered with the reason why, decided by a person, shown as chains over the years."""

from flask import Flask
from sqlalchemy import select

from tests.support.pages import get_page, post_page
from tests.support.ring import add_made, add_report, closed
from tests.support.world import World
from tracker.extensions import db
from tracker.models import Recurrence, ReportItem

URL = "/o/yunxi/2026/ring/repeats"


def problems(world: World) -> list[ReportItem]:
    """One problem in the reports on 2023, 2024 and 2025, and another one."""
    found = [
        *add_report(world, 2023, ["村级公开栏更新滞后"]),
        *add_report(world, 2024, ["村级公开栏内容陈旧，更新不及时"]),
        *add_report(world, 2025, ["部分村级公开栏更新仍不及时", "应急预案多年未修订"]),
    ]
    add_made(world, found[0], **closed(2024))
    db.session.commit()
    return found


def key(first: ReportItem, second: ReportItem) -> str:
    return f"{first.id}-{second.id}"


def decided() -> list[tuple[int, int, bool, str]]:
    rows = db.session.scalars(select(Recurrence).order_by(Recurrence.id))
    return [(row.earlier_id, row.later_id, row.same, row.reason) for row in rows]


def test_pairs_are_offered_with_the_words_that_they_share(app: Flask, world: World) -> None:
    first, _second, third, _other = problems(world)
    page = get_page(world.client(app, "yx-coord"), URL)
    assert len(page.all(".nl-pairs > li")) == 3
    pair = page.find(f"#pair-{key(first, third)}")
    assert "村级公开栏更新" in pair.text()
    assert "上一次已销号" in pair.text()
    assert "应急预案" not in page.text


def test_two_words_make_a_chain_of_three_years_and_nobody_is_asked_again(app: Flask, world: World) -> None:
    first, second, third, _other = problems(world)
    client = world.client(app, "yx-coord")
    post_page(client, URL, {"pair": key(first, second), "same": "yes"})
    page = post_page(client, URL, {"pair": key(second, third), "same": "yes", "reason": "都是村里没有人管"})
    assert page.h1 == "一个问题一再出现"
    assert "连续 3 年" in page.text
    assert len(page.all(".nl-chain li")) == 3
    assert not page.all(".nl-pairs")
    assert decided() == [(first.id, second.id, True, ""), (second.id, third.id, True, "都是村里没有人管")]
    ring = get_page(client, "/o/yunxi/2026/ring")
    assert "连续 3 年部分村级公开栏更新仍不及时" in ring.text


def test_a_difference_needs_its_reason_and_nothing_typed_is_lost(app: Flask, world: World) -> None:
    first, second, *_rest = problems(world)
    client = world.client(app, "yx-leader")
    page = post_page(client, URL, {"pair": key(first, second), "same": "no"}, 400)
    assert "请写一句为什么不是同一个问题" in page.find("[role=alert]").text()
    long = "理由" * 300
    page = post_page(client, URL, {"pair": key(first, second), "same": "no", "reason": long}, 400)
    assert page.find(f"#reason-{key(first, second)}").attributes["value"] == long
    page = post_page(client, URL, {"pair": key(first, second), "same": "no", "reason": "一处是镇里"})
    assert f"pair-{key(first, second)}" not in page.html
    assert "不是同一个" in page.find(".nl-decided").text()


def test_a_word_is_changed_from_the_list_of_decisions(app: Flask, world: World) -> None:
    first, second, *_rest = problems(world)
    client = world.client(app, "yx-coord")
    page = post_page(client, URL, {"pair": key(first, second), "same": "yes"})
    version = page.find(".nl-decided input[name=version]").attributes["value"]
    post_page(client, URL, {"pair": key(first, second), "same": "no", "reason": "看错了", "version": version})
    assert decided() == [(first.id, second.id, False, "看错了")]
    stale = {"pair": key(first, second), "same": "yes", "version": version}
    assert "别人已经改过" in post_page(client, URL, stale, 409).find("[role=alert]").text()


def test_others_see_it_and_are_not_asked(app: Flask, world: World) -> None:
    first, second, *_rest = problems(world)
    for who in ("yx-staff", "yx-viewer", "qh-coord"):
        client = world.client(app, who)
        page = get_page(client, URL)
        assert bool(page.all(".nl-pairs > li")) is (who != "qh-coord")
        assert not page.all("form[action$=repeats]")
        post_page(client, URL, {"pair": key(first, second), "same": "yes"}, 403)
    assert decided() == []


def test_problems_of_other_towns_and_nonsense_are_refused(app: Flask, world: World) -> None:
    first, second, *_rest = problems(world)
    [foreign] = add_report(world, 2024, ["村级公开栏更新滞后"], org="heshan")
    db.session.commit()
    client = world.client(app, "yx-coord")
    for pair in (key(foreign, second), "", "1", "x-y", f"{first.id}-99999999999", key(first, first)):
        page = post_page(client, URL, {"pair": pair, "same": "yes"}, 400)
        assert page.texts("[role=alert]")
    assert decided() == []


def test_a_single_report_says_what_to_do(app: Flask, world: World) -> None:
    add_report(world, 2025, ["公开栏更新滞后"])
    db.session.commit()
    page = get_page(world.client(app, "yx-coord"), URL)
    assert "要有两年以上的报告才能比" in page.text
