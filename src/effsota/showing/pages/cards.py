"""The pictures that links to pages of the whole site show: what each says, and its drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import card_words
from effsota.frozen import Frozen
from effsota.model import ReferenceTrend
from effsota.showing.charts import CARD, CARD_BELOW, CardText, Rate, render_bars, render_lines, render_rows
from effsota.showing.pages.audit_page import AUDIT, build_audit_view
from effsota.showing.pages.home import first_board
from effsota.showing.pages.page import HOME
from effsota.showing.pages.rates import COMPARISON, PRINTED, TOGETHER, TRENDS
from effsota.showing.pages.rates.compared import compared
from effsota.showing.pages.rates.doublings import glance_rates
from effsota.showing.pages.rates.pooled_rates import build_pooled, summed_rates
from effsota.showing.pages.rates.printed_rates import printed_beside
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

NOTHING = "No records on file yet."
QUESTION = "How little training compute does a known result need?"
MOST_RATES, MOST_KINDS, MOST_LINES, MOST_REFERENCES = 9, 4, 5, 1  # that a small drawing has room for
MOST_BESIDE, MOST_THEIRS = 7, 5
COMPARED = replace(CARD_BELOW, left=48.0, top=26.0)


class Card(Frozen):
    """What a card says, and what it draws, None where there is nothing yet; `is_below` where it is wide."""

    said: CardText
    drawing: Markup | None
    is_below: bool = False


def _of_home(site: Site) -> Card:
    first, series = first_board(site), [each.line for each in compared(site)[:MOST_LINES]]
    headline = build_headline(first) if first else None
    if headline is None:
        return Card(said=CardText(title=QUESTION, number=None, what=NOTHING), drawing=None)
    number, what, lines = card_words(headline)
    claim = ". ".join(filter(None, (f"{headline.track.name}: {number} {what}", ", ".join(lines)))) + "."
    said = CardText(title=QUESTION, number=None, what=claim, foot=_foot(site))
    drawing = render_lines(series, _references(site), COMPARED) if series else None
    return Card(said=said, drawing=drawing, is_below=True)


def _of_trends(site: Site) -> Card:
    rates = [rate for rate in glance_rates(site) if rate.is_shown][:MOST_RATES]
    if not rates:
        return Card(said=CardText(title="Doubling times", number=None, what=NOTHING), drawing=None)
    is_cut = len(rates) == MOST_RATES
    which = f"The {len(rates)} benchmarks of the newest records" if is_cut else "By benchmark"
    legend = "Further left is faster; a line is the 95% interval, an open dot rests on two records."
    said = CardText(
        title="How long until efficiency has doubled?",
        number=None,
        what=f"{which}. {legend}",
        foot=_foot(site),
    )
    return Card(
        said=said,
        drawing=render_rows(sorted(rates, key=_fastest_first), _references(site), CARD_BELOW),
        is_below=True,
    )


def _of_comparison(site: Site) -> Card:
    said = CardText(
        title="Benchmarks beside each other",
        number=None,
        what="How many times less training compute the same result needs, by years since its baseline.",
        foot=_foot(site),
    )
    lines = [each.line for each in compared(site)[:MOST_BESIDE]]
    return Card(said=said, drawing=render_lines(lines, _references(site), COMPARED), is_below=True)


def _of_together(site: Site) -> Card:
    said = CardText(
        title="Is there one rate of efficiency?",
        number=None,
        what=" ".join(view.answer for view in build_pooled(site)),
        foot=_foot(site),
    )
    rates = summed_rates(site)[:MOST_RATES]
    return Card(said=said, drawing=render_rows(rates, _references(site), CARD_BELOW), is_below=True)


def _of_printed(site: Site) -> Card:
    theirs = [rate for rate in printed_beside(site) if not rate.grows][:MOST_THEIRS]
    ours = [rate for rate in glance_rates(site) if rate.is_shown][: MOST_RATES - len(theirs)]
    said = CardText(
        title="How fast does a fixed result get cheaper to train?",
        number=None,
        what="Open: rates that others print. Filled: our benchmarks of the newest records. Left is faster.",
        foot=_foot(site),
    )
    rates = sorted([*theirs, *ours], key=_fastest_first)
    return Card(said=said, drawing=render_rows(rates, _references(site), CARD_BELOW), is_below=True)


def _of_audit(site: Site) -> Card:
    view = build_audit_view(site)
    title = "Do published compute figures follow from their own inputs?"
    if not view.kinds:
        said = CardText(title=title, number=None, what="Every printed figure on file does.", foot=_foot(site))
        return Card(said=said, drawing=None)
    said = CardText(
        title=title,
        number=view.case_count,
        what=f"where they do not, with {view.figure_count} in them",
        lines=(f"{view.derived_count} of the {view.estimate_count} on file are multiplied out from inputs.",),
        foot=_foot(site),
    )
    counts = sorted(((kind.title, len(kind.cases)) for kind in view.kinds if kind.is_wrong), key=_most_first)
    bars = render_bars(counts[:MOST_KINDS], title="Cases by kind", size=CARD) if counts else None
    return Card(said=said, drawing=bars)


def _fastest_first(rate: Rate) -> float:
    return rate.months


def _most_first(counted: tuple[str, int]) -> int:
    return -counted[1]


def _references(site: Site) -> tuple[ReferenceTrend, ...]:
    """Return the reference trend that a card has room for: the first on file."""
    return site.references[:MOST_REFERENCES]


def _foot(site: Site) -> str:
    boards = figures.count_text(len(site.boards), "benchmark")
    records = figures.count_text(sum(len(each.leaderboard.entries) for each in site.boards), "record")
    day = site.chronicle.newest_day()
    of_day = "" if day is None else f" · data of {figures.date_text(day)}"
    return f"{boards}, {records}{of_day}"


CARDS: Mapping[str, Callable[[Site], Card]] = MappingProxyType(
    {
        HOME: _of_home,
        TRENDS: _of_trends,
        COMPARISON: _of_comparison,
        TOGETHER: _of_together,
        PRINTED: _of_printed,
        AUDIT: _of_audit,
    }
)
"""The card of a page of the whole site, by the page's path; the other pages share that of the first."""


def card_path(page: str) -> str:
    """Return the path of the card that a page of the whole site has: its own, or the one that all share."""
    return f"{page}og.png" if page in CARDS else f"{HOME}og.png"
