"""Linked titles: one link that stands under two titles, wherever titles stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from effsota.judging.quoting import quote
from effsota.judging.rules.context import Stated, TrackerContext
from effsota.judging.rules.papers import paper_of, plain_title
from effsota.problems import Fault

_PUBLICATION = "/publication/title"


class _Naming(NamedTuple):
    """A link under a title, and where."""

    submission: Stated
    pointer: str
    url: str
    title: str

    @property
    def plain(self) -> str:
        return plain_title(self.title)

    @property
    def is_publication(self) -> bool:
        return self.pointer == _PUBLICATION


def link_under_two_titles(context: TrackerContext) -> Iterator[Fault]:
    """A link has one title, also where it is a source; of two publications see paper-under-two-titles."""
    for named in _by_link(context).values():
        if len({each.plain for each in named}) == 1:
            continue
        usual = _usual(named, context)
        for each in _first_of_each_file(named):
            if each.plain != usual.plain and not (each.is_publication and usual.is_publication):
                own = "its publication" if usual.is_publication else "another of its sources"
                place = own if usual.submission is each.submission else usual.submission.path
                yield Fault(
                    each.pointer,
                    f"{quote(each.title)} is the title of {quote(each.url)} here, {quote(usual.title)} in"
                    f" {place}",
                    "write one title for one document; or correct the link; where it has two, say so:"
                    " answers: {link-under-two-titles: why}",
                    file=each.submission.file,
                )


def _by_link(context: TrackerContext) -> dict[str, list[_Naming]]:
    found: dict[str, list[_Naming]] = defaultdict(list)
    for submission in context.submissions:
        for pointer, url, title in submission.cited:
            found[paper_of(url)].append(_Naming(submission, pointer, url, title))
    return found


def _usual(named: Sequence[_Naming], context: TrackerContext) -> _Naming:
    """Return the title that stands most often in what was on file before; of two that of the publication."""
    on_file = context.find_on_file(sorted({each.submission.file for each in named}))
    standing = [each for each in named if each.submission.file in on_file] or named
    counts = Counter(each.plain for each in standing)
    return max(standing, key=lambda each: (counts[each.plain], each.is_publication))


def _first_of_each_file(named: Sequence[_Naming]) -> Iterator[_Naming]:
    """Yield the first place of each title in each file: the others are mended with it."""
    seen: set[tuple[str, str]] = set()
    for each in named:
        key = (each.submission.path, each.plain)
        if key not in seen:
            seen.add(key)
            yield each
