"""Supervision slips of a town for tests."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.support.desk import Desk
from tracker.domain.slips import SlipColour
from tracker.models import SupervisionNotice, Task
from tracker.services.reminding.slip_answering import answer_slip, withdraw_slip
from tracker.services.reminding.slip_issuing import NewSlip, issue_slip

REPLY_BY = date(2026, 9, 30)
DEMAND = "请在九月底前办结，逐项报送佐证材料。"


@dataclass
class Slips:
    """Slips about tasks of 云溪镇: issued by yx-coord, to be answered by yx-staff, whose unit yx-head heads."""

    desk: Desk

    def late_task(self, **values: Any) -> Task:
        """In hand, and a week late."""
        return self.desk.make(**{"due_on": date(2026, 9, 15), "state": "in_progress", **values})

    def issue(
        self, task: Task, who: str = "yx-coord", colour: SlipColour = SlipColour.BLUE, **values: Any
    ) -> SupervisionNotice:
        """A slip by hand."""
        new = {"demand": DEMAND, "reply_by": REPLY_BY, **values}
        actor = self.desk.actor(who)
        return issue_slip(actor, self.desk.now, task.id, NewSlip(colour, **new))

    def answer(self, slip: SupervisionNotice, who: str = "yx-staff", text: str = "已安排。", **values: Any) -> Any:
        """An answer to the slip as it stands."""
        actor, version = self.desk.actor(who), values.pop("version", slip.version_id)
        return answer_slip(actor, self.desk.now, slip.id, version, text, **values)

    def withdraw(self, slip: SupervisionNotice, who: str = "yx-coord", reason: str = "重复发单。") -> Any:
        """Take it back."""
        actor = self.desk.actor(who)
        return withdraw_slip(actor, self.desk.now, slip.id, slip.version_id, reason)
