"""One document: what several files, or several places of one, say of the same link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.sayings import Aspect, Saying


class Unusual(NamedTuple):
    """What is said otherwise of a document than usual, and the usual."""

    document: str
    saying: Saying
    usual: Saying

    @property
    def place(self) -> str:
        """Where the usual saying stands, in words, as the other sees it."""
        if self.usual.file != self.saying.file:
            return self.usual.path
        return "its publication" if self.usual.is_publication else "another of its sources"


def find_unusual(aspect: Aspect, context: TrackerContext) -> Iterator[Unusual]:
    """Yield what is said otherwise of a document than usual; each saying once a file.

    Usual is what stands most often in what was on file before; of two, what the publication says.
    """
    for document, alike in context.odd(aspect):
        usual = _usual(alike, aspect, context)
        for each in _first_of_each_file(alike, aspect):
            if aspect.plain(each.words) != aspect.plain(usual.words):
                yield Unusual(document, each, usual)


def _usual(alike: Sequence[Saying], aspect: Aspect, context: TrackerContext) -> Saying:
    on_file = context.find_on_file(sorted({each.file for each in alike}))
    standing = [each for each in alike if each.file in on_file] or alike
    counts = Counter(aspect.plain(each.words) for each in standing)
    return max(standing, key=lambda each: (counts[aspect.plain(each.words)], each.is_publication))


def _first_of_each_file(alike: Sequence[Saying], aspect: Aspect) -> Iterator[Saying]:
    """Yield the first place of each saying in each file: the others are mended with it."""
    seen: set[tuple[str, str]] = set()
    for each in alike:
        key = (each.file, aspect.plain(each.words))
        if key not in seen:
            seen.add(key)
            yield each
