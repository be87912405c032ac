"""Through which other number a number moved: the link that lies between it and the cause of its event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from effsota.frozen import Frozen
from effsota.ledger.known_facts import PATH, POOLED, TOGETHER, TRACKER_WIDE, FactPlace, Facts, MovedFact

COMPUTE = "compute_flop"
RATE = "trend.doubling_time_months"
BASELINE, TREND, AGREEMENT, ALSO = "baseline", "trend.", "agreement.", "also."
OF_ANOTHER_BOARD, VALUE = "boards.", ".value"
TRACK_NAME = "name"
# By what a record counts on its board; where several of it moved, the first is named.
_AMOUNT = (COMPUTE, "value")  # the second where a board ranks by another resource
_COUNTS = (*_AMOUNT, "status", "bound", "date", PATH)
_RANGE = ("compute_low_flop", "compute_high_flop")
_PLACE = ("rank", "frontier")
_RATIO = ("reduction_", "growth_")


class MoveLinks(Frozen, kw_only=False):
    """What moved together, by which each of it can be told to have moved through another."""

    moved: Mapping[FactPlace, frozenset[str]]
    counted: Mapping[str, Sequence[tuple[FactPlace, str]]]
    facts: Facts

    @classmethod
    def of(cls, moves: Iterable[MovedFact], facts: Facts) -> MoveLinks:
        """Return the links of moves that happened together, after which facts stand."""
        moved: defaultdict[FactPlace, set[str]] = defaultdict(set)
        for move in moves:
            moved[move.place].add(move.number)
        counted: defaultdict[str, list[tuple[FactPlace, str]]] = defaultdict(list)
        for place, numbers in moved.items():
            first = next((number for number in (*_COUNTS, *_values(numbers)) if number in numbers), None)
            if place.record and first:
                counted[place.track].append((place, first))
        return cls({place: frozenset(numbers) for place, numbers in moved.items()}, counted, facts)

    def through(self, move: MovedFact) -> str:
        """Return `path number` of the number through which one moved; empty where the cause itself moved it.

        Where it moved through those of several records, the path is `track/*`.
        """
        if move.old is None and self._is_new(move.place):
            return ""  # all of it is new with it
        if not move.place.record or move.number.startswith(OF_ANOTHER_BOARD):
            return self._through_amount(move) if move.place.record else self._through_whole(move)
        if move.number in _RANGE or move.number.startswith(AGREEMENT):
            return self._through_own(move.place, (COMPUTE, *self._others(move.place)))
        if move.number in _PLACE:
            return self._through_own(move.place, _COUNTS[:-1]) or self._through_records(move.place)
        if move.number.startswith(_RATIO):
            return self._through_own(move.place, _AMOUNT) or self._through_baseline(move.place)
        return ""

    def _through_whole(self, move: MovedFact) -> str:
        """Return what a rate of a track moved through, or a number of several boards together."""
        if move.place == TRACKER_WIDE:
            return self._through_boards(move.number) if move.number.startswith(TOGETHER) else ""
        is_of_records = move.number.startswith((TREND, OF_ANOTHER_BOARD))
        return self._through_records(move.place) if is_of_records else ""

    def _through_amount(self, move: MovedFact) -> str:
        """Return what a number of a record on another board moved through: what it took, or others did."""
        own = f"{OF_ANOTHER_BOARD}{move.number.split('.')[1]}{VALUE}"
        if move.number == own:
            return ""
        counts = (own, *_COUNTS[:-1])
        return self._through_own(move.place, counts) or self._through_records(move.place)

    def _is_new(self, place: FactPlace) -> bool:
        """Tell whether a record came, or a track: then the number by which it is known moved too."""
        return (PATH if place.record else TRACK_NAME) in self.moved[place]

    def _others(self, place: FactPlace) -> Iterable[str]:
        """Return the computes of a record's other estimates that moved."""
        return sorted(each for each in self.moved[place] if each.startswith(ALSO) and each.endswith(COMPUTE))

    def _through_own(self, place: FactPlace, numbers: Iterable[str]) -> str:
        moved = self.moved[place]
        return next((f"{place.path} {number}" for number in numbers if number in moved), "")

    def _through_baseline(self, place: FactPlace) -> str:
        track = FactPlace(place.track)
        if BASELINE in self.moved.get(track, ()):
            return f"{track.path} {BASELINE}"
        baseline = FactPlace(place.track, str(self.facts.get(track, {}).get(BASELINE, "")))
        return self._through_own(baseline, _AMOUNT) if baseline in self.moved else ""

    def _through_boards(self, number: str) -> str:
        """Return what one number of several boards together moved through; `*/*` are records of several."""
        rates = [place for place, numbers in self.moved.items() if place.track and RATE in numbers]
        if number.startswith(POOLED) and len(rates) == 1:
            return f"{rates[0].path} {RATE}"
        if len(self.counted) == 1:
            return self._through_records(FactPlace(*self.counted))
        numbers = [number for those in self.counted.values() for _, number in those]
        return f"*/* {min(numbers)}" if numbers else ""

    def _through_records(self, place: FactPlace) -> str:
        others = [each for each in self.counted.get(place.track, ()) if each[0] != place]
        if len(others) == 1:
            return f"{others[0][0].path} {others[0][1]}"
        return f"{place.track}/* {min(number for _, number in others)}" if others else ""


def _values(numbers: Iterable[str]) -> list[str]:
    """Return what a record took of other resources, as far as that moved."""
    return sorted(each for each in numbers if each.startswith(OF_ANOTHER_BOARD) and each.endswith(VALUE))
