"""The wordings that a change of a rate may have: its day, how often chance gives one as good, both rates."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.rate_words import DIGITS_WITHOUT_INTERVAL
from effsota.model import Analysis, Break, Kind

NOT_TESTED = "not tested"
NO_GROWTH = "shows no growth"


def chance_words(p_value: float | None) -> str:
    """Return how often chance gives a change as good: p = 0.209; not tested."""
    return NOT_TESTED if p_value is None else figures.p_text(p_value)


def before_and_after(found: Break, kind: Kind) -> str:
    """Return the two rates: compute doubles every 3.6 months before and every 6.9 months after."""
    after = _rate(found.after_months)
    if found.before_months is not None:
        after = after.removeprefix("doubles ")
    return f"{kind.what_doubles} {_rate(found.before_months)} before and {after} after"


def from_and_to(found: Break) -> str:
    """Return the two rates for a table, and where they are said of two lines: 3.6 to 6.9 months."""
    before, after = found.before_months, found.after_months
    if before is None or after is None:
        return f"{_rate(before)}, then {_rate(after)}"
    return figures.doubling_pair(before, after, DIGITS_WITHOUT_INTERVAL)


def change_sentences(analysis: Analysis, kind: Kind) -> Iterator[str]:
    """Yield whether and when a rate changed, and whether it did once more."""
    first, later = analysis.break_, analysis.later_break
    if first is None:
        yield "Too few records to look for a break in the trend."
        return
    if not first.found:
        month = figures.month_text(first.at)
        yield f"No break in the trend was found (the likeliest, {month}, {chance_words(first.p_value)})."
        return
    yield _changed("The rate changed in", first, kind)
    if later is not None and later.found:
        yield _changed("It changed once more in", later, kind)
    elif later is not None:
        yield f"No further break was found in what follows ({chance_words(later.p_value)})."


def _changed(opening: str, found: Break, kind: Kind) -> str:
    month = figures.month_text(found.at)
    return f"{opening} {month} ({chance_words(found.p_value)}): {before_and_after(found, kind)}."


def _rate(months: float | None) -> str:
    if months is None:
        return NO_GROWTH
    return f"doubles every {figures.doubling_text(months, DIGITS_WITHOUT_INTERVAL)}"
