"""The page of the methods: how compute is counted, what a trend rests on; how well two ways agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.agreement import MethodRatio, MethodSpread, method_spread
from effsota.boards.claims.power_words import sturdy_words
from effsota.boards.trend.fragility import DATE_SHIFT_MONTHS, FEWEST_POINTS, MOST_LEAN
from effsota.boards.uncertainty import combine
from effsota.frozen import Frozen
from effsota.methods import HARDWARE_TIME, METHODS, OPERATIONS
from effsota.methods.reckoned_energy import MARGINS
from effsota.model import EXACT, RESOURCES, Calibrated, EnergyBasis, Method, ReferenceTrend, Resource
from effsota.model.resources import TRAINING_COMPUTE
from effsota.showing.charts import NARROW, WIDE, Ratio, render_ratios
from effsota.showing.pages.page import Link, Page, Section, page_of
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

METHODOLOGY = "methodology/"
AGREEMENT = f"{METHODOLOGY}agreement/"
MOST_RATIOS = 200


class SpreadView(Frozen):
    """How two methods compare, as found and as their uncertainties allow; `levels` are by track.

    `shown` are the ratios that are drawn and listed: all, or, of very many, the newest.
    """

    found: MethodSpread
    shown: tuple[MethodRatio, ...]
    expected: float
    chart: Markup
    levels: Mapping[str, str]


class MethodologyView(Frozen):
    """Everything the page of the methods shows; the last three are settings of fragility.

    `resources` are what a board can rank by beside training compute, `energies` how sure each way of knowing
    energy is; `sturdy` is what it is worth to be called that, None where it was not measured.
    """

    methods: tuple[Method, ...]
    resources: tuple[Resource, ...]
    energies: tuple[str, ...]
    spread: SpreadView | None
    calibration: tuple[Calibrated, ...]
    sturdy: str | None
    references: tuple[ReferenceTrend, ...]
    benchmark_count: str
    fewest: int
    lean: str
    shift: str


def build_method_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the methods, and, where a publication has two, that of how well they agree."""
    spread = build_spread(site)
    yield build_methodology_page(site, spread)
    if spread is not None:
        yield Page(
            path=AGREEMENT,
            template="agreement.html",
            title="How well two methods agree",
            description="Counted operations divided by hardware time, for every publication that has both.",
            view=spread,
            section=METHODOLOGY,
            trail=(Link(text="Methods", path=METHODOLOGY),),
        )


def build_methodology_page(site: Site, spread: SpreadView | None) -> Page:
    """Return the page of the methods."""
    return Page(
        path=METHODOLOGY,
        template="methodology.html",
        title="Methods",
        description="How training compute is counted, how doubling times are fitted, what that leaves out.",
        view=MethodologyView(
            resources=tuple(each for each in RESOURCES if each.key != TRAINING_COMPUTE.key),
            energies=tuple(map(_energy_words, EnergyBasis)),
            methods=tuple(sorted(METHODS, key=lambda method: method.uncertainty)),
            spread=spread,
            calibration=site.calibration,
            sturdy=sturdy_words(site.calibration),
            references=site.references,
            benchmark_count=figures.count_text(len(site.boards), "track"),
            fewest=FEWEST_POINTS,
            lean=figures.percent_text(MOST_LEAN - 1),
            shift=figures.period_text(DATE_SHIFT_MONTHS),
        ),
        section=METHODOLOGY,
    )


def _energy_words(basis: EnergyBasis) -> str:
    """Return within what energy is right that is known in a way: rated 2× below, 1.2× above."""
    margin = MARGINS[basis]
    below, above = map(figures.margin_factor, margin)
    if margin == EXACT:
        return f"{basis} as it is read"
    return f"{basis} within {above} either way" if margin.is_even else f"{basis} {below} below, {above} above"


def build_spread(site: Site) -> SpreadView | None:
    """Return counted operations over hardware time for each publication that has both; None without any."""
    records = [entry.record for board in site.boards for entry in board.leaderboard.entries]
    spread = method_spread(records)
    if spread is None:
        return None
    newest_first = sorted(spread.ratios, key=lambda each: each.record.submission.date, reverse=True)
    newest = set(map(id, newest_first[:MOST_RATIOS]))
    shown = tuple(each for each in spread.ratios if id(each) in newest)
    return SpreadView(
        found=spread,
        shown=shown,
        expected=combine(OPERATIONS.uncertainty, HARDWARE_TIME.uncertainty),
        chart=_chart(shown),
        levels={board.leaderboard.track.id: board.leaderboard.track.level for board in site.boards},
    )


def _chart(shown: Iterable[MethodRatio]) -> Markup:
    return render_ratios(
        [
            Ratio(
                name=each.record.submission.model,
                flop=each.record.estimates[0].compute_flop,
                ratio=each.ratio,
                href="../" * AGREEMENT.count("/") + page_of(each.record.submission.path),
            )
            for each in shown
        ],
        chart_id="methods",
        y_name="Operations ÷ hardware time",
        sizes=(WIDE, NARROW),
    )


SECTION = Section(
    path=METHODOLOGY,
    build=build_method_pages,
    navigation="Methods",
    footer=(Link(text="Limitations", path=f"{METHODOLOGY}#limitations"),),
)
