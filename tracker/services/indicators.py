"""The catalogue of what an organisation counts: its own names, synonyms and units, begun with the usual ones."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from tracker.domain.counting import bare, names_of, tidy_unit
from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.indicators import DEFAULT_INDICATORS, IndicatorRule
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, Subject, require
from tracker.extensions import db
from tracker.models import Indicator, Theme
from tracker.queries.catalogue import catalogue
from tracker.queries.scope import visible
from tracker.services.events import change, record
from tracker.services.rows import flush_unique, take, take_organisation

LONGEST_NAME, LONGEST_UNIT = 60, 16
MOST_WORDS = 30


def add_indicator(actor: Actor, now: datetime, org_id: int, entry: IndicatorRule) -> Indicator:
    """A new indicator, the last of its theme.

    Errors: NotAllowed, NotFound, Invalid with the field at fault: "indicator_taken" (word, name) if another indicator
    in use has that name or synonym in the same unit, "theme_unknown", "required", "too_long", "too_many_words".
    """
    take_organisation(actor, org_id)
    require(actor, Permission.MANAGE_INDICATORS, Subject(org_id))
    known = catalogue(actor, org_id)
    values = _values(actor, org_id, entry)
    _refuse_taken(values, known.values())
    position = max((one.position for one in known.values()), default=-1) + 1
    indicator = Indicator(org_id=org_id, position=position, **values)
    db.session.add(indicator)
    flush_unique("indicator_name_taken", "name")
    record(actor, now, "created", indicator, after=values)
    db.session.commit()
    return indicator


def edit_indicator(actor: Actor, now: datetime, indicator_id: int, version: int, entry: IndicatorRule) -> Indicator:
    """Change an indicator; figures that belong to it keep the words and units in which they were reported.

    Errors like `add_indicator`, and Conflict("changed_meanwhile").
    """
    indicator = _take(actor, indicator_id, version)
    values = _values(actor, indicator.org_id, entry)
    _refuse_taken(values, (one for one in catalogue(actor, indicator.org_id).values() if one is not indicator))
    changed = change(actor, now, "edited", indicator, values)
    if changed:
        flush_unique("indicator_name_taken", "name")
    db.session.commit()
    return indicator


def retire_indicator(
    actor: Actor, now: datetime, indicator_id: int, version: int, *, retired: bool = True
) -> Indicator:
    """Take an indicator out of use, or into use again. Its figures stay; nothing new is counted to it."""
    indicator = _take(actor, indicator_id, version)
    if not retired:
        others = (one for one in catalogue(actor, indicator.org_id).values() if one is not indicator)
        words = {"name": indicator.name, "synonyms": indicator.synonyms}
        _refuse_taken({**words, "unit": indicator.unit, "equal_units": indicator.equal_units}, others)
    change(actor, now, "retired" if retired else "reactivated", indicator, {"is_active": not retired})
    db.session.commit()
    return indicator


def adopt_default_indicators(actor: Actor, now: datetime, org_id: int) -> int:
    """Add the usual indicators that are missing (an office from before there were any); how many."""
    org = take_organisation(actor, org_id)
    require(actor, Permission.MANAGE_INDICATORS, Subject(org_id))
    known = [*catalogue(actor, org_id).values()]
    added = copy_default_indicators(org_id, known)
    if added:
        record(actor, now, "indicators_adopted", org, after={"indicators": added})
    db.session.commit()
    return added


def copy_default_indicators(org_id: int, known: Iterable[Indicator] = ()) -> int:
    """Give an organisation the usual indicators beside its own, in the transaction of the caller; how many."""
    names = {one.name for one in known}
    missing = [rule for rule in DEFAULT_INDICATORS if rule.name not in names]
    for position, rule in enumerate(missing, len(names)):
        words = {"synonyms": list(rule.synonyms), "equal_units": list(rule.equal_units), "summing": rule.summing}
        db.session.add(
            Indicator(
                org_id=org_id, theme_code=rule.theme_code, name=rule.name, unit=rule.unit, position=position, **words
            )
        )
    return len(missing)


def _take(actor: Actor, indicator_id: int, version: int) -> Indicator:
    org_id = take(actor, Indicator, indicator_id).org_id
    take_organisation(actor, org_id)  # names are compared with all others: one act at a time
    require(actor, Permission.MANAGE_INDICATORS, Subject(org_id))
    return take(actor, Indicator, indicator_id, version)


def _values(actor: Actor, org_id: int, entry: IndicatorRule) -> dict[str, Any]:
    themes = visible(actor, Theme).where(Theme.org_id == org_id, Theme.code == entry.theme_code)
    if db.session.scalar(themes) is None:
        raise Invalid("theme_unknown", field="theme_code")
    name, unit = line(entry.name, "name", LONGEST_NAME), line(entry.unit, "unit", LONGEST_UNIT)
    return {
        "theme_code": entry.theme_code,
        "name": name,
        "unit": unit,
        "synonyms": _words(entry.synonyms, "synonyms", LONGEST_NAME, name),
        "equal_units": _words(entry.equal_units, "equal_units", LONGEST_UNIT, unit),
        "summing": entry.summing,
    }


def _words(words: Iterable[str], field: str, longest: int, own: str) -> list[str]:
    """The other words, each once, without those left blank."""
    tidy = [line(word, field, longest, required=False) for word in words]
    others = [word for word in dict.fromkeys(tidy) if word and word != own]
    if len(others) > MOST_WORDS:
        raise Invalid("too_many_words", field=field, most=MOST_WORDS)
    return others


def _refuse_taken(values: Mapping[str, Any], others: Iterable[Indicator]) -> None:
    """Raise Invalid if a figure would be meant for two indicators: the same word in the same unit."""
    units = {tidy_unit(unit) for unit in (values["unit"], *values["equal_units"])}
    words = {bare(values["name"]): "name"} | {bare(word): "synonyms" for word in reversed(values["synonyms"])}
    for other in others:
        same_unit = units & {tidy_unit(unit) for unit in (other.unit, *other.equal_units)}
        taken = [word for word in names_of(other) if bare(word) in words] if other.is_active and same_unit else []
        if taken:
            raise Invalid("indicator_taken", field=words[bare(taken[0])], word=taken[0], name=other.name)
