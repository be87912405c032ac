"""How far the estimates of a record lie apart, in a sentence."""

from __future__ import annotations

from effsota import figures
from effsota.boards.agreement import build_agreement
from effsota.judging.discrepancies import LIMITS
from effsota.model import Record

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def agreement_text(record: Record) -> str | None:
    """Return "Two methods agree within 1.02×.", None where a record has one estimate."""
    found = build_agreement(record)
    if found is None:
        return None
    methods, estimates = sum(method.is_derived for method in found.methods), found.estimates
    who = f"{_count(estimates)} estimates"
    if methods > 1:
        of = "" if methods == estimates else f" ({estimates} estimates)"
        who = f"{_count(methods)} methods{of}"
    if found.factor <= LIMITS.estimates:
        return f"{who.capitalize()} agree within {figures.factor_text(found.factor)}."
    return f"{who.capitalize()} differ by {figures.rough_factor(found.factor)}."


def _count(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
