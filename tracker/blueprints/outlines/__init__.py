"""报告提纲: the parts, headings and set phrases by which an organisation and those below it draft."""

from tracker.blueprints.outlines import editing
from tracker.blueprints.outlines.blueprint import blueprint

__all__ = ["blueprint", "editing"]
