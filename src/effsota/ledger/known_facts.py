"""What is published at one time: numbers and rules, each by the place that it is about and its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Value = str | int | float | bool


class FactPlace(NamedTuple):
    """What a fact is about: a record of a track, a track (no record), or the whole tracker (neither)."""

    track: str = ""
    record: str = ""

    @property
    def path(self) -> str:
        """The track, or `track/record`; empty for the whole tracker."""
        return f"{self.track}/{self.record}" if self.record else self.track


TRACKER_WIDE = FactPlace()
# By place, then by name; what has no value is no fact.
Facts = Mapping[FactPlace, Mapping[str, Value]]
# The fact by which a record is known: one whose path changes takes its other facts along.
PATH = "path"
# What the names of facts of the whole tracker are or begin with.
PROGRAM = "program"
CHIP, DEFAULT = "chip ", "default "
POOLED, EFFECTIVE = "pooled", "effective"
# Of the whole tracker too, and computed of what its boards say together.
TOGETHER = (f"{POOLED} ", f"{EFFECTIVE} ")
# Facts that are digests of what numbers are made of begin so; no number of their own moves with them.
DIGEST = "file "


class MovedFact(NamedTuple):
    """One fact that is no longer what it was; `old` is None where it is new, `new` where it is gone."""

    place: FactPlace
    number: str
    old: Value | None
    new: Value | None


def place_of(path: str) -> FactPlace:
    """Return the place of a path: empty, `track` or `track/record`."""
    track, _, record = path.partition("/")
    return FactPlace(track, record)


def find_moves(old: Facts, new: Facts, renamed: Mapping[FactPlace, FactPlace]) -> Iterator[MovedFact]:
    """Yield what differs, by place, then by name; `renamed` has the old place of each record by its new one.

    The path of a record comes before its other facts: they are told against those of its old place.
    """
    gone = {was for now, was in renamed.items() if now in new and was in old}
    for place in sorted((old.keys() | new.keys()) - gone):
        was = renamed.get(place, place)
        before, after = old.get(was if was in gone else place, {}), new.get(place, {})
        if before is not after:
            yield from _moves_at(place, before, after)


def _moves_at(
    place: FactPlace, before: Mapping[str, Value], after: Mapping[str, Value]
) -> Iterator[MovedFact]:
    for number in sorted(before.keys() | after.keys(), key=lambda name: (name != PATH, name)):
        old, new = before.get(number), after.get(number)
        if not is_same(old, new):
            yield MovedFact(place, number, old, new)


def is_same(one: Value | None, other: Value | None) -> bool:
    """Tell whether two values are written alike: 1, 1.0 and true are three."""
    return type(one) is type(other) and one == other
