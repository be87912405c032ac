"""Sources: an estimate for which none is named, or none that anybody can find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import estimates_in
from effsota.model import Estimate, Source, Submission
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.links import split_link

# What a person gave: it has no page, and so its person is all that it has.
_PERSONAL = LatePattern(
    r"(?:personal|private|direct|oral)(?:ly)?"
    r" (?:communications?|correspondence|conversations?|messages?|e-?mails?)"
    r"|pers\.? comm\.?|e-?mails?|correspondence|communication|conversation|chat|phone call|interview",
    re.IGNORECASE,
)
_NAME = LatePattern(r"[^\W\d_]{2,}")
_OF_DAYS = LatePattern(
    r"\b(?:on|in|of|from|the|and|at|by|date|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)


def estimate_without_source(context: ClaimContext) -> Iterator[Fault]:
    """An estimate names a source of its numbers, unless the record's own curve is one."""
    for at, each in enumerate(context.submission.estimates if context.home else ()):
        if not each.has_source:
            yield Fault(
                f"/compute/{at}",
                "no source is named for this estimate",
                "write sources: [{title: ..., url: ..., where: Table 3}]; a figure that a person gave is"
                " {title: personal communication, where: from whom and when}",
            )


def source_not_findable(context: ClaimContext) -> Iterator[Fault]:
    """A source has more than a title: a link, a place or authors; what a person gave says who it was."""
    for pointer, title in _unfindable_in(context) if context.home else ():
        is_personal = _PERSONAL.fullmatch(title)
        yield Fault(
            pointer,
            f"{quote(title)} does not say who gave the figure"
            if is_personal
            else f"{quote(title)} is all that is said of this source: nobody can look it up",
            "write where: from whom and when, such as where: the first author, May 2020"
            if is_personal
            else "write its url; where it has none, its authors, or where it can be read; where the title"
            " is enough, say so: answers: {source-not-findable: why}",
        )


def source_is_this_tracker(context: ClaimContext) -> Iterator[Fault]:
    """An estimate has a source besides this tracker, which can vouch for nothing that it is told."""
    own = [where for where in map(_where, context.home) if where]
    for pointer, *links in _vouched_in(context.submission) if own else ():
        if all(_is_below(link, own) for link in links):
            yield Fault(
                pointer,
                f"{quote(links[0])} is this tracker's own, and nothing else vouches for the estimate",
                "write where the figure was first told: a paper, a log, code elsewhere; where it was made"
                " here, say how: answers: {source-is-this-tracker: why}",
            )


def _where(url: str) -> tuple[str, ...]:
    """Return the host of a link and each step of its path, nothing where it is none."""
    parts = split_link(url)
    if parts is None:
        return ()
    # Hosts and the owners and names on code hosts do not tell capitals apart.
    return tuple(each.casefold() for each in (parts.host, *unquote(parts.path).split("/")) if each)


def _is_below(url: str, places: Sequence[tuple[str, ...]]) -> bool:
    where = _where(url)
    return any(where[: len(place)] == place for place in places)


def _vouched_in(submission: Submission) -> Iterator[tuple[str, ...]]:
    """Yield place and links of the sources of every estimate, or part of one, that links alone vouch for."""
    told: set[str] = set()
    for at, whole in enumerate(submission.estimates):
        for below, each in estimates_in(whole):
            room = f"/compute/{at}"
            found = [*_sources_of(each, room + below), *(_sources_of(whole, room) if below else ())]
            links = [(pointer, source.url) for pointer, source in found if source.url]
            is_told_by_links = len(links) == len(found) > 0
            if is_told_by_links and not each.inputs.are_on_file and links[0][0] not in told:
                told.add(links[0][0])
                yield links[0][0], *(url for _, url in links)


def _sources_of(estimate: Estimate, room: str) -> Iterator[tuple[str, Source]]:
    for at, source in enumerate(estimate.sources):
        if source.is_of_compute:
            yield f"{room}/sources/{at}/url", source
    if estimate.published and estimate.published.source:
        yield f"{room}/published/source/url", estimate.published.source


def _unfindable_in(context: ClaimContext) -> Iterator[tuple[str, str]]:
    """Yield pointer and title of every source of an estimate that nobody could find."""
    for pointer, estimate in context.all_estimates:
        for place, source in enumerate(estimate.sources):
            if _is_unfindable(source):
                yield f"{pointer}/sources/{place}", source.title


def _is_unfindable(source: Source) -> bool:
    if source.url or source.authors:
        return False
    where = source.where or ""
    if _PERSONAL.fullmatch(source.title):
        return not _NAME.search(_OF_DAYS.sub(" ", where))
    return not where
