"""One document: what several files, or several places of one, say of the same link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.papers import plain_title
from effsota.judging.rules.stated import Stated
from effsota.model.paper_links import paper_of


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


def find_unusual(sayings: Iterable[Saying], context: TrackerContext) -> Iterator[tuple[Saying, Saying]]:
    """Yield what is said otherwise of a document than usual, with the usual; each saying once a file.

    Usual is what stands most often in what was on file before; of two, what the publication says.
    """
    found: dict[str, list[Saying]] = defaultdict(list)
    for each in sayings:
        found[paper_of(each.url)].append(each)
    for alike in found.values():
        # Nearly all say the same letter by letter; only of the others one asks what they say plainly.
        if len({each.said for each in alike}) > 1 and len({each.plain for each in alike}) > 1:
            usual = _usual(alike, context)
            yield from ((each, usual) for each in _first_of_each_file(alike) if each.plain != usual.plain)


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
