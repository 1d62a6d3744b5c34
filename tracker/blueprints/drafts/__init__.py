"""初稿: the editor of the draft, its stages and versions, and what people are asked to fill in."""

from tracker.blueprints.drafts import (
    arranging,
    asking,
    beginning,
    exporting,
    heading,
    issuing,
    paper,
    showing,
    staging,
    versions,
    writing,
)
from tracker.blueprints.drafts.blueprint import blueprint

__all__ = [
    "arranging",
    "asking",
    "beginning",
    "blueprint",
    "exporting",
    "heading",
    "issuing",
    "paper",
    "showing",
    "staging",
    "versions",
    "writing",
]
