"""The chart of boards beside each other: how many times less, by years since each one's baseline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, zip_longest

from markupsafe import Markup

from effsota.frozen import Frozen
from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.axes import bottom_line, bottom_ticks, left_ticks, left_title, right_title
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import Box, Edges, LogScale, Size
from effsota.showing.charts.labels import NEAR_END, spots_near_end, text_width
from effsota.showing.charts.markup import element, fixed, stroke, words
from effsota.showing.charts.owners import stays_with
from effsota.showing.charts.places import Obstacles, Places, take_with_leader
from effsota.showing.charts.scene import Reference
from effsota.showing.charts.style import MOST_SERIES
from effsota.showing.charts.ticks import MOST_TICKS, factor_ticks, linear_ticks
from effsota.text import cut

TITLE = "Reduction since the baseline, log scale"
X_TITLE = "years since the baseline"
LINE_COST = 14.0  # of a label across a line
DROP = 22  # px from the plot down to the years
COMPARE_SIZES = (
    Size(name="wide", width=1072, height=420, left=58, right=40, tick_gap=90, most_letters=34),
    Size(
        name="narrow", width=340, height=340, left=44, right=18, tick_gap=60, most_letters=16, is_narrow=True
    ),
)
Pair = tuple[float, float]


class Staircase(Frozen):
    """A board's frontier: pairs of years since its baseline and the reduction factor; what a reader is told.

    `factor` is the last one, in its known digits. One that `is_thin` rests on two records.
    """

    name: str
    steps: Sequence[Pair]
    factor: str
    text: str
    href: str | None = None
    is_thin: bool = False


class _Plane(Frozen):
    size: Size
    years: float
    y: LogScale

    def at(self, pair: Pair) -> Pair:
        plot = self.size.plot
        return plot.left + pair[0] / self.years * plot.width, self.y(pair[1])


def render_comparison(
    series: Sequence[Staircase],
    *,
    chart_id: str,
    references: Sequence[Reference] = (),
    first: int | None = None,
    sizes: Sequence[Size] = COMPARE_SIZES,
) -> Markup:
    """Return boards on one chart as inline SVG, once for each size; each is of two parts that can be hidden.

    The `first` of them are what is seen before anyone chooses: their names make way for no others.
    """
    return Markup("").join(_render(series, references, chart_id, first, size) for size in sizes)


def _render(
    series: Sequence[Staircase],
    references: Sequence[Reference],
    chart_id: str,
    first: int | None,
    size: Size,
) -> Markup:
    return chart_svg(
        render_lines(series, references, size, first=first),
        size=size,
        prefix=f"{chart_id}-{size.name}",
        title=f"{TITLE}, by years since the baseline",
        description=" ".join(f"{cut(each.name, 120)}: {each.text}." for each in series),
        is_interactive=any(each.href for each in series),
    )


def render_lines(
    series: Sequence[Staircase], references: Sequence[Reference], size: Size, *, first: int | None = None
) -> Markup:
    """Return what is inside the frame: axes, reference trends, each board's line, each one's name."""
    shown = series[:MOST_SERIES]
    plane = _plane(shown, size)
    places = _places(plane, shown[:first])
    labels, taken = _labels(plane, shown[:first], places)
    if len(labels) < len(shown):
        labels += _labels(plane, shown[len(labels) :], _places(plane, shown, taken))[0]
    drawn = (map(partial(_line, plane), shown), (element("g", label) for label in labels))
    layers = [element("g", *each, class_="series") for each in drawn]  # no line crosses a name
    return Markup("").join([_axes(plane), _references(plane, references, places), *layers])


def _plane(series: Sequence[Staircase], size: Size) -> _Plane:
    pairs = [pair for each in series for pair in each.steps]
    years = max([1.0, *(pair[0] for pair in pairs)]) * 1.04
    factors = [1.0, 2.0, *(pair[1] for pair in pairs)]
    plot = size.plot
    y = LogScale(low=min(factors) / 1.15, high=max(factors) * 1.6, top=plot.top, bottom=plot.bottom)
    return _Plane(size=size, years=years, y=y)


def _axes(plane: _Plane) -> Markup:
    plot, size = plane.size.plot, plane.size
    factors = factor_ticks(plane.y.low, plane.y.high, most=MOST_TICKS[size.is_narrow])
    years = linear_ticks(0.0, plane.years, most=max(2, int(plot.width / size.tick_gap)))
    return element(
        "g",
        left_title("reduction, log" if size.is_narrow else TITLE),
        right_title(X_TITLE, size),
        bottom_line(plot),
        left_ticks(plot, ((plane.y(factor), text) for factor, text in factors)),
        bottom_ticks(
            plot, ((plane.at((at, 1.0))[0], text) for at, text in years), drop=DROP, right=size.width
        ),
        class_="axes",
        aria_hidden="true",
    )


def _references(plane: _Plane, references: Sequence[Reference], places: Places) -> Markup:
    """Return the reference trends, each with its name along it, near its end, where that covers no line."""
    lines = {each: _reference_line(plane, each) for each in references}
    parts = []
    for reference, line in lines.items():
        parts.append(stroke("reference-line", line))
        name = cut(reference.name, 24)
        strangers = [other for each, other in lines.items() if each is not reference]
        spots = spots_near_end(line[0], line[1], text_width(name))
        fits = partial(stays_with, line=line, strangers=strangers)
        spot = places.take(spots, fits=fits, most_cost=NEAR_END, least_cost=LINE_COST)
        if spot is not None:
            turn = f"rotate({fixed(spot.turn)} {fixed(spot.x)} {fixed(spot.y)})"
            parts.append(
                element(
                    "text", words(name), class_="reference-label", x=spot.x, y=spot.y,
                    text_anchor=spot.anchor, transform=turn,
                )
            )  # fmt: skip
    return element("g", *parts, class_="refs", aria_hidden="true")


def _reference_line(plane: _Plane, reference: Reference) -> list[Pair]:
    """Return the two ends of a reference trend, from the corner to the edge of the plot."""
    doubling = reference.doubling_months / 12
    end = min(plane.years, math.log2(plane.y.high) * doubling)
    return [plane.at((0.0, 1.0)), plane.at((end, 2 ** (end / doubling)))]


def _places(plane: _Plane, series: Sequence[Staircase], taken: Sequence[Edges] = ()) -> Places:
    """Return the room for names: the marks at the ends of lines are taken, and a line costs who covers it."""
    plot, size = plane.size.plot, plane.size
    ends = [plane.at(each.steps[-1]) for each in series]
    lines = [
        Obstacles(_boxes([plane.at(pair) for pair in _corners(each.steps)]), LINE_COST) for each in series
    ]
    marks = [Box(x - 6, y - 6, x + 6, y + 6) for x, y in ends]
    within = Box(plot.left + 2, plot.top - 4, size.width - 2, plot.bottom - 2)
    return Places(within, marks=[*marks, *taken], obstacles=lines)


def _labels(plane: _Plane, series: Sequence[Staircase], places: Places) -> tuple[list[Markup], list[Edges]]:
    """Return each board's name at the end of its line, nothing where those before it left no room.

    The boxes are what the names take.
    """
    size, found, taken = plane.size, [Markup("")] * len(series), list[Edges]()
    ends = [plane.at(each.steps[-1]) for each in series]
    for at, each in enumerate(series):
        text = f"{cut(each.name, size.most_letters)} {each.factor}"
        spots = SpotsAround(*ends[at], text_width(text, is_bold=True))
        rivals = partial(_others, ends, ends[at])
        spot, leader = take_with_leader(places, ends[at], spots, rivals=rivals)
        if spot is None:
            continue
        taken.append(spot.box)
        anchor = None if spot.anchor == "start" else spot.anchor
        name = element("tspan", words(text), class_="name")
        found[at] = element("text", name, class_="label frontier", x=spot.x, y=spot.y, text_anchor=anchor)
        if leader:
            found[at] += stroke("leader", leader)
    return found, taken


def _others(ends: Sequence[Pair], own: Pair) -> list[Pair]:
    return [end for end in ends if end != own]


def _line(plane: _Plane, each: Staircase) -> Markup:
    corners = [plane.at(pair) for pair in _corners(each.steps)]
    x, y = corners[-1]
    parts = [
        stroke("frontier-line", corners),
        element("circle", class_="mark", cx=x, cy=y, r=4.5),
    ]
    classes = "point frontier" + " open" * each.is_thin
    if each.href is None:
        return element("g", *parts, class_=classes)
    hit = element("circle", class_="hit", cx=x, cy=y)
    name = f"{cut(each.name, 120)}: {each.text}"
    return element("a", hit, *parts, class_=classes, href=each.href, aria_label=name)


def _corners(steps: Sequence[Pair]) -> list[Pair]:
    """Return the corners of a staircase: across at the old level, then to the new one."""
    between = [(after[0], before[1]) for before, after in pairwise(steps)]
    return [corner for pair in zip_longest(steps, between) for corner in pair if corner is not None]


def _boxes(line: Sequence[Pair]) -> list[Box]:
    """Return the boxes around the pieces of a staircase."""
    ends = [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(line)]
    return [Box(left - 1, top - 1, right + 1, bottom + 1) for left, top, right, bottom in ends]
