"""未办结的事项结转: what did not end in its year goes on in the next one."""

from tracker.blueprints.carrying.views import blueprint

__all__ = ["blueprint"]
