"""Figures as typed become numbers of indicators. Units stay as the office writes them."""

from collections.abc import Sequence
from decimal import Decimal

from tracker.domain.amounts import Amount, read_amount
from tracker.domain.counting import fits, match
from tracker.domain.entries import line
from tracker.domain.errors import Invalid
from tracker.domain.people import Actor
from tracker.domain.work import Qualifier
from tracker.models import Figure, Indicator
from tracker.queries.catalogue import catalogue
from tracker.services.work.entered import NewFigure

MOST = 30
LONGEST_NAME, LONGEST_UNIT = 60, 16


def figures_of(actor: Actor, org_id: int, entered: Sequence[NewFigure], most: int = MOST) -> list[Figure]:
    """The rows, those left blank passed over. The field at fault is called figures-N-name, -value or -unit, N from 0.

    Errors: Invalid, among them "number_invalid", "indicator_unknown", "unit_unlike" and "too_many_figures".
    """
    if len(entered) > most:
        raise Invalid("too_many_figures", field="figures", most=most)
    indicators = catalogue(actor, org_id) if entered else {}
    return [
        _figure(org_id, figure, f"figures-{number}", indicators)
        for number, figure in enumerate(entered)
        if not _is_blank(figure)
    ]


def _is_blank(figure: NewFigure) -> bool:
    """Without a value, a chosen indicator is only a row of the form; so is a unit."""
    return not str(figure.value).strip() and (figure.indicator_id is not None or not figure.name.strip())


def _figure(org_id: int, entered: NewFigure, field: str, indicators: dict[int, Indicator]) -> Figure:
    amount = _amount(entered, f"{field}-value")
    unit = line(entered.unit or amount.unit, f"{field}-unit", LONGEST_UNIT, required=False)
    indicator = _indicator(entered, unit, field, indicators)
    name = line(entered.name or (indicator.name if indicator else ""), f"{field}-name", LONGEST_NAME)
    qualifier = entered.qualifier if entered.qualifier is not Qualifier.EXACT else amount.qualifier
    return Figure(
        org_id=org_id, indicator_id=indicator.id if indicator else None, name=name, value=amount.value,
        unit=unit or (indicator.unit if indicator else ""), qualifier=qualifier,
    )  # fmt: skip


def _amount(entered: NewFigure, field: str) -> Amount:
    """The number. Behind it may stand the unit that has a field of its own: 12件 in 件, 1.2万 in 万元."""
    text, unit = str(entered.value).strip(), "".join(entered.unit.split())
    if isinstance(entered.value, Decimal):
        text = f"{entered.value:f}" if entered.value.is_finite() else "?"
    if not text:
        raise Invalid("required", field=field)
    for ending in (unit, "万" if unit.startswith("万") else ""):
        text = text.removesuffix(ending) if ending and text != ending else text
    amount = read_amount(text, field)
    if unit and amount.unit and amount.unit != unit:
        raise Invalid("number_invalid", field=field, text=text[:30])
    return amount


def _indicator(entered: NewFigure, unit: str, field: str, indicators: dict[int, Indicator]) -> Indicator | None:
    if entered.indicator_id is None:
        return match(entered.name, unit, (one for one in indicators.values() if one.is_active))
    chosen = indicators.get(entered.indicator_id)
    if chosen is None:
        raise Invalid("indicator_unknown", field=f"{field}-name")
    if not fits(unit, chosen):
        raise Invalid("unit_unlike", field=f"{field}-unit", unit=unit, expected=chosen.unit)
    return chosen
