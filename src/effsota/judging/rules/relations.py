"""Submissions against each other: duplicates, and what builds on what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from effsota.judging.quoting import quote, suggest
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.doubts.citing_links import Texts, texts_of
from effsota.judging.rules.doubts.refiled_runs import facts_of
from effsota.judging.rules.newcomers import find_original
from effsota.judging.rules.papers import plain_title
from effsota.judging.rules.stated import Stated
from effsota.methods import estimates_in
from effsota.model import DateOf, Submission
from effsota.model.arxiv import is_arxiv_link
from effsota.problems import Fault

MOST_COMPARED = 10
_SAME = "same model, date, paper, result and compute"


def duplicate_submission(context: TrackerContext) -> Iterator[Fault]:
    """No two submissions of a track make the same claim: model, date, paper, result and compute."""
    claims: dict[str, list[Stated]] = {}
    for submission in context.submissions:
        claims.setdefault(submission.claim, []).append(submission)
    for alike in claims.values():
        if len(alike) > 1:
            original = find_original(alike, context)
            yield from (_blame(each, original, alike) for each in alike if each is not original)


def _blame(submission: Stated, original: Stated | None, alike: Sequence[Stated]) -> Fault:
    if original is not None:
        return Fault(
            "",
            f"this repeats {original.path}, which was there first: {_SAME}",
            f"take this file out, and add what is new in it to {original.file}",
            file=submission.file,
        )
    other = next(each for each in alike if each is not submission)
    return Fault(
        "",
        f"this and {other.path} are one claim: {_SAME}",
        "keep the one that was there first, and add to it what is new here; a record on file is not deleted",
        file=submission.file,
    )


def state(submission: Submission, flops: Sequence[float] = (), texts: Texts | None = None) -> Stated:
    """Return what a submission is compared by with others; `flops` is its compute by each estimate.

    `texts` are all that it holds, where they were found already.
    """
    publication = submission.publication
    texts = texts_of(submission) if texts is None else texts
    claim = (
        submission.track_id,
        submission.model.casefold(),
        submission.date,
        publication.url,
        submission.result,
        [
            (estimate.factors, [(each.inputs, each.factors) for _, each in estimates_in(estimate)])
            for estimate in submission.estimates
        ],
        submission.price,
        submission.data,
        submission.energy,
    )
    return Stated(
        path=submission.path,
        title=publication.title,
        url=publication.url,
        paper=publication.paper,
        is_on_arxiv=is_arxiv_link(publication.url),
        plain_title=plain_title(publication.title),
        claim=hashlib.sha256(repr(claim).encode()).hexdigest()[:32],
        submitted=submission.submitted.date.isoformat() if submission.submitted else "",
        facts=facts_of(submission, flops),
        cited=tuple(dict.fromkeys(texts.cited)),
        authored=tuple(dict.fromkeys(texts.authored)),
        paper_day=submission.date.isoformat() if submission.date_of is DateOf.FIRST_PUBLIC else "",
        builds_on=submission.builds_on,
        day=submission.date.isoformat(),
        formerly=submission.formerly,
    )


def builds_on_unknown(context: TrackerContext) -> Iterator[Fault]:
    """What a submission builds on is a submission of this tracker."""
    for submission in context.submissions:
        for at, path in enumerate(submission.builds_on):
            if path not in context.paths:
                yield Fault(
                    f"/builds_on/{at}",
                    f"{quote(path)} is not a submission",
                    _suggest_parent(submission, at, context)
                    + "write <track>/<name> of a submission, without its ending, or take it out",
                    file=submission.file,
                )


def _suggest_parent(submission: Stated, at: int, context: TrackerContext) -> str:
    """Return near misses of what is built on; only for the first few, since comparing names is slow."""
    others = context.paths - {submission.path}
    return suggest(submission.builds_on[at], others) if at < MOST_COMPARED else ""


def builds_on_in_circle(context: TrackerContext) -> Iterator[Fault]:
    """No submission builds on itself, neither directly nor through others."""
    for circle in _circles(context):
        builds_on = next(each.builds_on for each in context.submissions if each.path == circle[0])
        yield Fault(
            f"/builds_on/{builds_on.index(circle[1])}",
            f"{' builds on '.join(circle)}: a circle",
            "take out the link from the earlier submission to the later one",
            file=f"submissions/{circle[0]}.yaml",
        )


def _circles(context: TrackerContext) -> Iterator[tuple[str, ...]]:
    """Yield the circles, each broken at its first link before the next one is looked for."""
    by_path = {submission.path: submission for submission in context.submissions if submission.builds_on}
    # What builds on nothing is in no circle.
    parents = {
        path: {parent: None for parent in submission.builds_on if parent in by_path}
        for path, submission in by_path.items()
    }
    while circle := _find_circle(parents):
        del parents[circle[0]][circle[1]]
        yield circle


def _find_circle(parents: dict[str, dict[str, None]]) -> tuple[str, ...]:
    """Return the paths of one circle, each building on the next, from the least path back to it."""
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as found:
        ring = found.args[1][:0:-1]
        at = ring.index(min(ring))
        return (*ring[at:], *ring[:at], ring[at])
    return ()


def builds_on_later(context: TrackerContext) -> Iterator[Fault]:
    """What a submission builds on was public before it, or on the same day."""
    days = {submission.path: submission.day for submission in context.submissions}
    later = [
        (submission, at, path)
        for submission in context.submissions
        for at, path in enumerate(submission.builds_on)
        if days.get(path, "") > submission.day
    ]
    # Circles are looked for in all records: not where nothing depends on them.
    in_circles = {link for circle in _circles(context) for link in pairwise(circle)} if later else set()
    for submission, at, path in later:
        if (submission.path, path) not in in_circles:
            yield Fault(
                f"/builds_on/{at}",
                f"{path} is of {days[path]}, and this record of {submission.day}: it builds on a later one",
                "check both days, and which of the two builds on the other; where they are right, say"
                " why: answers: {builds-on-later: why}",
                file=submission.file,
            )


def formerly_taken(context: TrackerContext) -> Iterator[Fault]:
    """A name that a record had before is that of no record on file, and of no other record before."""
    owners: dict[str, str] = {}
    for submission in context.submissions:
        for at, name in enumerate(submission.formerly):
            owner = name if name in context.paths else owners.setdefault(name, submission.path)
            if owner != submission.path or name == submission.path:
                yield Fault(
                    f"/formerly/{at}",
                    f"the address of {quote(name)} is that of the record {owner}, and cannot lead here too",
                    "take it out, or write the name under which this record was on file",
                    file=submission.file,
                )
