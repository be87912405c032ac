"""Training data: the tokens or the examples that a model saw, repeats counted."""

from __future__ import annotations

import math
from collections.abc import Callable

from effsota import figures
from effsota.model.records import Priced, Record
from effsota.model.resources.resource import Amount, Resource

_PASSES = {"epochs", "steps"}


def _seen(priced: Priced, unit: str) -> float | None:
    """Return how much of a unit an estimate says was seen; None of a sum, or where a factor changes it."""
    if priced.parts or priced.estimate.factors:
        return None
    held = [term for term in priced.terms if term.unit == unit]
    passes = [term.value for term in priced.terms if term.unit in _PASSES]
    return math.prod(passes, start=held[0].value) if len(held) == 1 else None


def _amount_in(unit: str) -> Callable[[Record], Amount | None]:
    def amount_of(record: Record) -> Amount | None:
        stated = record.submission.data
        value = None if stated is None else getattr(stated, unit)
        if value is not None:
            return Amount(value=value)
        found = (_seen(priced, unit) for priced in record.estimates)
        first = next((each for each in found if each is not None), None)
        return None if first is None else Amount(value=first)

    return amount_of


def _data(unit: str, counted: str) -> Resource:
    return Resource(
        key=unit,
        stated_at="/data",
        example=f"data: {{{unit}: 100M, source: {{...}}}}",
        asked=(unit,),
        name=f"training data in {unit}",
        word="data",
        of_what="of training data",
        boundary=f"all {counted} that the final training run went through, repeats counted",
        unit=unit,
        units=(unit,),
        scales={unit: 1.0},
        number_text=lambda value, _: figures.large_number(value),
        amount_of=_amount_in(unit),
        efficiency="data efficiency",
    )


TOKENS = _data("tokens", "tokens")
EXAMPLES = _data("examples", "examples as the estimate counts them, which of text may be tokens,")
