"""How a doubling time is estimated, in sentences that the self-audit reads back."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.claim import Meaning
from effsota.boards.claims.fit_words import (
    behind_words,
    between_two_words,
    end_points_months,
    fit_sentences,
    fitted_words,
    growth_words,
    interval_basis,
    population_words,
    references_words,
)
from effsota.boards.claims.fragility_words import Fragile, build_fragile
from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_words import growth_number, rate_sentence
from effsota.boards.claims.reading_back import read_back
from effsota.boards.claims.self_audit import audit_board
from effsota.boards.trend.analysis import build_analysis
from effsota.model import Board, Series, Trend
from effsota.model.resources.wall_clock import WALL_CLOCK
from tests.builders.odd_boards import ERAS, FALLING, HALVES, ODD_BOARDS, RISING, growing, odd

if TYPE_CHECKING:
    from collections.abc import Iterator


def trend_of(board: Board) -> Trend:
    """Return the trend of a board that has one."""
    assert board.trend is not None
    return board.trend


def test_what_is_fitted_is_told_with_its_time() -> None:
    """On the frontier where less is better; largest to date where more is; all where all are fitted."""
    for board, which in (
        (odd(*FALLING), "on the frontier"),
        (growing(*RISING, keys={"fit": "frontier"}), "largest to date"),
        (odd(*FALLING, keys={"fit": "all"}), "on the board"),
    ):
        told = fitted_words(trend_of(board), board.leaderboard.track.kind)
        assert told == f"4 records {which}, 1 Jun 2012 to 1 Jun 2018"


def test_two_records_have_no_interval_and_say_what_their_uncertainties_leave() -> None:
    """In months."""
    board = ODD_BOARDS["two records"]
    told = between_two_words(trend_of(board), board.leaderboard.track.kind)
    assert "two records on the frontier, 1 Jun 2012 to 1 Jun 2014. Two points leave no interval" in told
    assert told.endswith(" months.")


def test_a_growth_per_year_is_of_the_whole_only_where_eras_have_none_of_their_own() -> None:
    """As its doubling time is."""
    assert growth_words(odd(*FALLING)).startswith("In a year ")
    assert growth_words(odd(*HALVES, keys={"eras": ERAS, "baseline": "a0"})) == ""


@pytest.mark.parametrize(("growth", "text"), [(4.44, "about 4×"), (1.75, "about 1.8×"), (1.94, "about 1.9×")])
def test_a_growth_of_two_records_has_the_digits_of_their_rate(growth: float, text: str) -> None:
    """Three would be known of neither; a line through several has those that its interval leaves."""
    two, several = ODD_BOARDS["two records"], ODD_BOARDS["falling"]
    pair, line = trend_of(two), trend_of(several)
    kind = two.leaderboard.track.kind
    assert growth_number(rate_claim(pair, kind), growth) == text
    assert growth_number(rate_claim(line, kind), growth) == f"{growth:.2g}×"


def test_all_ranked_records_are_told_apart_by_how_they_are_taken() -> None:
    """Two numbers on one page never stand under the same words."""
    board = ODD_BOARDS["falling"]
    trend = replace(trend_of(board), centre_months=20.0)
    assert population_words(trend, board.leaderboard.track.kind).startswith(
        "All ranked records, each publication as one, double in 20 months."
    )
    found = build_analysis(board.leaderboard)
    analysis = replace(found, fragility=replace(found.fragility, all_records_months=21.0))
    (last,) = build_fragile(replace(board, analysis=analysis))[-1:]
    assert last == Fragile(what="Over all ranked records, each by itself", months="21 months")


def test_end_points_are_another_answer_only_beside_a_fit() -> None:
    """A series of records is told by its end points anyway."""
    board = odd(*FALLING)
    given, kind = trend_of(board), board.leaderboard.track.kind
    assert end_points_months(given, kind) is not None
    assert end_points_months(replace(given, series=Series.RECORDS), kind) is None


def test_what_is_not_fitted_and_what_reference_trends_give_is_told_where_there_is_any() -> None:
    """Else there is no sentence."""
    worse = odd(*FALLING, ("worse", "2019-01-01", 500))
    told = behind_words(worse)
    assert told is not None
    assert told.startswith("1 of the 5 ranked records did not lower the compute")
    by_time = replace(worse, leaderboard=replace(worse.leaderboard, resource=WALL_CLOCK))
    assert "did not lower the time of those before them" in (behind_words(by_time) or "")
    assert behind_words(odd(*FALLING)) is None
    assert references_words(replace(trend_of(worse), references=())) is None


def test_the_sentences_of_a_fit_are_audited() -> None:
    """One that nobody could have measured is found."""
    given = odd(*FALLING)
    assert list(audit_board(given)) == []
    wrong = replace(given, trend=replace(trend_of(given), endpoint_months=-5.0))
    assert [found.why for found in audit_board(wrong)] == ["no time is negative"]
    assert list(fit_sentences(replace(given, trend=None))) == []


NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.]*\d)")
# What a level of an interval is called, and the doubling times that reference trends are given with.
GIVEN = re.compile(r"95%|\(\d+ (?:years?|months?)\)|Student's t")


@pytest.mark.parametrize("name", [name for name, board in ODD_BOARDS.items() if board.trend])
def test_no_number_of_a_sentence_can_be_another_unnoticed(name: str) -> None:
    """Each is changed in turn: rate, interval, records, day, growth, reference, rates around a change."""
    given = ODD_BOARDS[name]
    board = replace(given, analysis=build_analysis(given.leaderboard))
    trend, facts = board.trend, facts_of(board)
    assert trend is not None
    told = [*fit_sentences(board), rate_sentence(trend, board.leaderboard.track.kind)]
    assert [each for text in told for each in read_back(text, facts)] == []
    assert [wrong for text in told for wrong in changed(text) if not list(read_back(wrong, facts))] == []


def changed(text: str) -> Iterator[str]:
    """Yield a text with each of its numbers in turn as another one; years stay years."""
    given = [found.span() for found in GIVEN.finditer(text)]
    for found in NUMBER.finditer(text):
        if not any(start <= found.start() < end for start, end in given):
            yield f"{text[: found.start()]}{other(found[0])}{text[found.end() :]}"


def other(number: str) -> str:
    """Return another number with as many digits."""
    last = next(at for at in reversed(range(len(number))) if number[at] not in "0.,")
    return f"{number[:last]}{(int(number[last]) + 2) % 8 + 1}{number[last + 1 :]}"


def test_an_interval_that_does_not_hold_its_own_rate_is_not_told() -> None:
    """19 days (21 days to 7 months) is no interval of it; one that holds a standstill leaves no rate."""
    board = ODD_BOARDS["falling"]
    kind, found = board.leaderboard.track.kind, replace(trend_of(board), interval_points=9)
    months = found.doubling_time_months
    for low, high, told in (
        (months / 2, months * 2, Meaning.INTERVAL),
        (months, months, Meaning.INTERVAL),
        (months * 2, math.inf, Meaning.INTERVAL),
        (months * 2, months * 3, None),
        (months / 3, months / 2, None),
    ):
        trend = replace(found, low=low, high=high)
        claim, basis = rate_claim(trend, kind), interval_basis(trend)
        assert (claim.spread.meaning if claim.spread else None) is told
        assert basis is not None
        assert basis.startswith("No interval is told" if told is None else "The 95% interval rests on")
