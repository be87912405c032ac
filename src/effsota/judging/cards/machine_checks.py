"""Machines: chips, their time, power, energy, emissions and cost, each against what the others give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from effsota.figures import number_text
from effsota.judging.cards.card_finding import CardFinding, CardVerdict, agreeing, find
from effsota.judging.cards.figure_spans import FigureSpan, gap_between, span_of
from effsota.judging.cards.stated_run import StatedRun
from effsota.judging.quoting import quote
from effsota.model import Priced
from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind

_K = FigureKind
_HOUR = 3600.0
# By which factor two figures of one thing may differ before one asks, and before they contradict.
ASKS_FROM, ROUNDED = 1.5, 1.1
# The share of its rated power that a chip draws with all around it: at the least, usually, at the most.
LEAST_DRAWN, USUALLY_DRAWN, MOST_DRAWN = 0.2, (0.4, 2.0), 3.0
# Grams of CO2 equivalent a kilowatt-hour: no grid is below or above; wholly from coal it is about 1,000.
LEAST_INTENSITY, MOST_INTENSITY = 5.0, 1_500.0
# Dollars for an hour of one chip, at the least and at the most.
LEAST_PRICE, MOST_PRICE = 0.05, 50.0
WITH_OVERHEAD = 2.0  # what is not told of a data centre's own use
BUYER = 1.25


def check_chip_time(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how the time of all chips stands to their count and the time of the run."""
    del priced
    whole, count, time = (facts.get(kind) for kind in (_K.CHIP_TIME, _K.CHIPS, _K.TIME))
    if whole is None or count is None or time is None:
        return
    product = span_of(count.amount).times(time.amount)
    gap = gap_between(span_of(whole.amount), product)
    follows = f"{quote(count.text)} for {quote(time.text)} are {_hours(product.value)}"
    said = f"{follows}, and {quote(whole.text)} is stated"
    factor = max(product.value / whole.value, whole.value / product.value)
    if gap <= ROUNDED:
        verdict = agreeing(whole.value, product.value)
    elif whole.value > product.value or gap > 2 * ASKS_FROM:
        verdict = CardVerdict.CONTRADICTS
    else:
        verdict = CardVerdict.ASKS  # the clock may have run while chips waited
    yield find(verdict, "chip-time", said, [count, time, whole], factor=factor)


