"""The blueprint of the quarterly round, on which the modules beside it hang their views."""

from tracker.blueprints.tasks.progress_form import SEVERAL
from tracker.web.bodies import allow_large
from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("quarter", __name__, "/quarter")
FORM = "/<int(min=1, max=4):quarter>/<unit>"
allow_large(blueprint, "quarter.file", SEVERAL)
