"""A board's chart at one size: its two scales, and its axes with one group for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from effsota.figures import UNIT_KEYS
from effsota.showing.charts import wording
from effsota.showing.charts.axes import (
    HALF_LETTER,
    LEFT_GAP,
    bottom_line,
    bottom_ticks,
    left_ticks,
    left_title,
    right_title,
)
from effsota.showing.charts.geometry import LogScale, Size, TimeScale
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, words
from effsota.showing.charts.scene import Edge, Scene
from effsota.showing.charts.ticks import factor_ticks, log_ticks, time_ticks
from effsota.units import UNITS, Dimension

if TYPE_CHECKING:
    from markupsafe import Markup

EDGE_INSET = 9.0
DROP = 23  # px from the plot down to the dates
MOST_FACTOR_TICKS = {True: 5, False: 10}


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """A scene at one size, with its two scales."""

    scene: Scene
    size: Size
    x: TimeScale
    y: LogScale

    @classmethod
    def of(cls, scene: Scene, size: Size) -> Canvas:
        """Return the canvas of a scene at a size."""
        plot = size.plot
        x = TimeScale(start=scene.start, end=scene.end, left=plot.left, right=plot.right)
        y = LogScale(low=scene.low, high=scene.high, top=plot.top, bottom=plot.bottom)
        return cls(scene=scene, size=size, x=x, y=y)

    @cached_property
    def positions(self) -> Mapping[str, tuple[float, float]]:
        """Where each record stands, by its permanent id; one off the scale stands just inside the edge."""
        top, bottom = self.size.plot.top + EDGE_INSET, self.size.plot.bottom - EDGE_INSET
        edges = {Edge.TOP: top, Edge.BOTTOM: bottom}
        return {
            each.path: (self.x(each.date), edges[each.edge] if each.edge else self.y(each.flop))
            for each in self.scene.points
        }


def render_axes(canvas: Canvas, *, has_factors: bool = True) -> Markup:
    """Return grid, ticks and axis titles, hidden from screen readers."""
    units = canvas.scene.leaderboard.track.units
    groups = [_unit_group(canvas, unit) for unit in units]
    factors = [_factor_axis(canvas)] if has_factors else []
    return element("g", *groups, _time_axis(canvas), *factors, class_="axes", aria_hidden="true")


def unit_attributes(canvas: Canvas, unit: str) -> dict[str, str | None]:
    """Return what shows a unit's part, and hides it where another unit is shown first."""
    units = canvas.scene.leaderboard.track.units
    if len(units) == 1:
        return {}
    return {"class_": f"u-{UNIT_KEYS[unit]}", "display": None if unit == units[0] else "none"}


def _unit_group(canvas: Canvas, unit: str) -> Markup:
    size = canvas.size
    title = wording.compute_title(unit, is_narrow=size.is_narrow)
    values = log_ticks(canvas.y, unit=UNITS[Dimension.COMPUTE][unit], is_narrow=size.is_narrow)
    ticks = left_ticks(size.plot, ((canvas.y(value), text) for value, text in values))
    return element("g", left_title(title), *ticks, **unit_attributes(canvas, unit))


def _time_axis(canvas: Canvas) -> Markup:
    plot = canvas.size.plot
    days = time_ticks(canvas.x, gap=canvas.size.tick_gap)
    ticks = bottom_ticks(plot, ((canvas.x(day), text) for day, text in days), drop=DROP)
    return element("g", bottom_line(plot), *ticks, class_="time-axis")


def _factor_axis(canvas: Canvas) -> Markup:
    board, size = canvas.scene.leaderboard, canvas.size
    if board.baseline is None:
        return element("g", class_="factor-axis")
    own = board.baseline.record.compute_flop
    grows, low, high = canvas.scene.grows, canvas.scene.low, canvas.scene.high
    ends = (low / own, high / own) if grows else (1.0, max(1.0, own / low))
    factors = factor_ticks(*ends, most=MOST_FACTOR_TICKS[size.is_narrow])
    ticks = (
        _factor_tick(size, canvas.y(own * factor if grows else own / factor), text)
        for factor, text in factors
    )
    title = right_title(wording.factor_title(board, is_narrow=size.is_narrow), size)
    return element("g", title, *ticks, class_="factor-axis")


def _factor_tick(size: Size, y: float, text: str) -> Markup:
    x = min(size.plot.right + LEFT_GAP, size.width - text_width(text))
    return element("text", words(text), class_="tick", x=x, y=y + HALF_LETTER)
