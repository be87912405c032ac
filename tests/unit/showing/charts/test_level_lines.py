"""Amounts that laws name, as lines on the chart of what runs took."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from effsota.boards.trend import build_trend
from effsota.model import Board
from effsota.showing.charts import COMPUTE_LINEAR, COMPUTE_LOG, FACTOR_LOG, View, build_legend, render_board
from effsota.showing.charts.scene import build_scene
from effsota.showing.charts.wording import describe
from effsota.showing.pages.threshold_levels import has_levels, levels_of
from tests.present import present
from tests.unit.boards.test_boundaries import board
from tests.unit.boards.test_known_runs import threshold, trend_of

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 22)
RUNS = trend_of(("A", "2012-01-01", 1.0), ("B", "2018-01-01", 1e3), ("C", "2024-01-01", 1e6))
# 1 TFS-day are 8.64e16 FLOP: the chart reaches from there to a million of them, and a little further.
LEVELS = levels_of(
    tuple(
        threshold(f"{each} FLOP", name)
        for each, name in (("1e14", "a"), ("1e21", "b"), ("1e22", "c"), ("1e25", "d"))
    )
)


def test_each_amount_that_the_chart_reaches_is_a_line_with_its_name() -> None:
    """At every width, the short name on a narrow one; no line goes through a name."""
    drawn = render_board(RUNS, chart_id="b", today=TODAY, levels=LEVELS)
    chart = ET.fromstring(f"<all>{drawn}</all>")  # noqa: S314  # our own
    for svg in present(chart.findall(f"{SVG}svg")):
        lines = svg.findall(f"{SVG}g[@class='levels']/{SVG}path[@class='target']")
        heights = [float(line.get("d", "").rpartition(" ")[2]) for line in lines]
        names = [text for text in svg.iter(f"{SVG}text") if text.get("class") == "remark"]
        more = "" if svg.get("class") == "chart chart-narrow" else ": Somewhere"
        assert {"".join(each.itertext()) for each in names} == {f"10{n} FLOP{more}" for n in ("²¹", "²²")}
        bases = [float(each.get("y", "")) for each in names]
        assert len(heights) == 2
        assert not any(base - 13.5 < height < base + 4 for base in bases for height in heights)


@pytest.mark.parametrize(("view", "count"), [(COMPUTE_LOG, 2), (COMPUTE_LINEAR, 0), (FACTOR_LOG, 0)])
def test_lines_stand_where_steps_are_powers_of_ten(view: View, count: int) -> None:
    """On a linear scale they would lie on each other; factors are no amounts."""
    scene = build_scene(RUNS, today=TODAY, view=view, levels=LEVELS)
    assert scene is not None
    assert len(scene.levels) == count
    told = "Amounts of training compute from which laws ask something: 10²¹ FLOP and 10²² FLOP."
    assert (told in describe(scene)) == bool(count)
    legend = build_legend(RUNS, today=TODAY, view=view, levels=LEVELS)
    assert ("level" in [item.kind for item in legend]) == bool(count)


def test_what_a_level_needs_is_not_held_against_amounts() -> None:
    """Only what runs took is."""
    leaders = board()
    assert (has_levels(RUNS), has_levels(Board(leaderboard=leaders, trend=build_trend(leaders)))) == (
        True,
        False,
    )
