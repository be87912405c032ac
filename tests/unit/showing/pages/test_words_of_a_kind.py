"""Words that hold of one kind of board stand on no board of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.assembly import build_board
from effsota.boards.trend.analysis import build_analysis
from effsota.showing.charts import build_legend
from effsota.showing.pages.submit import build_submit_page
from effsota.showing.pages.takeaway import build_budget
from tests.builders.boards import TODAY, alexnet_board, board, record
from tests.builders.claims import HARDWARE, make_record, reported
from tests.builders.odd_boards import (
    CLOSED,
    FALLING,
    RISING,
    disagreeing,
    growing,
    odd,
    odd_track,
)
from tests.builders.sites import shown, site

if TYPE_CHECKING:
    from effsota.model import Board

TRACK, SUBMITTED = "tracks/level/", {"by": "somebody", "date": "2026-11-22"}
ERAS = {"eras": [{"name": "then", "to": "2015-12-31"}, {"name": "now", "from": "2016-01-01"}]}
RATE = [(f"r{at}", f"{2008 + at}-01-01", 2.0**at) for at in range(16)]
STILL = [(f"s{at}", f"2016-{at + 1:02}-01", 2.0**7 + at % 2) for at in range(9)]


def page(given: Board, path: str = TRACK) -> str:
    """Return the main part of a page, without navigation and footer."""
    text = shown(site(given), path).text
    return text.partition("Submit a resultSubmit")[2].partition("Records · Changes · By year")[0]


def analysed(given: Board) -> Board:
    """Return a board with all that a build says of it."""
    return replace(given, analysis=build_analysis(given.leaderboard))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (RATE, "on its own, as drawn in the chart."),
        ([*RATE[:8], *STILL], "on its own; the chart draws one fit through all."),
    ],
)
def test_eras_are_said_to_be_drawn_where_they_are(rows: list[tuple[str, str, float]], words: str) -> None:
    """Where one of them stands still, the chart has one line."""
    given = analysed(growing(*rows, keys={"baseline": "r0", **ERAS}))
    legend = " ".join(item.text for item in build_legend(given, today=TODAY))
    assert words in page(given)
    assert ("One rate for each era" in legend) is words.endswith("in the chart.")


@pytest.mark.parametrize("given", [odd(*FALLING[:2]), growing(*RISING[:2]), odd(*FALLING[:3])])
def test_a_legend_has_an_interval_only_where_a_band_is_drawn(given: Board) -> None:
    """Two records have none, whatever stands around the rate between them."""
    assert "interval" not in " ".join(item.text for item in build_legend(given, today=TODAY))


def test_a_legend_has_an_interval_where_a_band_is_drawn() -> None:
    """As on the board of many papers."""
    assert "and 95% interval" in " ".join(item.text for item in build_legend(alexnet_board(), today=TODAY))


def test_a_compute_trend_has_no_frontier_and_no_result() -> None:
    """Its page, and the page of a record on it."""
    given = growing(*RISING)
    texts = [page(given), page(given, f"{TRACK}fourth/")]
    assert [word in text for text in texts for word in ("frontier", "Result", "selected minima")] == [
        False
    ] * 6
    assert "the largest to date when it came" in texts[1]


def test_an_efficiency_track_has_a_frontier_and_a_result() -> None:
    """What is left out elsewhere is told here."""
    assert "on the efficiency frontier" in page(odd(*FALLING), f"{TRACK}fourth/")
    assert "Result79.1%target 79.1% top-5 accuracy" in page(odd(*FALLING), f"{TRACK}fourth/")


def test_a_closed_board_asks_for_nothing() -> None:
    """Neither on its page nor in the form, and what a record would need is not told."""
    given = growing(*RISING, keys={"closed": CLOSED})
    text = page(given)
    assert f"This board is complete. {CLOSED}" in text
    assert ["Submit a" in text, "No record since" in text] == [False, False]
    (choice,) = build_submit_page(site(given, alexnet_board())).view.choices
    assert choice.id == alexnet_board().leaderboard.track.id
    assert build_budget(odd(*FALLING, keys={"closed": CLOSED}), HARDWARE) is None


def test_an_open_board_asks_for_more() -> None:
    """Long after its last record."""
    text = page(growing(*RISING))
    assert ["Submit a result" in text, "No record since Jun 2018" in text] == [True, True]


def test_a_bound_has_no_tolerance() -> None:
    """It may be anything below."""
    given = board([record("A", "2012-01-01", 4), record("B", "2014-01-01", 1, bound="upper")])
    text = shown(site(given), "tracks/alexnet-imagenet/rb20140101/").text
    assert "at most this: an upper bound" in text
    assert "tolerance" not in text.partition("Cite")[0]


def test_what_came_on_file_at_an_unknown_day_says_so() -> None:
    """The list of changes goes by days on file, or by the record's own."""
    track = odd_track("training-efficiency")
    given = build_board(
        track, [reported("first", "2012-06-01", 9), make_record("b", "2013-06-01", submitted=SUBMITTED)]
    )
    text = page(given, "changes/")
    assert text.count("when it came on file is not recorded") == 1
    assert "dated 1 Jun 2012; when it came on file is not recorded." in text


def test_the_audit_counts_what_is_recomputed() -> None:
    """A reported figure stands as it is."""
    text = page(odd(*FALLING), "audit/")
    assert "Every figure" not in text


@pytest.mark.parametrize(("other", "words"), [(30.0, "As published"), (31.0, "Sources disagree")])
def test_a_record_whose_estimates_lie_far_apart_is_tagged(other: float, words: str) -> None:
    """On its page and in the table of its board, from more than three times on."""
    given = disagreeing(*FALLING, last=("last", "2019-01-01", 10.0), other=other)
    assert words in page(given, f"{TRACK}last/").partition("The sum, line by line")[0]
    assert ("Sources disagree" in page(given)) is (words == "Sources disagree")
    assert ("Sources disagree" in page(given, "")) is (words == "Sources disagree")


def test_a_disagreement_stands_by_the_factor_that_hangs_on_it() -> None:
    """Once among the key figures, with by how much."""
    text = page(disagreeing(*FALLING, last=("last", "2019-01-01", 10.0), other=99))
    assert "Sources disagree on last, by 9.9×" in text
