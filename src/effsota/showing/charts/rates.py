"""The chart of doubling times: a dot with its interval for each trend, against the reference trends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.charts.axes import HALF_LETTER, bottom_grid, spaced
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import Size
from effsota.showing.charts.labels import Spot, text_box, text_width
from effsota.showing.charts.markup import element, fixed, path, stroke, words
from effsota.showing.charts.places import Places
from effsota.showing.charts.scene import Reference
from effsota.text import cut

TITLE = "Doubling times: how long until it has doubled, with 95% intervals"
ROW, HEAD, FOOT = 34.0, 40.0, 34.0
MARK, GAP = 5.0, 4.0  # px: a mark's reach, and from it to its value
DROP = 20  # px from the rows down to the ticks
WIDE_AND_NARROW = ("wide", "narrow")
COLUMNS = {"wide": (1072.0, 326.0, 46), "middle": (620.0, 220.0, 28), "narrow": (340.0, 12.0, 46)}
TICKS = (0.1, 0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 120, 240, 480, 1200)


class Rate(Frozen):
    """A trend's doubling time in months; `low` and `high` are None without an interval, inf unbounded.

    `text` is the rate in words, `value` as it stands beside its dot; one that others print `is_hollow`,
    one that `is_thin` rests on two records, one that `grows` is of compute and not of efficiency.
    """

    name: str
    months: float
    text: str
    value: str = ""
    low: float | None = None
    high: float | None = None
    href: str | None = None
    is_hollow: bool = False
    is_thin: bool = False
    grows: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether it has a place on a logarithmic axis of months."""
        return 0 < self.months < math.inf


class _Rows(Frozen):
    size: Size
    low: float
    high: float
    row: float
    lines: tuple[float, ...] = ()

    def holds(self, months: float) -> bool:
        return self.low <= months <= self.high

    def x(self, months: float) -> float:
        plot = self.size.plot
        share = math.log(months / self.low) / math.log(self.high / self.low)
        return float(round(plot.left + min(1.0, max(0.0, share)) * plot.width))


def render_rates(
    rates: Sequence[Rate],
    *,
    chart_id: str,
    references: Sequence[Reference] = (),
    sizes: Sequence[str] = tuple(COLUMNS),
) -> Markup:
    """Return doubling times side by side as inline SVG, once for each size; faster is further left."""
    return Markup("").join(
        _render(rates, references, chart_id, rates_size(name, len(rates))) for name in sizes
    )


def rates_size(name: str, count: int) -> Size:
    """Return one of the three sizes, as high as `count` rates need."""
    width, left, letters = COLUMNS[name]
    row = ROW if left > 100 else ROW + 14
    return Size(
        name=name, width=width, height=HEAD + row * max(1, count) + FOOT, left=left, right=16, tick_gap=40,
        most_letters=letters, is_narrow=left < 100, top=HEAD, bottom=FOOT,
    )  # fmt: skip


def render_rows(rates: Sequence[Rate], references: Sequence[Reference], size: Size) -> Markup:
    """Return what is inside the frame: axis, reference trends, and a row for each rate."""
    low, high = _range(rates, references)
    frame = _Rows(size=size, low=low, high=high, row=size.plot.height / max(1, len(rates)))
    frame = replace(frame, lines=tuple(frame.x(each.doubling_months) for each in references))
    rows = [_row(frame, rate, order) for order, rate in enumerate(rates)]
    return Markup("").join([_axis(frame), _references(frame, references), *rows])


def _render(rates: Sequence[Rate], references: Sequence[Reference], chart_id: str, size: Size) -> Markup:
    return chart_svg(
        render_rows(rates, references, size),
        size=size,
        prefix=f"{chart_id}-{size.name}",
        title=TITLE,
        description=_describe(rates),
        is_interactive=any(rate.href for rate in rates),
    )


def _describe(rates: Sequence[Rate]) -> str:
    """Return every rate in words; of those that are links, which say it themselves, how many there are."""
    told = [f"{cut(rate.name, 120)}: {rate.text}." for rate in rates if not rate.href]
    linked = len(rates) - len(told)
    return " ".join([*([f"{figures.count_text(linked, 'rate')}, each a link."] if linked else []), *told])


def _range(rates: Sequence[Rate], references: Sequence[Reference]) -> tuple[float, float]:
    ends = [end for rate in rates for end in (rate.low, rate.months, rate.high)]
    ends += [reference.doubling_months for reference in references]
    shown = [min(max(end, TICKS[0]), TICKS[-1]) for end in ends if end is not None and 0 < end < math.inf]
    return min(shown, default=1.0) / 1.4, max(shown, default=24.0) * 1.4


def _axis(frame: _Rows) -> Markup:
    size = frame.size
    shown = ((frame.x(months), figures.period_text(months)) for months in TICKS if frame.holds(months))
    ticks = bottom_grid(size.plot, spaced(shown, gap=10, right=size.width), drop=DROP)
    return element("g", ticks, class_="axes", aria_hidden="true")