def check_energy(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how energy stands to chips, power and time."""
    del priced
    energy, drawn = facts.get(_K.ENERGY), drawn_energy(facts)
    if energy is None or drawn is None:
        return
    span, figures, words = drawn
    share = span_of(energy.amount).over(span)
    overhead = facts.get(_K.OVERHEAD)
    most = MOST_DRAWN if overhead is None else 1.2 * overhead.amount.high
    said = f"{words} are {_energy(span.value)}, and {quote(energy.text)} is stated"
    used = [*figures, energy, *([overhead] if overhead else [])]
    factor = max(share.value, 1 / share.value)
    if share.low > most or share.high < LEAST_DRAWN:
        yield find(CardVerdict.CONTRADICTS, "energy", said, used, factor=factor)
    elif share.low > USUALLY_DRAWN[1] or share.high < USUALLY_DRAWN[0]:
        yield find(CardVerdict.ASKS, "energy", said, used, factor=factor)
    else:
        yield find(CardVerdict.AGREES, "energy", said, used)


def drawn_energy(facts: StatedRun) -> tuple[FigureSpan, list[StatedFigure], str] | None:
    """Return the energy in kWh of chips × power × time, with what it rests on; None where one is missing.

    The power is the one that the text states, else the one that a chip is rated at.
    """
    whole, count, time, power = (facts.get(kind) for kind in (_K.CHIP_TIME, _K.CHIPS, _K.TIME, _K.POWER))
    if whole is not None:
        hours, figures = span_of(whole.amount), [whole]
    elif count is not None and time is not None:
        hours, figures = span_of(count.amount).times(time.amount), [count, time]
    else:
        return None
    watts = power.amount if power else _rated(facts)
    if watts is None:
        return None
    words = " and ".join(quote(figure.text) for figure in (*figures, *([power] if power else [])))
    rated = "" if power else f" at {watts.value:g} W, as one is rated,"
    energy = hours.scaled(1 / _HOUR / 1000).times(watts)
    return energy, [*figures, *([power] if power else [])], f"{words}{rated}"


def _rated(facts: StatedRun) -> AmountSaid | None:
    watts = facts.chip.tdp_w if facts.chip else None
    return None if watts is None else AmountSaid(watts, watts, watts)


def check_emissions(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how emissions stand to energy, and to the carbon of its kilowatt-hours."""
    del priced
    mass, intensity, stated = (facts.get(kind) for kind in (_K.EMISSIONS, _K.INTENSITY, _K.ENERGY))
    drawn = drawn_energy(facts)
    if mass is None or (stated is None and drawn is None):
        return
    if stated is not None:
        energy, figures, words = span_of(stated.amount), [stated], quote(stated.text)
    elif drawn is not None:
        energy, figures, words = drawn
    grams = span_of(mass.amount).scaled(1000).over(energy)
    if intensity is not None:
        yield _against_intensity(grams, intensity, mass, figures, is_stated=stated is not None)
        return
    said = f"{quote(mass.text)} of {words} are {number_text(grams.value)} g CO2 a kWh"
    if grams.high < LEAST_INTENSITY or grams.low > MOST_INTENSITY:
        nearest = LEAST_INTENSITY if grams.high < LEAST_INTENSITY else MOST_INTENSITY
        said = f"{said}, and no grid has less than {LEAST_INTENSITY:g} or more than {MOST_INTENSITY:,.0f}"
        factor = max(grams.value / nearest, nearest / grams.value)
        yield find(
            CardVerdict.CONTRADICTS, "emissions", said, [*figures, mass], factor=factor, value=grams.value
        )
    else:
        yield find(CardVerdict.AGREES, "emissions", said, [*figures, mass], value=grams.value)


def _against_intensity(
    grams: FigureSpan,
    intensity: StatedFigure,
    mass: StatedFigure,
    figures: list[StatedFigure],
    *,
    is_stated: bool,
) -> CardFinding:
    gap = gap_between(grams, span_of(intensity.amount))
    factor = max(grams.value / intensity.value, intensity.value / grams.value)
    follows = f"{quote(mass.text)} comes to {number_text(grams.value)} g CO2 a kWh"
    said = f"{follows}, and {quote(intensity.text)} is stated"
    used = [*figures, mass, intensity]
    if gap > (WITH_OVERHEAD if is_stated else MOST_DRAWN):
        return find(CardVerdict.CONTRADICTS, "emissions", said, used, factor=factor)
    return find(
        CardVerdict.AGREES if gap <= ASKS_FROM else CardVerdict.ASKS, "emissions", said, used, factor=factor
    )


def check_cost(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how a cost stands to the time of all chips, and to the price of its hours."""
    del priced
    cost, price, whole, count, time = (
        facts.get(kind) for kind in (_K.DOLLARS, _K.PRICE, _K.CHIP_TIME, _K.CHIPS, _K.TIME)
    )
    if cost is None or (whole is None and (count is None or time is None)):
        return
    machines = [whole] if whole else [each for each in (count, time) if each]
    hours = FigureSpan(1 / _HOUR, 1 / _HOUR, 1 / _HOUR)
    for figure in machines:
        hours = hours.times(figure.amount)
    paid = span_of(cost.amount).over(hours)
    words = " and ".join(quote(figure.text) for figure in machines)
    said = f"{quote(cost.text)} for {words} is ${number_text(paid.value)} for an hour of one chip"
    if price is not None:
        gap = gap_between(paid, span_of(price.amount))
        factor = max(paid.value / price.value, price.value / paid.value)
        verdict = CardVerdict.CONTRADICTS if gap > BUYER else CardVerdict.AGREES
        yield find(
            verdict,
            "cost",
            f"{said}, and {quote(price.text)} is stated",
            [*machines, cost, price],
            factor=factor,
        )
    elif paid.high < LEAST_PRICE or paid.low > MOST_PRICE:
        yield find(CardVerdict.ASKS, "cost", f"{said}, which is no usual price", [*machines, cost])
    else:
        yield find(CardVerdict.AGREES, "cost", said, [*machines, cost])


def _hours(chip_seconds: float) -> str:
    return f"{number_text(chip_seconds / _HOUR)} chip-hours"


def _energy(kilowatt_hours: float) -> str:
    return f"{number_text(kilowatt_hours)} kWh"
