"""The records of a large board that are dots in its chart."""

from __future__ import annotations

import re

import pytest

from effsota.boards.excerpt import MOST_SHOWN
from effsota.showing.charts import WIDE, build_legend, render_board
from effsota.showing.charts.crowd import CELL, thinned_dots
from tests.builders.boards import TODAY
from tests.builders.large_boards import large_board


def draw(count: int, *, scatter: float = 4.0) -> str:
    """Return the wide chart of a board of so many records."""
    given = large_board(count, scatter=scatter)
    return render_board(given, chart_id="board", today=TODAY, href=lambda _: "a/", sizes=[WIDE])


def test_a_board_that_is_not_large_has_no_crowd() -> None:
    """Each of its records is a link."""
    chart = draw(MOST_SHOWN)
    assert (chart.count("<a "), "crowd" in chart) == (MOST_SHOWN, False)


def test_a_large_board_has_as_many_links_as_may_be_and_dots_behind_them() -> None:
    """The dots are one path, below all lines and labels."""
    chart = draw(MOST_SHOWN + 50)
    assert chart.count("<a ") == MOST_SHOWN
    assert chart.count('class="dominated crowd"') == 1
    assert chart.index("crowd") < chart.index("frontier-line") < chart.index('class="points"')


@pytest.mark.parametrize(("count", "is_told"), [(MOST_SHOWN, False), (MOST_SHOWN + 50, True)])
def test_the_legend_says_what_the_dots_are(count: int, *, is_told: bool) -> None:
    """Where there are any."""
    items = {item.kind: item.text for item in build_legend(large_board(count), today=TODAY)}
    assert ("crowd" in items) is is_told
    assert items.get("crowd", "several").endswith("several")


def test_records_that_stand_apart_are_a_dot_each() -> None:
    """A dot begins a pixel and a half left of and above its place."""
    assert thinned_dots([(30.0, 20.0), (10.0, 10.0)]) == [(8, 8), (28, 18)]


def test_of_records_in_one_place_only_one_dot_is_drawn() -> None:
    """Thousands in the same spot would be a blot, and many bytes."""
    assert len(thinned_dots([(100.0, 100.0), (100.0 + CELL - 0.1, 100.0)])) == 1
    assert len(thinned_dots([(100.0, 100.0), (100.0 + CELL, 100.0)])) == 2


def test_a_long_frontier_is_drawn_without_steps_below_a_pixel() -> None:
    """Of 5,000 steps no more are drawn than there are pixels."""
    line = re.search(r'class="frontier-line" d="([^"]+)"', draw(5_000, scatter=0))
    assert line is not None
    assert 500 < line[1].count("L") < 2 * WIDE.width