def _references(frame: _Rows, references: Sequence[Reference]) -> Markup:
    places = Places(frame.size.frame)
    parts = []
    for reference in sorted(references, key=lambda each: each.doubling_months):
        x, plot = frame.x(reference.doubling_months), frame.size.plot
        parts.append(stroke("reference-line", [(x, plot.top), (x, plot.bottom)]))
        name = cut(reference.name, 24)
        spot = places.take(_heads(x, text_width(name)))
        if spot is not None:
            parts.append(
                element(
                    "text", words(name), class_="reference-label", x=spot.x, y=spot.y, text_anchor=spot.anchor
                )
            )
    return element("g", *parts, class_="refs", aria_hidden="true")


def _heads(x: float, width: float) -> Iterator[Spot]:
    for y in (HEAD - 6, HEAD - 24):
        for anchor in ("middle", "end", "start"):
            yield Spot(x, y, anchor, 0.0, text_box(x, y, width, anchor))


def _row(frame: _Rows, rate: Rate, order: int) -> Markup:
    """Return a row in its place; inside it all rows have the same heights, so that a page packs small."""
    size, top = frame.size, HEAD + order * frame.row
    y = frame.row - 14 if size.is_narrow else frame.row / 2
    drawn = _drawn(frame, rate, y)
    return element("g", drawn, transform=f"translate({fixed(0.0)} {fixed(top)})")


def _drawn(frame: _Rows, rate: Rate, y: float) -> Markup:
    size = frame.size
    name_x, name_y = (size.plot.left, 18.0) if size.is_narrow else (size.plot.left - 14, y + 4.5)
    name = element(
        "text", words(cut(rate.name, size.most_letters)), class_="label plain", x=name_x, y=name_y,
        text_anchor="start" if size.is_narrow else "end",
    )  # fmt: skip
    drawn = [name, *_marks(frame, rate, y)]
    classes = "point hollow" if rate.is_hollow else rate_classes(grows=rate.grows, is_thin=rate.is_thin)
    values = Markup("").join(_value(frame, rate, y))
    if rate.href is None:
        return element("g", *drawn, class_=classes) + values
    hit = element("rect", class_="hit", x=0, y=4, width=size.width, height=frame.row - 8, fill_opacity=0)
    label = f"{cut(rate.name, 120)}: {rate.text}"
    link = element("a", hit, *drawn, class_=classes, href=rate.href, aria_label=label)
    return link + values  # beside the link, whose name says it in words


def _marks(frame: _Rows, rate: Rate, y: float) -> Iterator[Markup]:
    if not rate.is_shown:
        x = frame.size.plot.left + 8
        yield element("text", words(rate.text), class_="remark", x=x, y=y + 4.5)
        return
    if rate.low is not None and rate.high is not None:
        ends = (max(rate.low, frame.low), rate.high if 0 < rate.high < math.inf else frame.high)
        x1, x2 = map(frame.x, ends)
        yield element("line", class_="arrow" if rate.is_hollow else "whisker", x1=x1, x2=x2, y1=y, y2=y)
    yield rate_mark(frame.x(rate.months), y, grows=rate.grows)


def rate_classes(*, grows: bool, is_thin: bool) -> str:
    """Return the classes of a rate's mark."""
    return "point frontier" + " grown" * grows + " open" * is_thin


def rate_mark(x: float, y: float, *, grows: bool) -> Markup:
    """Return the mark of a rate: a dot for efficiency, a diamond for compute."""
    if not grows:
        return element("circle", class_="mark", cx=x, cy=y, r=MARK)
    corners = [(x, y - MARK - 1), (x + MARK + 1, y), (x, y + MARK + 1), (x - MARK - 1, y)]
    return element("path", class_="mark", d=path(corners, closed=True))


def _value(frame: _Rows, rate: Rate, middle: float) -> Iterator[Markup]:
    """Yield the value right of its mark and interval; left where it would cover a line there, else above."""
    width, size = text_width(rate.value), frame.size
    if not (rate.value and rate.is_shown):
        return
    low, high = rate.low or rate.months, rate.high or rate.months
    before, after, y = frame.x(low) - MARK - GAP, frame.x(high) + MARK + GAP, middle + HALF_LETTER
    has_left, has_right = before - width >= size.plot.left, after + width <= size.width
    is_left_free = not any(before - width <= x <= before for x in frame.lines)
    is_right_free = not any(after <= x <= after + width for x in frame.lines)
    if has_right and (is_right_free or not (has_left and is_left_free)):
        yield element("text", words(rate.value), class_="label plain", x=after, y=y)
    elif has_left:
        yield element("text", words(rate.value), class_="label plain", x=before, y=y, text_anchor="end")
    elif frame.row >= ROW:  # the interval takes the whole width
        y = middle - MARK - GAP
        yield element(
            "text", words(rate.value), class_="label plain", x=frame.x(rate.months), y=y, text_anchor="middle"
        )
