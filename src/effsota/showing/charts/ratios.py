"""The chart of cross-checks: one method divided by another, for every record that has both."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.axes import bottom_grid, left_ticks, left_title, right_title, spaced
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import SIZES, Box, LogScale, Size
from effsota.showing.charts.labels import MOST_LABELS, text_width
from effsota.showing.charts.markup import element, words
from effsota.showing.charts.places import Places
from effsota.showing.charts.ticks import factor_ticks, log_ticks
from effsota.text import brief, cut

DROP = 22  # px from the plot down to the ticks
LEAST_FACTOR = 3.0
BANDS = (1.5, 3.0)


class Ratio(Frozen):
    """A record's compute in FLOP by one method, and how many times that of another it is."""

    name: str
    flop: float
    ratio: float
    href: str | None = None

    @property
    def text(self) -> str:
        """The record with its ratio in words."""
        return f"{cut(self.name, 120)}: {figures.factor_text(self.ratio)}"


class _Scales(Frozen):
    size: Size
    x: LogScale
    y: LogScale


def render_ratios(
    ratios: Sequence[Ratio], *, chart_id: str, y_name: str, sizes: Sequence[Size] = SIZES
) -> Markup:
    """Return ratios of two methods against compute as inline SVG, once for each size."""
    return Markup("").join(_render(_frame(ratios, size), ratios, chart_id, y_name) for size in sizes)


def _frame(ratios: Sequence[Ratio], size: Size) -> _Scales:
    flop = [each.flop for each in ratios] or [1e17]
    reach = max([LEAST_FACTOR, *(max(each.ratio, 1 / each.ratio) for each in ratios)]) * 1.3
    plot = size.plot
    x = LogScale(low=min(flop) / 3, high=max(flop) * 3, top=plot.right, bottom=plot.left)
    return _Scales(size=size, x=x, y=LogScale(low=1 / reach, high=reach, top=plot.top, bottom=plot.bottom))


def _render(frame: _Scales, ratios: Sequence[Ratio], chart_id: str, y_name: str) -> Markup:
    inside = [sum(max(each.ratio, 1 / each.ratio) <= band for each in ratios) for band in BANDS]
    parts = [
        _bands(frame),
        _axes(frame, y_name),
        *(_point(frame, each) for each in ratios),
        _labels(frame, ratios),
    ]
    return chart_svg(
        Markup("").join(parts),
        size=frame.size,
        prefix=f"{chart_id}-{frame.size.name}",
        title=f"{y_name}, for {figures.count_text(len(ratios), 'record')}",
        description=f"{inside[0]} of {len(ratios)} agree within 1.5×, {inside[1]} within 3×.",
        is_interactive=any(each.href for each in ratios),
    )


def _bands(frame: _Scales) -> Markup:
    plot = frame.size.plot
    rects = [
        element(
            "rect",
            class_="band",
            x=plot.left,
            y=frame.y(band),
            width=plot.width,
            height=frame.y(1 / band) - frame.y(band),
        )
        for band in reversed(BANDS)
    ]
    return element("g", *rects, class_="bands", aria_hidden="true")


def _axes(frame: _Scales, y_name: str) -> Markup:
    plot, size = frame.size.plot, frame.size
    one = frame.y(1)
    factors = ((frame.y(factor), text) for factor, text in factor_ticks(frame.y.low, frame.y.high, most=7))
    flops = ((frame.x(flop), text) for flop, text in log_ticks(frame.x, unit=1.0, is_narrow=True))
    return element(
        "g",
        left_title(cut(y_name, size.most_letters + 14)),
        element("line", class_="target", x1=plot.left, x2=plot.right, y1=one, y2=one),
        left_ticks(plot, factors, has_grid=False),
        bottom_grid(plot, spaced(flops, gap=8), drop=DROP),
        right_title("FLOP", size),
        class_="axes",
        aria_hidden="true",
    )


def _point(frame: _Scales, each: Ratio) -> Markup:
    x, y = frame.x(each.flop), frame.y(each.ratio)
    dot = element("circle", class_="mark", cx=x, cy=y, r=5)
    if each.href is None:
        return element("g", dot, class_="point frontier")
    hit = element("circle", class_="hit", cx=x, cy=y, r=14, fill_opacity=0)
    return element("a", hit, dot, class_="point frontier", href=each.href, aria_label=each.text)


def _labels(frame: _Scales, ratios: Sequence[Ratio]) -> Markup:
    plot, size = frame.size.plot, frame.size
    centres = [(frame.x(each.flop), frame.y(each.ratio)) for each in ratios]
    marks = [Box(left=x - 6, top=y - 6, right=x + 6, bottom=y + 6) for x, y in centres]
    within = Box(left=plot.left + 2, top=plot.top, right=size.width - 2, bottom=plot.bottom - 2)
    places, parts = Places(within, marks=marks), []
    far = sorted(zip(ratios, centres, strict=True), key=lambda pair: -abs(math.log(pair[0].ratio)))
    for each, (x, y) in far[:MOST_LABELS]:
        name = brief(each.name, size.most_letters)
        spot = places.take(SpotsAround(x, y, text_width(name)), most_cost=12)
        if spot is not None:
            parts.append(
                element("text", words(name), class_="label", x=spot.x, y=spot.y, text_anchor=spot.anchor)
            )
    return element("g", *parts, class_="labels", aria_hidden="true")
