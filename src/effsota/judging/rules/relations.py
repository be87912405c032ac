"""Submissions against each other: duplicates, and what builds on what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from effsota.judging.quoting import quote, suggest
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.doubts.citing_links import Texts, texts_of
from effsota.judging.rules.doubts.refiled_runs import facts_of
from effsota.judging.rules.newcomers import find_original
from effsota.judging.rules.papers import plain_title
from effsota.judging.rules.sayings import Aspect, Saying
from effsota.judging.rules.stated import NO_FACTS, Stated
from effsota.methods import estimates_in
from effsota.model import DateOf, Submission
from effsota.model.arxiv import is_arxiv_link
from effsota.problems import Fault

MOST_COMPARED = 10
_BUILDS_ON, _FORMERLY = "/builds_on/", "/formerly/"
_SAME = "same model, date, paper, result and compute"


def duplicate_submission(context: TrackerContext) -> Iterator[Fault]:
    """No two submissions of a track make the same claim: model, date, paper, result and compute."""
    for alike in context.repeated:
        original = find_original(alike, context)
        yield from (_blame(each, original, alike) for each in alike if each is not original)


def find_repeated(submissions: Iterable[Stated]) -> Iterator[tuple[Stated, ...]]:
    """Yield the submissions of one track that make the same claim."""
    claims: dict[str, list[Stated]] = {}
    for submission in submissions:
        if not submission.is_alone:
            claims.setdefault(submission.claim, []).append(submission)
    yield from (tuple(alike) for alike in claims.values() if len(alike) > 1)


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


def state(
    submission: Submission,
    flops: Sequence[float] = (),
    texts: Texts | None = None,
    *,
    is_alone: bool = False,
) -> Stated:
    """Return what a submission is compared by with others; `flops` is its compute by each estimate.

    `texts` are all that it holds, where they were found already. Where it `is_alone` in its track, it is
    compared there with none.
    """
    publication = submission.publication
    texts = texts_of(submission) if texts is None else texts
    return Stated(
        path=submission.path,
        title=publication.title,
        url=publication.url,
        paper=publication.paper,
        is_on_arxiv=is_arxiv_link(publication.url),
        plain_title=plain_title(publication.title),
        claim="" if is_alone else _digest(submission),
        submitted=submission.submitted.date.isoformat() if submission.submitted else "",
        facts=NO_FACTS if is_alone else facts_of(submission, flops),
        cited=tuple(dict.fromkeys(texts.cited)),
        authored=tuple(dict.fromkeys(texts.authored)),
        paper_day=submission.date.isoformat() if submission.date_of is DateOf.FIRST_PUBLIC else "",
        builds_on=submission.builds_on,
        day=submission.date.isoformat(),
        formerly=submission.formerly,
    )


def _digest(submission: Submission) -> str:
    """Return a digest of what a submission claims."""
    claim = (
        submission.track_id,
        submission.model.casefold(),
        submission.date,
        submission.publication.url,
        submission.result,
        [
            (estimate.factors, [(each.inputs, each.factors) for _, each in estimates_in(estimate)])
            for estimate in submission.estimates
        ],
        submission.price,
        submission.data,
        submission.energy,
    )
    return hashlib.sha256(repr(claim).encode()).hexdigest()[:32]


def builds_on_unknown(context: TrackerContext) -> Iterator[Fault]:
    """What a submission builds on is a submission of this tracker."""
    for path, said in context.odd(ADDRESSES):
        for link in () if path in context.paths else _links_in(said):
            yield Fault(
                link.pointer,
                f"{quote(path)} is not a submission",
                _suggest_parent(path, link, context)
                + "write <track>/<name> of a submission, without its ending, or take it out",
                file=link.file,
            )


def _suggest_parent(path: str, link: Saying, context: TrackerContext) -> str:
    """Return near misses of what is built on; only for the first few, since comparing names is slow."""
    is_late = int(link.pointer.rpartition("/")[2]) >= MOST_COMPARED
    return "" if is_late else suggest(path, context.paths - {link.path})


def builds_on_in_circle(context: TrackerContext) -> Iterator[Fault]:
    """No submission builds on itself, neither directly nor through others."""
    for circle in _circles(context):
        builds_on = _parents_of(circle[0], context)
        yield Fault(
            f"/builds_on/{builds_on.index(circle[1])}",
            f"{' builds on '.join(circle)}: a circle",
            "take out the link from the earlier submission to the later one",
            file=f"submissions/{circle[0]}.yaml",
        )


def _circles(context: TrackerContext) -> Iterator[tuple[str, ...]]:
    """Yield the circles, each broken at its first link before the next one is looked for.

    Time does not go round: in a circle some record builds on one that is not of an earlier day.
    """
    waiting = [link.path for _, said in context.odd(ADDRESSES) for link, _ in _not_from_earlier(said)]
    above: dict[str, tuple[str, ...]] = {}
    while waiting:
        path = waiting.pop()
        if path not in above:
            above[path] = _parents_of(path, context)
            waiting += above[path]
    parents = {path: {parent: None for parent in above[path] if above[parent]} for path in sorted(above)}
    while circle := _find_circle(parents):
        del parents[circle[0]][circle[1]]
        yield circle


def _parents_of(path: str, context: TrackerContext) -> tuple[str, ...]:
    """Return what a submission builds on, nothing where it is none whose shape is right."""
    return next((own.words[1:] for own in context.said_of(ADDRESSES, path) if not own.pointer), ())


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
    later = [
        (path, link, day)
        for path, said in context.odd(ADDRESSES)
        for link, day in _not_from_earlier(said)
        if link.words[0] < day
    ]
    in_circles = {link for circle in _circles(context) for link in pairwise(circle)} if later else set()
    for path, link, day in later:
        if (link.path, path) not in in_circles:
            yield Fault(
                link.pointer,
                f"{path} is of {day}, and this record of {link.words[0]}: it builds on a later one",
                "check both days, and which of the two builds on the other; where they are right, say"
                " why: answers: {builds-on-later: why}",
                file=link.file,
            )


def formerly_taken(context: TrackerContext) -> Iterator[Fault]:
    """A name that a record had before is that of no record on file, and of no other record before."""
    for name, said in context.odd(ADDRESSES):
        former = [each for each in said if each.pointer.startswith(_FORMERLY)]
        owner = name if name in context.paths else next((each.path for each in former), "")
        for each in former:
            if each.path not in {owner} - {name}:
                yield Fault(
                    each.pointer,
                    f"the address of {quote(name)} is that of the record {owner}, and cannot lead here too",
                    "take it out, or write the name under which this record was on file",
                    file=each.file,
                )


def find_former(context: TrackerContext) -> frozenset[str]:
    """Return all names that records had before."""
    odd = context.odd(ADDRESSES)
    return frozenset(name for name, said in odd if any(each.pointer.startswith(_FORMERLY) for each in said))


def _addresses(submission: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what is said of addresses of records: which is its own, what it builds on, what it had before."""
    yield submission.path, "", (submission.day, *submission.builds_on)
    for at, path in enumerate(submission.builds_on):
        yield path, f"{_BUILDS_ON}{at}", (submission.day,)
    for at, path in enumerate(submission.formerly):
        yield path, f"{_FORMERLY}{at}", ()


def _is_doubted(said: Sequence[Saying]) -> bool:
    """Tell whether a record had an address before, or one builds on it that is not known to be later."""
    if len(said) == 1:
        return bool(said[0].pointer)
    is_there = any(not each.pointer for each in said)
    is_former = any(each.pointer.startswith(_FORMERLY) for each in said)
    return not is_there or is_former or any(_not_from_earlier(said))


def _not_from_earlier(said: Iterable[Saying]) -> Iterator[tuple[Saying, str]]:
    """Yield the links to a record that is not of an earlier day, with its day."""
    for day in [own.words[0] for own in said if not own.pointer]:
        yield from ((link, day) for link in _links_in(said) if link.words[0] <= day)


def _links_in(said: Iterable[Saying]) -> Iterator[Saying]:
    return (each for each in said if each.pointer.startswith(_BUILDS_ON))


ADDRESSES = Aspect(name="address of a record", tell=_addresses, is_doubted=_is_doubted)
