"""Whether and when a published trend ended, in sentences made from what was tested."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.trend.continuation import Continuation, Tested
from effsota.boards.trend.declared import DeclaredChange
from effsota.boards.trend.departure import Departure
from effsota.model import Break, Trend


def build_answer(found: Continuation) -> Iterator[str]:
    """Yield the answer, then what it rests on; the first series is the one that answers."""
    first = found.tests[0]
    yield _verdict(found, first)
    yield _tested(first)
    if first.change is not None:
        yield _named(first.change, first.since)
    if found.departure is not None:
        yield _departed(found, found.departure)


def _verdict(found: Continuation, first: Tested) -> str:
    best, trend = first.break_, first.trend
    interval = figures.doubling_interval_text(trend.low, trend.high)
    rate = figures.rate_text(trend.doubling_time_months)
    line = f"one line through the largest runs of {_years(trend)} {rate} ({interval})"
    if best is not None and best.found:
        return f"The trend broke around {_when(best)}."
    opening = "There are too few later runs to look for a break" if best is None else "No break is found"
    if found.printed_months is None:
        return f"{opening}: {line}."
    printed = figures.period_text(found.printed_months)
    if found.excludes_printed:
        return f"{opening}, and yet the published {printed} did not last: {line}."
    return f"{opening}, and the published {printed} still fit: {line}."


def _when(best: Break) -> str:
    ends = f"{figures.date_text(best.low)} to {figures.date_text(best.high)}"
    return f"{figures.date_text(best.at)} (95% interval {ends}, {figures.p_text(best.p_value)})"


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


def _named(change: DeclaredChange, since: Trend | None) -> str:
    around = figures.change_text(change.before_months, change.after_months)
    named = (
        f"At {figures.date_text(change.day)}, a boundary that was named and not searched for, two lines that "
        f"meet there go from {around} (F test, {figures.p_text(change.p_value)})."
    )
    if since is None:
        return named
    interval = figures.doubling_interval_text(since.low, since.high)
    rate = figures.rate_text(since.doubling_time_months)
    return f"{named} Compute in the {since.points} runs since then, fitted alone, {rate} ({interval})."


def _departed(found: Continuation, departure: Departure) -> str:
    trend = found.old.trend
    own = f"what the trend’s own {figures.count_text(trend.points if trend else 0, 'record')} predict (95%)"
    model, side = departure.largest.record.submission.model, "above" if departure.is_ahead else "below"
    if departure.day is None:
        return f"The largest run, {model}, still lies inside {own}."
    return (
        f"The largest run, now {model}, has been {side} {own} since {figures.date_text(departure.day)}; "
        "until then that range held it."
    )
