"""The sentences of a headline, one for each place where it stands."""

from __future__ import annotations

from typing import NamedTuple

from effsota import figures
from effsota.boards.claims.claim import Claim, Period
from effsota.boards.claims.entry_words import MOST_NAME, amount_of, factor_of
from effsota.boards.claims.factor_words import AS_MUCH
from effsota.boards.claims.goal_words import series_name
from effsota.boards.claims.headline import Headline
from effsota.boards.claims.rate_words import (
    NO_INTERVAL,
    claim_factor,
    doubled_words,
    doubles_words,
    doubling_words,
    months_words,
    rate_text,
    rests_on,
    spread_words,
)
from effsota.text import Name, Sentence, spoken

MOST_NAME_ON_CARD = 40


def board_sentence(headline: Headline) -> Sentence:
    """Return the claim as the board's page says it, in words that stand alone."""
    best = headline.best.record.submission
    amount = amount_of(headline.baseline, headline.board)
    took = f"{took_words(headline)} {amount} {headline.board.resource.of_what}"
    goal: Sentence = (" to reach ", Name(headline.goal)) if headline.goal and not headline.sets_level else ()
    opening = (f"{opening_words(headline)} ", baseline_name(headline), took, *goal)
    if headline.is_alone:
        alone = "" if headline.bound else f"; {alone_words(headline)}"
        return (*opening, f"{alone}.", *bound_words(headline))
    gain = gain_words(headline)
    pace = pace_words(headline)
    end = "." if pace is None else f"; {pace}."
    return (
        *opening,
        f"; {closing_words(headline)} ",
        spoken(best.model),
        f" {gain}{end}",
        *doubt_words(headline),
        *bound_words(headline),
    )


def baseline_name(headline: Headline) -> Name:
    """Return the baseline's name to begin with; a number is told with the series that it is of."""
    return spoken(headline.baseline.record.submission.model, of=series_name(headline.track))


def took_words(headline: Headline) -> str:
    """Return what joins the baseline's name and what it took; one that is the level itself says so."""
    return ", which sets the level, took" if headline.sets_level else " took"


def opening_words(headline: Headline) -> str:
    """Return when the baseline came, to begin a sentence: In 2012; In Apr 2019; On 1 Jan 2012."""
    return f"{'On' if headline.since[0].isdigit() and ' ' in headline.since else 'In'} {headline.since}"


def closing_words(headline: Headline) -> str:
    """Return when the best record came, as it goes on: by 2019; on the same day."""
    return "on the same day" if headline.is_of_one_day else f"by {headline.by}"


def since_words(headline: Headline) -> str:
    """Return what a factor reaches over: since 2012; within one day, which is no time at all."""
    is_gain = headline.is_of_one_day and not headline.is_alone
    return "within one day" if is_gain else f"since {headline.since}"


def alone_words(headline: Headline) -> str:
    """Return why a baseline stands alone: nothing came later, or nothing that counts improved on it."""
    if not headline.has_later:
        return "no later record is on file"
    return f"no later record that counts {'took more' if headline.track.kind.grows else 'needed less'}"


def gain_words(headline: Headline) -> str:
    """Return the factor as a verb, with its tolerance: needed 44× less (tolerance 25–79)."""
    factor = claim_factor(headline.factor)
    verb = "took" if headline.track.kind.grows else "needed"
    more = "as much" if headline.track.kind.grows else "less"
    gain = f"{verb} as much" if _is_as_much(headline) else f"{verb} {factor} {more}"
    spread = spread_words(headline.factor)
    return gain if spread is None else f"{gain} ({spread})"


def pace_words(headline: Headline) -> str | None:
    """Return how fast it went, so that nothing beside the factor contradicts it; None where no rate is told.

    Where eras hold, each has its own. A rate over another time than the factor's has its years; one over the
    same time that the factor does not come to stands beside the one that it does.
    """
    rate, kind = headline.rate, headline.track.kind
    if headline.eras:
        return eras_words(headline)
    if rate is None:
        return None
    if not rate.is_measured:
        return f"{kind.what_doubles}: {months_words(rate)}"
    doubled = f"{kind.what_doubles} {doubled_words(rate)}"
    if rate.period != headline.factor.period:
        return f"{period_words(rate.period)} {doubled} ({rests_on(rate)})"
    if headline.is_of_one_period or headline.between is None:
        return f"{doubled} ({rests_on(rate)})"
    ends = doubling_words(rate, headline.between.value)
    return (
        f"{doubled} by a line through {figures.count_text(rate.records, 'record')} "
        f"({spread_words(rate) or NO_INTERVAL}), every {ends} from first to last"
    )


def eras_words(headline: Headline) -> str:
    """Return the rates of a headline's eras, each with the very months that it was measured over."""
    told = [f"every {doubling_words(era)} from {era_period(era)}" for era in headline.eras]
    return f"{headline.track.kind.what_doubles} doubled {figures.join_words(told)}"


def era_period(era: Claim) -> str:
    """Return the months of an era, from the first to the last."""
    return figures.span_text(era.period.start, era.period.end)


def period_words(period: Period) -> str:
    """Return a period by its years, or by its months where they are the same: from 1950 to 2025."""
    return "from {} to {}".format(*period.ends)


