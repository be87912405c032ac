"""How a record came about: the way along what each builds on, and which step gave how much of the gain.

A share is that of a step in the binary logarithm of the whole gain of its way: shares add up to 1, and that
of a step that took more than the record it builds on is below 0. It says what was measured when the step
was taken, and not what the step would give elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from effsota.boards.boundaries import crossed
from effsota.boards.known_names import Names
from effsota.figures import join_words
from effsota.frozen import Frozen
from effsota.model import Entry, Kind, Leaderboard, RuleChange, Submission

NOT_TOLD = ""


class AncestryStep(Frozen):
    """From a record on the board to one that builds on it, `factor` times better.

    `log2` is the binary logarithm of the factor, `share` its part of that of the whole way, None where the
    way gained nothing. `beside` are the other records that it builds on, whose ways are not walked, and
    `crosses` the changes of rules between the two, of which its factor is in part.
    """

    parent: Entry
    entry: Entry
    factor: float
    log2: float
    share: float | None
    beside: tuple[str, ...]
    crosses: tuple[RuleChange, ...] = ()


class ShareOf(Frozen):
    """What the steps of one kind gave together, and how many they are; `name` is empty if nobody says it."""

    name: str
    log2: float
    share: float | None
    steps: int


class ContributorShare(Frozen):
    """What the steps gave that somebody made alone, and those made with others: they count whole for each."""

    name: str
    alone: float | None
    jointly: float | None


class Ancestry(Frozen, dict=True):
    """The way to a record: its steps from `root` on, by order.

    `before` is how many times better the root is than the baseline, which no record explains; exactly 1 where
    the root is the baseline. `beyond` is what the root builds on that is not on the board.
    """

    entry: Entry
    root: Entry
    steps: tuple[AncestryStep, ...]
    factor: float
    before: float
    beyond: tuple[str, ...] = ()

    @property
    def begins_at_baseline(self) -> bool:
        """Whether the way begins at the record that all factors are computed against."""
        return self.root.is_baseline

    @cached_property
    def branches(self) -> int:
        """How many of its records build on several."""
        return sum(bool(step.beside) for step in self.steps) + (len(self.beyond) > 1)

    @cached_property
    def gains(self) -> tuple[AncestryStep, ...]:
        """The steps by what they gave, the largest first."""
        return tuple(sorted(self.steps, key=lambda step: -step.log2))


def find_ancestry(entry: Entry, board: Leaderboard) -> Ancestry:
    """Return the way to a record of a board.

    Of several records that one builds on, the way goes along the best on the board: the others count for
    nothing that the best has not given. It ends where a record builds on none that is ranked alike.
    """
    way, seen = [entry], {entry.record.submission.path}
    besides: list[tuple[str, ...]] = []
    while True:
        current = way[-1].record.submission
        parent = _best_of(current, board, seen)
        if parent is None:
            break
        path = parent.record.submission.path
        besides.append(tuple(each for each in dict.fromkeys(current.builds_on) if each != path))
        seen.add(path)
        way.append(parent)
    pairs = zip(way[:0:-1], way[-2::-1], reversed(besides), strict=True)
    return _along(entry, way[-1], tuple(pairs), board)


def _best_of(submission: Submission, board: Leaderboard, seen: Iterable[str]) -> Entry | None:
    """Return the best entry of a board that a record builds on, of equals the latest; None without."""
    kind, known = board.track.kind, board.by_path
    found = [known[each] for each in submission.builds_on if each in known and each not in seen]
    alike = [each for each in found if each.is_comparable]
    return min(alike, key=lambda each: _place(each, kind), default=None)


def _place(entry: Entry, kind: Kind) -> tuple[float, int, str]:
    submission = entry.record.submission
    return kind.effort_of(entry.amount.value), -submission.date.toordinal(), submission.path


def _along(
    entry: Entry,
    root: Entry,
    pairs: Sequence[tuple[Entry, Entry, tuple[str, ...]]],
    board: Leaderboard,
) -> Ancestry:
    kind, first = board.track.kind, board.baseline

    def factor(before: Entry, after: Entry) -> float:
        return kind.factor_between(before.amount.value, after.amount.value)

    whole = factor(root, entry) if pairs else 1.0
    gained = math.log2(whole)
    steps = tuple(
        AncestryStep(
            parent=parent,
            entry=child,
            factor=factor(parent, child),
            log2=math.log2(factor(parent, child)),
            share=math.log2(factor(parent, child)) / gained if gained > 0 else None,
            beside=beside,
            crosses=crossed(parent, child, board),
        )
        for parent, child, beside in pairs
    )
    return Ancestry(
        entry=entry,
        root=root,
        steps=steps,
        factor=whole,
        before=1.0 if root.is_baseline or first is None else factor(first, root),
        beyond=root.record.submission.builds_on,
    )


def board_ancestry(board: Leaderboard) -> Ancestry | None:
    """Return the way to the record that leads a board, None where it builds on none of the board."""
    best = board.sota
    if best is None:
        return None
    found = find_ancestry(best, board)
    return found if found.steps else None


def has_ancestry(board: Leaderboard) -> bool:
    """Tell whether the record that leads a board builds on one of the board."""
    best = None if board.sota is None else board.sota.record.submission
    return best is not None and _best_of(best, board, {best.path}) is not None


def contributors_of(submission: Submission) -> tuple[str, ...]:
    """Return who contributed a record: those whom it thanks, else the authors of its publication."""
    thanked = tuple(dict.fromkeys(credit.name for credit in submission.credits))
    return thanked or submission.publication.authors


def shares_by_change(steps: Iterable[AncestryStep]) -> tuple[ShareOf, ...]:
    """Return what each kind of change gave, a step of several kinds under all of them together.

    Nobody has said which of its kinds gave how much, so it is not divided.
    """
    return _grouped((join_words(step.entry.record.submission.changes), step) for step in steps)


def shares_by_maker(steps: Iterable[AncestryStep]) -> tuple[ShareOf, ...]:
    """Return what people, agents and both together gave, as far as sources say who it was."""
    return _grouped((step.entry.record.submission.made_by or NOT_TOLD, step) for step in steps)


def _grouped(named: Iterable[tuple[str, AncestryStep]]) -> tuple[ShareOf, ...]:
    """Return the sums by name, the largest first, what nobody says last."""
    groups: defaultdict[str, list[AncestryStep]] = defaultdict(list)
    for name, step in named:
        groups[name].append(step)
    sums = [
        ShareOf(
            name=name,
            log2=math.fsum(step.log2 for step in steps),
            share=_sum_of(steps),
            steps=len(steps),
        )
        for name, steps in groups.items()
    ]
    return tuple(sorted(sums, key=lambda each: (each.name == NOT_TOLD, -each.log2, each.name)))


def shares_by_contributor(steps: Sequence[AncestryStep], names: Names) -> tuple[ContributorShare, ...]:
    """Return what the steps gave that each contributor took part in, by all of them together.

    A joint step counts whole for each of its contributors: who gave how much of it nobody has said. So the
    joint shares add up to more than there is.
    """
    alone: defaultdict[str, list[AncestryStep]] = defaultdict(list)
    jointly: defaultdict[str, list[AncestryStep]] = defaultdict(list)
    for step in steps:
        people = dict.fromkeys(map(names.name_of, contributors_of(step.entry.record.submission)))
        for name in people:
            (alone if len(people) == 1 else jointly)[name].append(step)
    sums = [
        ContributorShare(
            name=name,
            alone=_sum_of(alone[name]) if name in alone else None,
            jointly=_sum_of(jointly[name]) if name in jointly else None,
        )
        for name in {*alone, *jointly}
    ]
    return tuple(sorted(sums, key=lambda each: (-((each.alone or 0) + (each.jointly or 0)), each.name)))


def _sum_of(steps: Iterable[AncestryStep]) -> float | None:
    shares = [step.share for step in steps if step.share is not None]
    return math.fsum(shares) if shares else None


def running_shares(steps: Iterable[AncestryStep]) -> Iterator[float | None]:
    """Yield after each step which share of the gain of the whole way is reached."""
    reached = 0.0
    for step in steps:
        reached += step.share or 0.0
        yield None if step.share is None else reached


def levels_of(steps: Iterable[AncestryStep]) -> Iterator[tuple[float, float]]:
    """Yield before and after each step how many times better than the root the way has come."""
    reached = 0.0
    for step in steps:
        yield 2**reached, 2 ** (reached + step.log2)
        reached += step.log2
