"""Each number that moved since the last publication, by what: one changed input after the other is tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from effsota.disk.folder import is_data
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.extending import LedgerStep
from effsota.ledger.known_facts import (
    DIGEST,
    PROGRAM,
    TOGETHER,
    TRACKER_WIDE,
    FactPlace,
    Facts,
    MovedFact,
    Value,
    find_moves,
)
from effsota.model import REGULAR, Decision, Submission, Tree, TreeFile
from effsota.pipeline.fact_finding import FactFinder, file_digests
from effsota.pipeline.judged_trees import judged_tree
from effsota.pipeline.ledger_units import ChangedUnit, causes_of, describe, find_units
from effsota.pipeline.shapes import DECIDED

_ROOM = "submissions/"
# How many files to assess, those of a track once for each change in it: five minutes are enough for that.
MOST_ASSESSED = 20_000


def find_steps(finder: FactFinder, before: Facts, new: Tree, old: Tree | None) -> list[LedgerStep]:
    """Return how the facts that stood became those of a tree, one step for each cause.

    `old` are the tracker's own files at the last publication, where they are known. By them each changed
    input is applied to what stood before it, in a fixed order, and what moves then moved by it alone. Without
    them, or where they are not those of the last publication, what changed is told by digests alone.

    Raises:
        ValueError: if the new tree has an error, and so cannot be published.
    """
    after = finder.find(new)
    if after is None:
        raise ValueError("a tree with an error is not published")
    if not [*find_moves(before, after, {})]:
        return []
    base = None if old is None else judged_tree(new, old)
    start = finder.find(base) if base is not None and _is_as_published(base, before) else None
    names, claims = finder.names(new), finder.submissions(new)
    if base is None or start is None:
        steps = [*_told_by_digests(before, after, new)]
        return [replace(step, names=names, said=_say(step, claims, {})) for step in steps]
    trial = _Trial(finder=finder, new=new, tree=base, facts=start)
    steps = [*_of_program(before, start, start), *trial.run(find_units(base, new))]
    names, old_claims = {**finder.names(base), **names}, finder.submissions(base)
    decided = [each for each in finder.decisions(new) if each not in finder.decisions(base)]
    said = [_say_decided(decided) if _is_decided(step) else _say(step, claims, old_claims) for step in steps]
    return [replace(step, names=names, said=words) for step, words in zip(steps, said, strict=True)]


Claims = Mapping[FactPlace, Submission]


def _say(step: LedgerStep, claims: Claims, old_claims: Claims) -> str:
    """Return what a record's file says of what happened to it, where it did not say so before."""
    claim, old = claims.get(step.place), old_claims.get(step.place)
    if claim is None:
        return ""
    if step.what in {Happening.RECORD_WITHDRAWN, Happening.RECORD_DISPUTED}:
        return claim.status.reason or ""
    if step.what is Happening.RECORD_CORRECTED and old is not None:
        return " ".join(each.what for each in claim.history if each not in old.history)
    return ""


def _is_decided(step: LedgerStep) -> bool:
    """Tell whether nothing but what maintainers decided stands otherwise."""
    return [cause.file for cause in step.causes] == [DECIDED]


def _say_decided(decisions: Sequence[Decision]) -> str:
    """Return what was decided anew, each in a sentence with its reason."""
    return " ".join(f"{each.words}: {each.why.removesuffix('.')}." for each in decisions)


def _is_as_published(base: Tree, before: Facts) -> bool:
    """Tell whether the submissions of a tree are those whose digests the ledger tells."""
    own = {path: file.digest for path, file in base.items() if path.startswith(_ROOM)}
    return own == {path: digest for path, digest in file_digests(before).items() if path.startswith(_ROOM)}


def _of_program(before: Facts, after: Facts, whole: Facts) -> Iterator[LedgerStep]:
    """Yield the step by which facts move while no file of the tracker did."""
    moves = [*find_moves(before, after, {})]
    if moves:
        is_told = any(not move.number.startswith(DIGEST) for move in moves)
        yield LedgerStep(
            what=Happening.PROGRAM if is_told else Happening.WORDING,
            place=TRACKER_WIDE,
            causes=(_program_cause(before, whole),),
            facts=after,
        )


