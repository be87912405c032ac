"""The chart of the steps that led to a record: a bar from what was reached before each to what was after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from effsota.frozen import Frozen
from effsota.showing.charts.axes import (
    HALF_LETTER,
    bottom_line,
    bottom_ticks,
    left_ticks,
    left_title,
    right_title,
    spaced,
)
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import Box, LogScale, Size
from effsota.showing.charts.labels import Spot, text_box, text_width
from effsota.showing.charts.markup import element, path, words
from effsota.showing.charts.places import Obstacles, Places
from effsota.showing.charts.ticks import MOST_TICKS, factor_ticks, linear_ticks
from effsota.text import cut

STEP_SIZES = (
    Size(name="wide", width=1072, height=400, left=52, right=14, tick_gap=60, most_letters=34),
    Size(name="middle", width=620, height=360, left=50, right=12, tick_gap=56, most_letters=26),
    Size(
        name="narrow", width=340, height=300, left=44, right=10, tick_gap=50, most_letters=20, is_narrow=True
    ),
)
DROP, HEADROOM = 22, 1.12
FEWEST_TICKS = 3
MOST_NAMED = {True: 3, False: 6}
BAR_SHARE, LEAST_HIGH, WIDEST = 0.78, 2.0, 46.0


class StepBar(NamedTuple):
    """A step from one factor to another, of a record with name and year; `crosses` is what lies before it."""

    name: str
    year: str
    before: float
    after: float
    crosses: str = ""


class Waterfall(Frozen):
    """The steps of a way by order, the name of what they gained, and both said in words."""

    title: str
    description: str
    factor_name: str
    bars: tuple[StepBar, ...]


class _Drawn(NamedTuple):
    bar: StepBar
    box: Box


def render_waterfall(view: Waterfall, *, chart_id: str, sizes: Sequence[Size] = STEP_SIZES) -> Markup:
    """Return the steps as inline SVG, once for each size."""
    return Markup("").join(_render(view, chart_id, size) for size in sizes)


def _render(view: Waterfall, chart_id: str, size: Size) -> Markup:
    scale, plot = _scale(view.bars, size), size.plot
    drawn = tuple(_place(view.bars, scale, plot))
    parts = [
        _axes(view, drawn, scale, size),
        *(_lead(first, second) for first, second in pairwise(drawn)),
        *map(_bar, drawn),
        *_boundaries(drawn, size),
        *_names(drawn, size),
    ]
    return chart_svg(
        Markup("").join(parts),
        size=size,
        prefix=f"{chart_id}-{size.name}",
        title=cut(view.title, 120),
        description=view.description,
    )


def _scale(bars: Sequence[StepBar], size: Size) -> LogScale:
    ends = [end for bar in bars for end in (bar.before, bar.after)]
    low, high = min(1.0, *ends), max(ends) * HEADROOM
    return LogScale(low=low, high=high, top=size.plot.top, bottom=size.plot.bottom)


def _place(bars: Sequence[StepBar], scale: LogScale, plot: Box) -> Iterator[_Drawn]:
    step = plot.width / len(bars)
    width = min(step * BAR_SHARE, WIDEST)
    for at, bar in enumerate(bars):
        middle = plot.left + (at + 0.5) * step
        top, bottom = sorted((scale(bar.before), scale(bar.after)))
        top = min(top, bottom - (LEAST_HIGH if bar.after != bar.before else 0))
        yield _Drawn(bar, Box(middle - width / 2, top, middle + width / 2, bottom))


def _axes(view: Waterfall, drawn: Sequence[_Drawn], scale: LogScale, size: Size) -> Markup:
    factors = _factors(scale, most=MOST_TICKS[size.is_narrow])
    begins = [each for first, each in zip((None, *drawn), drawn, strict=False) if _begins_year(first, each)]
    years = ((each.box.left + each.box.width / 2, each.bar.year) for each in begins)
    return element(
        "g",
        left_title(f"{view.factor_name}, log scale"),
        left_ticks(size.plot, ((scale(value), text) for value, text in factors)),
        bottom_line(size.plot),
        bottom_ticks(size.plot, spaced(years, gap=8), drop=DROP, right=size.width),
        right_title("steps, in order", size),
        class_="axes",
        aria_hidden="true",
    )


def _factors(scale: LogScale, *, most: int) -> list[tuple[float, str]]:
    """Return the ticks of the factors: those that people count in, or evenly spaced ones in a short range."""
    ticks = factor_ticks(scale.low, scale.high, most=most)
    if len(ticks) >= FEWEST_TICKS:
        return ticks
    return [(value, f"{text}×") for value, text in linear_ticks(scale.low, scale.high, most=most)]


def _begins_year(before: _Drawn | None, each: _Drawn) -> bool:
    return before is None or before.bar.year != each.bar.year


def _lead(first: _Drawn, second: _Drawn) -> Markup:
    """Return the line from what a step reached to where the next one begins."""
    y = first.box.top if first.bar.after >= first.bar.before else first.box.bottom
    return element("line", class_="leader", x1=first.box.right, x2=second.box.left, y1=y, y2=y)


def _bar(drawn: _Drawn) -> Markup:
    """Return the bar of a step: filled where it gained, hollow where it lost, a line where it did neither."""
    box, bar = drawn.box, drawn.bar
    if bar.after == bar.before:
        return element("line", class_="axis", x1=box.left, x2=box.right, y1=box.bottom, y2=box.bottom)
    rect = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    if bar.after > bar.before:
        return element("rect", class_="accent", **rect)
    return element("g", element("rect", class_="mark", **rect), class_="point hollow")


def _boundaries(drawn: Sequence[_Drawn], size: Size) -> Iterator[Markup]:
    """Yield a line before each step that crosses a change of what is compared, with what changed."""
    gap = size.plot.width / len(drawn)
    for each in drawn:
        if each.bar.crosses:
            x = each.box.left + each.box.width / 2 - gap / 2
            line = path([(x, size.plot.top), (x, size.plot.bottom)])
            text = words(cut(each.bar.crosses, size.most_letters))
            is_late = x > size.plot.left + size.plot.width / 2
            yield element("path", class_="target", d=line, fill="none")
            yield element(
                "text",
                element("tspan", text, class_="name"),
                class_="remark",
                x=x - 6 if is_late else x + 6,
                y=size.plot.bottom - 8,
                text_anchor="end" if is_late else None,
            )


def _names(drawn: Sequence[_Drawn], size: Size) -> Iterator[Markup]:
    """Yield the names of the steps that gained most, where there is room for them."""
    within = Box(
        left=size.plot.left + 2, top=size.plot.top - 4, right=size.width - 2, bottom=size.plot.bottom - 4
    )
    places = Places(within, obstacles=[Obstacles([each.box for each in drawn], cost=3)])
    most = sorted(drawn, key=lambda each: each.bar.before / each.bar.after)[: MOST_NAMED[size.is_narrow]]
    for each in most:
        text = cut(each.bar.name, size.most_letters)
        y = (each.box.top + each.box.bottom) / 2
        spot = places.take(_beside(each.box, y, text_width(text, is_bold=True)))
        if spot is not None and each.bar.after > each.bar.before:
            name = element("tspan", words(text), class_="name")
            anchor = None if spot.anchor == "start" else spot.anchor
            yield element("text", name, class_="label frontier", x=spot.x, y=spot.y, text_anchor=anchor)


def _beside(box: Box, y: float, width: float) -> Iterator[Spot]:
    """Yield the places of a name at the height of a bar: to its right, to its left, then a little off."""
    for off in (0.0, 9.0, -9.0, 18.0, -18.0):
        for x, anchor in ((box.right + 6, "start"), (box.left - 6, "end")):
            at = y + off + HALF_LETTER
            yield Spot(x, at, anchor, 0.0, text_box(x, at, width, anchor))
