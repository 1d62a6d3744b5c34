"""The blueprint of units and people, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("people", __name__, "/people")
PERSON = "/<int:user_id>"
SEAT = PERSON + "/seats/<int:seat_id>"
UNIT = "/units/<int:unit_id>"
