"""The page of trends: what it says in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.lasting import build_answer
from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.analysis import build_analysis
from effsota.boards.trend.overview import Overview, build_overview
from effsota.boards.trend.reasons import reason_of
from effsota.model import Board
from effsota.showing.pages.rates.page_of_trends import build_trends_pages
from tests.builders.claims import make_track, reported
from tests.builders.sites import Reader, render, site
from tests.unit.boards.trend.test_continuation import ENDED, OLD, TODAY, WENT_ON, runs

if TYPE_CHECKING:
    from effsota.showing.site import Site

LEVEL = (("first", "2012-01-01", 8), ("b", "2013-01-01", 4), ("c", "2014-01-01", 2), ("d", "2015-01-01", 1))


def board(rows: tuple[tuple[str, str, float], ...] = LEVEL, **keys: object) -> Board:
    """Return a board of rows (name, date, PFLOP) with trend and analysis."""
    built = build_leaderboard(make_track(**keys), [reported(*row) for row in rows])
    return Board(leaderboard=built, trend=build_trend(built), analysis=build_analysis(built))


def shown(*boards: Board, overview: Overview | None = None) -> str:
    """Return the text of the page."""
    given: Site = replace(site(*boards), overview=overview or Overview())
    return Reader(render(given)["trends/index.html"]).text


def test_a_doubling_time_stands_beside_the_published_one() -> None:
    """12 months over four records, published as 12 months."""
    text = shown(board(published={"doubling_time": "12 months"}))
    assert "12 months 4 records, no interval" in text
    assert "Published 12 months: Ours rounds to 12 months." in text


def test_a_difference_is_explained_by_the_track_s_answer() -> None:
    """The reason stands in the data."""
    given = board(
        published={"doubling_time": "30 months", "note": "Printed so."},
        answers={"published-doubling-time-differs": "The source rounds."},
    )
    assert given.trend is not None
    assert reason_of(given, given.trend) == "The source rounds. Printed so."


def test_a_difference_without_a_reason_says_that_there_is_none() -> None:
    """Silence would look like agreement."""
    given = board(published={"doubling_time": "30 months"})
    assert given.trend is not None
    assert reason_of(given, given.trend) == "Ours is 12 months; no reason is on file."


def test_a_falling_trend_has_no_rate_and_says_so() -> None:
    """A negative doubling time is no number to print."""
    rows = (("first", "2012-01-01", 1), ("b", "2013-01-01", 2), ("c", "2014-01-01", 4.1))
    text = shown(board(rows, fit="all"))
    assert "No rate yet: AlexNet-level (no growth measured)." in text


def test_an_interval_that_includes_a_standstill_leaves_no_rate() -> None:
    """Instead of months that end at never."""
    rows = (
        *(("first", "2012-01-01", 1), ("b", "2013-01-01", 0.5), ("c", "2014-01-01", 0.99)),
        *(("d", "2015-01-01", 0.5), ("e", "2016-01-01", 0.9)),
    )
    assert "no certain growth (5 records)" in shown(board(rows, fit="all"))


def test_two_records_give_a_rate_without_interval() -> None:
    """And it is said that there is none."""
    assert "about 12 months 2 records, tolerance at least 5" in shown(board(LEVEL[:2]))


def test_a_board_without_a_rate_is_named() -> None:
    """Nothing is dropped in silence."""
    text = shown(board(LEVEL[:1]))
    assert "No rate yet: AlexNet-level (too few records)." in text


def test_a_trend_that_broke_says_when() -> None:
    """The date with its p value in the first sentence."""
    found = ENDED.tests[0].break_
    assert found is not None
    assert found.p_value is not None
    when = f"{figures.date_text(found.at)} ({figures.p_text(found.p_value)})"
    assert next(build_answer(ENDED)).startswith(f"The rate changed around {when}: from the first to the last")


def test_a_trend_that_went_on_says_that_no_break_is_found() -> None:
    """With the rate of all runs together."""
    answer = next(build_answer(WENT_ON))
    assert answer.startswith(
        "No break is found, and the published 3 months lie in the interval: from the first"
    )


def test_where_no_break_is_found_nothing_is_said_to_have_ended() -> None:
    """A published rate outside the interval does not hold for all of the time; when it did is not known."""
    slow = runs([3.0] * 10, published={"doubling_time": "2 years"})
    answer = next(build_answer(replace(WENT_ON, old=slow)))
    assert answer.startswith("No break is found, but the published 2 years do not hold for the whole time: ")


def test_the_page_shows_what_was_tested_and_the_gap() -> None:
    """Four series, years, and the cost at the reference run's price."""
    later = runs([3.0] * 10 + [24.0] * 20, eras=[{"name": "after", "from": date(2015, 1, 1)}])
    text = shown(overview=build_overview([OLD, later], TODAY))
    assert "Doubling every 3 months: AlexNet-level" in text
    assert "Runs that were the largest to date" in text
    assert "22 Nov 2026" in text
    assert "at the price of r11, $5 million to $12 million, that is" in text


def test_records_outside_the_range_of_an_era_are_marked() -> None:
    """Below and above, with links."""
    eras = [{"name": "early", "range": {"least": "2 PFLOP", "most": "4 PFLOP"}}]
    text = shown(board(eras=eras))
    assert "below d above first" in text


def test_effective_compute_stands_beside_the_published_product() -> None:
    """2^3 × 8 from 2012 to 2015, beside what the source prints."""
    years = {"from": date(2012, 1, 1), "to": date(2015, 12, 31)}
    printed = {"compute": "level", **years, "product": 50.0, "source": {"title": "A paper"}}
    efficiency = board(effective_compute=[printed])
    overview = build_overview([efficiency], TODAY)
    text = shown(overview=overview)
    assert "compute 8.00× (AlexNet-level) × efficiency 8.00× (AlexNet-level) = 64× (tolerance 16–260)" in text
    assert "A paper prints – × – = 50×." in text
    assert "Compute, inflation-adjusted" in text


def test_hostile_names_are_inert() -> None:
    """Track and model names come from strangers."""
    given = board(level="<script>alert(1)</script>", eras=[{"name": "<b>era</b>"}])
    page = render(site(given))["trends/index.html"]
    assert b"<script>alert" not in page
    assert b"<b>era" not in page


def test_a_site_without_boards_has_the_page() -> None:
    """It is in the navigation, so it exists."""
    assert [page.path for page in build_trends_pages(site())] == ["trends/"]
    assert "Trends" in shown()
