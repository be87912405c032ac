"""Whether and when a published trend ended, in sentences made from what was tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Break
    from effsota.trend.continuation import Continuation, Tested
    from effsota.trend.declared import DeclaredChange
    from effsota.trend.departure import Departure


def build_answer(found: Continuation) -> Iterator[str]:
    """Yield the answer, then what qualifies it; the first series is the one that answers."""
    first = found.tests[0]
    yield _verdict(first.break_)
    yield _tested(first)
    yield _whole(found, first)
    if first.change is not None:
        yield _named(first.change)
    if found.departure is not None:
        yield _departed(found, found.departure)


def _verdict(best: Break | None) -> str:
    if best is None:
        return "There are too few later runs to look for a break."
    day, p_value = figures.date_text(best.at), figures.p_text(best.p_value)
    window = f"95% interval {figures.date_text(best.low)} to {figures.date_text(best.high)}, {p_value}"
    if best.found:
        return f"The trend broke around {day} ({window})."
    return f"No break is found: the best candidate, {day} ({window}), could be chance."


def _tested(first: Tested) -> str:
    best, trend = first.break_, first.trend
    years = f"{trend.start.year} to {trend.end.year}"
    runs = f"Tested were the {trend.points} runs that were the largest to date, {years}"
    if best is None:
        return f"{runs}."
    before, after = figures.rate_text(best.before_months), figures.rate_text(best.after_months)
    return f"{runs}: around that day compute {before} before and {after} after."


def _whole(found: Continuation, first: Tested) -> str:
    trend = first.trend
    interval = figures.doubling_interval_text(trend.low, trend.high)
    line = f"One line through them {figures.rate_text(trend.doubling_time_months)} ({interval})"
    if found.printed_months is None:
        return f"{line}."
    printed = figures.period_text(found.printed_months)
    if found.excludes_printed:
        return f"{line}, which excludes the published {printed}: the period as a whole was not on that trend."
    return f"{line}; the published {printed} lie inside."


def _named(change: DeclaredChange) -> str:
    around = figures.change_text(change.before_months, change.after_months)
    p_value = figures.p_text(change.p_value)
    return (
        f"At {figures.date_text(change.day)}, a boundary that was named rather than searched for, "
        f"the rate goes from {around} (F test, {p_value})."
    )


def _departed(found: Continuation, departure: Departure) -> str:
    trend = found.old.trend
    points = figures.count_text(trend.points, "record") if trend else ""
    model, side = departure.largest.record.submission.model, "above" if departure.is_ahead else "below"
    if departure.day is None:
        return f"The largest run, {model}, still lies inside what the trend’s own {points} predict (95%)."
    return (
        f"The trend’s own {points} predict so wide a range (95%) that the largest run, now {model}, "
        f"has been {side} it since {figures.date_text(departure.day)}."
    )
