"""What an event says to people, once and for all: its title, and each number that moved, folded, old to new.

The words are part of the ledger: another version of the program words what is new, and nothing that was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from effsota import figures
from effsota.frozen import Frozen
from effsota.ledger.causes import Cause, Happening
from effsota.ledger.chaining import ALSO, OF_ANOTHER_BOARD
from effsota.ledger.known_facts import (
    CHIP,
    DEFAULT,
    DIGEST,
    PATH,
    TOGETHER,
    TRACKER_WIDE,
    FactPlace,
    MovedFact,
    Value,
)
from effsota.text import cut

MOST_TITLE, MOST_SAID, MOST_TEXT, MOST_VALUE, MOST_FOLDED, MOST_PAIRS = 300, 600, 3_000, 120, 12, 2
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
# Of the file that holds them: no number rests on what was decided.
DECISIONS, _DECIDED = "submissions/decisions.yaml", "Decided"
# What readers ask for first, as they call it; all other numbers follow, by their name.
_FIRST = {
    "program": "version",
    "status": "status",
    "baseline": "baseline",
    "metric.target": "target",
    "metric.tolerance": "tolerance",
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
_ALSO = {
    "compute_low_flop": "lower end of the compute",
    "compute_high_flop": "upper end of the compute",
    "reduction_low": "lower end of the reduction factor",
    "reduction_high": "upper end of the reduction factor",
    "growth_low": "lower end of the growth factor",
    "growth_high": "upper end of the growth factor",
    "trend.low": "lower end of the doubling time",
    "trend.high": "upper end of the doubling time",
}
# Ends of intervals, which do not say their unit in their name.
_IN_MONTHS = ("trend.low", "trend.high")
_AS_FACTOR = ("reduction_low", "reduction_high", "growth_low", "growth_high")
_ORDER = {name: at for at, name in enumerate(_FIRST)}
# In what moves by itself, before what moves with it.
_CAUSES = (CHIP, DEFAULT)


class EventWords(NamedTuple):
    """What an event says: in one line, and whole."""

    title: str
    text: str


class Folded(Frozen):
    """One number at one or several places that moved alike: how it is called, where, from what to what.

    Where the values differ from place to place, `old` and `new` are those of most places, and `ratio` says by
    how many times they moved, from the least to the most; it is None where they are no numbers.
    """

    number: str
    places: tuple[FactPlace, ...]
    old: str = ""
    new: str = ""
    is_alike: bool = True
    ratio: tuple[float, float] | None = None


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
    is_decided = what is Happening.WORDING and [cause.file for cause in causes] == [DECISIONS]
    title = f"{_TITLES[what]}: {subject}" if subject else _TITLES[what]
    title = _DECIDED if is_decided else title
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
    folded = fold_moves(moves, first=place)
    lines = [tell_folded(each, place, names) for each in folded[:MOST_FOLDED]]
    if len(folded) > MOST_FOLDED:
        rest = sum(len(each.places) for each in folded[MOST_FOLDED:])
        lines.append(f"and {figures.count_text(rest, 'number')} more")
    return f"{'; '.join(lines).removesuffix('.')}." if lines else "No number moved."


def tell_folded(folded: Folded, place: FactPlace, names: Names) -> str:
    """Return one line: what moved, where, from what to what; the place of the event itself goes unsaid."""
    words = number_words(folded.number)
    told = tell_values(folded)
    if folded.places in {(place,), (TRACKER_WIDE,)}:
        return f"{words}: {told}"
    if len(folded.places) == 1:
        (where,) = folded.places
        return f"{words} of {names.get(where, where.path)}: {told}"
    kind = "record" if all(each.record for each in folded.places) else "place"
    return f"{words} of {figures.count_text(len(folded.places), kind)}: {told}"


def tell_values(folded: Folded) -> str:
    """Return from what to what a number moved; where that differs, of most places, and by how many times."""
    pair = f"{folded.old or 'none'} → {folded.new or 'none'}" if folded.old else folded.new
    if folded.is_alike:
        return pair
    if folded.ratio is None:
        return f"such as {pair}"
    low, high = (figures.number_text(each) for each in folded.ratio)
    times = f"{low} times" if low == high else f"{low} to {high} times"
    return f"{times} what it was, such as {pair}"


def number_words(number: str) -> str:
    """Return what people call a number: agreement factor, chip h100 bf16 peak."""
    if number.startswith((ALSO, OF_ANOTHER_BOARD)) and number.count(".") > 1:
        _, way, own = number.split(".", 2)
        return f"{number_words(own)} by {way}"
    known = _FIRST.get(number) or _ALSO.get(number)
    bare = number.removesuffix("_flop").removesuffix("_months").removesuffix("_flop_per_s")
    return known or " ".join(bare.replace("_", " ").replace(".", " ").split())


def fold_moves(moves: Iterable[MovedFact], *, first: FactPlace = TRACKER_WIDE) -> tuple[Folded, ...]:
    """Return what moved, each number once for all places at which it moved alike; first what readers ask for.

    Of a number what moved at the place `first` comes before the others. Digests of files, and the paths of
    what came and went, are no numbers.
    """
    by_number: defaultdict[str, list[MovedFact]] = defaultdict(list)
    for move in moves:
        if not _is_silent(move):
            by_number[move.number].append(move)
    found = [each for number, those in by_number.items() for each in _fold(number, those)]
    found.sort(
        key=lambda each: (_order(each.number), each.number, first not in each.places, -len(each.places))
    )
    return tuple(found)


def _order(number: str) -> int:
    if number.startswith(_CAUSES):
        return -1
    others = 2 if number.startswith(TOGETHER) else number not in _ALSO
    return _ORDER.get(number, len(_ORDER) + others)


def _is_silent(move: MovedFact) -> bool:
    return move.number.startswith(DIGEST) or (move.number == PATH and None in {move.old, move.new})


def _fold(number: str, moves: Sequence[MovedFact]) -> Iterator[Folded]:
    """Yield what comes, what goes and what moves: each pair of values where there are few, else one line."""
    sides = ((each.old is None, each.new is None) for each in moves)
    for side in sorted(set(sides)):
        those = [each for each in moves if (each.old is None, each.new is None) == side]
        alike: defaultdict[tuple[str, str], list[FactPlace]] = defaultdict(list)
        for each in those:
            alike[value_pair(number, each.old, each.new)].append(each.place)
        if len(alike) <= MOST_PAIRS:
            for (old, new), places in alike.items():
                yield Folded(number=number, places=tuple(places), old=old, new=new)
            continue
        old, new = max(alike, key=lambda pair: len(alike[pair]))
        places = [each.place for each in those]
        yield Folded(
            number=number, places=tuple(places), old=old, new=new, is_alike=False, ratio=_ratio(those)
        )


def _ratio(moves: Sequence[MovedFact]) -> tuple[float, float] | None:
    ratios = [
        move.new / move.old
        for move in moves
        if isinstance(move.old, int | float) and isinstance(move.new, int | float) and move.old
    ]
    return (min(ratios), max(ratios)) if len(ratios) == len(moves) else None


def value_pair(number: str, old: Value | None, new: Value | None) -> tuple[str, str]:
    """Return two values as people read them, with as many digits as it takes to tell them apart.

    Of two texts of several lines those that both have are left out.
    """
    if isinstance(old, str) and isinstance(new, str):
        old, new = _other_lines(old, new)
    for digits in (3, 4, 6, 9):
        pair = value_text(number, old, digits), value_text(number, new, digits)
        if pair[0] != pair[1]:
            return pair
    return " ".join(str(old).split()), " ".join(str(new).split())


def _other_lines(old: str, new: str) -> tuple[str, str]:
    """Return the lines of two texts that the other does not have; both whole where one has no such line."""
    lines = old.split("\n"), new.split("\n")
    left = [line for line in lines[0] if line not in lines[1]]
    come = [line for line in lines[1] if line not in lines[0]]
    return ("\n".join(left), "\n".join(come)) if left and come else (old, new)


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
    if number.endswith(("_months", *_IN_MONTHS)):
        return figures.doubling_text(value, digits)
    if number.endswith(("_factor", *_AS_FACTOR)) or number == "agreement.factor":
        return figures.factor_text(value, digits)
    return figures.number_text(value, digits)
