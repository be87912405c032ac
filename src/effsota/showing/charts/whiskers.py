"""The chart of a record's estimates: each with its tolerance on one axis, and the record before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.charts.axes import HALF_LETTER, bottom_grid, right_title, spaced
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import LogScale, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import as_markup, fixed, line, text_at, together, words
from effsota.showing.charts.ticks import log_ticks
from effsota.text import cut
from effsota.units import UNITS, Dimension

if TYPE_CHECKING:
    from markupsafe import Markup

ROW, TOP, BOTTOM = 34.0, 26.0, 30.0
DROP = 20  # px from the rows to the ticks
SHAPES = {"wide": (1072.0, 330.0, 44), "narrow": (340.0, 12.0, 42)}  # width, left, letters of a name
GAP = 9.0  # px between a tolerance and its value
ROOM = 1.6  # how far the axis reaches before what is drawn
TITLE = "Compute by each estimate, with its tolerance"


class Estimated(Frozen):
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
    values = [[figures.compute_text(each.flop, unit) for unit in units] for each in estimates]
    opened = [_opening(unit, units) for unit in units]
    rows = _Rows(
        estimates=estimates,
        values=[list(map(words, each)) for each in values],
        widest=max(text_width(value) for each in values for value in each),
        units=units,
        opened=opened,
    )
    description = " ".join(f"{_text(each, units[0])}." for each in estimates)
    return together([_render(rows, f"{chart_id}-{name}", name, description) for name in SHAPES])


def _opening(unit: str, units: Sequence[str]) -> str:
    """Return the attributes that show a unit's part, and hide it where another unit is shown first."""
    if len(units) == 1:
        return ""
    return f' class="u-{figures.UNIT_KEYS[unit]}"' + ("" if unit == units[0] else ' display="none"')


class _Rows(NamedTuple):
    """What is the same at every size: estimates, the values of each by unit, what opens a unit's parts.

    The `widest` of the values takes so many px.
    """

    estimates: Sequence[Estimated]
    values: Sequence[Sequence[Markup]]
    widest: float
    units: Sequence[str]
    opened: Sequence[str]


def _render(rows: _Rows, prefix: str, name: str, description: str) -> Markup:
    width, left, letters = SHAPES[name]
    is_narrow, estimates = left < 100, rows.estimates
    row = ROW + 14 * is_narrow
    right = GAP + rows.widest  # behind a whisker
    size = Size(
        name=name, width=width, height=TOP + row * len(estimates) + BOTTOM, left=left, right=right,
        tick_gap=40, most_letters=letters, is_narrow=is_narrow, top=TOP, bottom=BOTTOM,
    )  # fmt: skip
    ends = [end for each in estimates for end in (each.low, each.high)]
    low, high = min(ends) / ROOM, max(ends)
    scale = LogScale(low=low, high=high, top=size.plot.right, bottom=size.plot.left)
    drawn = [_row(size, scale, rows, order, row) for order in range(len(estimates))]
    return chart_svg(
        together([*_axes(size, scale, rows), *drawn]),
        size=size,
        prefix=prefix,
        title=TITLE,
        description=description,
    )


def _text(each: Estimated, unit: str) -> str:
    ends = figures.compute_interval(each.low, each.high, unit)
    return f"{each.name}: {figures.compute_text(each.flop, unit)}, tolerance {ends}"


def _axes(size: Size, scale: LogScale, rows: _Rows) -> Iterator[Markup]:
    for unit, opened in zip(rows.units, rows.opened, strict=True):
        values = log_ticks(scale, unit=UNITS[Dimension.COMPUTE][unit], is_narrow=size.is_narrow)
        ticks = spaced(((scale(value), text) for value, text in values), gap=10, right=size.width)
        parts = [right_title(f"{unit}, log scale", size), bottom_grid(size.plot, ticks, drop=DROP)]
        yield as_markup(f'<g aria-hidden="true"{opened}>{together(parts)}</g>')


def _row(size: Size, scale: LogScale, rows: _Rows, order: int, row: float) -> Markup:
    each, top = rows.estimates[order], TOP + order * row
    y = top + row - 14 if size.is_narrow else top + row / 2
    x, name_y, anchor = size.plot.left - 14, y + HALF_LETTER, "end"
    if size.is_narrow:
        x, name_y, anchor = size.plot.left, top + 18, "start"
    name = cut(each.name, size.most_letters)
    label = text_at(fixed(x), fixed(name_y), name, kind="label plain", anchor=anchor)
    kind = "hollow" if each.is_other else "frontier" if each.is_main else "grown frontier"
    values = zip(rows.opened, rows.values[order], strict=True)
    return as_markup(f'<g class="point {kind}">{label}{_marks(scale, each, values, y)}</g>')


def _marks(scale: LogScale, each: Estimated, values: Iterable[tuple[str, Markup]], y: float) -> str:
    after, at = scale(each.high), fixed(y)
    kind = "arrow" if each.is_other else "whisker"
    x, below = fixed(after + GAP), fixed(y + HALF_LETTER)
    text = f'<text class="label plain" x="{x}" y="{below}">'
    texts = [f"<g{opened}>{text}{value}</text></g>" for opened, value in values]
    whisker = line(kind, fixed(scale(each.low)), fixed(after), at, at)
    dot = f'<circle class="mark" cx="{fixed(scale(each.flop))}" cy="{at}" r="5"/>'
    return f"{whisker}{dot}{''.join(texts)}"
