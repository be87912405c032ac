"""One document: what several files, or several places of one, say of the same link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.papers import plain_title
from effsota.judging.rules.stated import Stated
from effsota.model.paper_links import paper_of

# Pointer, link and words.
Said = tuple[str, str, tuple[str, ...]]


class Saying(NamedTuple):
    """What is said of a link, and where; `said` are its words."""

    submission: Stated
    pointer: str
    url: str
    said: tuple[str, ...]

    @property
    def plain(self) -> str:
        """What tells one saying from another."""
        return "\n".join(map(plain_title, self.said))

    @property
    def is_publication(self) -> bool:
        """Whether it is said of the publication, and not of a source."""
        return self.pointer.startswith("/publication/")

    def place_of(self, usual: Saying) -> str:
        """Return in words where the usual saying stands, as this one sees it."""
        own = "its publication" if usual.is_publication else "another of its sources"
        return own if usual.submission is self.submission else usual.submission.path


def find_unusual(
    sayings: Callable[[Stated], Iterable[Said]], context: TrackerContext
) -> Iterator[tuple[Saying, Saying]]:
    """Yield what is said otherwise of a document than usual, with the usual; each saying once a file.

    Usual is what stands most often in what was on file before; of two, what the publication says. `sayings`
    are those of one submission.
    """
    for alike in _find_said_otherwise(sayings, context):
        if len({each.plain for each in alike}) > 1:
            usual = _usual(alike, context)
            yield from ((each, usual) for each in _first_of_each_file(alike) if each.plain != usual.plain)


def _find_said_otherwise(
    sayings: Callable[[Stated], Iterable[Said]], context: TrackerContext
) -> Iterator[list[Saying]]:
    """Yield what is said of each document of which not everything is the same letter by letter: of few."""
    first: dict[str, tuple[str, ...]] = {}
    # Of its publication each record knows already which paper it is.
    papers = {submission.url: submission.paper for submission in context.submissions}
    odd: set[str] = set()
    for submission in context.submissions:
        for _, url, said in sayings(submission):
            paper = papers.get(url) or papers.setdefault(url, paper_of(url))
            if first.setdefault(paper, said) != said:
                odd.add(paper)
    found: dict[str, list[Saying]] = {paper: [] for paper in first if paper in odd}
    for submission in context.submissions if odd else ():
        for pointer, url, said in sayings(submission):
            if papers[url] in odd:
                found[papers[url]].append(Saying(submission, pointer, url, said))
    yield from found.values()


def _usual(alike: Sequence[Saying], context: TrackerContext) -> Saying:
    on_file = context.find_on_file(sorted({each.submission.file for each in alike}))
    standing = [each for each in alike if each.submission.file in on_file] or alike
    counts = Counter(each.plain for each in standing)
    return max(standing, key=lambda each: (counts[each.plain], each.is_publication))


def _first_of_each_file(alike: Sequence[Saying]) -> Iterator[Saying]:
    """Yield the first place of each saying in each file: the others are mended with it."""
    seen: set[tuple[str, str]] = set()
    for each in alike:
        key = (each.submission.path, each.plain)
        if key not in seen:
            seen.add(key)
            yield each
