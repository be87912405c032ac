"""Emissions of the runs of one text: the carbon of a kilowatt-hour is about the same for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.figures import number_text
from effsota.judging.cards.card_finding import CardFinding, CardVerdict, find
from effsota.judging.quoting import quote

MOST_APART = 10.0


def check_intensities(found: Sequence[CardFinding]) -> Iterator[CardFinding]:
    """Yield where one run of a text would have had ten times the carbon a kWh of another."""
    held = sorted((each for each in found if each.value), key=lambda each: each.value or 0.0)
    if not held or held[0].value is None or held[-1].value is None:
        return
    least, most = held[0], held[-1]
    factor = most.value / least.value if most.value and least.value else 1.0
    if factor > MOST_APART:
        said = (
            f"{quote(least.figures[-1].text)} comes to {number_text(least.value or 0.0)} g CO2 a kWh, and"
            f" {quote(most.figures[-1].text)} to {number_text(most.value or 0.0)}"
        )
        yield find(CardVerdict.CONTRADICTS, "emissions", said, [*least.figures, *most.figures], factor=factor)
