"""The blueprint of indicators, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("indicators", __name__, "/indicators")
INDICATOR = "/<int:indicator_id>"
