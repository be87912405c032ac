"""What an event says to people, once and for all: its title, and each number that moved, folded, old to new.

The words are part of the ledger: another version of the program words what is new, and nothing that was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from effsota import figures
from effsota.ledger.causes import Cause, Happening
from effsota.ledger.known_facts import DIGEST, PATH, FactPlace, MovedFact, Value
from effsota.text import cut

MOST_TITLE, MOST_SAID, MOST_TEXT, MOST_VALUE, MOST_FOLDED = 300, 600, 3_000, 120, 12
Names = Mapping[FactPlace, str]
_TITLES = {
    Happening.BEGUN: "The ledger begins",
    Happening.RECORD_ADDED: "New record",
    Happening.RECORD_CORRECTED: "Correction",
    Happening.RECORD_WITHDRAWN: "Withdrawn",
    Happening.RECORD_DISPUTED: "Disputed",
    Happening.RECORD_RESTORED: "Accepted again",
    Happening.RECORD_RENAMED: "Another name",
    Happening.RECORD_REMOVED: "Removed",
    Happening.TRACK_ADDED: "New benchmark",
    Happening.TRACK_REMOVED: "Benchmark removed",
    Happening.BASELINE: "Another baseline",
    Happening.RULE: "Another rule",
    Happening.CHIP: "Another figure of a chip",
    Happening.VOCABULARY: "Another figure for all",
    Happening.TRACKER: "The tracker itself",
    Happening.PROGRAM: "Another version of the program",
    Happening.SEVERAL: "Several things together",
    Happening.WORDING: "Other words",
}
# What readers ask for first, as they call it; all other numbers follow, by their name.
_FIRST = {
    "program": "version",
    "status": "status",
    "baseline": "baseline",
    "metric.target": "target",
    "rules": "rules",
    "boundary": "what is counted",
    "compute_flop": "compute",
    "reduction_factor": "reduction factor",
    "growth_factor": "growth factor",
    "rank": "rank",
    "frontier": "on the frontier",
    "trend.doubling_time_months": "doubling time",
    "agreement.factor": "agreement factor",
    "date": "date",
}
_ORDER = {name: at for at, name in enumerate(_FIRST)}


class EventWords(NamedTuple):
    """What an event says: in one line, and whole."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """One number at one or several places that moved alike: how it is called, where, from what to what.

    Where the values differ from place to place, `old` and `new` are empty and `ratio` says by how many times
    they moved, from the least to the most; it is None where they are no numbers.
    """

    number: str
    places: tuple[FactPlace, ...]
    old: str = ""
    new: str = ""
    ratio: tuple[float, float] | None = None

    @property
    def is_first(self) -> bool:
        """Whether readers ask for this number first."""
        return self.number in _ORDER


def tell_event(  # noqa: PLR0913  # what an event is, and what people call what it is about
    what: Happening,
    place: FactPlace,
    causes: Sequence[Cause],
    moves: Sequence[MovedFact],
    names: Names,
    *,
    said: str = "",
) -> EventWords:
    """Return what an event says; `names` is what people call records and tracks, `said` what a file says."""
    subject = _tell_subject(place, causes, names)
    title = f"{_TITLES[what]}: {subject}" if subject else _TITLES[what]
    moved = _tell_moves(what, place, moves, names)
    text = f"{cut(said, MOST_SAID)} · {moved}" if said else moved
    return EventWords(cut(title, MOST_TITLE), cut(text, MOST_TEXT))


def _tell_subject(place: FactPlace, causes: Sequence[Cause], names: Names) -> str:
    if place.track:
        track = names.get(FactPlace(place.track), place.track)
        return f"{names.get(place, place.record)}, {track}" if place.record else track
    return figures.join_words([cause.name or cause.file for cause in causes if cause.name or cause.file][:4])


def _tell_moves(what: Happening, place: FactPlace, moves: Sequence[MovedFact], names: Names) -> str:
    if what is Happening.BEGUN:
        records = len({move.place for move in moves if move.place.record})
        told = figures.count_text(records, "record"), figures.count_text(len(moves), "number")
        return f"What is published from here on cannot change in silence: {told[0]}, {told[1]}."
    folded = fold_moves(moves)
    lines = [tell_folded(each, place, names) for each in folded[:MOST_FOLDED]]
    if len(folded) > MOST_FOLDED:
        rest = sum(len(each.places) for each in folded[MOST_FOLDED:])
        lines.append(f"and {figures.count_text(rest, 'number')} more")
    return f"{'; '.join(lines)}." if lines else "No number moved."


def tell_folded(folded: Folded, place: FactPlace, names: Names) -> str:
    """Return one line: what moved, where, from what to what; the place of the event itself goes unsaid."""
    words = number_words(folded.number)
    told = tell_values(folded)
    if folded.places == (place,):
        return f"{words}: {told}"
    if len(folded.places) == 1:
        (where,) = folded.places
        return f"{words} of {names.get(where, where.path) or 'the tracker'}: {told}"
    kind = "record" if all(each.record for each in folded.places) else "place"
    return f"{words} of {figures.count_text(len(folded.places), kind)}: {told}"


def tell_values(folded: Folded) -> str:
    """Return from what to what a number moved, or by how many times."""
    if folded.old and folded.new:
        return f"{folded.old} → {folded.new}"
    if folded.new or folded.old:
        return folded.new or f"{folded.old} → none"
    if folded.ratio is None:
        return "moved"
    low, high = (figures.number_text(each) for each in folded.ratio)
    return f"{low} times what it was" if low == high else f"{low} to {high} times what it was"


def number_words(number: str) -> str:
    """Return what people call a number: agreement factor, chip h100 bf16 peak."""
    known = _FIRST.get(number)
    bare = number.removesuffix("_flop").removesuffix("_months").removesuffix("_flop_per_s")
    return known or " ".join(bare.replace("_", " ").replace(".", " ").split())


def fold_moves(moves: Iterable[MovedFact]) -> tuple[Folded, ...]:
    """Return what moved, each number once for all places at which it moved alike; first what readers ask for.

    Digests of files, and the paths of what came and went, are no numbers.
    """
    by_number: defaultdict[str, list[MovedFact]] = defaultdict(list)
    for move in moves:
        if not _is_silent(move):
            by_number[move.number].append(move)
    found = [each for number, those in by_number.items() for each in _fold(number, those)]
    found.sort(key=lambda each: (_ORDER.get(each.number, len(_ORDER)), each.number, -len(each.places)))
    return tuple(found)


def _is_silent(move: MovedFact) -> bool:
    return move.number.startswith(DIGEST) or (move.number == PATH and None in {move.old, move.new})


def _fold(number: str, moves: Sequence[MovedFact]) -> Iterator[Folded]:
    alike: defaultdict[tuple[str, str], list[MovedFact]] = defaultdict(list)
    for move in moves:
        alike[value_pair(number, move.old, move.new)].append(move)
    single = [those for those in alike.values() if len(those) == 1]
    for (old, new), those in alike.items():
        if len(those) > 1 or len(single) == 1 or not old or not new:
            yield Folded(number=number, places=tuple(each.place for each in those), old=old, new=new)
    rest = [those[0] for (old, new), those in alike.items() if len(those) == 1 and old and new]
    if len(single) > 1 and rest:
        yield Folded(number=number, places=tuple(each.place for each in rest), ratio=_ratio(rest))


def _ratio(moves: Sequence[MovedFact]) -> tuple[float, float] | None:
    ratios = [
        move.new / move.old
        for move in moves
        if isinstance(move.old, int | float) and isinstance(move.new, int | float) and move.old
    ]
    return (min(ratios), max(ratios)) if len(ratios) == len(moves) else None


def value_pair(number: str, old: Value | None, new: Value | None) -> tuple[str, str]:
    """Return two values as people read them, with as many digits as it takes to tell them apart."""
    for digits in (3, 4, 6, 9):
        pair = value_text(number, old, digits), value_text(number, new, digits)
        if pair[0] != pair[1]:
            return pair
    return str(old), str(new)


def value_text(number: str, value: Value | None, digits: int = figures.DIGITS) -> str:
    """Return a value as people read it; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return cut(" ".join(value.split()), MOST_VALUE)
    if isinstance(value, int):
        return f"{value:,}"
    return _float_text(number, value, digits)


def _float_text(number: str, value: float, digits: int) -> str:
    if number.endswith("_flop"):
        return figures.compute_text(value, digits=digits)
    if number.endswith("_flop_per_s"):
        return f"{figures.number_text(value, digits)} FLOP/s"
    if number.endswith("_months"):
        return figures.months_text(value, digits)
    if number.endswith("_factor") or number == "agreement.factor":
        return figures.factor_text(value, digits)
    return figures.number_text(value, digits)
