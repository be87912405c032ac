"""Figures that stand on one line share their dates, and turn the way that a bound does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.claim import Meaning
from effsota.boards.claims.entry_words import factor_of
from effsota.boards.claims.factor_words import factor_with_tolerance, reads_factor, reads_tolerance
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.rate_figure import rate_figure, told_rate
from effsota.boards.claims.sentences import board_sentence, pace_words, reference_words, since_words
from effsota.judging.changes.tables import figures_of
from effsota.showing.pages.disputed import build_disputed
from tests.builders.boards import alexnet_board
from tests.builders.odd_boards import (
    EARLY,
    ERAS,
    FALLING,
    HALVES,
    ODD_BOARDS,
    RISING,
    bounded,
    disagreeing,
    growing,
    odd,
)

if TYPE_CHECKING:
    from effsota.boards.claims.headline import Headline
    from effsota.model import Board


def headline(given: Board) -> Headline:
    """Return what a board with records claims."""
    found = build_headline(given)
    assert found is not None
    return found


def said(given: Board) -> str:
    """Return the sentence of a board's page."""
    return "".join(board_sentence(headline(given)))


@pytest.mark.parametrize("given", [odd(*FALLING), growing(*RISING), growing(*EARLY)])
def test_a_reference_trend_reaches_over_the_time_of_the_factor(given: Board) -> None:
    """Not over that of the fit, which may begin with a record before the baseline."""
    found = headline(given)
    for claim, reference in zip(found.references, given.trend.references, strict=True):  # type: ignore[union-attr]
        assert claim.period == found.factor.period
        assert claim.value == pytest.approx(2 ** (found.factor.period.months / reference.doubling_months))
    assert reference_words(found) == "Moore's law: 8.0× over the same 6.0 years"


def test_a_rate_over_another_time_has_its_years() -> None:
    """Beside a factor of six years, one of twenty-eight."""
    assert pace_words(headline(growing(*EARLY))).startswith("from 1990 to 2018 compute doubled every")  # type: ignore[union-attr]


def test_a_rate_that_the_factor_does_not_come_to_stands_beside_the_one_that_it_does() -> None:
    """A line through many records near one end follows them."""
    rows = [
        ("first", "2012-01-01", 1000.0),
        *((f"r{at}", f"2012-{at + 1:02}-09", 900.0 * 0.8**at) for at in range(9)),
    ]
    found = headline(odd(*rows, ("last", "2016-01-01", 140.0)))
    between = found.factor.period.months / math.log2(found.factor.value)
    assert pace_words(found).endswith(f", every {between:.2g} months from first to last")  # type: ignore[union-attr]


def test_an_era_that_has_just_begun_hides_no_rate_of_those_before_it() -> None:
    """Its one record tells nothing, so the whole is not told as one rate for that."""
    eras = [ERAS[0], {**ERAS[1], "to": "2017-12-31"}, {"name": "new", "from": "2018-01-01"}]
    found = headline(odd(*HALVES, ("last", "2018-06-01", 0.5), keys={"baseline": "a0", "eras": eras}))
    assert [era.name for era in found.eras] == ["then", "now"]


def test_where_eras_are_told_every_place_tells_the_last_of_them() -> None:
    """The page of what a dispute would change, the comment on a change, the figures beside printed ones."""
    given = ODD_BOARDS["eras and a dispute"]
    view = build_disputed(given)
    assert view is not None
    assert view.figures[1].without == told_rate(given) == "13.0 months (12.9–13.0), Jun 2013 to Jun 2017"
    assert figures_of(given)[2] == told_rate(given)


