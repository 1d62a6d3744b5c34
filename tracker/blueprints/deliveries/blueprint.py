"""The blueprint of the delivery desk, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("deliveries", __name__, "/deliveries")
MESSAGE = "/<int:message_id>"
