"""The blueprint of organisations, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("organisations", __name__, "/organisation")
