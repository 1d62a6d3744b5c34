"""The lists and styles of an old Word document, written in the markup of today's."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET


def style_ids(styles: Any) -> dict[int, str]:
    """Names by which paragraphs refer to their styles, by number; titles are known by theirs."""
    known = [style for style in (styles.styles if styles is not None else ()) if style is not None]
    titles = {style.index for style in known if style.name.casefold() in {"title", "标题"}}
    return {style.index: "Title" if style.index in titles else f"s{style.index}" for style in known}


def styles_of(styles: Any) -> ET.Element:
    """Paragraph styles with the style each is based on and the list it numbers by."""
    root = ET.Element("styles")
    ids = style_ids(styles)
    for style in styles.styles if styles is not None else ():
        if style is not None:
            entry = ET.SubElement(root, "style", {"styleId": ids[style.index]})
            if style.based_on in ids:
                ET.SubElement(entry, "basedOn", {"val": ids[style.based_on]})
            numbered(ET.SubElement(entry, "pPr"), style.paragraph_properties)
    return root


def numbered(properties: ET.Element, stated: Any) -> None:
    """Adds the list and level that a paragraph or style states; a number taken away is list 0."""
    if stated.numbering_id is None and stated.numbering_level is None and not stated.numbering_suppressed:
        return
    entry = ET.SubElement(properties, "numPr")
    if stated.numbering_level is not None:
        ET.SubElement(entry, "ilvl", {"val": str(stated.numbering_level)})
    if stated.numbering_suppressed or stated.numbering_id is not None:
        number = 0 if stated.numbering_suppressed else stated.numbering_id
        ET.SubElement(entry, "numId", {"val": str(number)})


def numbering_of(lists: Any, styles: Any) -> ET.Element:
    """Definitions of lists and the lists that use them."""
    root = ET.Element("numbering")
    ids = style_ids(styles)
    for abstract in lists.abstracts if lists is not None else ():
        entry = ET.SubElement(root, "abstractNum", {"abstractNumId": str(abstract.abstract_id)})
        for level in abstract.levels:
            _level(entry, level, ids)
    for instance in lists.instances if lists is not None else ():
        entry = ET.SubElement(root, "num", {"numId": str(instance.numbering_id)})
        ET.SubElement(entry, "abstractNumId", {"val": str(instance.abstract_id)})
        for override in instance.overrides:
            change = ET.SubElement(entry, "lvlOverride", {"ilvl": str(override.level)})
            if override.start is not None:
                ET.SubElement(change, "startOverride", {"val": str(override.start)})
            if override.replacement is not None:
                _level(change, override.replacement, ids)
    return root


def _level(parent: ET.Element, level: Any, ids: dict[int, str]) -> None:
    entry = ET.SubElement(parent, "lvl", {"ilvl": str(level.level)})
    facts = {"start": str(level.start), "numFmt": level.number_format, "lvlText": level.text}
    if level.linked_style_id in ids:
        facts["pStyle"] = ids[level.linked_style_id]
    if level.restart_after_level is not None:
        facts["lvlRestart"] = str(level.restart_after_level)
    if level.legal:
        facts["isLgl"] = "1"
    for name, value in facts.items():
        ET.SubElement(entry, name, {"val": value})
