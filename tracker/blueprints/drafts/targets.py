"""The sections to which a sentence may go, with their titles."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from tracker.domain.outlines import Outline, PartRole
from tracker.drafting.sections import CLOSING, PREAMBLE, theme_section
from tracker.models import Draft
from tracker.queries.directory import Directory
from tracker.web.words import label


@dataclass(frozen=True, slots=True)
class Target:
    """A section by its key, and what people call it."""

    key: str
    title: str


def targets_of(draft: Draft, directory: Directory) -> Iterator[Target]:
    """All sections, in the order of the outline."""
    yield Target(PREAMBLE, _("导语"))
    for part in Outline.read(draft.outline).parts:
        if part.role is PartRole.MEASURES:
            themes = (Target(theme_section(theme.key), theme.name) for theme in directory.themes.values())
            yield from (*themes, Target(theme_section(None), _("其他工作")))
        else:
            yield Target(part.role.value, label(part.role))
    yield Target(CLOSING, _("结语"))
