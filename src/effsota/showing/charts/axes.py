"""The frame of a board's chart: grid, ticks and titles, one group for each unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.figures import FLOP, PFS_DAYS, TFS_DAYS
from effsota.showing.charts import wording
from effsota.showing.charts.geometry import LogScale, Size, TimeScale
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, words
from effsota.showing.charts.ticks import factor_ticks, log_ticks, time_ticks
from effsota.units import UNITS, Dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from effsota.showing.charts.scene import Scene

UNIT_CLASSES = {TFS_DAYS: "u-tfs", PFS_DAYS: "u-pfs", FLOP: "u-flop"}
TITLE_Y = 16.0
MOST_FACTOR_TICKS = {True: 5, False: 10}


@dataclass(frozen=True, slots=True, kw_only=True)
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


def render_axes(canvas: Canvas, *, has_factors: bool = True) -> Markup:
    """Return grid, ticks and axis titles, hidden from screen readers."""
    units = wording.units_of(canvas.scene.leaderboard.track)
    groups = [_unit_group(canvas, unit) for unit in units]
    factors = [_factor_axis(canvas)] if has_factors else []
    return element("g", *groups, _time_axis(canvas), *factors, class_="axes", aria_hidden="true")


def unit_attributes(canvas: Canvas, unit: str) -> dict[str, str | None]:
    """Return what shows a unit's part, and hides it where another unit is shown first."""
    units = wording.units_of(canvas.scene.leaderboard.track)
    if len(units) == 1:
        return {}
    return {"class_": UNIT_CLASSES[unit], "display": None if unit == units[0] else "none"}


def _unit_group(canvas: Canvas, unit: str) -> Markup:
    title = wording.left_title(unit, is_narrow=canvas.size.is_narrow)
    return element(
        "g",
        element("text", words(title), class_="axis-title", x=0, y=TITLE_Y),
        *_compute_ticks(canvas, unit),
        **unit_attributes(canvas, unit),
    )


def _compute_ticks(canvas: Canvas, unit: str) -> Iterator[Markup]:
    plot, size = canvas.size.plot, canvas.size
    for value, text in log_ticks(canvas.y, unit=UNITS[Dimension.COMPUTE][unit], is_narrow=size.is_narrow):
        y = canvas.y(value)
        yield element("line", class_="grid", x1=plot.left, x2=plot.right, y1=y, y2=y)
        yield element("text", words(text), class_="tick", x=plot.left - 8, y=y + 4.5, text_anchor="end")


def _time_axis(canvas: Canvas) -> Markup:
    plot = canvas.size.plot
    parts = [
        element("line", class_="axis", x1=plot.left, x2=plot.right, y1=plot.bottom, y2=plot.bottom),
    ]
    for day, text in time_ticks(canvas.x, gap=canvas.size.tick_gap):
        x = canvas.x(day)
        parts.append(element("line", class_="axis", x1=x, x2=x, y1=plot.bottom, y2=plot.bottom + 5))
        parts.append(
            element("text", words(text), class_="tick", x=x, y=plot.bottom + 23, text_anchor="middle")
        )
    return element("g", *parts, class_="time-axis")


def _factor_axis(canvas: Canvas) -> Markup:
    board, size = canvas.scene.leaderboard, canvas.size
    if board.baseline is None:
        return element("g", class_="factor-axis")
    own = board.baseline.record.compute_flop
    title = wording.right_title(board, is_narrow=size.is_narrow)
    parts = [element("text", words(title), class_="axis-title", x=size.width, y=TITLE_Y, text_anchor="end")]
    grows = canvas.scene.grows
    low, high = canvas.scene.low, canvas.scene.high
    ends = (low / own, high / own) if grows else (1.0, max(1.0, own / low))
    for factor, text in factor_ticks(*ends, most=MOST_FACTOR_TICKS[size.is_narrow]):
        y = canvas.y(own * factor if grows else own / factor)
        parts.append(
            element(
                "text",
                words(text),
                class_="tick",
                x=min(size.plot.right + 8, size.width - text_width(text)),
                y=y + 4.5,
            )
        )
    return element("g", *parts, class_="factor-axis")
