"""A board's chart at one size: its two scales, and its axes with one group for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.figures import UNIT_KEYS, tick_text
from effsota.frozen import Frozen, found_once
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
from effsota.showing.charts.geometry import LinearScale, LogScale, Size, TimeScale
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, fixed, text_at
from effsota.showing.charts.scene import MOST_KEPT, Edge, Reference, Scene
from effsota.showing.charts.ticks import MOST_TICKS, factor_ticks, linear_ticks, log_ticks, time_ticks
from effsota.showing.charts.views import COMPUTE_LOG

if TYPE_CHECKING:
    from markupsafe import Markup

EDGE_INSET = 9.0
DROP = 23  # px from the plot down to the dates
MARGIN_GAP, MARGIN_LEAD = 12.0, 14.0
MOST_LEFT = 7  # factors on the axis of a chart that counts them
HEADROOM = 1.08  # of a linear scale above what is highest
Scale = LogScale | LinearScale


class Canvas(Frozen, dict=True, eq=False):
    """A scene at one size, with its two scales; equal to itself alone, as a scene is."""

    scene: Scene
    size: Size
    x: TimeScale
    y: Scale

    @classmethod
    @lru_cache(MOST_KEPT)
    def of(cls, scene: Scene, size: Size) -> Canvas:
        """Return the canvas of a scene at a size, with room beside the plot for the names of its lines."""
        room = _room_beside(scene, size)
        size = replace(size, right=room) if room else size
        plot = size.plot
        x = TimeScale(start=scene.start, end=scene.end, left=plot.left, right=plot.right)
        return cls(scene=scene, size=size, x=x, y=y_scale(scene, size))

    @found_once
    def positions(self) -> Mapping[str, tuple[float, float]]:
        """Where each record stands, by its permanent id; one off the scale stands just inside the edge."""
        top, bottom = self.size.plot.top + EDGE_INSET, self.size.plot.bottom - EDGE_INSET
        edges = {Edge.TOP: top, Edge.BOTTOM: bottom}
        return {
            each.path: (self.x(each.date), edges[each.edge] if each.edge else self.y(each.flop))
            for each in self.scene.points
        }


def y_scale(scene: Scene, size: Size) -> Scale:
    """Return the vertical scale of a scene at a size, on which all compute has its place."""
    top, bottom = size.plot.top, size.plot.bottom
    if scene.view.is_linear:
        return _linear_scale(scene, top=top, bottom=bottom)
    if scene.is_turned:
        top, bottom = bottom, top
    return LogScale(low=scene.low, high=scene.high, top=top, bottom=bottom)


def _linear_scale(scene: Scene, *, top: float, bottom: float) -> LinearScale:
    baseline, sign = scene.leaderboard.baseline, -1 if scene.is_turned else 1
    base = baseline.amount.value if baseline and scene.view.is_factor else 1.0
    high = max((each.flop / base) ** sign for each in scene.points if each.edge is None)
    return LinearScale(base=base, sign=sign, high=high * HEADROOM, top=top, bottom=bottom)


def names_beside(scene: Scene, size: Size) -> dict[Reference, float]:
    """Return the reference trends that end at the right of the plot, each with the height of its end."""
    if not size.has_margin:
        return {}
    scale, plot = y_scale(scene, size), size.plot
    ends = {each: scale.at(scene.reference_exponent(each, scene.end)) for each in scene.references}
    return {each: y for each, y in ends.items() if plot.top <= y <= plot.bottom}


def _room_beside(scene: Scene, size: Size) -> float:
    named = [text_width(wording.reference_name(each)) for each in names_beside(scene, size)]
    if not named:
        return 0.0
    has_ticks = scene.view is COMPUTE_LOG
    factors = _factors(scene, most=MOST_TICKS[size.is_narrow]) if has_ticks else []
    ticks = [text_width(text) for _, text in factors]
    return MARGIN_LEAD + max(named) + MARGIN_GAP + max(ticks, default=0.0)


def render_axes(canvas: Canvas, *, has_factors: bool = True, has_full_title: bool = False) -> Markup:
    """Return grid, ticks and axis titles, hidden from screen readers; a full title says what is counted."""
    units = canvas.scene.leaderboard.track.units
    if canvas.scene.view.is_factor:
        return element("g", _factors_left(canvas), _time_axis(canvas), class_="axes", aria_hidden="true")
    groups = [_unit_group(canvas, unit, has_full_title=has_full_title) for unit in units]
    factors = [_factor_axis(canvas)] if has_factors and not canvas.scene.view.is_linear else []
    return element("g", *groups, _time_axis(canvas), *factors, class_="axes", aria_hidden="true")


def unit_attributes(canvas: Canvas, unit: str) -> dict[str, str | None]:
    """Return what shows a unit's part, and hides it where another unit is shown first."""
    units = canvas.scene.leaderboard.track.units
    if len(units) == 1:
        return {}
    return {"class_": f"u-{UNIT_KEYS[unit]}", "display": None if unit == units[0] else "none"}


