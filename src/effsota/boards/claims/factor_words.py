"""A record's factor as a figure: its tolerance, and which way it turns where the compute is a bound."""

from __future__ import annotations

from effsota import figures
from effsota.boards.claims.claim import Meaning, Side, Spread
from effsota.model import Entry, Kind

AS_MUCH = frozenset({"1×", "1.0×", "1.00×"})
"""How a factor reads that is neither less nor more."""
_RATIO_SIDE = {True: Side.AT_MOST, False: Side.AT_LEAST}


def factor_side(entry: Entry, kind: Kind) -> Side:
    """Return whether a factor is exact: less compute than a bound is less growth, and more of a reduction."""
    return Side.EXACT if entry.record.is_exact else _RATIO_SIDE[kind.grows]


def factor_spread(entry: Entry) -> Spread | None:
    """Return the tolerance of a factor; None for the baseline against itself, for a bound, and without one.

    What is read off a clock or counted, and not estimated, leaves no factor open.
    """
    if entry.is_baseline or not entry.record.is_exact or entry.factor_low == entry.factor_high:
        return None
    return Spread(low=entry.factor_low, high=entry.factor_high, meaning=Meaning.TOLERANCE)


def sided_factor(entry: Entry, kind: Kind, *, is_turned: bool = False) -> str:
    """Return an entry's factor in the digits that are known; of a bound one that still holds, on its side."""
    side = factor_side(entry, kind)
    if side is Side.EXACT or entry.is_baseline:
        return plain_factor(entry, is_turned=is_turned)
    digits = figures.known_digits(entry.factor_low, entry.factor_high)
    factor = 1 / entry.factor if is_turned else entry.factor
    return figures.limit_factor(factor, digits, is_most=(side is Side.AT_MOST) is not is_turned)


def plain_factor(entry: Entry, *, is_turned: bool = False) -> str:
    """Return an entry's factor in the digits that its tolerance leaves, turned for how much more it took."""
    spread = factor_spread(entry)
    digits = figures.DIGITS if spread is None else spread.digits
    return figures.factor_text(1 / entry.factor if is_turned else entry.factor, digits)


def ratio_text(ratio: float, *entries: Entry) -> str:
    """Return how many times one amount is another, in the digits that are known of the less sure one."""
    margins = [entry.amount.margin for entry in entries]
    return figures.factor_text(
        ratio, min(figures.known_digits(1 / each.below, each.above) for each in margins)
    )


def reads_factor(entry: Entry, kind: Kind) -> str:
    """Return an entry's factor in words; a bound that may lie on either side of the baseline says nothing."""
    if entry.is_baseline:
        return "baseline"
    side = factor_side(entry, kind)
    if side is Side.AT_LEAST and entry.factor <= 1:
        return figures.NONE
    return f"{side}{sided_factor(entry, kind)}"


def reads_tolerance(entry: Entry) -> str | None:
    """Return the two ends of a factor's tolerance, None where it has none or does not count."""
    spread = factor_spread(entry) if entry.record.is_ranked else None
    return None if spread is None else figures.factor_interval(spread.low, spread.high)


def factor_with_tolerance(entry: Entry, kind: Kind) -> str:
    """Return an entry's factor with its tolerance, where it has one: 44× (25–79), ≤ 1.05×."""
    spread = factor_spread(entry)
    text = f"{factor_side(entry, kind)}{sided_factor(entry, kind)}"
    return text if spread is None else f"{text} ({figures.factor_interval(spread.low, spread.high)})"
