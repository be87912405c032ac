"""What changed between two trees, in units that may each be the cause of numbers that move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from effsota.disk.folder import BENEATH
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.known_facts import CHIP, DIGEST, TRACKER_WIDE, FactPlace, Facts, MovedFact, find_moves
from effsota.model import Tree
from effsota.pipeline.fact_finding import place_of_file
from effsota.reading.document import parse_document

_HARDWARE, _TRACKER = "schema/hardware.yaml", "submissions/tracker.yaml"
_OF_STATUS = {
    "withdrawn": Happening.RECORD_WITHDRAWN,
    "disputed": Happening.RECORD_DISPUTED,
    "accepted": Happening.RECORD_RESTORED,
}


class Stage(IntEnum):
    """In which order units are applied: what others may need comes first, what they may need no more last."""

    VOCABULARY = 0
    TRACKER = 1
    TRACK_ADDED = 2
    RECORD_ADDED = 3
    TRACK = 4
    RECORD = 5
    RECORD_RENAMED = 6
    RECORD_REMOVED = 7
    TRACK_REMOVED = 8


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ChangedUnit:
    """Files that change together, and the record or track that they are of.

    `was` is the old place of a record that got another name.
    """

    stage: Stage
    place: FactPlace
    files: tuple[str, ...]
    was: FactPlace | None = field(default=None, compare=False)

    @property
    def renamed(self) -> Mapping[FactPlace, FactPlace]:
        """The old place by the new one."""
        return {} if self.was is None else {self.place: self.was}

    def apply(self, tree: Tree, new: Tree) -> Tree:
        """Return a tree with the files of this unit as they are in another one."""
        changed = {**tree}
        for path in self.files:
            if path in new:
                changed[path] = new[path]
            else:
                changed.pop(path, None)
        return dict(sorted(changed.items()))


def find_units(old: Tree, new: Tree) -> list[ChangedUnit]:
    """Return what changed, in the order in which it is applied."""
    changed = [
        path
        for path in sorted({*old, *new})
        if path not in old or path not in new or not old[path].is_same(new[path])
    ]
    by_owner: defaultdict[tuple[FactPlace, str], list[str]] = defaultdict(list)
    for path in changed:
        by_owner[_owner(path, changed, old, new)].append(path)
    units = [_unit(place, files, old, new) for (place, _), files in by_owner.items()]
    return sorted(_join_renamed(units, old, new))


def _owner(path: str, changed: Sequence[str], old: Tree, new: Tree) -> tuple[FactPlace, str]:
    """Return what a file changes with: a curve with its record, all files of a track with one that comes."""
    own = path.removeprefix(BENEATH)
    place = place_of_file(own)
    track_file = f"submissions/{place.track}/track.yaml"
    if place.track and (track_file in old) != (track_file in new):
        return FactPlace(place.track), ""
    if path.endswith(".csv") and place.track:
        name = path.rpartition("/")[2].encode()
        folder = path.rpartition("/")[0]
        files = [
            each for each in sorted({*old, *new}) if each.startswith(f"{folder}/") and each != track_file
        ]
        naming = [each for each in files if each.endswith(".yaml") and _names(each, name, old, new)]
        owners = [each for each in naming if each in changed] or naming
        return (place_of_file(owners[0]), "") if owners else (place, path)
    return place, "" if place.record else own


def _names(path: str, name: bytes, old: Tree, new: Tree) -> bool:
    return any(path in tree and name in tree[path].data for tree in (old, new))


def _unit(place: FactPlace, files: Sequence[str], old: Tree, new: Tree) -> ChangedUnit:
    return ChangedUnit(stage=_stage(place, files[0], old, new), place=place, files=tuple(files))


def _stage(place: FactPlace, path: str, old: Tree, new: Tree) -> Stage:
    if place == TRACKER_WIDE:
        return Stage.TRACKER if path == _TRACKER else Stage.VOCABULARY
    file = f"submissions/{place.track}/{place.record or 'track'}.yaml"
    if (file in old) == (file in new):
        return Stage.RECORD if place.record else Stage.TRACK
    if place.record:
        return Stage.RECORD_ADDED if file in new else Stage.RECORD_REMOVED
    return Stage.TRACK_ADDED if file in new else Stage.TRACK_REMOVED


def _join_renamed(units: Iterable[ChangedUnit], old: Tree, new: Tree) -> Iterator[ChangedUnit]:
    """Yield the units; of a record that was filed anew under another name one unit stands for both.

    Where it is the baseline, its track's file, which has to name it, is part of it.
    """
    left = {(unit.place, unit.files): unit for unit in units}
    for unit in [*left.values()]:
        if unit.stage is not Stage.RECORD_ADDED:
            continue
        names = _formerly(unit, new)
        gone = [
            each for each in left.values() if each.stage is Stage.RECORD_REMOVED and each.place.path in names
        ]
        if not gone:
            continue
        file = f"submissions/{unit.place.track}/track.yaml"
        swapped = (_baseline(file, old), _baseline(file, new)) == (gone[0].place.record, unit.place.record)
        track = [each for each in left.values() if swapped and each.files == (file,)]
        for each in (unit, gone[0], *track):
            del left[each.place, each.files]
        files = sorted({*unit.files, *gone[0].files, *(path for each in track for path in each.files)})
        joined = ChangedUnit(
            stage=Stage.RECORD_RENAMED, place=unit.place, files=tuple(files), was=gone[0].place
        )
        left[joined.place, joined.files] = joined
    yield from left.values()


def _formerly(unit: ChangedUnit, new: Tree) -> list[str]:
    file = f"submissions/{unit.place.path}.yaml"
    document = parse_document(new[file].data).document if file in new else None
    names = document.data.get("formerly") if document is not None else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _baseline(file: str, tree: Tree) -> object:
    document = parse_document(tree[file].data).document if file in tree else None
    return document.data.get("baseline") if document is not None else None


def describe(
    units: Sequence[ChangedUnit], before: Facts, after: Facts
) -> tuple[Happening, tuple[Cause, ...]]:
    """Return what happened where units changed together, and by which causes."""
    renamed = {new: was for unit in units for new, was in unit.renamed.items()}
    moves = [*find_moves(before, after, renamed)]
    causes = causes_of(units, moves)
    if all(move.number.startswith(DIGEST) for move in moves):
        return Happening.WORDING, causes
    if len(units) > 1:
        return Happening.SEVERAL, causes
    return _happening(units[0], moves), causes


def causes_of(units: Sequence[ChangedUnit], moves: Sequence[MovedFact]) -> tuple[Cause, ...]:
    """Return the causes that units are, by what moved."""
    return tuple(dict.fromkeys(cause for unit in units for cause in _causes(unit, moves)))


def _happening(unit: ChangedUnit, moves: Sequence[MovedFact]) -> Happening:
    if unit.stage is Stage.RECORD:
        own = {move.number: move for move in moves if move.place == unit.place}
        return _OF_STATUS[str(own["status"].new)] if "status" in own else Happening.RECORD_CORRECTED
    if unit.stage is Stage.TRACK:
        kinds = {cause.kind for cause in _causes(unit, moves)}
        return Happening.BASELINE if kinds == {CauseKind.BASELINE} else Happening.RULE
    if unit.stage is Stage.VOCABULARY:
        return Happening.CHIP if unit.files[-1] == _HARDWARE else Happening.VOCABULARY
    return _AT_STAGE[unit.stage]


_AT_STAGE = {
    Stage.TRACKER: Happening.TRACKER,
    Stage.TRACK_ADDED: Happening.TRACK_ADDED,
    Stage.RECORD_ADDED: Happening.RECORD_ADDED,
    Stage.RECORD_RENAMED: Happening.RECORD_RENAMED,
    Stage.RECORD_REMOVED: Happening.RECORD_REMOVED,
    Stage.TRACK_REMOVED: Happening.TRACK_REMOVED,
}


def _causes(unit: ChangedUnit, moves: Sequence[MovedFact]) -> Iterator[Cause]:
    file = unit.files[-1]
    if unit.stage is Stage.VOCABULARY:
        chips = dict.fromkeys(
            move.number.removeprefix(CHIP).removesuffix(" peak_flop_per_s")
            for move in moves
            if move.place == TRACKER_WIDE and move.number.startswith(CHIP)
        )
        yield from (Cause(CauseKind.CHIP, file, chip) for chip in chips)
        if not chips:
            yield Cause(CauseKind.VOCABULARY, file)
    elif unit.stage is Stage.TRACKER:
        yield Cause(CauseKind.TRACKER, file)
    elif unit.stage in {Stage.TRACK, Stage.TRACK_ADDED, Stage.TRACK_REMOVED}:
        yield from _of_track(unit, moves)
    else:
        yield from _of_record(unit)


def _of_record(unit: ChangedUnit) -> Iterator[Cause]:
    own = f"submissions/{unit.place.path}.yaml"
    if own in unit.files:
        yield Cause(CauseKind.RECORD, own, unit.was.path if unit.was else "")
    yield from (Cause(CauseKind.CURVE, file) for file in unit.files if file.endswith(".csv"))


def _of_track(unit: ChangedUnit, moves: Sequence[MovedFact]) -> Iterator[Cause]:
    """Yield the rules that stand otherwise in a track's file: what follows from records is none of them."""
    file = f"submissions/{unit.place.track}/track.yaml"
    if unit.stage is not Stage.TRACK:
        yield Cause(CauseKind.TRACK, file)
        return
    own = [move for move in moves if move.place == unit.place]
    rules = [move for move in own if not move.number.startswith((DIGEST, *_FOLLOWS))]
    for move in rules:
        is_baseline = move.number == "baseline"
        name = str(move.new) if is_baseline else move.number
        yield Cause(CauseKind.BASELINE if is_baseline else CauseKind.TRACK, file, name)
    if not rules:
        yield Cause(CauseKind.TRACK, file)


# What of a track's facts is computed of its records.
_FOLLOWS = ("trend.", "boards.")
