"""The same chart on other scales: a linear one, and factors instead of compute."""

from __future__ import annotations

import inspect
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from effsota.boards.assembly import build_board
from effsota.showing.charts import COMPUTE_LINEAR, COMPUTE_LOG, FACTOR_LINEAR, FACTOR_LOG, NARROW, WIDE
from effsota.showing.charts.canvas import Canvas, render_axes
from effsota.showing.charts.marks import fit_line, frontier_line, reference_line, render_points
from effsota.showing.charts.scene import Edge, Level, build_scene
from effsota.showing.charts.wording import title_of
from tests.builders.boards import REFERENCES, TODAY, alexnet_board, board, record
from tests.builders.claims import make_track
from tests.builders.clock import CLOCK, took
from tests.present import present

if TYPE_CHECKING:
    from effsota.model import Board
    from effsota.showing.charts import Size, View

ALL = (COMPUTE_LOG, COMPUTE_LINEAR, FACTOR_LOG, FACTOR_LINEAR)
FACTORS = (FACTOR_LOG, FACTOR_LINEAR)


def canvas(view: View, given: Board | None = None, size: Size = WIDE) -> Canvas:
    """Return a board in a view; AlexNet's where none is given."""
    scene = build_scene(given or alexnet_board(), today=TODAY, references=REFERENCES, view=view)
    assert scene is not None
    return Canvas.of(scene, size)


def test_equal_amounts_are_equal_distances_on_a_linear_scale() -> None:
    """Compute counted from 0, at the bottom of the plot."""
    drawn = canvas(COMPUTE_LINEAR)
    first, *_, last = drawn.scene.frontier
    bottom = drawn.size.plot.bottom
    rises = [bottom - drawn.positions[each.path][1] for each in (first, last)]
    assert rises[0] / rises[1] == pytest.approx(first.flop / last.flop)


def test_a_linear_scale_of_factors_counts_factors() -> None:
    """The last record stands as many times as high above 0 as it takes less than the baseline."""
    drawn = canvas(FACTOR_LINEAR)
    first, *_, last = drawn.scene.frontier
    bottom = drawn.size.plot.bottom
    rises = [bottom - drawn.positions[each.path][1] for each in (last, first)]
    assert rises[0] / rises[1] == pytest.approx(last.entry.factor)


def test_a_title_says_what_is_ranked() -> None:
    """Time is not compute, on whichever scale."""
    records = [took("first", "2012-01-01", 100, 10), took("second", "2013-01-01", 50, 5)]
    timed = build_board(make_track(), records, by=CLOCK).leaderboard
    assert title_of(timed, COMPUTE_LINEAR).endswith("; time, linear scale")
    assert title_of(timed, FACTOR_LOG).endswith("; reduction, log scale")
    assert title_of(alexnet_board().leaderboard, COMPUTE_LINEAR).endswith("; compute, linear scale")


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_everything_stands_inside_the_plot(view: View) -> None:
    """Every point, the frontier, and what there is of the reference trends."""
    for size in (WIDE, NARROW):
        drawn = canvas(view, size=size)
        plot = drawn.size.plot
        lines = [frontier_line(drawn), *(reference_line(drawn, each) for each in drawn.scene.references)]
        places = [*drawn.positions.values(), *(place for line in lines for place in line)]
        assert all(plot.left <= x <= plot.right + 0.01 for x, _ in present(places))
        assert all(plot.top - 0.01 <= y <= plot.bottom + 0.01 for _, y in present(places))


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_the_frontier_falls_in_compute_and_rises_in_factors(view: View) -> None:
    """A height is counted downwards."""
    heights = [y for _, y in frontier_line(canvas(view))]
    sign = -1 if view in FACTORS else 1
    assert all(sign * (after - before) >= 0 for before, after in present(pairwise(heights)))


@pytest.mark.parametrize(("view", "count"), [(COMPUTE_LOG, 2), (COMPUTE_LINEAR, 33), (FACTOR_LINEAR, 33)])
def test_a_steady_rate_bends_on_a_linear_scale_alone(view: View, count: int) -> None:
    """Its two ends are enough for a straight line."""
    drawn = canvas(view)
    assert len(fit_line(drawn, drawn.scene.trends[0])) == count


@pytest.mark.parametrize(
    ("view", "edge"),
    [(COMPUTE_LOG, Edge.TOP), (COMPUTE_LINEAR, Edge.TOP), (FACTOR_LOG, Edge.BOTTOM), (FACTOR_LINEAR, None)],
)
def test_far_too_much_is_off_the_scale_on_its_side(view: View, edge: Edge | None) -> None:
    """Above in compute, below in factors, where a linear scale begins at 0 and has room for it."""
    rows = [record("First", "2020-01-01", 5.0), record("Second", "2021-01-01", 1.0)]
    drawn = canvas(view, board([*rows, record("Huge", "2020-06-01", 1e6)]))
    (huge,) = [each for each in drawn.scene.points if "huge" in each.path]
    assert huge.edge is edge


@pytest.mark.parametrize(("view", "way"), [(COMPUTE_LOG, "L0 11"), (FACTOR_LOG, "L0 -11")])
def test_a_bound_of_compute_is_the_other_bound_of_a_factor(view: View, way: str) -> None:
    """At most so much, so at least so many times less: the arrow turns."""
    rows = [record("First", "2020-01-01", 5.0), record("Bound", "2021-01-01", 4.0, bound="upper")]
    drawn = canvas(view, board(rows))
    assert way in render_points(drawn, None)


def test_a_linear_axis_begins_with_nothing() -> None:
    """0, in every unit, and 0×."""
    assert ">0</text>" in render_axes(canvas(COMPUTE_LINEAR))
    assert ">0×</text>" in render_axes(canvas(FACTOR_LINEAR))


def test_no_mark_stands_on_the_edge_of_the_plot() -> None:
    """On the first day of a year neither: its ring would cover what is written beside the plot."""
    given = board([record("First", "1957-01-01", 5.0), record("Last", "2009-12-31", 1.0)])
    for view in present(ALL):
        drawn = canvas(view, given)
        plot = drawn.size.plot
        places = [x for x, _ in drawn.positions.values()]
        assert plot.left + 8 < min(places) < max(places) < plot.right - 8


OTHERWISE = {
    "board": alexnet_board(),
    "today": TODAY + timedelta(days=1),
    "references": REFERENCES[:1],
    "trends": (),
    "view": FACTOR_LOG,
    "levels": (Level(amount=1e18, names=("a level",)),),
}


@pytest.mark.parametrize("name", inspect.signature(build_scene).parameters)
def test_a_scene_is_kept_for_the_very_same_values_alone(name: str) -> None:
    """Whichever of all that it is made from is another, it is made anew."""
    given = {"board": alexnet_board(), "today": TODAY, "references": REFERENCES}
    scene = build_scene(**given)  # type: ignore[arg-type]
    assert build_scene(**given) is scene  # type: ignore[arg-type]
    assert build_scene(**{**given, name: OTHERWISE[name]}) is not scene  # type: ignore[arg-type]