def _program_cause(before: Facts, after: Facts) -> Cause:
    """Return the program as a cause: from which version to which, or the one whose own text is another."""
    old, new = (facts.get(TRACKER_WIDE, {}).get(PROGRAM) for facts in (before, after))
    return Cause(CauseKind.PROGRAM, name=f"{new}" if old == new else f"{old} to {new}")


class FindsFacts(Protocol):
    """What tells the facts of a tree."""

    def find(self, tree: Tree) -> Facts | None:
        """Return the facts of a tree, None where it has an error."""


def steps_between(finder: FindsFacts, old: Tree, new: Tree, facts: Facts) -> list[LedgerStep]:
    """Return how the facts of one tree become those of another by the same program, a step for each cause."""
    return [*_Trial(finder=finder, new=new, tree=old, facts=facts).run(find_units(old, new))]


@dataclass(slots=True, kw_only=True)
class _Trial:
    """How far the changes are applied: the tree that came of them, and its facts."""

    finder: FindsFacts
    new: Tree
    tree: Tree
    facts: Facts

    def run(self, units: Sequence[ChangedUnit]) -> Iterator[LedgerStep]:
        """Yield a step for each unit that can stand alone, then for those of a track, then for all others.

        A unit after which the tree has an error waits for what it needs.
        """
        waiting: list[tuple[ChangedUnit, ...]] = [*_few_enough(units, self.new)]
        for join in (_alone, _by_track, _together):
            waiting = join(waiting)
            tried = -1
            while tried != len(waiting):
                tried = len(waiting)
                left = []
                for group in waiting:
                    step = self._try(group)
                    if step is None:
                        left.append(group)
                    else:
                        yield step
                waiting = left

    def _try(self, group: Sequence[ChangedUnit]) -> LedgerStep | None:
        """Apply units, and return the step that they are; None where the tree has an error then."""
        tree = self.tree
        for unit in group:
            tree = unit.apply(tree, self.new)
        facts = self.finder.find(tree)
        if facts is None:
            return None
        what, causes = describe(group, self.facts, facts)
        renamed = {new: was for unit in group for new, was in unit.renamed.items()}
        self.tree, self.facts = tree, facts
        return LedgerStep(what=what, place=_place_of(group), causes=causes, facts=facts, renamed=renamed)


_Groups = list[tuple[ChangedUnit, ...]]


def _few_enough(units: Sequence[ChangedUnit], tree: Tree) -> Iterator[tuple[ChangedUnit, ...]]:
    """Yield units one by one; where that would take too long, those of the largest tracks together."""
    sizes = Counter(path.rpartition("/")[0].removeprefix(_ROOM) for path in tree if path.startswith(_ROOM))
    of_track: dict[str, list[ChangedUnit]] = {}
    for unit in units:
        of_track.setdefault(unit.place.track, []).append(unit)
    costs = {track: sizes[track] * len(group) for track, group in of_track.items() if track}
    for track in sorted(costs, key=lambda each: (-costs[each], each)):
        if sum(costs.values()) > MOST_ASSESSED:
            costs[track] = sizes[track]
            yield tuple(of_track.pop(track))
    yield from ((unit,) for unit in units if unit.place.track in of_track)


def _alone(groups: _Groups) -> _Groups:
    return groups


def _by_track(groups: _Groups) -> _Groups:
    found: dict[str, list[ChangedUnit]] = {}
    for group in groups:
        for unit in group:
            found.setdefault(unit.place.track or unit.files[0], []).append(unit)
    return [tuple(units) for units in found.values()]


def _together(groups: _Groups) -> _Groups:
    units = tuple(unit for group in groups for unit in group)
    return [units] if units else []


def _place_of(group: Sequence[ChangedUnit]) -> FactPlace:
    """Return the record or the track that all units are of, the whole tracker where there is none."""
    places = {unit.place for unit in group}
    tracks = {place.track for place in places}
    if len(places) == 1:
        return next(iter(places))
    return FactPlace(next(iter(tracks))) if len(tracks) == 1 else TRACKER_WIDE


