"""A board's trend as machines read it: doubling times in months, with what they can be trusted for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.figures import data_number

if TYPE_CHECKING:
    from effsota.model import Analysis, Board, Break, EraTrend, Span


def trend_data(board: Board) -> dict[str, Any] | None:
    """Return the doubling time in months with its intervals, null where an end is unbounded or unknown."""
    trend = board.trend
    if trend is None:
        return None
    return {
        "doubling_time_months": data_number(trend.doubling_time_months),
        "low": data_number(trend.low),
        "high": data_number(trend.high),
        "points": trend.points,
        "endpoint_months": data_number(trend.endpoint_months),
        "fit": trend.fit.value,
        "start": trend.start.isoformat(),
        "end": trend.end.isoformat(),
        "growth_per_year": data_number(trend.growth_per_year),
        "reference": {reference.id: data_number(reference.factor) for reference in trend.references},
        **({} if board.analysis is None else analysis_data(board.analysis)),
    }


def analysis_data(analysis: Analysis) -> dict[str, Any]:
    """Return what a trend can be trusted for: bootstrap, fragility, eras, break; all in months."""
    fragility = analysis.fragility
    return {
        **_span("bootstrap", analysis.bootstrap),
        **_span("leave_one_out", fragility.leave_one_out),
        "fragility": fragility.word.value,
        "leans_on": fragility.leans_on,
        **_span("estimate_off", fragility.estimate_off),
        **_span("dates_off", fragility.dates_off),
        "all_records_months": data_number(fragility.all_records_months),
        "eras": [_era(each) for each in analysis.eras],
        "break": break_data(analysis.break_),
        "later_break": break_data(analysis.later_break),
    }


def _span(name: str, span: Span | None) -> dict[str, float | None]:
    return {
        f"{name}_low": None if span is None else data_number(span.low),
        f"{name}_high": None if span is None else data_number(span.high),
    }


def _era(trend: EraTrend) -> dict[str, Any]:
    era = trend.era
    return {
        "name": era.name,
        "from": era.start.isoformat() if era.start else None,
        "to": era.end.isoformat() if era.end else None,
        "doubling_time_months": data_number(trend.doubling_time_months),
        "low": data_number(trend.low),
        "high": data_number(trend.high),
        "points": trend.points,
        "endpoint_months": data_number(trend.endpoint_months),
        "least_flop": data_number(era.least.base) if era.least else None,
        "most_flop": data_number(era.most.base) if era.most else None,
        "outside": [entry.record.submission.path for entry in trend.outside],
    }


def break_data(found: Break | None) -> dict[str, Any] | None:
    """Return the best break of a trend with its interval and p value, null where none was looked for."""
    if found is None:
        return None
    return {
        "date": found.at.isoformat(),
        "low": found.low.isoformat(),
        "high": found.high.isoformat(),
        "before_months": data_number(found.before_months),
        "after_months": data_number(found.after_months),
        "p_value": data_number(found.p_value),
        "found": found.found,
    }
