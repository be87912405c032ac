"""What has the right form and was probably meant otherwise: several authors in one item, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext, TrackContext
from effsota.limits import MOST_REMEMBERED
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern
from effsota.text.yaml_flow import to_yaml_flow
from effsota.units import Typed

LARGE_TOLERANCE = 0.1  # of the target: beyond, a level is hardly one
_BETWEEN = LatePattern(r"\s*(?:;|,\s+and\s|\sand\s|\s&\s|,\s)\s*")
_SIGNS_BETWEEN = (";", ",", "and", "&")  # one of which is in all that it finds
# A bureau, a handle or a system beside a person is no second author.
_PERSON = LatePattern(r"[^\W\d_][\w.'-]*(?: [\w.'-]+){1,3}")
_WORD = LatePattern(r"[^\W\d_]{3,}")
_EMPTY = LatePattern(
    r"\b(?:factors?|adjust\w*|correct\w*|correction|scal(?:e|ed|ing)|multiplier|misc|other|reason|because|why|see"
    r"|note|some|the|for|and|manual|fudge|value|number)\b",
    re.IGNORECASE,
)
_OTHERS = ProsePattern(
    r"(?:^|,?\s+)(?:et\.? al\.?|others|etc\.?)$|(?:^|\s)(?:and|&) (?:\d+ |many )?more$",
    signs="et al|et. al|others|etc|more",
)


def authors_in_one_item(context: ClaimContext) -> Iterator[Fault]:
    """Each author is an item of their own."""
    claim = context.submission
    yield from _joined(claim.publication.authors, "/publication/authors")
    if claim.analysis is not None:
        yield from _joined(claim.analysis.authors, "/analysis/authors")
    for pointer, estimate in context.all_estimates:
        for number, source in enumerate(estimate.sources):
            yield from _joined(source.authors, f"{pointer}/sources/{number}/authors")


def _joined(authors: tuple[str, ...], pointer: str) -> Iterator[Fault]:
    for at, author in enumerate(authors):
        if _is_one(author):
            continue
        names = _parted(author)
        if _OTHERS.search(author):
            hint = "write all authors, each as an item of its own, or those that the source names first"
            yield Fault(f"{pointer}/{at}", f"{quote(author)} leaves authors out", hint)
        elif len(names) > 1:
            message = f"{quote(author)} looks like {len(names)} authors in one item"
            hint = f"write authors: {to_yaml_flow([*authors[:at], *names, *authors[at + 1 :]])}"
            yield Fault(f"{pointer}/{at}", message, hint)


@lru_cache(MOST_REMEMBERED)  # a document is named in several places, each with its authors
def _is_one(author: str) -> bool:
    return not _OTHERS.search(author) and len(_parted(author)) == 1


def _parted(author: str) -> list[str]:
    """Return the names in an item that holds several, each of a name and a surname."""
    if not any(map(author.__contains__, _SIGNS_BETWEEN)):
        return [author]
    parts = [part for part in _BETWEEN.split(author) if part]
    return parts if len(parts) > 1 and all(map(_PERSON.fullmatch, parts)) else [author]


def count_with_three_decimals(context: ClaimContext) -> Iterator[Fault]:
    """A count below 1000 with three decimals was not meant in thousands: 1.281 is not 1281."""
    for at, below, inputs in context.nested:
        for key in _COUNTED:
            value = getattr(inputs, key, None)
            if isinstance(value, Typed) and value < _THOUSAND and value.decimals == _GROUP:
                whole = f"{value:.3f}".replace(".", "")
                yield Fault(
                    f"/compute/{at}{below}/{key}",
                    f"{value:.3f} {key} are hardly a count: the point may part thousands",
                    f"write {key}: {whole} if it does, {key}: {value:.4f} if not",
                )


_COUNTED = ("examples", "tokens", "parameters")
_THOUSAND, _GROUP = 1000, 3


def factor_says_nothing(context: ClaimContext) -> Iterator[Fault]:
    """A factor says what it stands for, such as the share of the run after which the level was reached."""
    for pointer, estimate in context.all_estimates:
        for at, factor in enumerate(estimate.factors):
            if not _WORD.search(_EMPTY.sub(" ", factor.reason)):
                yield Fault(
                    f"{pointer}/factors/{at}/reason",
                    f"{quote(factor.reason)} does not say what is multiplied by {factor.value:.10g}",
                    "write what it stands for and where it is from, such as reason: the level was reached"
                    " after a fifth of the run; where that is all, say so:"
                    " answers: {factor-says-nothing: why}",
                )


def target_is_fraction(context: TrackContext) -> Iterator[Fault]:
    """A target in percent is not written as a fraction."""
    metric = context.track.metric
    if metric and metric.is_percentage and 0 < metric.target <= 1:
        yield Fault(
            "/metric/target",
            f"{metric.target:.10g}% is next to nothing: it looks like a fraction",
            f"write target: {metric.target * 100:.10g}",
            file=context.file,
        )


def tolerance_is_large(context: TrackContext) -> Iterator[Fault]:
    """The tolerance of a target is small beside it: what the level's own reproduction missed it by."""
    metric = context.track.metric
    if metric and metric.tolerance > LARGE_TOLERANCE * abs(metric.target):
        yield Fault(
            "/metric/tolerance",
            f"{metric.tolerance:.10g} is more than a tenth of the target, {metric.target:.10g}",
            "write by how much the reproduction of the level itself missed the target, or take tolerance out",
            file=context.file,
        )
