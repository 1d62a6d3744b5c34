"""The blueprint of the import and review pages, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("imports", __name__, "/imports")
READING = "/<int:reading_id>"
ITEM = READING + "/items/<int:item_id>"
