"""Factors: a printed one against the board's, and against what the printed computes give."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import compute_text, factor_text, number_text, printed_factor
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, warn
from effsota.judging.discrepancies.distance import is_rounding
from effsota.judging.discrepancies.exhibit import Exhibit, Told, read_factor, read_printed
from effsota.model import Kind, Published
from effsota.units.rounding import Interval

REDUCTION, GROWTH = "reduction_factor", "growth_factor"
DIFFERS, DISAGREES = "published-factor-differs", "published-figures-disagree"
UNROUNDED = "Within rounding: the factor was taken from unrounded figures, which are not printed."


def printed_factors(published: Published) -> Iterator[tuple[str, float]]:
    """Yield every printed factor by its key."""
    if published.reduction_factor:
        yield REDUCTION, published.reduction_factor
    if published.growth_factor:
        yield GROWTH, published.growth_factor


def find_against_board(exhibit: Exhibit, factor: float, kind: Kind) -> Iterator[Discrepancy]:
    """Yield the printed factors that are not the board's, or its inverse where the other one is printed."""
    for key, printed in printed_factors(exhibit.published):
        follows = factor if key == kind.factor_key else 1 / factor
        message = f"{printed:.10g} is printed, the board gives {number_text(follows, ascii_only=True)}"
        warning = warn(DIFFERS, message, check="check compute here and at the baseline")
        told = Told(printed_factor(printed), factor_text(follows), warning)
        yield from exhibit.compare(DiscrepancyKind.FACTOR, key, read_factor(printed), follows, told)


def find_against_computes(exhibit: Exhibit, baseline: Published) -> Iterator[Discrepancy]:
    """Yield the printed factors that the printed computes do not give, here and at the baseline."""
    own, theirs = exhibit.published.compute, baseline.compute
    if own is None or theirs is None:
        return
    here = read_printed(own, exhibit.published.counts_multiply_add_as)
    there = read_printed(theirs, baseline.counts_multiply_add_as)
    for key, printed in printed_factors(exhibit.published):
        (above, first), (below, second) = ((there, theirs), (here, own))
        if key == GROWTH:
            (above, first), (below, second) = (below, second), (above, first)
        follows = above.value / below.value
        if is_rounding(printed, follows, read_factor(printed).interval):
            continue
        spread = Interval(above.interval.low / below.interval.high, above.interval.high / below.interval.low)
        message = (
            f"{printed:.10g} is printed, but {compute_text(there.value, ascii_only=True)} of the baseline"
            f" and {compute_text(here.value, ascii_only=True)} here, as printed,"
            f" give {number_text(follows, ascii_only=True)}"
        )
        told = Told(
            printed=printed_factor(printed),
            follows=f"{first.text} / {second.text} = {factor_text(follows)}",
            warning=warn(DISAGREES, message, check="check all three against the source"),
            explanation=UNROUNDED if spread.holds(printed) else None,
        )
        what = f"{key.replace('_', ' ')} beside the printed computes"
        yield exhibit.beside(what, key, (printed, follows), told)
