"""The chart of a record's estimates: each with its tolerance on one axis, and the record before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from effsota import figures
from effsota.showing.charts.axes import HALF_LETTER, bottom_grid, right_title, spaced
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import LogScale, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, words
from effsota.showing.charts.ticks import log_ticks
from effsota.text import cut
from effsota.units import UNITS, Dimension

ROW, TOP, BOTTOM = 34.0, 26.0, 30.0
DROP, INDENT = 20, 8.0  # px from the rows to the ticks, and of a name above its row
SHAPES = {"wide": (1072.0, 330.0, 44), "narrow": (340.0, 12.0, 42)}  # width, left, letters of a name
GAP = 9.0  # px between a tolerance and its value
ROOM = 1.6  # how far the axis reaches before what is drawn
TITLE = "Compute by each estimate, with its tolerance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """An estimate in FLOP with the ends of its tolerance.

    One that `is_main` is what the board shows; one that `is_other` is of another record.
    """

    name: str
    flop: float
    low: float
    high: float
    is_main: bool = False
    is_other: bool = False


def render_estimates(estimates: Sequence[Estimated], *, units: Sequence[str], chart_id: str) -> Markup:
    """Return estimates below each other as inline SVG, once for each size."""
    return Markup("").join(_render(estimates, units, chart_id, name) for name in SHAPES)


def _render(estimates: Sequence[Estimated], units: Sequence[str], chart_id: str, name: str) -> Markup:
    width, left, letters = SHAPES[name]
    is_narrow = left < 100
    row = ROW + 14 * is_narrow
    values = (figures.compute_text(each.flop, unit) for each in estimates for unit in units)
    right = GAP + max(map(text_width, values))  # what stands behind the longest whisker
    size = Size(
        name=name, width=width, height=TOP + row * len(estimates) + BOTTOM, left=left, right=right,
        tick_gap=40, most_letters=letters, is_narrow=is_narrow, top=TOP, bottom=BOTTOM,
    )  # fmt: skip
    ends = [end for each in estimates for end in (each.low, each.high)]
    low, high = min(ends) / ROOM, max(ends)
    scale = LogScale(low=low, high=high, top=size.plot.right, bottom=size.plot.left)
    rows = [_row(size, scale, each, units, TOP + order * row, row) for order, each in enumerate(estimates)]
    return chart_svg(
        Markup("").join([*_axes(size, scale, units), *rows]),
        size=size,
        prefix=f"{chart_id}-{name}",
        title=TITLE,
        description=" ".join(f"{_text(each, units[0])}." for each in estimates),
    )


def _text(each: Estimated, unit: str) -> str:
    ends = figures.compute_interval(each.low, each.high, unit)
    return f"{each.name}: {figures.compute_text(each.flop, unit)}, tolerance {ends}"


def _axes(size: Size, scale: LogScale, units: Sequence[str]) -> Iterator[Markup]:
    for unit in units:
        values = log_ticks(scale, unit=UNITS[Dimension.COMPUTE][unit], is_narrow=size.is_narrow)
        ticks = spaced(((scale(value), text) for value, text in values), gap=10, right=size.width)
        parts = [right_title(f"{unit}, log scale", size), *bottom_grid(size.plot, ticks, drop=DROP)]
        yield element("g", *parts, aria_hidden="true", **_of_unit(unit, units))


def _of_unit(unit: str, units: Sequence[str]) -> dict[str, str | None]:
    """Return what shows a unit's part, and hides it where another unit is shown first."""
    if len(units) == 1:
        return {}
    return {"class_": f"u-{figures.UNIT_KEYS[unit]}", "display": None if unit == units[0] else "none"}


def _row(  # noqa: PLR0913, PLR0917  # each is one part of a row
    size: Size, scale: LogScale, each: Estimated, units: Sequence[str], top: float, row: float
) -> Markup:
    y = top + row - 14 if size.is_narrow else top + row / 2
    x, name_y = (size.plot.left, top + 18) if size.is_narrow else (size.plot.left - 14, y + HALF_LETTER)
    name = element(
        "text", words(cut(each.name, size.most_letters)), class_="label plain", x=x, y=name_y,
        text_anchor="start" if size.is_narrow else "end",
    )  # fmt: skip
    kind = "hollow" if each.is_other else "frontier" if each.is_main else "grown frontier"
    return element("g", name, *_marks(scale, each, units, y), class_=f"point {kind}")


def _marks(scale: LogScale, each: Estimated, units: Sequence[str], y: float) -> Iterator[Markup]:
    before, after = scale(each.low), scale(each.high)
    kind = "arrow" if each.is_other else "whisker"
    yield element("line", class_=kind, x1=before, x2=after, y1=y, y2=y)
    yield element("circle", class_="mark", cx=scale(each.flop), cy=y, r=5)
    for unit in units:
        text = figures.compute_text(each.flop, unit)
        label = element("text", words(text), class_="label plain", x=after + GAP, y=y + HALF_LETTER)
        yield element("g", label, **_of_unit(unit, units))
