"""Whether a published trend went on, in sentences and in rows made from the claims that were tested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota import figures
from effsota.boards.claims.break_words import before_and_after, chance_words, from_and_to
from effsota.boards.claims.claim import Claim
from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_words import doubles_with_basis, months_words, spread_words
from effsota.boards.trend.continuation import Continuation, PricedContinuation, Tested
from effsota.boards.trend.gap import Gap
from effsota.boards.trend.series import RunChoice
from effsota.frozen import Frozen
from effsota.model import Break, Kind

LEAST_BEHIND = 0.05


class TestedRow(Frozen):
    """One series as a row: its rate with what stands around it, its best break, the change at a named day."""

    series: RunChoice
    runs: str
    rate: str
    interval: str
    day: str
    around: str
    chance: str
    named: str
    named_chance: str


def build_answer(found: Continuation) -> Iterator[str]:
    """Yield the answer, then what it rests on; the first series is the one that answers."""
    first, kind = found.tests[0], found.runs.leaderboard.track.kind
    yield _verdict(found, first, kind)
    yield _tested(first, kind)
    if first.change is not None:
        yield _named(first, first.change, kind)
    yield f"The newest run on file is of {figures.date_text(found.last_day)}; nothing is said of later days."


def build_tested(found: Continuation) -> tuple[TestedRow, ...]:
    """Return a row for each series."""
    kind = found.runs.leaderboard.track.kind
    return tuple(_row(test, rate_claim(test.trend, kind)) for test in found.tests)


def asked_words(priced: PricedContinuation) -> tuple[str, str | None]:
    """Return how many times a run's compute a trend asked for, and what that costs at the run's price."""
    times, cost = figures.rough_factor(priced.times), priced.printed.cost
    asked = dollars_between(priced.least_usd, priced.most_usd)
    if cost is None or asked is None:
        return times, None
    return times, f"{dollars_between(cost.least, cost.most)}, that is {asked}"


def told_gaps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return the gaps by year, nothing where the runs have caught up."""
    return tuple(gaps) if gaps and gaps[-1].doublings_behind > 0 else ()


def behind_text(doublings: float) -> str:
    """Return how many doublings a run is behind a trend, to a tenth; ahead of it is none."""
    return f"{doublings:,.1f}" if doublings >= LEAST_BEHIND else "none"


def dollars_between(least: float | None, most: float | None) -> str | None:
    """Return a cost between two amounts of US dollars, None where an end is missing."""
    if least is None or most is None:
        return None
    return f"{figures.dollars_text(least)} to {figures.dollars_text(most)}"


def _verdict(found: Continuation, first: Tested, kind: Kind) -> str:
    best, claim = first.break_, rate_claim(first.trend, kind)
    line = (
        f"from the first to the last of the largest runs of {_years(claim)} "
        f"{kind.what_doubles} {doubles_with_basis(claim)}"
    )
    if best is not None and best.found:
        return f"The rate changed around {_when(best)}: {line}."
    opening = "There are too few later runs to look for a break" if best is None else "No break is found"
    if found.printed_months is None or claim.spread is None:
        return f"{opening}: {line}."
    printed = figures.period_text(found.printed_months)
    if found.excludes_printed:
        return f"{opening}, but the published {printed} do not hold for the whole time: {line}."
    return f"{opening}, and the published {printed} lie in the interval: {line}."


def _tested(first: Tested, kind: Kind) -> str:
    best, claim = first.break_, rate_claim(first.trend, kind)
    runs = f"Tested are the {claim.records} runs that were the largest to date, {_years(claim)}"
    if best is None:
        return f"{runs}."
    change = before_and_after(best, kind)
    if best.found:
        return f"{runs}: {change}."
    return f"{runs}. The best candidate for a break, {_when(best)}, could be chance; {change}."


def _named(first: Tested, change: Break, kind: Kind) -> str:
    named = (
        f"At {figures.date_text(change.at)}, a boundary that was named and not searched for, two lines that "
        f"meet there go from {from_and_to(change)} ({chance_words(change.p_value)})."
    )
    if first.since is None:
        return named
    since = rate_claim(first.since, kind)
    runs = figures.count_text(since.records, "run")
    return f"{named} In the {runs} since then {kind.what_doubles} {doubles_with_basis(since)}."


def _row(test: Tested, claim: Claim) -> TestedRow:
    best, change = test.break_, test.change
    chance = figures.NONE if best is None else chance_words(best.p_value)
    return TestedRow(
        series=test.series,
        runs=figures.count_text(claim.records, "run"),
        rate=months_words(claim),
        interval=spread_words(claim) or "no interval",
        day="too few runs" if best is None else figures.date_text(best.at),
        around=figures.NONE if best is None else from_and_to(best),
        chance=f"{chance}, a break" if best is not None and best.found else chance,
        named=figures.NONE if change is None else from_and_to(change),
        named_chance="" if change is None else chance_words(change.p_value),
    )


def _when(best: Break) -> str:
    return f"{figures.date_text(best.at)} ({chance_words(best.p_value)})"


def _years(claim: Claim) -> str:
    return "{} to {}".format(*claim.period.ends)