@pytest.mark.parametrize(
    ("rows", "words", "since"),
    [
        ((("first", "2012-06-01", 100), ("b", "2014-06-01", 50)), ("In 2012 ", "; by 2014 "), "since 2012"),
        ((("first", "2012-06-01", 100), ("b", "2012-09-01", 50)), ("In Jun 2012 ", "; by Sep"), "since Jun"),
        (
            (("first", "2012-06-01", 100), ("b", "2012-06-09", 50)),
            ("On 1 Jun 2012 ", "; by 9 Jun"),
            "since 1",
        ),
        (
            (("first", "2012-06-01", 100), ("b", "2012-06-01", 50)),
            ("In 2012 ", "; on the same day "),
            "within one day",
        ),
        ((("first", "2012-06-01", 100),), ("In 2012 ", "; no later record"), "since 2012"),
    ],
)
def test_when_is_said_as_a_reader_would(
    rows: tuple[tuple[str, str, float], ...], words: tuple[str, str], since: str
) -> None:
    """In a year or a month, on a day; what has no time between is not since anything."""
    given = odd(*rows)
    assert said(given).startswith(words[0])
    assert words[1] in said(given)
    assert since_words(headline(given)).startswith(since)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("one record", "no later record is on file."),
        ("a worse one later", "no later record that counts needed less."),
        ("a falling one of the largest", "no later record that counts took more."),
    ],
)
def test_a_baseline_alone_says_whether_others_came_after_it(name: str, words: str) -> None:
    """Records that improve on nothing are on file, too."""
    assert said(ODD_BOARDS[name]).endswith(f"; {words}")


def test_eras_that_hold_stand_for_the_rate_of_the_whole() -> None:
    """One answer, the last era's in front."""
    found = headline(odd(*HALVES, keys={"baseline": "a0", "eras": ERAS}))
    figure = rate_figure(found)
    assert pace_words(found) == (
        "efficiency doubled every 30.2 days from Jan 2012 to May 2012 "
        "and every 13.0 months from Jun 2013 to Jun 2017"
    )
    assert figure is not None
    assert (figure.number, figure.lines[1:]) == (
        "13.0 months",
        ("95% interval 12.9–13.0", "Jan 2012 to May 2012: 30.2 days"),
    )


@pytest.mark.parametrize(
    ("given", "words", "told"),
    [
        (bounded("b", 100, *FALLING), "≥ 10×", "at least 10× less than first"),
        (bounded("b", 2000, *FALLING), "–", "at most 2.0× more than first"),
        (bounded("b", 33, *RISING, kind="compute-trend"), "≤ 1.1×", "at most 1.1× the compute of first"),
        (bounded("b", 3, *RISING, kind="compute-trend"), "≤ 0.10×", "at most 0.10× the compute of first"),
    ],
)
def test_a_bound_turns_with_its_factor(given: Board, words: str, told: str) -> None:
    """At most so much compute is at most so much growth, and at least so much of a reduction."""
    kind = given.leaderboard.track.kind
    entry = next(each for each in given.leaderboard.entries if not each.record.is_exact)
    assert reads_factor(entry, kind) == words
    assert factor_of(entry, given.leaderboard.baseline, kind) == told
    assert reads_tolerance(entry) is None
    assert "(" not in factor_with_tolerance(entry, kind)


def test_what_is_around_a_factor_is_a_tolerance_and_around_a_rate_an_interval() -> None:
    """A convention is not what the records say."""
    found = headline(alexnet_board())
    assert found.factor.spread is not None
    assert found.factor.spread.meaning is Meaning.TOLERANCE
    assert found.rate is not None
    assert found.rate.spread is not None
    assert found.rate.spread.meaning is Meaning.INTERVAL


def test_sources_that_disagree_are_told_where_the_number_stands() -> None:
    """From more than three times on, of the baseline or of the best; the tolerance says nothing of it."""
    near, far = (
        disagreeing(*FALLING, last=("last", "2019-01-01", 10.0), other=other) for other in (30.0, 31.0)
    )
    assert "disagree" not in said(near)
    assert said(far).endswith(
        ". Sources disagree on last: its estimates differ by 3.1×, which the tolerance does not cover."
    )


def test_a_rate_that_may_be_a_standstill_is_no_rate() -> None:
    """How many records did not show one, instead of months that mean nothing."""
    given = alexnet_board()
    assert given.trend is not None
    figure = rate_figure(headline(replace(given, trend=replace(given.trend, high=math.inf))))
    assert figure is not None
    assert (figure.number, figure.lines) == ("no certain growth (6 records)", ())