def _told_by_digests(before: Facts, after: Facts, new: Tree) -> Iterator[LedgerStep]:
    """Yield steps as far as they can be told without the old files.

    What moved in a track is told with every input that changed in it and with those that all tracks share.
    """
    units = find_units(_as_far_as_known(before, new), new)
    wide = [unit for unit in units if unit.place == TRACKER_WIDE]
    own = _tracks_apart([unit for unit in units if unit.place != TRACKER_WIDE])
    touched = {track for tracks, _ in own for track in tracks}
    facts = _with(before, after, lambda place: place.track not in touched)
    if own:
        facts = {**facts, TRACKER_WIDE: _apart_from_boards(before, after)}
    is_other_program = before.get(TRACKER_WIDE, {}).get(PROGRAM) != after.get(TRACKER_WIDE, {}).get(PROGRAM)
    shared = (_program_cause(before, after),) if is_other_program else ()
    moves = [*find_moves(before, after, {})]
    if not wide:
        yield from _of_program(before, facts, after)
    elif [*find_moves(before, facts, {})]:
        yield _told(wide, shared, before, facts, moves)
    for tracks, group in own:
        old, facts = facts, _with(facts, after, lambda place, tracks=tracks: place.track in tracks)  # type: ignore[misc]
        if len(own) == 1:
            facts = {**facts, TRACKER_WIDE: after[TRACKER_WIDE]}
        yield _told([*group, *wide], shared, old, facts, moves)
    if len(own) > 1 and [*find_moves(facts, after, {})]:
        yield _told([*(unit for _, group in own for unit in group), *wide], shared, facts, after, moves)


def _apart_from_boards(before: Facts, after: Facts) -> Mapping[str, Value]:
    """Return the facts of the whole tracker after, those that boards give together as before."""
    old, new = (
        {
            name: value
            for name, value in facts[TRACKER_WIDE].items()
            if name.startswith(TOGETHER) is is_together
        }
        for facts, is_together in ((before, True), (after, False))
    )
    return {**old, **new}


def _told(
    units: Sequence[ChangedUnit],
    shared: tuple[Cause, ...],
    before: Facts,
    after: Facts,
    moves: Sequence[MovedFact],
) -> LedgerStep:
    """Return the step of units that changed together; `moves` is everything that moved, here or elsewhere."""
    what, causes = describe(units, before, after)[0], causes_of(units, moves)
    if shared and what is not Happening.WORDING:
        what = Happening.SEVERAL
    renamed = {new: was for unit in units for new, was in unit.renamed.items()}
    return LedgerStep(
        what=what, place=_place_of(units), causes=(*causes, *shared), facts=after, renamed=renamed
    )


def _with(facts: Facts, others: Facts, is_wanted: Callable[[FactPlace], bool]) -> Facts:
    """Return facts, with those of the wanted places as others have them."""
    kept = {place: numbers for place, numbers in facts.items() if not is_wanted(place)}
    return {**kept, **{place: numbers for place, numbers in others.items() if is_wanted(place)}}


def _tracks_apart(units: Sequence[ChangedUnit]) -> list[tuple[frozenset[str], list[ChangedUnit]]]:
    """Return the units by track; two tracks between which a record was moved go together."""
    groups: list[tuple[frozenset[str], list[ChangedUnit]]] = []
    for unit in units:
        tracks = frozenset({unit.place.track, unit.was.track if unit.was else unit.place.track})
        joined = [group for group in groups if group[0] & tracks]
        groups = [group for group in groups if not group[0] & tracks]
        of_all = [each for group in joined for each in group[1]]
        groups.append((tracks.union(*(group[0] for group in joined)), [*of_all, unit]))
    return groups


def _as_far_as_known(before: Facts, new: Tree) -> Tree:
    """Return a tree that differs from a new one in the files whose digests do; what those held is unknown."""
    told = file_digests(before)
    unknown = TreeFile(mode=REGULAR, data=b"", size=-1)
    others = {path: file for path, file in new.items() if not is_data(path)}
    own = {path: new[path] if path in new and new[path].digest == told[path] else unknown for path in told}
    return {**others, **own}
