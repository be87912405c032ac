"""The wordings that a rate may have: its title, its figure with as many digits as are known, its interval."""

from __future__ import annotations

import math

from effsota import figures
from effsota.boards.claims.claim import Claim, Meaning
from effsota.boards.claims.rate_claims import rate_claim
from effsota.model import Kind, NoRate, Trend

DIGITS_WITHOUT_INTERVAL = 2
NO_INTERVAL = "no interval"


def rate_digits(claim: Claim) -> int | None:
    """Return how many digits of a rate are known: two without an interval; None between two records.

    There each may be off by a factor, and one digit is told, or whole days.
    """
    if claim.is_between_two:
        return None
    return claim.digits if claim.spread else DIGITS_WITHOUT_INTERVAL


def doubling_words(claim: Claim, months: float | None = None) -> str:
    """Return a rate, or what becomes of it, in the digits that are known: 16 months, 26 days."""
    return figures.doubling_text(claim.value if months is None else months, rate_digits(claim))


def doubling_ends(claim: Claim, low: float, high: float) -> str:
    """Return two ends between which a rate lies, with their unit: 15–17 months, at least 16 months."""
    return figures.doubling_range(low, high, of=claim.value, digits=rate_digits(claim), is_alone=True)


def growth_number(claim: Claim, growth: float) -> str:
    """Return a growth per year in the digits of its rate: 1.7×; between two records only about 4×."""
    if not claim.is_between_two:
        return figures.factor_text(growth, claim.digits if claim.spread else DIGITS_WITHOUT_INTERVAL)
    return figures.about(figures.factor_text(growth, figures.rough_digits(growth)))


def growth_figure(trend: Trend | None, kind: Kind) -> str:
    """Return a trend's growth per year for a table; a dash where none is told."""
    if trend is None or trend.growth_per_year is None:
        return figures.NONE
    return growth_number(rate_claim(trend, kind), trend.growth_per_year)


def claim_factor(claim: Claim) -> str:
    """Return a factor in the digits that are known of it: 44×."""
    return figures.factor_text(claim.value, claim.digits)


def months_words(claim: Claim) -> str:
    """Return a doubling time: 16 months; of two records only about; of none why."""
    if not claim.is_measured:
        is_rising = 0 < claim.value < math.inf
        why = NoRate.UNCERTAIN if is_rising else NoRate.NOT_MEASURED
        return f"{why} ({figures.count_text(claim.records, 'record')})"
    text = doubling_words(claim)
    return figures.about(text) if claim.is_between_two else text


def spread_words(claim: Claim) -> str | None:
    """Return what stands around a figure with what it means: 95% interval 13–20; None without one."""
    ends = spread_ends(claim)
    return None if ends is None or claim.spread is None else f"{claim.spread.meaning} {ends}"


def spread_ends(claim: Claim) -> str | None:
    """Return the two ends around a figure; None where it has none, or a rate is not measured."""
    spread = claim.spread
    if spread is None or not claim.is_measured:
        return None
    if not claim.is_rate:
        return figures.factor_interval(spread.low, spread.high)
    return figures.doubling_range(spread.low, spread.high, of=claim.value, digits=rate_digits(claim))


def rests_on(claim: Claim) -> str:
    """Return what a rate rests on in a few words: its interval, or how many records it has none of."""
    records = figures.count_text(claim.records, "record")
    spread = spread_words(claim)
    if spread is None:
        return f"{records}, {NO_INTERVAL}"
    return spread if claim.spread and claim.spread.meaning is Meaning.INTERVAL else f"{records}, {spread}"


def doubling_title(kind: Kind) -> str:
    """Return what is given as a number of months: Efficiency doubling time."""
    return f"{kind.what_doubles.capitalize()} doubling time"


def doubles_words(claim: Claim) -> str:
    """Return a rate as a verb: doubles every 16 months; that none is measured."""
    if not claim.is_measured:
        return f"shows {months_words(claim)}"
    return _with_verb("doubles", claim)


def doubled_words(claim: Claim) -> str:
    """Return a measured rate as a verb of what is over: doubled every 16 months."""
    return _with_verb("doubled", claim)


def _with_verb(verb: str, claim: Claim) -> str:
    about = "about " if claim.is_between_two else ""
    return f"{verb} {about}every {doubling_words(claim)}"


def rate_text(claim: Claim) -> str:
    """Return a rate with what doubles: Efficiency doubles every 16 months."""
    return f"{claim.kind.what_doubles.capitalize()} {doubles_words(claim)}"


def doubles_with_basis(claim: Claim) -> str:
    """Return a rate as a verb with what it rests on: doubles every 5.4 months (95% interval 4.4–7.0)."""
    return f"{doubles_words(claim)} ({rests_on(claim)})" if claim.is_measured else doubles_words(claim)


def rate_sentence(trend: Trend, kind: Kind) -> str:
    """Return a trend in a sentence: its rate, its own time, what it comes of, its interval."""
    claim = rate_claim(trend, kind)
    if not claim.is_measured:
        return f"{rate_text(claim)}."
    when = figures.span_text(claim.period.start, claim.period.end)
    spread = spread_words(claim)
    rest = NO_INTERVAL if spread is None else spread
    return f"{rate_text(claim)} from {when}, {basis_words(claim)} ({rest})."


def basis_words(claim: Claim) -> str:
    """Return what a rate comes of: a line through 6 records, 48 records from first to last.

    That of an era begins with the record that the era found: 34 records since the one before them.
    """
    records = figures.count_text(claim.records, "record")
    if claim.is_between_two:
        return f"between {records}"
    if claim.begins_before:
        return f"{records} since the one before them"
    return f"{records} from first to last" if claim.is_by_ends else f"by a line through {records}"


def months_with_interval(trend: Trend | None, kind: Kind) -> str:
    """Return a doubling time with the ends of its interval, for a table: 16 months (13–20).

    What two estimates leave is no interval, and is said to be none: about 3 months (tolerance 2–5).
    """
    if trend is None:
        return figures.NONE
    claim = rate_claim(trend, kind)
    return f"{months_words(claim)} ({around_words(claim)})" if claim.is_measured else months_words(claim)


def around_words(claim: Claim) -> str:
    """Return the ends of an interval, those of a tolerance by name, or that there is neither."""
    if claim.spread is not None and claim.spread.meaning is Meaning.INTERVAL:
        return spread_ends(claim) or ""
    return spread_words(claim) or NO_INTERVAL
