"""The published reports that lie beside the project, where they do: exactly the hand-made answers."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tracker.parsing import ParsedReport, parse_text

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NAMES = ["000", "001", "002", "003", "004"]


def _seed(name: str) -> tuple[ParsedReport, dict[str, Any]]:
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the seeds are missing")
        pytest.skip("the seeds lie outside the project and are not here")
    text = next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")
    return parse_text(text), json.loads((SEEDS / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["problems", "plans"])
def test_items_equal_the_hand_made_answers(name: str, kind: str) -> None:
    report, gold = _seed(name)
    found = report.problems if kind == "problems" else report.plans
    assert [_bare(item.text) for item in found] == [_bare(item["text"]) for item in gold[kind]]
    assert [item.enumerator for item in found] == [item["enumerator"] for item in gold[kind]]
    assert [list(item.heading_path) for item in found] == [item["heading_path"] for item in gold[kind]]
    titles = [(item.title or "", item_gold["title"]) for item, item_gold in zip(found, gold[kind], strict=True)]
    assert all(title == answer for title, answer in titles if answer)


@pytest.mark.parametrize("name", NAMES)
def test_facts_equal_the_hand_made_answers(name: str) -> None:
    report, gold = _seed(name)
    assert report.year == gold["year"]
    assert report.plan_year == gold["plan_year"]
    assert _bare(report.title or "") == _bare(gold["title"])
    assert report.org == gold["org"]
    assert (report.date or "") == gold["date"]
    assert (report.addressee or "") == gold["addressee"]


@pytest.mark.parametrize("name", NAMES)
def test_headings_stand_where_a_reader_finds_them_with_their_roles(name: str) -> None:
    report, gold = _seed(name)
    found = {len(_bare(report.text[: section.offset])): section for section in report.sections}
    headed = {section["offset"]: section for section in gold["sections"] if section["level"] > 0}
    assert headed.keys() <= found.keys()
    assert {k: (found[k].level, found[k].role) for k in headed} == {
        k: (section["level"], section["role"]) for k, section in headed.items()
    }