def _unit_group(canvas: Canvas, unit: str, *, has_full_title: bool) -> Markup:
    size = canvas.size
    title = wording.compute_title(unit, canvas.scene.view, is_narrow=size.is_narrow)
    if has_full_title:
        title = wording.full_compute_title(canvas.scene.leaderboard, unit)
    ticks = left_ticks(size.plot, _compute_ticks(canvas, canvas.scene.leaderboard.resource.scales[unit]))
    return element("g", left_title(title), ticks, **unit_attributes(canvas, unit))


def _compute_ticks(canvas: Canvas, unit: float) -> list[tuple[float, str]]:
    y, is_narrow = canvas.y, canvas.size.is_narrow
    if isinstance(y, LogScale):
        return [(y(value), text) for value, text in log_ticks(y, unit=unit, is_narrow=is_narrow)]
    values = linear_ticks(0.0, y.high / unit, most=MOST_TICKS[is_narrow])
    return [(y.of(value * unit), tick_text(value)) for value, _ in values]


def _factors_left(canvas: Canvas) -> Markup:
    """Return the axis of factors where these are what the chart counts."""
    scene, size, y = canvas.scene, canvas.size, canvas.y
    if isinstance(y, LinearScale):
        values = linear_ticks(0.0, y.high, most=MOST_TICKS[size.is_narrow])
        ticks = [(y.of(value), f"{tick_text(value)}×") for value, _ in values]
    else:
        ticks = [(y(_flop_of(scene, factor)), text) for factor, text in _factors(scene, most=MOST_LEFT)]
    title = wording.factor_title(scene.leaderboard, is_narrow=size.is_narrow)
    title = title if size.is_narrow else f"{title}, {scene.view.scale}"
    return element("g", left_title(title), left_ticks(size.plot, ticks), class_="factor-axis")


def _flop_of(scene: Scene, factor: float) -> float:
    """Return the compute at which a factor of the baseline is had."""
    baseline = scene.leaderboard.baseline
    own = 1.0 if baseline is None else baseline.amount.value
    return own * factor if scene.grows else own / factor


def _time_axis(canvas: Canvas) -> Markup:
    plot = canvas.size.plot
    days = time_ticks(canvas.x, gap=canvas.size.tick_gap)
    ticks = bottom_ticks(plot, ((canvas.x(day), text) for day, text in days), drop=DROP)
    return element("g", bottom_line(plot), ticks, class_="time-axis")


def _factor_axis(canvas: Canvas) -> Markup:
    board, size = canvas.scene.leaderboard, canvas.size
    if board.baseline is None:
        return element("g", class_="factor-axis")
    ticks = (
        _factor_tick(size, canvas.y(_flop_of(canvas.scene, factor)), text)
        for factor, text in _factors(canvas.scene, most=MOST_TICKS[size.is_narrow])
    )
    title = right_title(wording.factor_title(board, is_narrow=size.is_narrow), size)
    return element("g", title, *ticks, class_="factor-axis")


def _factors(scene: Scene, *, most: int) -> list[tuple[float, str]]:
    baseline = scene.leaderboard.baseline
    if baseline is None:
        return []
    own = baseline.amount.value
    ends = (scene.low / own, scene.high / own) if scene.grows else (1.0, max(1.0, own / scene.low))
    return factor_ticks(*ends, most=most)


def _factor_tick(size: Size, y: float, text: str) -> Markup:
    """Return a tick at the right: beside the plot, or at the very end where names stand between."""
    beside = size.plot.right + LEFT_GAP
    x = size.width if beside + text_width(text) > size.width or size.has_margin else beside
    anchor = "end" if x == size.width else ""
    return text_at(fixed(x), fixed(y + HALF_LETTER), text, kind="tick", anchor=anchor)
