"""How the terms of a sum are made: every number that is multiplied, with its unit and as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.model import Estimate, Source, Term
from effsota.units import BASE_UNITS, FLOP_PER_MULTIPLY_ADD, Quantity

MOST_PLAIN = 1e12
MULTIPLY_ADDS, PER_MULTIPLY_ADD = "multiply-adds", "FLOP per multiply-add"


def number_term(key: str, what: str, value: float, *, unit: str = "") -> Term:
    """Return the term of a plain number."""
    return Term(key=key, what=what, value=value, unit=unit, text=amount_text(value))


def epochs_term(epochs: float) -> Iterator[Term]:
    """Yield the passes over the data, where they are more or less than one."""
    if epochs != 1:
        yield number_term("epochs", "epochs", epochs, unit="epochs")


def multiply_add_term() -> Term:
    """Return the term that makes FLOP of multiply-adds."""
    return constant_term("an add and a multiply each", FLOP_PER_MULTIPLY_ADD, unit=PER_MULTIPLY_ADD)


def passes_term(backward: float) -> Iterator[Term]:
    """Yield the forward pass and its `backward` passes back, where there are any."""
    if backward:
        passes = f"1 forward + {backward:g} backward"
        yield Term(key="backward", what="passes", value=1 + backward, unit="passes", text=passes)


def quantity_term(key: str, what: str, quantity: Quantity, *, sources: tuple[Source, ...] = ()) -> Term:
    """Return the term of a quantity, in the base unit of its dimension."""
    unit = BASE_UNITS[quantity.dimension]
    return Term(key=key, what=what, value=quantity.base, unit=unit, text=quantity.text, sources=sources)


def constant_term(what: str, value: float, *, unit: str) -> Term:
    """Return a term that is the same in every estimate: nobody writes it, no source has to vouch for it."""
    return Term(key="", what=what, value=value, unit=unit, text=f"{value:g}")


def factor_terms(estimate: Estimate) -> Iterator[Term]:
    """Yield the factors that the estimate is multiplied by, each with its reason."""
    for factor in estimate.factors:
        yield Term(
            key="factors",
            what=factor.reason,
            value=factor.value,
            unit="",
            text=f"{factor.value:g}",
            sources=() if factor.source is None else (factor.source,),
        )


def amount_text(value: float) -> str:
    """Return a number as a sum writes it, digit by digit up to 1e12: 1,280,000, 2.41734e18."""
    return f"{value:,.12g}" if value < MOST_PLAIN else f"{value:.6g}".replace("e+", "e")
