"""What sources print against what follows from the inputs: evidence, never used for ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.figures import compute_text, number_text
from effsota.judging.arxiv import parse_arxiv
from effsota.judging.quoting import apart, quote, times
from effsota.model import Kind
from effsota.problems import Fault
from effsota.units import DAYS_PER_MONTH, FLOP_PER_MULTIPLY_ADD, UNITS, Dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.judging.rules.context import ClaimContext, RecordContext, TrackContext
    from effsota.model import Published
    from effsota.units import Quantity

MOST_RATIO = 1.10
MOST_DAYS = 3


def _answer(rule: str) -> str:
    return f"where the source is wrong, say what it got wrong: answers: {{{rule}: why}}"


def published_date_differs(context: ClaimContext) -> Iterator[Fault]:
    """A published date lies within three days of the submission's own."""
    day, published = context.submission.date, context.submission.published
    if published and published.date and abs((published.date - day).days) > MOST_DAYS:
        yield Fault(
            "/published/date",
            f"{published.date} is printed, {day} is the submission's date",
            f"correct the one that is wrong; {_answer('published-date-differs')}",
        )


def published_link_differs(context: ClaimContext) -> Iterator[Fault]:
    """A published link to arXiv leads to the paper that the submission names."""
    submission, published = context.submission, context.submission.published
    if published is None:
        return
    pairs = (
        ("url", published.url, submission.publication.url),
        ("analysis_url", published.analysis_url, submission.analysis.url if submission.analysis else None),
    )
    for key, printed, own in pairs:
        wrong, right = parse_arxiv(printed or ""), parse_arxiv(own or "")
        if wrong and right and wrong.id != right.id:
            yield Fault(
                f"/published/{key}",
                f"arXiv {wrong.id} is printed, the submission's own link is to arXiv {right.id}",
                f"correct the one that is wrong; {_answer('published-link-differs')}",
            )


def published_flop(published: Published | None) -> float | None:
    """Return printed compute in FLOP with a multiply-add counted as two, None where none is printed."""
    if published is None or published.compute is None:
        return None
    return published.compute.base * FLOP_PER_MULTIPLY_ADD / published.counts_multiply_add_as


def published_compute_differs(context: RecordContext) -> Iterator[Fault]:
    """Published compute is within 1.10x of what follows from the inputs, a multiply-add counted as 2 FLOP."""
    yield from _compute_differs(context.submission.published, context.record.compute_flop, "")
    for at, priced in enumerate(context.estimates):
        yield from _compute_differs(priced.estimate.published, priced.compute_flop, f"/compute/{at}")


def _compute_differs(published: Published | None, computed: float, owner: str) -> Iterator[Fault]:
    printed = published_flop(published)
    if published is None or published.compute is None or printed is None:
        return
    ratio = apart(printed, computed)
    if ratio > MOST_RATIO:
        once = published.counts_multiply_add_as == 1
        means = f" (a multiply-add counted once: {_in_unit(printed, published.compute)})" * once
        yield Fault(
            f"{owner}/published/compute",
            f"{quote(published.compute.text)} is printed{means}, the inputs give"
            f" {_in_unit(computed, published.compute)}: {times(ratio)} apart",
            f"check the inputs and counts_multiply_add_as; {_answer('published-compute-differs')}",
        )


def _compute(flop: float) -> str:
    return compute_text(flop, ascii_only=True)


def _in_unit(flop: float, like: Quantity) -> str:
    """Return compute of `flop` FLOP in the unit of a printed quantity."""
    return f"{number_text(flop / UNITS[Dimension.COMPUTE][like.unit], ascii_only=True)} {like.unit}"


def published_factor_differs(context: RecordContext) -> Iterator[Fault]:
    """A published reduction or growth factor is within 1.10x of the one on the board."""
    if context.entry is None:
        return
    for key, printed in _printed_factors(context.submission.published):
        computed = _factor(context, key, context.entry.factor)
        if apart(printed, computed) > MOST_RATIO:
            yield Fault(
                f"/published/{key}",
                f"{printed:.10g} is printed, the board gives {number_text(computed, ascii_only=True)}",
                f"check compute here and at the baseline; {_answer('published-factor-differs')}",
            )


def published_figures_disagree(context: RecordContext) -> Iterator[Fault]:
    """A published factor is within 1.10x of what the published computes give."""
    own = published_flop(context.submission.published)
    baseline = published_flop(context.baseline.submission.published) if context.baseline else None
    if own is None or baseline is None:
        return
    for key, printed in _printed_factors(context.submission.published):
        follows = baseline / own if key == "reduction_factor" else own / baseline
        if apart(printed, follows) > MOST_RATIO:
            gives = number_text(follows, ascii_only=True)
            yield Fault(
                f"/published/{key}",
                f"{printed:.10g} is printed, but {_compute(baseline)} of the baseline and {_compute(own)}"
                f" here, as printed, give {gives}",
                f"check all three against the source; {_answer('published-figures-disagree')}",
            )


def _printed_factors(published: Published | None) -> Iterator[tuple[str, float]]:
    if published and published.reduction_factor:
        yield "reduction_factor", published.reduction_factor
    if published and published.growth_factor:
        yield "growth_factor", published.growth_factor


def _factor(context: RecordContext, key: str, factor: float) -> float:
    """Return the board's factor as a reduction or a growth, whichever was printed."""
    is_growth = context.track is not None and context.track.kind is Kind.COMPUTE_TREND
    return factor if is_growth == (key == "growth_factor") else 1 / factor


def published_doubling_time_differs(context: TrackContext) -> Iterator[Fault]:
    """A track's published doubling time is within 1.10x of the fitted one."""
    published = context.track.published
    trend = context.board.trend if context.board else None
    if published is None or published.doubling_time is None or trend is None:
        return
    printed = published.doubling_time.base / DAYS_PER_MONTH
    if apart(printed, trend.doubling_time_months) > MOST_RATIO:
        fitted = number_text(trend.doubling_time_months, ascii_only=True)
        yield Fault(
            "/published/doubling_time",
            f"{quote(published.doubling_time.text)} is printed, the board gives {fitted} months",
            f"check the fitted records' dates and compute; {_answer('published-doubling-time-differs')}",
            file=context.file,
        )
