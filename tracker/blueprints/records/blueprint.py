"""The blueprint of records, on which the modules beside it hang their views."""

from tracker.blueprints.tasks.progress_form import SEVERAL
from tracker.web.bodies import allow_large
from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("records", __name__, "/records")
ENTRY = "/<int:entry_id>"
allow_large(blueprint, "records.create", SEVERAL)
allow_large(blueprint, "records.edit", SEVERAL)
