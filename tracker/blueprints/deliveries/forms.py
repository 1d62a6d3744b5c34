"""Forms of the delivery desk."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from tracker.domain.messages import Handed
from tracker.queries.directory import Directory
from tracker.web.forms import AtMost, Form, Required, SelectField
from tracker.web.message_words import WAYS


class HandForm(Form):
    """How somebody was told, and what they said."""

    how = SelectField(_l("怎么转达的"), [Required()])
    note = StringField(_l("说明"), [AtMost(200)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.how.choices = [(way.value, word) for way, word in WAYS.items()]

    @property
    def way(self) -> Handed:
        """The way that was chosen."""
        return Handed(self.how.data)


class TestForm(Form):
    """Where a test goes."""

    __test__ = False  # no class of pytest's
    address = StringField(_l("邮箱地址"), [Required(), AtMost(254)])


class UrgeForm(HandForm):
    """Who was reminded of a task, how, and what was said."""

    person_id = SelectField(_l("催了谁"), [Required()])
    note = TextAreaField(_l("说了什么"), [AtMost(200)])

    def offer(self, directory: Directory, people: Iterable[int]) -> None:
        """The people whom the task concerns, the owner first."""
        self.person_id.choices = [(str(person), directory.person(person)) for person in people]
