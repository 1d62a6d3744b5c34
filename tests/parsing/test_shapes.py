"""Every shape of the grammar in tests/parsing/shapes is read as it was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.parsing.marked import found_and_marked
from tests.parsing.shapes.documents import Document, between, combined, headed, numbered, placed

FAMILIES = {
    "part is known by any usual heading": headed(),
    "problems in one numbering and plans in another": numbered(),
    "part on both is parted by headings, labels, pairs or a new start": combined(),
    "causes, targets, advice and annexes are no items": between(),
    "parts stand in any order, place and layout": placed(),
}


@pytest.mark.parametrize("documents", FAMILIES.values(), ids=FAMILIES)
def test_every_document_of_a_family_is_read_as_marked(documents: Iterator[Document]) -> None:
    read = ((name, *found_and_marked(body)) for name, body in documents)
    assert [name for name, found, marked in read if found != marked] == []
