"""What a board claims: one value with all that the claim rests on, and every sentence that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from effsota import figures
from effsota.boards.entry_words import MOST_NAME, amount_of, factor_of
from effsota.model import Entry, Kind, Leaderboard, Track, Trend
from effsota.text import Name, Sentence, cut

MOST_NAME_ON_CARD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A board's best record beside its baseline, and the fit that says how fast it went from there.

    The factor and its interval are those of `best`, over the time from the baseline's date to its own; the
    doubling time, its interval, records and period are those of `trend`, None where no rate is told.
    """

    board: Leaderboard
    baseline: Entry
    best: Entry
    trend: Trend | None

    @property
    def track(self) -> Track:
        """The track of the board."""
        return self.board.track

    @property
    def is_alone(self) -> bool:
        """Whether nothing has improved on the baseline."""
        return self.best.is_baseline

    @property
    def start_year(self) -> int:
        """The year of the baseline."""
        return self.baseline.record.submission.date.year

    @property
    def end_year(self) -> int:
        """The year of the best record."""
        return self.best.record.submission.date.year

    @property
    def target(self) -> str | None:
        """The level to reach, None where the track has none: 79.1% top-5 accuracy."""
        metric = self.track.metric
        return None if metric is None else figures.goal_text(metric.target, metric.unit, metric.name)

    @property
    def best_name(self) -> str:
        """What a board of this kind calls its best record."""
        return self.track.kind.frontier_name

    @property
    def factor(self) -> str:
        """The factor between the two: 44.4×."""
        return figures.factor_text(self.best.factor)

    @property
    def interval(self) -> str:
        """The 95 % interval of the factor, from the uncertainties of the two estimates: 25.0–78.8."""
        return figures.factor_interval(self.best.factor_low, self.best.factor_high)


def build_headline(leaderboard: Leaderboard, trend: Trend | None) -> Headline | None:
    """Return what a board claims, `trend` being the fit to tell of; None where it has no records."""
    baseline, best = leaderboard.baseline, leaderboard.sota
    if baseline is None or best is None:
        return None
    return Headline(board=leaderboard, baseline=baseline, best=best, trend=trend)


def board_sentence(headline: Headline) -> Sentence:
    """Return the claim as the board's page says it, in one sentence that stands alone."""
    first, best = headline.baseline.record.submission, headline.best.record.submission
    goal: Sentence = () if headline.target is None else (" to reach ", Name(headline.target))
    took = f" took {amount_of(headline.baseline, headline.board)} {headline.board.resource.of_what}"
    opening = (f"In {headline.start_year} ", Name(first.model), took, *goal)
    if headline.is_alone:
        return (*opening, "; no later record is on file.")
    grows = headline.track.kind.grows
    gain = f"took {headline.factor} as much" if grows else f"needed {headline.factor} less"
    interval = f"(95% interval {headline.interval})"
    pace = "" if headline.trend is None else f"; {_pace(headline.trend, headline.track.kind)}"
    return (*opening, f"; by {headline.end_year} ", Name(best.model), f" {gain} {interval}{pace}.")


def _pace(trend: Trend, kind: Kind) -> str:
    rest = doubling_interval(trend) or figures.count_text(trend.points, "record")
    title = doubling_title(trend, kind)
    months = figures.months_text(abs(trend.doubling_time_months))
    return f"{title[0].lower()}{title[1:]} {months} ({rest})"


def board_description(headline: Headline) -> str:
    """Return the claim as search engines and link previews show it, without interval or rate."""
    goal = f" to reach {headline.target}" if headline.target else ""
    compute = amount_of(headline.best, headline.board)
    since = f"{headline.factor} since {headline.start_year}"
    return f"{headline.best_name}{goal}: {compute}, {since} ({headline.best.record.submission.model})."


def chart_caption(headline: Headline) -> str:
    """Return the claim as a chart that stands alone says it under its title."""
    best = headline.best.record.submission
    factor = factor_of(headline.best, headline.baseline, headline.track.kind)
    lead = f"{cut(best.model, MOST_NAME)} ({figures.date_text(best.date)}): {factor}."
    return lead if headline.trend is None else f"{lead} {rate_sentence(headline.trend, headline.track.kind)}"


class CardWords(NamedTuple):
    """The claim on the picture that a link shows: one number, what it counts, the rate by lines."""

    number: str
    what: str
    rate: tuple[str, ...]


def card_words(headline: Headline) -> CardWords:
    """Return the claim as the picture that a link shows says it."""
    if headline.is_alone:
        return CardWords(amount_of(headline.best, headline.board), "baseline only", ())
    baseline = cut(headline.baseline.record.submission.model, MOST_NAME_ON_CARD)
    of = "of" if headline.track.kind.grows else "than"
    what = f"{_gained(headline)} {of} {baseline}"
    trend = headline.trend
    rate = () if trend is None else (rate_text(trend, headline.track.kind),)
    interval = None if trend is None else doubling_interval(trend)
    return CardWords(
        headline.factor, what, (*rate, f"95% interval {interval}") if interval is not None else rate
    )


def badge_message(headline: Headline) -> str:
    """Return the claim as a badge says it, made of numbers alone; the baseline has none."""
    return f"{headline.factor} {_gained(headline)} since {headline.start_year}"


def _gained(headline: Headline) -> str:
    return f"{'the' if headline.track.kind.grows else 'less'} {headline.board.resource.word}"


def doubling_title(trend: Trend, kind: Kind) -> str:
    """Return what is given as a number of months: Efficiency doubling time."""
    way = "halving" if trend.doubling_time_months < 0 else "doubling"
    return f"{kind.what_doubles.capitalize()} {way} time"


def doubling_interval(trend: Trend) -> str | None:
    """Return the 95 % interval of a doubling time in months, None where two records leave none."""
    return None if trend.low is None or trend.high is None else figures.range_text(trend.low, trend.high)


def rate_text(trend: Trend, kind: Kind) -> str:
    """Return a trend's rate: Efficiency doubles every 15.9 months."""
    return f"{kind.what_doubles.capitalize()} {figures.rate_text(trend.doubling_time_months)}"


def rate_sentence(trend: Trend, kind: Kind) -> str:
    """Return a trend in a sentence: its rate, interval and number of records."""
    interval = doubling_interval(trend)
    rest = "" if interval is None else f" (95% interval {interval})"
    return f"{rate_text(trend, kind)}{rest}, fitted to {figures.count_text(trend.points, 'record')}."


def terminal_words(trend: Trend | None) -> str:
    """Return a board's doubling time as a terminal shows it."""
    if trend is None:
        return "too few points"
    rest = doubling_interval(trend) or f"{trend.points} points, no interval"
    return f"{figures.months_text(trend.doubling_time_months)} ({rest})"
