"""The blueprint of slips, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("slips", __name__, "/slips")
SLIP = "/<int:slip_id>"
