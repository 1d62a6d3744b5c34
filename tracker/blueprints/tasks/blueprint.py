"""The blueprint of tasks, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("tasks", __name__, "/tasks")
TASK = "/<int(max=2147483647):number>"
