"""What a record's figures read like on its board, a bound said as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota import figures
from effsota.model import Bound, Kind
from effsota.text import cut

if TYPE_CHECKING:
    from effsota.model import Entry

MOST_NAME = 40


def compute_of(entry: Entry, unit: str) -> str:
    """Return the compute with its unit, as at most where it is an upper bound."""
    text = figures.compute_text(entry.record.compute_flop, unit)
    return figures.at_most(text) if entry.record.submission.bound is Bound.UPPER else text


def factor_of(entry: Entry, baseline: Entry | None, kind: Kind) -> str:
    """Return the factor in words: 11.0× less than AlexNet."""
    if entry.is_baseline or baseline is None:
        return "baseline"
    name = cut(baseline.record.submission.model, MOST_NAME)
    if kind is Kind.COMPUTE_TREND:
        return f"{figures.factor_text(entry.factor)} the compute of {name}"
    if entry.factor < 1:
        return f"{figures.factor_text(1 / entry.factor)} more than {name}"
    at_least = "at least " if entry.record.submission.bound is Bound.UPPER else ""
    return f"{at_least}{figures.factor_text(entry.factor)} less than {name}"
