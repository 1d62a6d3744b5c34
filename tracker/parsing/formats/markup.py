"""XML by local names, so that transitional and strict files of Word, and those of other makers, read alike."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tracker.parsing.errors import ReadError


def parsed(data: bytes, format_name: str) -> ET.Element:
    """The root of XML that is known to declare no document type (Archive.xml). ReadError: damaged."""
    try:
        return ET.fromstring(data)  # noqa: S314  # without a document type no entity is ever declared
    except (ET.ParseError, LookupError, ValueError) as error:
        raise ReadError("damaged", {"format": format_name}) from error


def local(element: ET.Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: ET.Element | None, name: str) -> str:
    """The attribute of that local name, "" when there is none."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """Direct children of that local name."""
    return (part for part in (element if element is not None else ()) if local(part) == name)


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """The first direct child of that local name."""
    return next(children(element, name), None)


def path_value(element: ET.Element | None, *names: str) -> str | None:
    """The `val` of the element down that path ("" when it has none), None when the path does not exist."""
    for name in names:
        element = child(element, name)
    return None if element is None else attribute(element, "val")


def number_value(stated: str | None, otherwise: int = 0) -> int:
    """A number as stated, or the other one where nothing or no number is."""
    try:
        return int(stated or "")
    except ValueError:
        return otherwise


def is_on(element: ET.Element | None) -> bool:
    """Whether a switch such as vanish is there and not turned off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}


def path_text(element: ET.Element | None, *names: str) -> str:
    """The text of the element down that path, "" when there is none."""
    for name in names:
        element = child(element, name)
    return (element.text or "") if element is not None else ""
