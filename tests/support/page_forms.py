"""Forms as a browser without JavaScript would send them."""

from typing import Any

from werkzeug.datastructures import MultiDict

from tests.support.pages import Page


def fields(page: Page, form: str = "#progress", **values: Any) -> MultiDict[str, object]:
    """What the form holds as it stands, with changes; a list stands for several values of one name."""
    found: MultiDict[str, object] = MultiDict()
    for node in page.all(f"{form} input, {form} textarea"):
        kind, name = node.attributes.get("type"), node.attributes.get("name")
        if not name or kind == "file" or (kind == "checkbox" and "checked" not in node.attributes):
            continue
        found.add(name, node.text() if node.tag == "textarea" else node.attributes.get("value") or "")
    for name, value in values.items():
        found.setlist(name, value if isinstance(value, list) else [value])
    return found
