"""The blueprint of notes, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("year_notes", __name__, "/notes")
NOTE = "/<int:note_id>"
