"""The blueprint of the draft's pages, on which the modules beside it hang their views."""

from tracker.web.scope import tenant_blueprint

blueprint = tenant_blueprint("drafts", __name__, "/draft")
DRAFT = "/<int:draft_id>"
SENTENCE = "/sentences/<int:sentence_id>"
INQUIRY = "/asked/<int:inquiry_id>"
