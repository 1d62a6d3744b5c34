"""The blueprint of outlines."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("outlines", __name__, "/draft/outline")
