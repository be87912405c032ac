"""What the marks of a chart mean: symbols with their words, only for what a chart shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_words import doubles_words
from effsota.model import Board, Series, Trend
from effsota.showing.charts import wording
from effsota.showing.charts.crowd import OPACITY, dots_path
from effsota.showing.charts.marks import band_days
from effsota.showing.charts.markup import element, path, stroke
from effsota.showing.charts.rates import Rate, rate_classes, rate_mark
from effsota.showing.charts.scene import TWO, Level, Mark, Reference, Scene, build_scene
from effsota.showing.charts.views import COMPUTE_LOG, View

if TYPE_CHECKING:
    from markupsafe import Markup

OPEN = "; open dots: two records alone tell the rate"
SYMBOL_WIDTH, SYMBOL_HEIGHT = 28.0, 16.0


class LegendItem(NamedTuple):
    """One symbol, as content of an SVG of `SYMBOL_WIDTH` by `SYMBOL_HEIGHT`, and what it means."""

    kind: str
    symbol: Markup
    text: str


def build_legend(  # noqa: PLR0913  # each is one independent choice of a page
    board: Board,
    *,
    today: date,
    references: Sequence[Reference] = (),
    trends: Sequence[Trend] | None = None,
    view: View = COMPUTE_LOG,
    levels: tuple[Level, ...] = (),
) -> tuple[LegendItem, ...]:
    """Return the legend of a board's chart."""
    scene = build_scene(board, today=today, references=references, trends=trends, view=view, levels=levels)
    return () if scene is None else tuple(_items(scene))


def render_symbol(item: LegendItem) -> Markup:
    """Return a legend's symbol as a small inline SVG of its own."""
    return element(
        "svg",
        item.symbol,
        class_="chart-symbol chart",
        viewBox=f"0 0 {SYMBOL_WIDTH:g} {SYMBOL_HEIGHT:g}",
        width=SYMBOL_WIDTH,
        height=SYMBOL_HEIGHT,
        aria_hidden="true",
    )


def rates_legend(rates: Sequence[Rate]) -> tuple[LegendItem, ...]:
    """Return the legend of a chart of doubling times, only for the marks that it has."""
    kinds = {(rate.grows, rate.is_thin) for rate in rates if rate.is_shown}
    told = {
        (False, False): "Efficiency, at a fixed level",
        (False, True): "Efficiency, of two records alone: no interval",
        (True, False): "Compute of the runs themselves, growing",
        (True, True): "Compute, of two records alone: no interval",
    }
    return tuple(
        LegendItem("rate", _rate_symbol(grows=grows, is_thin=is_thin), text)
        for (grows, is_thin), text in told.items()
        if (grows, is_thin) in kinds
    )


def _rate_symbol(*, grows: bool, is_thin: bool) -> Markup:
    return element("g", rate_mark(14, 8, grows=grows), class_=rate_classes(grows=grows, is_thin=is_thin))


def _items(scene: Scene) -> Iterator[LegendItem]:
    direction, word = scene.leaderboard.track.kind.direction, scene.leaderboard.resource.word
    marks = {point.mark for point in scene.points if point.edge is None}
    if scene.frontier:
        words = f"{direction.frontier} ({direction.extreme} {word} so far)" + OPEN * scene.is_thin
        yield LegendItem(
            "frontier", _frontier(rises=scene.grows or scene.is_turned, is_open=scene.is_thin), words
        )
    if scene.trends:
        has_band = any(band_days(trend) for trend in scene.trends)
        yield LegendItem("fit", _fit(has_band=has_band), _fit_words(scene) + " and 95% interval" * has_band)
    if Mark.DOMINATED in marks:
        yield LegendItem("dominated", _dot("dominated", 3.5), direction.off_frontier.capitalize())
    if scene.crowd:
        yield LegendItem("crowd", _crowd(), "Further records; a dot may stand for several")
    if Mark.BOUND in marks:
        yield LegendItem("bound", _bound(is_turned=scene.is_turned), "Upper bound, not ranked")
    if Mark.HOLLOW in marks:
        yield LegendItem("hollow", _dot("hollow", 4.5), "Disputed, withdrawn or unsourced, not counted")
    yield from _lines(scene)


def _lines(scene: Scene) -> Iterator[LegendItem]:
    """Yield what the lines are that are of no record: boundaries and reference trends."""
    if scene.boundaries:
        line = stroke("target", [(14, 0), (14, 16)])
        yield LegendItem("boundary", line, wording.boundaries_words(scene))
    if scene.levels:
        line = stroke("target", [(0, 8), (28, 8)])
        yield LegendItem("level", line, wording.LEVELS)
    if scene.references:
        line = stroke("reference-line", [(0, 8), (28, 8)])
        yield LegendItem("reference", line, wording.references_words(scene.references))


def _fit_words(scene: Scene) -> str:
    """Return what the fitted lines are; those of eras with their doubling times."""
    if len(scene.trends) == 1:
        return _one_fit(scene.trends[0])
    kind = scene.leaderboard.track.kind
    rates = [f"{wording.span_of(each)} {doubles_words(rate_claim(each, kind))}" for each in scene.trends]
    return f"One rate for each era ({'; '.join(rates)})"


def _one_fit(trend: Trend) -> str:
    if trend.points <= TWO:
        return "Rate between the two records"
    return "Rate from first to last record" if trend.series is Series.RECORDS else "Log-linear fit"


@cache
def _frontier(*, rises: bool, is_open: bool) -> Markup:
    levels = (12, 4) if rises else (4, 12)
    steps = [(0.0, levels[0]), (14.0, levels[0]), (14.0, levels[1]), (28.0, levels[1])]
    dot = element("circle", class_="mark", cx=14, cy=levels[1], r=3.5)
    line = stroke("frontier-line", [(float(x), float(y)) for x, y in steps])
    return element("g", line, element("g", dot, class_="point frontier" + " open" * is_open))


@cache
def _fit(*, has_band: bool) -> Markup:
    line = stroke("fit-line", [(0, 8), (28, 8)])
    band = [element("rect", class_="band", x=0, y=2, width=28, height=12)] if has_band else []
    return element("g", *band, line)


@cache
def _dot(kind: str, radius: float) -> Markup:
    return element("g", element("circle", class_="mark", cx=14, cy=8, r=radius), class_=f"point {kind}")


@cache
def _crowd() -> Markup:
    dots = dots_path([(5, 9), (12, 4), (20, 8)])
    return element("g", element("path", class_="mark", d=dots, fill_opacity=OPACITY), class_="dominated")


@cache
def _bound(*, is_turned: bool) -> Markup:
    parts = [
        [(9.0, 3.0), (19.0, 3.0)],
        [(14.0, 3.0), (14.0, 14.0)],
        [(10.0, 10.0), (14.0, 14.0), (18.0, 10.0)],
    ]
    if is_turned:
        parts = [[(x, SYMBOL_HEIGHT - y) for x, y in part] for part in parts]
    lines = " ".join(path(part) for part in parts)
    return element("g", element("path", class_="mark arrow", d=lines, fill="none"), class_="point bound")
