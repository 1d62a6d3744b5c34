"""The theme: a part of it may build on the base, but never on what another part happens to call the same."""

import re
from collections import defaultdict
from pathlib import Path

THEME = Path(__file__).parents[2] / "tracker" / "static" / "css" / "theme"
BASE = "01-base.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"(?:^|\})\s*([^{}@]+)\{")
BARE_CLASS = re.compile(r"\.nl-[a-z-]+")


def classes(path: Path) -> set[str]:
    """The classes that a file styles by their name alone, wherever they stand on a page."""
    text = MEDIA.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
    names = (name.strip() for rule in RULE.findall(text) for name in rule.split(","))
    return {name for name in names if BARE_CLASS.fullmatch(name)}


def test_a_class_is_styled_in_one_part_of_the_theme() -> None:
    parts = defaultdict(list)
    for path in sorted(THEME.glob("*.css")):
        for name in classes(path):
            parts[name].append(path.name)
    assert len(parts) > 100
    assert {name: found for name, found in parts.items() if len(found) > 1 and BASE not in found} == {}
