"""The page of the methods: how compute is counted, how well two ways agree, what a trend rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.agreement import method_spread
from effsota.boards.trend.bootstrap import RESAMPLES
from effsota.boards.trend.fragility import DATE_SHIFT_MONTHS, FEWEST_POINTS, MOST_LEAN
from effsota.boards.uncertainty import combine
from effsota.methods import HARDWARE_TIME, METHODS, OPERATIONS
from effsota.showing.charts import Ratio, render_ratios
from effsota.showing.pages.page import Link, Page, Section, page_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from effsota.boards.agreement import MethodSpread
    from effsota.model import Method, ReferenceTrend, Source
    from effsota.showing.pages.site import Site

METHODOLOGY = "methodology/"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method: its formula, what it takes on trust, the range its estimates carry, whom it comes from."""

    name: str
    formula: str
    counts: str
    uncertainty: str
    cited: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRow:
    """One record's compute by counted operations over its compute by hardware time."""

    link: Link
    level: str
    ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadView:
    """How two methods compare, in figures and as a chart."""

    count: str
    middle: str
    farthest: str
    observed: str
    expected: str
    chart: Markup
    rows: tuple[RatioRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """The settings of bootstrap and fragility, as the program has them."""

    resamples: str
    fewest: str
    lean: str
    shift: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodologyView:
    """Everything the page of the methods shows."""

    methods: tuple[MethodView, ...]
    spread: SpreadView | None
    rests: Rests
    references: tuple[ReferenceTrend, ...]
    benchmark_count: str


def build_methodology_page(site: Site) -> Page:
    """Return the page of the methods."""
    return Page(
        path=METHODOLOGY,
        template="methodology.html",
        title="Methods",
        description="How training compute is counted, how doubling times are fitted, what that leaves out.",
        view=MethodologyView(
            methods=tuple(map(_method, sorted(METHODS, key=lambda method: method.uncertainty))),
            spread=build_spread(site),
            rests=Rests(
                resamples=f"{RESAMPLES:,}",
                fewest=str(FEWEST_POINTS),
                lean=figures.percent_text(MOST_LEAN - 1),
                shift=figures.period_text(DATE_SHIFT_MONTHS),
            ),
            references=site.references,
            benchmark_count=figures.count_text(len(site.boards), "track"),
        ),
        section=METHODOLOGY,
    )


def _method(method: Method) -> MethodView:
    return MethodView(
        name=method.title,
        formula=method.formula,
        counts=method.trust,
        uncertainty=figures.factor_text(method.uncertainty),
        cited=method.cited,
    )


def build_spread(site: Site) -> SpreadView | None:
    """Return method 1 over method 2 for every record that has both, None where none has."""
    records = [entry.record for board in site.boards for entry in board.leaderboard.entries]
    spread = method_spread(records)
    if spread is None:
        return None
    levels = {board.leaderboard.track.id: board.leaderboard.track.level for board in site.boards}
    return SpreadView(
        count=figures.count_text(len(spread.ratios), "record"),
        middle=figures.factor_text(spread.middle),
        farthest=figures.factor_text(spread.farthest),
        observed=figures.factor_text(spread.factor),
        expected=figures.factor_text(combine(OPERATIONS.uncertainty, HARDWARE_TIME.uncertainty)),
        chart=_chart(spread),
        rows=tuple(
            RatioRow(
                link=Link(text=each.record.submission.model, path=page_of(each.record.submission.path)),
                level=levels[each.record.submission.track_id],
                ratio=figures.factor_text(each.ratio),
            )
            for each in spread.ratios
        ),
    )


def _chart(spread: MethodSpread) -> Markup:
    return render_ratios(
        [
            Ratio(
                name=each.record.submission.model,
                flop=each.record.compute_flop,
                ratio=each.ratio,
                href=f"../{page_of(each.record.submission.path)}",
            )
            for each in spread.ratios
        ],
        chart_id="methods",
        y_name="Operations ÷ hardware time",
    )


SECTION = Section(
    path=METHODOLOGY,
    build=build_methodology_page,
    navigation="Methods",
    footer=(Link(text="Limitations", path=f"{METHODOLOGY}#limitations"),),
)
