"""An estimate's sum as it is printed: values without the last digits of a float, the whole as a formula."""

from __future__ import annotations

from effsota import figures
from effsota.model import Priced, Term

DIGITS = 7


def term_text(term: Term) -> str:
    """Return the value of a term."""
    return figures.exact_text(_shown(term))


def formula_text(priced: Priced) -> str:
    """Return a sum as a person would write it, with its result in FLOP and in PFS-days."""
    return figures.product_text(((_shown(term), term.unit) for term in priced.terms), priced.compute_flop)


def _shown(term: Term) -> float:
    """Return the value without the last digits of a float, which nobody wrote."""
    return float(f"{term.value:.{DIGITS}g}")
