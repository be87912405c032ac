"""Whether a published trend went on, in sentences made from what was tested."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.trend.continuation import Continuation, Tested
from effsota.model import Break, Trend


def build_answer(found: Continuation) -> Iterator[str]:
    """Yield the answer, then what it rests on; the first series is the one that answers."""
    first = found.tests[0]
    yield _verdict(found, first)
    yield _tested(first)
    if first.change is not None:
        yield _named(first.change, first.since)
    yield f"The newest run on file is of {figures.date_text(found.last_day)}; nothing is said of later days."


def _verdict(found: Continuation, first: Tested) -> str:
    best, trend = first.break_, first.trend
    interval = figures.doubling_interval_text(trend.low, trend.high)
    rate = figures.rate_text(trend.doubling_time_months)
    line = f"from the first to the last of the largest runs of {_years(trend)} compute {rate} ({interval})"
    if best is not None and best.found:
        return f"The rate changed around {_when(best)}: {line}."
    opening = "There are too few later runs to look for a break" if best is None else "No break is found"
    if found.printed_months is None or trend.low is None:
        return f"{opening}: {line}."
    printed = figures.period_text(found.printed_months)
    if found.excludes_printed:
        return f"{opening}, and yet the published {printed} did not last: {line}."
    return f"{opening}, and the published {printed} lie in the interval: {line}."


def _when(best: Break) -> str:
    return f"{figures.date_text(best.at)} ({_chance(best)})"


def _chance(best: Break) -> str:
    return "not tested" if best.p_value is None else figures.p_text(best.p_value)


def _tested(first: Tested) -> str:
    best, trend = first.break_, first.trend
    runs = f"Tested are the {trend.points} runs that were the largest to date, {_years(trend)}"
    if best is None:
        return f"{runs}."
    after = figures.doubling_text(best.after_months)
    change = f"compute {figures.rate_text(best.before_months)} before and {after} after"
    if best.found:
        return f"{runs}: {change}."
    return f"{runs}. The best candidate for a break, {_when(best)}, could be chance; {change}."


def _years(trend: Trend) -> str:
    return f"{trend.start.year} to {trend.end.year}"


def _named(change: Break, since: Trend | None) -> str:
    around = figures.change_text(change.before_months, change.after_months)
    named = (
        f"At {figures.date_text(change.at)}, a boundary that was named and not searched for, two lines that "
        f"meet there go from {around} ({_chance(change)})."
    )
    if since is None:
        return named
    interval = "too few for an interval"
    if since.low is not None:
        interval = figures.doubling_interval_text(since.low, since.high)
    rate = figures.rate_text(since.doubling_time_months)
    return f"{named} Compute in the {since.points} runs since then {rate} ({interval})."
