"""What submissions say of one thing, such as of a paper: in groups, which are held against themselves.

A rule between submissions names the aspect in which it compares them, and judges the groups of it that are
odd. Which those are follows from each group alone: where one submission says something else, the groups that
it speaks of are looked at, and all others stand as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import NamedTuple, Protocol

from effsota.frozen import Frozen
from effsota.judging.rules.stated import Stated


class Saying(NamedTuple):
    """What a submission says of a thing, and where: `words` are what it says.

    `at` is its place among all that the submission says in this aspect, `submitted` the day on which that
    says that it was filed (ISO), if it does. Sorted, they stand by file.
    """

    file: str
    at: int
    pointer: str
    words: tuple[str, ...]
    submitted: str

    @property
    def path(self) -> str:
        """`<track>/<name>` of the submission."""
        return self.file.removeprefix("submissions/").removesuffix(".yaml")

    @property
    def is_publication(self) -> bool:
        """Whether it is said of the publication, and not of a source."""
        return self.pointer.startswith("/publication/")


# The name of an aspect, and the thing that is spoken of.
Subject = tuple[str, str]
Told = tuple[str, str, Saying]


class Aspect(Frozen):
    """In what submissions are compared.

    `tell` yields what one of them says: of which thing, at which pointer, in which words. `plain` returns
    what tells words from others that say the same. A group is odd where its words differ so, or as
    `is_doubted` tells.
    """

    name: str
    tell: Callable[[Stated], Iterable[tuple[str, str, tuple[str, ...]]]]
    plain: Callable[[Sequence[str]], str] = "\n".join
    is_doubted: Callable[[Sequence[Saying]], bool] | None = None

    def is_odd(self, alike: Sequence[Saying]) -> bool:
        """Tell whether a rule may have something to say of what is said of one thing."""
        if self.is_doubted is not None:
            return self.is_doubted(alike)
        words = {each.words for each in alike}
        return len(words) > 1 and len({*map(self.plain, words)}) > 1


class Groups(Protocol):
    """All that the submissions of a tracker say."""

    @property
    def odd(self) -> Mapping[Subject, Sequence[Saying]]:
        """The groups of which a rule may have something to say."""

    def find(self, subject: Subject) -> Sequence[Saying]:
        """Return what is said of a thing, by file."""


class NoGroups:
    """What nobody says."""

    odd: Mapping[Subject, Sequence[Saying]] = {}

    def find(self, subject: Subject) -> Sequence[Saying]:
        """Return nothing."""
        del subject
        return ()


class ChangedGroups:
    """What is said where something is no longer said, or anew; from nothing on, all of it is new."""

    def __init__(
        self,
        before: Groups,
        *,
        gone: Iterable[Told] = (),
        new: Iterable[Told],
        aspects: Iterable[Aspect],
    ) -> None:
        self._before = before
        lost = set(gone)
        if lost:
            told = list(new)
            kept = lost.intersection(told)
            lost -= kept
            new = [each for each in told if each not in kept]
        changed: defaultdict[Subject, list[Saying]] = defaultdict(list)
        for name, thing, saying in new:  # of a large tracker these are many: they are not held besides
            changed[name, thing].append(saying)
        for subject in dict.fromkeys([*changed, *((name, thing) for name, thing, _ in sorted(lost))]):
            stand = before.find(subject)
            if lost:
                stand = [each for each in stand if (*subject, each) not in lost]
            if stand or len(changed[subject]) > 1:
                changed[subject] = sorted([*stand, *changed[subject]])
        self.changed: Mapping[Subject, Sequence[Saying]] = changed
        by_name = {aspect.name: aspect for aspect in aspects}
        self.odd: Mapping[Subject, Sequence[Saying]] = {
            **{subject: alike for subject, alike in before.odd.items() if subject not in changed},
            **{subject: alike for subject, alike in changed.items() if by_name[subject[0]].is_odd(alike)},
        }

    def find(self, subject: Subject) -> Sequence[Saying]:
        """Return what is said of a thing, by file."""
        return self.changed[subject] if subject in self.changed else self._before.find(subject)


def tell(submissions: Iterable[Stated], aspects: Sequence[Aspect]) -> Iterator[Told]:
    """Yield what submissions say, in every aspect."""
    for each in submissions:
        file, submitted = each.file, each.submitted
        for aspect in aspects:
            for at, (thing, pointer, words) in enumerate(aspect.tell(each)):
                # Records have the same places: of a large tracker each is held once.
                yield aspect.name, thing, Saying(file, at, intern(pointer), words, submitted)
