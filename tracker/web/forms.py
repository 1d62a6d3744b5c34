"""Forms: our own sentences for common mistakes, and refusals of services shown at the field they name."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Protocol

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from wtforms import Field, fields, widgets
from wtforms.validators import InputRequired, Length, StopValidation

from tracker.domain.errors import DomainError
from tracker.web.words import explain


class Check(Protocol):
    """A validator of WTForms."""

    def __call__(self, form: Any, field: Field) -> None: ...


class Form(FlaskForm):
    """The base of all forms. A view validates, calls the service, and lets the form `refuse` what that refused."""

    form_errors: list[str]

    def refuse(self, error: DomainError) -> None:
        """Show a refusal at the field that it names, or above the form; what was typed stays."""
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors = [*self.form_errors, explain(error)]
        else:
            field.errors = [*field.errors, explain(error)]

    def strip_all(self) -> None:
        """Take surrounding white space off every text."""
        for field in self:
            if isinstance(field.data, str) and field.type != "PasswordField":
                field.data = field.data.strip()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be accepted as typed, white space around texts apart."""
        self.strip_all()
        return bool(super().validate(extra_validators))


class Required(InputRequired):
    """Something must be entered."""

    def __call__(self, _form: Any, field: Field) -> None:
        """Refuse nothing and white space."""
        given = field.raw_data[0] if field.raw_data else ""
        if isinstance(given, str) and not given.strip():
            field.errors = []
            raise StopValidation(_("请填写%(label)s。", label=field.label.text))


class AtMost(Length):
    """A text of at most `most` characters."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most)

    def __call__(self, _form: Any, field: Field) -> None:
        """Say how many there are too many."""
        length = len(field.data or "")
        if length > self.max:
            raise StopValidation(_("最多 %(most)s 个字，现在有 %(length)s 个。", most=self.max, length=length))


class Between:
    """A number from `least` to `most`, however long the one that was typed, or whatever Decimal takes for one."""

    def __init__(self, least: int, most: int | Decimal, message: LazyString) -> None:
        self.least, self.most, self.message = least, most, message

    def __call__(self, _form: Any, field: Field) -> None:
        """Say so in place of what the field itself says about it."""
        if not self._holds(field.data):
            field.errors = []
            raise StopValidation(str(self.message))

    def _holds(self, number: int | Decimal | None) -> bool:
        if number is None or (isinstance(number, Decimal) and number.is_nan()):
            return False
        return self.least <= number <= self.most


class Options(widgets.Select):
    """Options of a value and a text alone: asking each for further attributes takes longer than all the rest."""

    @classmethod
    def render_option(cls, choice: Any, **_kwargs: Any) -> Markup:  # type: ignore[override]  # their stubs are older
        """One option, as WTForms writes it."""
        chosen = "selected " if choice.selected else ""
        return Markup(f'<option {chosen}value="{escape(choice.value)}">{escape(choice.label)}</option>')  # noqa: S704


class SelectField(fields.SelectField):
    """A select that may hold many people."""

    widget = Options()


def faulty_fields(fields_of: Iterable[Field]) -> Iterator[Field]:
    """The fields that were refused, those inside of lists and parts of the form included."""
    for field in fields_of:
        if isinstance(field, fields.FieldList | fields.FormField):
            yield from faulty_fields(field)
        elif field.errors:
            yield field


def flatten_errors(errors: Iterable[Any]) -> list[str]:
    """The sentences of a field's errors; fields made of fields keep them in lists."""
    return [
        line for error in errors for line in ([str(error)] if not isinstance(error, list) else flatten_errors(error))
    ]
