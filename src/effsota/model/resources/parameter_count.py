"""Parameters: how many weights a trained model has, as an estimate by parameters states them."""

from __future__ import annotations

from effsota import figures
from effsota.model.records import Priced, Record
from effsota.model.resources.resource import SIZE, Amount, Resource

UNIT = "parameters"


def active_parameters(record: Record) -> Amount | None:
    """Return how many parameters a token goes through; None where no estimate of the whole run says it."""
    stated = (_parameters_in(priced) for priced in record.estimates if not priced.parts)
    first = next((each for each in stated if each is not None), None)
    return None if first is None else Amount(value=first)


def _parameters_in(priced: Priced) -> float | None:
    return next((term.value for term in priced.terms if term.key == "parameters"), None)


PARAMETERS = Resource(
    key="parameters",
    stated_at="/compute",
    example="compute: [{method: parameters, parameters: 124M, tokens: 3e9}]",
    by_method="parameters",
    name="parameters",
    word="size",
    of_what="in the model",
    boundary="how many parameters a token goes through, as an estimate by parameters has it: of a mixture of"
    " experts those that are active, fewer than it has",
    unit=UNIT,
    units=(UNIT,),
    scales={UNIT: 1.0},
    number_text=lambda count, _: figures.large_number(count),
    amount_of=active_parameters,
    compared=SIZE,
    efficiency="parameter efficiency",
)
