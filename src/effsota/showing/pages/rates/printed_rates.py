"""The page of the rates that others print, beside those of the boards: a chart, a table by quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota import figures
from effsota.frozen import Frozen
from effsota.model import KINDS, Board, PrintedPace, PublishedRate, RateEnds, RateQuantity, ReadOf
from effsota.showing.charts import WIDE_AND_NARROW, Rate, render_rates
from effsota.showing.pages.page import Link, Page
from effsota.showing.pages.rates import MOST_DRAWN, PRINTED, TRENDS, drawn_of
from effsota.showing.pages.rates.doublings import RateRow, rates_of, row_of
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

# What moves, as the heading of its rates says it.
QUANTITIES: Mapping[RateQuantity, str] = MappingProxyType(
    {
        RateQuantity.TRAINING_COMPUTE: "Training compute at a fixed level, falling",
        RateQuantity.INFERENCE_COMPUTE: "Inference compute at a fixed level, falling",
        RateQuantity.LARGEST: "Training compute of the largest runs, growing",
        RateQuantity.NOTABLE: "Training compute of notable runs, growing",
        RateQuantity.SAMPLES: "Samples at a fixed level, falling",
        RateQuantity.PARAMETERS: "Parameters at a fixed score, falling",
        RateQuantity.TIME: "Clock time at a fixed task, falling",
        RateQuantity.OPERATIONS: "Operations at a fixed task, falling",
        RateQuantity.PRICE: "Price at a fixed level, falling",
        RateQuantity.COST: "Cost of the largest runs, growing",
        RateQuantity.ENERGY: "Energy of a prompt, falling",
        RateQuantity.HARDWARE: "Performance of hardware, growing",
        RateQuantity.PRICE_PERFORMANCE: "Performance per dollar, growing",
        RateQuantity.ENERGY_EFFICIENCY: "Computations per unit of energy, growing",
    }
)
GROWING = "Compute: "  # in front of the name of what grows
# Rates of the same quantity as the boards': these stand in the chart.
COMPARED = (RateQuantity.TRAINING_COMPUTE, RateQuantity.LARGEST, RateQuantity.NOTABLE)
READ: Mapping[ReadOf, str] = MappingProxyType(
    {
        ReadOf.WORK: "the work was read",
        ReadOf.ABSTRACT: "its abstract was read",
        ReadOf.SECOND_HAND: "known from a quotation only",
        ReadOf.NONE: "not verified",
    }
)


class PrintedRateRow(Frozen):
    """One rate as it is printed, with the boards of its quantity, and what was read of it in words.

    `doubling` and `growth` are what it comes to as a doubling time and by year; the printed form stays.
    """

    rate: PublishedRate
    printed: str
    doubling: str
    growth: str
    interval: str | None
    boards: tuple[RateRow, ...]
    read: str


class RateGroup(Frozen):
    """The rates of one quantity, the fastest first."""

    id: str
    title: str
    rows: tuple[PrintedRateRow, ...]


class PrintedRates(Frozen):
    """The chart of the quantities that the boards have too, and every rate by quantity.

    `drawn` says how many of how many boards the chart has, nothing of all.
    """

    chart: Markup | None
    drawn: str
    groups: tuple[RateGroup, ...]
    work_count: int
    rate_count: int


def build_printed_page(view: PrintedRates) -> Page | None:
    """Return the page of the rates that others print, None where none is on file."""
    if not view.groups:
        return None
    return Page(
        path=PRINTED,
        template="published_rates.html",
        title="Rates of progress that others print",
        description="Published doubling times of efficiency, compute, price and hardware, beside ours.",
        view=view,
        section=TRENDS,
        trail=(Link(text="Trends", path=TRENDS),),
    )


def build_printed_rates(site: Site) -> PrintedRates:
    """Return every rate that others print, beside the boards of its quantity."""
    shown = sorted(_compared(site), key=lambda rate: (rate.name.startswith(GROWING), rate.months))
    rates = site.published_rates
    groups = (_group(quantity, site) for quantity in RateQuantity)
    count = len(_training(site))
    return PrintedRates(
        chart=render_rates(shown, chart_id="printed-rates", references=site.references, sizes=WIDE_AND_NARROW)
        if rates and shown
        else None,
        drawn=f"{MOST_DRAWN} of {count}" if count > MOST_DRAWN else "",
        groups=tuple(group for group in groups if group.rows),
        work_count=len({rate.source.title for rate in rates}),
        rate_count=len(rates),
    )


def _compared(site: Site) -> Iterator[Rate]:
    """Yield the boards that train, of many the newest, and the verified rates of their quantities."""
    boards = _training(site)
    drawn = drawn_of(boards)
    for board in boards:
        if board.leaderboard.track.id in drawn:
            yield from rates_of(board, of=PRINTED)
    yield from printed_beside(site)


def _training(site: Site) -> list[Board]:
    """Return the boards with a rate of the quantities of the chart."""
    kinds = ((board, board.leaderboard.track.kind) for board in site.boards if board.trend)
    return [board for board, kind in kinds if kind.grows or kind == KINDS[0]]


def printed_beside(site: Site) -> Iterator[Rate]:
    """Yield the verified rates of the quantities that the boards have too."""
    for rate in site.published_rates:
        if rate.quantity in COMPARED and rate.is_verified:
            grows = rate.quantity is not RateQuantity.TRAINING_COMPUTE
            interval = "" if rate.interval is None else f" ({_printed_interval(rate.interval)})"
            yield Rate(
                name=f"{GROWING if grows else ''}{rate.name}",
                months=rate.doubling_months,
                text=f"{_printed(rate.rate)}{interval}, as printed",
                value=_doubling(rate),
                low=rate.low_months,
                high=rate.high_months,
                is_hollow=True,
                grows=grows,
            )


def _group(quantity: RateQuantity, site: Site) -> RateGroup:
    found = [rate for rate in site.published_rates if rate.quantity is quantity]
    rows = (_row(rate, site) for rate in sorted(found, key=lambda rate: (rate.doubling_months, rate.id)))
    return RateGroup(id=f"rates-{quantity.value}", title=QUANTITIES[quantity], rows=tuple(rows))


def _row(rate: PublishedRate, site: Site) -> PrintedRateRow:
    beside = set(rate.beside)
    boards = (row_of(board) for board in site.boards if board.leaderboard.track.id in beside)
    return PrintedRateRow(
        rate=rate,
        printed=_printed(rate.rate),
        doubling=_doubling(rate),
        growth=_growth(rate),
        interval=None if rate.interval is None else _printed_interval(rate.interval),
        boards=tuple(boards),
        read=READ[rate.read],
    )


def _printed(pace: PrintedPace) -> str:
    """Return a rate in the form in which it is printed."""
    if pace.doubling_time is not None:
        return pace.doubling_time.text
    if pace.growth_per_year is not None:
        return f"{figures.exact_text(pace.growth_per_year)}× a year"
    if pace.factor is not None:
        return f"{figures.exact_text(pace.factor.times)}× in {pace.factor.over.text}"
    return "" if pace.range is None else _ends(pace.range)


def _doubling(rate: PublishedRate) -> str:
    """Return what a printed rate is as a doubling time, of a range its ends: 9 months, 5.4 months."""
    printed, low, high = rate.rate.doubling_time, rate.low_months, rate.high_months
    if rate.rate.range is not None and low is not None and high is not None:
        digits = figures.known_digits(low, high)
        return figures.doubling_range(low, high, of=rate.doubling_months, digits=digits, is_alone=True)
    told = figures.doubling_text(rate.doubling_months, figures.ROUGH_DIGITS)
    is_same = printed is not None and printed.text.split()[-1] == told.split()[-1]
    return printed.text if printed is not None and is_same else told


def _growth(rate: PublishedRate) -> str:
    """Return what a printed rate is a year; nothing of a range."""
    if rate.rate.range is not None:
        return figures.NONE
    if rate.rate.growth_per_year is not None:
        return figures.printed_factor(rate.rate.growth_per_year)
    return figures.factor_text(rate.growth_per_year, figures.ROUGH_DIGITS)


def _printed_interval(interval: RateEnds) -> str:
    level = "" if interval.level is None else f", {figures.exact_text(interval.level)}%"
    return f"{_ends(interval)}{level}"


def _ends(ends: RateEnds) -> str:
    if ends.doubling_time is not None:
        return f"{ends.doubling_time.low.text} to {ends.doubling_time.high.text}"
    if ends.growth_per_year is None:
        return ""
    low, high = (figures.exact_text(end) for end in (ends.growth_per_year.low, ends.growth_per_year.high))
    return f"{low} to {high}× a year"
