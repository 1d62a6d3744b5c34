"""The forms for an indicator and a theme. Several words are typed in one field, parted by 、 or white space."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField

from tracker.domain.indicators import IndicatorRule
from tracker.domain.themes import ThemeRule
from tracker.domain.work import Summing
from tracker.models import Indicator, Theme
from tracker.queries.directory import directory_of
from tracker.web import clock
from tracker.web.attempts import VersionForm
from tracker.web.forms import AtMost, Required, SelectField
from tracker.web.scope import scope
from tracker.web.words import label

_PARTED = re.compile(r"[\s、，,;；]+")


class IndicatorForm(VersionForm):
    """What is counted, under which names, in which units."""

    name = StringField(_l("名称"), [Required(), AtMost(60)])
    unit = StringField(_l("单位"), [Required(), AtMost(16)])
    theme_code = SelectField(_l("主题"), [Required()])
    synonyms = StringField(_l("同义说法"), [AtMost(1000)])
    equal_units = StringField(_l("等同单位"), [AtMost(255)])
    summing = RadioField(_l("全年怎么算"), default=Summing.SUM.value)

    def offer(self) -> None:
        """Fill in the choices."""
        here = scope()
        themes = directory_of(here.actor, here.org.id, clock.today()).themes.values()
        self.theme_code.choices = [("", _l("请选择")), *((theme.key, theme.name) for theme in themes)]
        self.summing.choices = [(way.value, label(way)) for way in Summing]

    def entry(self) -> IndicatorRule:
        """What was typed, for the service."""
        return IndicatorRule(
            theme_code=self.theme_code.data or "", name=self.name.data or "", unit=self.unit.data or "",
            synonyms=_words(self.synonyms.data), equal_units=_words(self.equal_units.data),
            summing=Summing(self.summing.data),
        )  # fmt: skip


class ThemeForm(VersionForm):
    """What a theme is called, which words point to it and who usually leads it."""

    name = StringField(_l("名称"), [Required(), AtMost(60)])
    keywords = TextAreaField(_l("指向它的词语"), [AtMost(3000)])
    lead_hints = StringField(_l("通常牵头的单位"), [AtMost(1000)])

    def entry(self) -> ThemeRule:
        """What was typed, for the service; the code is not typed."""
        return ThemeRule("", self.name.data or "", _words(self.keywords.data), _words(self.lead_hints.data))


def of_indicator(indicator: Indicator) -> IndicatorForm:
    """The form filled in with what an indicator is."""
    return IndicatorForm(
        name=indicator.name, unit=indicator.unit, theme_code=indicator.theme_code,
        synonyms="、".join(indicator.synonyms), equal_units="、".join(indicator.equal_units),
        summing=indicator.summing.value, version=indicator.version_id,
    )  # fmt: skip


def of_theme(theme: Theme) -> ThemeForm:
    """The form filled in with what a theme is."""
    words = {"keywords": "、".join(theme.keywords), "lead_hints": "、".join(theme.lead_hints)}
    return ThemeForm(name=theme.name, version=theme.version_id, **words)


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(word for word in _PARTED.split(text or "") if word)