def doubt_words(headline: Headline) -> Sentence:
    """Return that the sources of a figure disagree, and that its tolerance does not say so; else nothing."""
    if headline.disagreement is None:
        return ()
    entry, apart = headline.disagreement
    rest = "" if headline.factor.spread is None else ", which the tolerance does not cover"
    model = spoken(entry.record.submission.model)
    return (
        " Sources disagree on ",
        model,
        f": its estimates differ by {figures.rough_factor(apart)}{rest}.",
    )


def bound_words(headline: Headline) -> Sentence:
    """Return that a record needed less than the best, by how much at least, and why it has no rank."""
    entry = headline.bound
    if entry is None:
        return ()
    submission = entry.record.submission
    factor = factor_of(entry, headline.baseline, headline.track.kind).partition(" than ")[0]
    bound = f"by an upper bound on its {headline.board.resource.word}, which is not ranked"
    return " ", spoken(submission.model, begins=True), f" of {submission.date.year} needed {factor}, {bound}."


def reference_words(headline: Headline) -> str | None:
    """Return what the first reference trend yields over the very time of the factor."""
    if not headline.references or headline.is_alone:
        return None
    first = headline.references[0]
    years = figures.years_text(first.period.years)
    return f"{first.name}: {figures.rough_factor(first.value)} over the same {years}"


def board_description(headline: Headline) -> str:
    """Return the claim as search engines and link previews show it, without interval or rate."""
    goal = f" to reach {headline.goal}" if headline.goal else ""
    compute, model = amount_of(headline.best, headline.board), spoken(headline.best.record.submission.model)
    bound = "".join(bound_words(headline))
    best = f"{headline.track.kind.frontier_name}{goal}{headline.of_ranked}: {compute} by {model}"
    if headline.is_alone:
        return f"{best}, the baseline.{bound}"
    return f"{best}, {badge_message(headline)}.{bound}"


def chart_caption(headline: Headline) -> str:
    """Return the claim as a chart that stands alone says it under its title."""
    best = headline.best.record.submission
    factor = factor_of(headline.best, headline.baseline, headline.track.kind)
    lead = f"{spoken(best.model, MOST_NAME, begins=True)}, {figures.date_text(best.date)}: {factor}."
    rate = _rate_of_caption(headline)
    return lead if rate is None else f"{lead} {rate}"


def _rate_of_caption(headline: Headline) -> str | None:
    rate = headline.rate
    if headline.eras:
        words = eras_words(headline)
        return f"{words[0].upper()}{words[1:]}."
    if rate is None:
        return None
    apart = _set_apart(headline, rate)
    return f"{rate_text(rate)}{apart} ({rests_on(rate)})." if rate.is_measured else f"{rate_text(rate)}."


def _set_apart(headline: Headline, rate: Claim) -> str:
    """Return what sets a rate apart from a factor that does not come to it; nothing where it does."""
    if rate.period != headline.factor.period:
        return f" {period_words(rate.period)}"
    if headline.is_of_one_period:
        return ""
    return f", by a line through {figures.count_text(rate.records, 'record')}"


class CardWords(NamedTuple):
    """The claim on the picture that a link shows: one number, what it counts, the rate by lines."""

    number: str
    what: str
    rate: tuple[str, ...]


def card_words(headline: Headline) -> CardWords:
    """Return the claim as the picture that a link shows says it."""
    if headline.is_alone:
        what = "baseline; later ones are upper bounds" if headline.bound else "baseline only"
        return CardWords(amount_of(headline.best, headline.board), what, ())
    baseline = spoken(headline.baseline.record.submission.model, MOST_NAME_ON_CARD)
    rate = tuple(_card_rate(headline))
    if _is_as_much(headline):
        return CardWords(amount_of(headline.best, headline.board), f"as much as {baseline}", rate)
    of = "of" if headline.track.kind.grows else "than"
    what = f"{_gained(headline)} {of} {baseline}"
    return CardWords(claim_factor(headline.factor), what, rate)


def _card_rate(headline: Headline) -> list[str]:
    rate = headline.rate
    if headline.eras:
        last = headline.eras[-1]
        what = headline.track.kind.what_doubles.capitalize()
        return [f"{what} doubled every {doubling_words(last)}", era_period(last)]
    if rate is None or not rate.is_measured:
        return []
    what = f"{headline.track.kind.what_doubles.capitalize()} {doubles_words(rate)}"
    if rate.period != headline.factor.period:
        return [what, f"{'–'.join(rate.period.ends)}, {rests_on(rate)}"]
    return [what, rests_on(rate) if headline.is_of_one_period else f"by a line, {rests_on(rate)}"]


def badge_message(headline: Headline) -> str:
    """Return the claim as a badge says it, made of numbers alone; the baseline has none."""
    if _is_as_much(headline):
        return f"the same {headline.board.resource.word} {since_words(headline)}"
    return f"{claim_factor(headline.factor)} {_gained(headline)} {since_words(headline)}"


def _is_as_much(headline: Headline) -> bool:
    """Tell whether the factor reads as no gain, to the digits that are shown."""
    return claim_factor(headline.factor) in AS_MUCH


def _gained(headline: Headline) -> str:
    resource = headline.board.resource
    return f"{'the' if headline.track.kind.grows else resource.compared.less} {resource.word}"
