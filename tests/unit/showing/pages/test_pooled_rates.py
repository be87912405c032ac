"""Is there one rate of efficiency? The sentence and the forest plot."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.trend.overview import Overview
from effsota.boards.trend.pooled import pool_boards
from effsota.model import Board
from effsota.showing.pages.rates.pooled_rates import build_pooled
from tests.builders.sites import site
from tests.unit.boards.trend.test_pooled import track


def pooled(*months: float) -> tuple[str, str, str]:
    """Return answer, sentence and chart for tracks of two records."""
    boards: list[Board] = [track(each, days=3650) for each in months]
    found = pool_boards(boards)
    assert found is not None
    (view,) = build_pooled(replace(site(*boards), overview=Overview(pooled=(found,))))
    return view.answer, view.found_sentence, str(view.chart)


@pytest.mark.parametrize(
    ("months", "answer"),
    [
        ((12, 12.5, 11.5, 12), "The tracks on file are in keeping with one rate."),
        ((1, 40, 6, 20), "The tracks on file do not show one rate."),
    ],
)
def test_the_answer_follows_from_what_a_new_track_would_be(months: tuple[float, ...], answer: str) -> None:
    """Within a factor of ten it is one rate."""
    assert pooled(*months)[0] == answer


def test_the_sentence_says_how_many_and_how_far_apart() -> None:
    """The mean with its interval, the spread, a new track's interval."""
    sentence = pooled(12, 12.5, 11.5, 12)[1]
    assert sentence.startswith("4 tracks together double in 12 months (11–14)")
    assert "a new one (95%) within" in sentence


@pytest.mark.parametrize(
    ("months", "is_said"), [((12, 12.5, 11.5, 12), False), ((10, 14, 8, 11), False), ((1, 40, 6, 20), True)]
)
def test_an_interval_that_leaves_everything_open_is_said_to(
    months: tuple[float, ...], *, is_said: bool
) -> None:
    """Ends a hundred times apart are no forecast."""
    assert ("say next to nothing of a new one" in pooled(*months)[1]) is is_said


def test_the_forest_has_a_row_for_each_track_and_two_for_all() -> None:
    """Each with its interval."""
    chart = pooled(12, 12.5, 11.5, 12)[2]
    assert "All together" in chart
    assert "A new track" in chart
