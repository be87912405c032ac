"""What the boards say together as machines read it: trends side by side, continuations, effective compute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.figures import data_number
from effsota.showing.pages.rates.reasons import reason_of
from effsota.showing.website.api import API, to_json
from effsota.showing.website.record_data import published_data
from effsota.showing.website.trend_data import break_data, trend_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.boards.trend.continuation import Continuation, Priced, Tested
    from effsota.boards.trend.effective import EffectiveCompute
    from effsota.boards.trend.gap import Gap
    from effsota.boards.trend.overview import Effective
    from effsota.model import Board, ReferenceTrend, Trend
    from effsota.showing.pages import Site


def render_overview(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the JSON files of what the boards say together, with their paths."""
    yield f"{API}trends.json", to_json(trends_data(site))
    effective = [effective_data(found) for found in site.overview.effective]
    yield f"{API}effective-compute.json", to_json({"effective_compute": effective})


def trends_data(site: Site) -> dict[str, Any]:
    """Return every trend beside the published one, the reference trends, and which trends went on."""
    return {
        "tracks": [_track(board) for board in site.boards],
        "references": [_reference(trend) for trend in site.references],
        "continuations": [_continuation(found) for found in site.overview.continuations],
    }


def _track(board: Board) -> dict[str, Any]:
    track, trend = board.leaderboard.track, board.trend
    return {
        "id": track.id,
        "name": track.name,
        "level": track.level,
        "kind": track.kind.value,
        "trend": trend_data(board),
        "published": published_data(track.published),
        "reason": None if trend is None else reason_of(board, trend),
    }


def _reference(trend: ReferenceTrend) -> dict[str, Any]:
    return {
        "id": trend.id,
        "name": trend.name,
        "doubling_time_months": data_number(trend.doubling_months),
        "growth_per_year": data_number(trend.growth_per_year),
        "source": {"title": trend.source.title, "url": trend.source.url},
    }


def _continuation(found: Continuation) -> dict[str, Any]:
    departure = found.departure
    return {
        "trend": found.old.leaderboard.track.id,
        "runs": found.runs.leaderboard.track.id,
        "published_months": data_number(found.printed_months),
        "published_is_excluded": found.excludes_printed,
        "tests": [_test(test) for test in found.tests],
        "outside_prediction_since": departure.day.isoformat() if departure and departure.day else None,
        "gaps": [_gap(gap) for gap in found.gaps],
        "continued": [_priced(each) for each in found.priced],
    }


def _test(test: Tested) -> dict[str, Any]:
    trend, change = test.trend, test.change
    return {
        "runs": test.series.value,
        **_rate(trend),
        "start": trend.start.isoformat(),
        "end": trend.end.isoformat(),
        "break": break_data(test.break_),
        "named_day": None
        if change is None
        else {
            "date": change.day.isoformat(),
            "before_months": data_number(change.before_months),
            "after_months": data_number(change.after_months),
            "p_value": data_number(change.p_value),
        },
        "since_named_day": None if test.since is None else _rate(test.since),
    }


def _rate(trend: Trend) -> dict[str, Any]:
    return {
        "doubling_time_months": data_number(trend.doubling_time_months),
        "low": data_number(trend.low),
        "high": data_number(trend.high),
        "points": trend.points,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "date": gap.day.isoformat(),
        "on_trend_flop": data_number(gap.on_trend_flop),
        "largest": gap.largest.record.submission.path,
        "largest_flop": data_number(gap.largest.record.compute_flop),
        "doublings_behind": data_number(gap.doublings_behind),
    }


def _priced(found: Priced) -> dict[str, Any]:
    printed, cost = found.printed, found.printed.on_trend_cost
    return {
        **_gap(found.gap),
        "reference": printed.reference,
        "times": data_number(found.times),
        "least_usd": data_number(found.least_usd),
        "most_usd": data_number(found.most_usd),
        "published": {
            "times": data_number(printed.times),
            "least_usd": data_number(cost.least) if cost else None,
            "most_usd": data_number(cost.most) if cost else None,
        },
    }


def effective_data(found: Effective) -> dict[str, Any]:
    """Return a published product beside ours, ours over every period, and what one FLOP bought by year."""
    printed = found.printed
    return {
        "compute": found.compute.leaderboard.track.id,
        "efficiency": found.efficiency.leaderboard.track.id,
        **_product(found.ours),
        "published": {
            "compute_factor": data_number(printed.compute_growth),
            "efficiency_factor": data_number(printed.efficiency_growth),
            "effective_factor": data_number(printed.product),
        },
        "periods": [_product(period) for period in found.periods],
        "inflation": [{"year": year, "factor": data_number(factor)} for year, factor in found.inflation],
    }


def _product(period: EffectiveCompute) -> dict[str, Any]:
    return {
        "from": period.start.year,
        "to": period.end.year,
        "compute_factor": data_number(period.compute.factor),
        "efficiency_factor": data_number(period.efficiency.factor),
        "effective_factor": data_number(period.factor),
        "effective_low": data_number(period.low),
        "effective_high": data_number(period.high),
    }
