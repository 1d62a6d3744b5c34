"""The blueprint of reminders, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("reminders", __name__, "/reminders")
