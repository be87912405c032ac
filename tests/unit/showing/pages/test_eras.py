"""A track's eras and breaks in words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from effsota.model import Analysis, Break, Calibrated, Era, EraTrend, Fragility, NoRate, Sturdiness
from effsota.showing.pages.era_view import build_eras
from tests.builders.boards import alexnet_board

FRAGILITY = Fragility(
    word=Sturdiness.STURDY,
    leave_one_out=None,
    leans_on=None,
    shaky=None,
    estimate_off=None,
    dates_off=None,
    all_records_months=None,
)
BREAK = Break(
    at=date(2015, 3, 1),
    before_months=20.0,
    after_months=6.0,
    p_value=0.0005,
    found=True,
)


def analysis(*eras: EraTrend, found: Break | None = None, later: Break | None = None) -> Analysis:
    """Return an analysis with eras and breaks."""
    return Analysis(fragility=FRAGILITY, eras=eras, break_=found, later_break=later)


def said(given: Analysis) -> tuple[str, ...]:
    """Return the sentences about breaks."""
    view = build_eras(replace(alexnet_board(), analysis=given))
    assert view is not None
    return view.breaks


def test_a_break_is_told_with_its_p_value_and_both_rates() -> None:
    """And that nothing further was found."""
    later = replace(BREAK, p_value=0.4, found=False)
    assert said(analysis(found=BREAK, later=later)) == (
        (
            "The rate changed in Mar 2015 (p < 0.001): "
            "efficiency doubles every 20 months before and every 6.0 months after."
        ),
        "No further break was found in what follows (p = 0.400).",
    )


def test_a_second_break_is_told_too() -> None:
    """By itself."""
    assert said(analysis(found=BREAK, later=replace(BREAK, p_value=0.012)))[1] == (
        "It changed once more in Mar 2015 (p = 0.012): "
        "efficiency doubles every 20 months before and every 6.0 months after."
    )


def test_no_break_is_a_finding() -> None:
    """With the likeliest one and its p value."""
    assert said(analysis(found=replace(BREAK, p_value=0.31, found=False))) == (
        "No break in the trend was found (the likeliest, Mar 2015, p = 0.310).",
    )


def test_an_era_shows_its_own_fit() -> None:
    """Its months are those of its records; one without a fit says why."""
    trend = alexnet_board().trend
    fitted = EraTrend(era=Era(name="All"), trend=trend, points=6)
    bare = EraTrend(
        era=Era(name="Late", start=date(2020, 1, 1)), trend=None, points=1, absence=NoRate.TOO_FEW
    )
    view = build_eras(replace(alexnet_board(), analysis=analysis(fitted, bare)))
    assert view is not None
    lines = [(line.name, line.span, line.rate, line.interval) for line in view.lines]
    assert lines == [
        ("All", "Jun 2012 to May 2019", "16 months", "95% interval 13–20, 6 records"),
        ("Late", "since Jan 2020", "too few records", "1 record"),
    ]


def test_an_era_tells_once_how_many_records_it_has() -> None:
    """Without an interval its rate names them already."""
    trend = alexnet_board().trend
    assert trend is not None
    bare = EraTrend(era=Era(name="All"), trend=replace(trend, low=None, high=None), points=trend.points)
    view = build_eras(replace(alexnet_board(), analysis=analysis(bare)))
    assert view is not None
    assert [line.interval for line in view.lines] == ["6 records, no interval"]


def test_a_board_without_analysis_has_nothing_to_say() -> None:
    """No eras, no sentence."""
    assert build_eras(alexnet_board()) is None


def test_a_split_that_was_not_tested_says_so() -> None:
    """And a part without growth has no number of months."""
    bare = replace(BREAK, p_value=None, found=False)
    assert said(analysis(found=bare)) == (
        "No break in the trend was found (the likeliest, Mar 2015, not tested).",
    )
    flat = replace(BREAK, before_months=None)
    assert said(analysis(found=flat))[0].endswith(
        "shows no growth before and doubles every 6.0 months after."
    )


def measured(n: int, power: float, series: str = "population") -> Calibrated:
    """Return a measured power of the search for a break."""
    return Calibrated(
        series=series,
        n=n,
        statistic="best break",
        what="power",
        nominal=None,
        measured=power,
        draws=2000,
        seed=1,
        date=date(2026, 11, 27),
    )


def told(p_value: float | None, *rows: Calibrated, found: bool = False) -> str:
    """Return what is said of a search with measured powers on file; the board has six records."""
    given = replace(alexnet_board(), analysis=analysis(found=replace(BREAK, p_value=p_value, found=found)))
    view = build_eras(given, rows)
    assert view is not None
    return " ".join(view.breaks)


def test_a_search_that_seldom_finds_a_break_says_so() -> None:
    """With the power at the number of records that is nearest below."""
    said_so = told(0.31, measured(3, 0.0745), measured(40, 0.9), measured(5, 0.99, "records"))
    assert said_so.endswith(
        "That says little: in simulated series of 3 such records the search finds a fall to a quarter of "
        "the rate in 7% of cases."
    )


@pytest.mark.parametrize(
    ("p_value", "found", "power"), [(0.31, False, 0.5), (0.001, True, 0.1), (None, False, 0.1)]
)
def test_a_search_that_finds_or_would_have_found_a_break_says_no_such_thing(
    p_value: float | None, power: float, *, found: bool
) -> None:
    """Nor one that was not tested."""
    assert "says little" not in told(p_value, measured(3, power), found=found)
