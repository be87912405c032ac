"""What an event says: numbers that moved alike are one line, from old to new."""

from __future__ import annotations

import pytest

from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.event_words import MOST_FOLDED, fold_moves, tell_event, value_pair
from effsota.ledger.known_facts import TRACKER_WIDE, FactPlace, MovedFact, Value
from effsota.ledger.ledger_reading import read_ledger
from tests.builders.ledgers import ledger_of, record

A = FactPlace("t", "a")
NAMES = {FactPlace("t"): "AlexNet-level", A: "AlexNet"}
ALSO = "lower end of the compute by hardware-time: 1.00 TFS-days → 0.500 TFS-days."
CHIP = (Cause(CauseKind.CHIP, "schema/hardware.yaml", "h100"),)


def move(number: str, old: Value | None, new: Value | None, name: str = "a") -> MovedFact:
    """Return what moved at a record of the track."""
    return MovedFact(FactPlace("t", name), number, old, new)


def text(*moves: MovedFact, what: Happening = Happening.CHIP, said: str = "") -> str:
    """Return what an event of the record `a` says."""
    return tell_event(what, A, CHIP, moves, NAMES, said=said).text


def test_what_moved_alike_is_one_line() -> None:
    """However many records it is of."""
    moves = [move("agreement.factor", 1.22, 2.44, f"r{at}") for at in range(88)]
    assert text(*moves) == "agreement factor of 88 records: 1.22× → 2.44×."


def test_what_moved_by_the_same_factor_is_one_line() -> None:
    """Each from another value."""
    moves = [move("compute_flop", 1e17 * at, 2e17 * at, f"r{at}") for at in range(1, 9)]
    assert (
        text(*moves) == "compute of 8 records: 2.00 times what it was, such as 1.16 TFS-days → 2.31 TFS-days."
    )


def test_what_moved_by_several_factors_says_from_the_least_to_the_most() -> None:
    """Of a record that did not move alike."""
    moves = [move("reduction_factor", 1.0 + at, 3.0 + at, f"r{at}") for at in range(3)]
    assert (
        text(*moves) == "reduction factor of 3 records: 1.67 to 3.00 times what it was, such as 1× → 3.00×."
    )


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        (move("rank", 1, 2), "rank: 1 → 2."),
        (move("frontier", old=True, new=False), "on the frontier: yes → no."),
        (move("boards.time.rank", 1, 2), "rank by time: 1 → 2."),
        (move("boards.time.step.flop_factor", 1.5, 2.0), "step flop factor by time: 1.50× → 2.00×."),
        (move("status", "accepted", "withdrawn"), "status: accepted → withdrawn."),
        (move("reduction_factor", 44.4, None), "reduction factor: 44.4× → none."),
        (move("compute_flop", None, 5.32e17), "compute: 6.16 TFS-days."),
        (move("trend.doubling_time_months", 15.85, 16.2), "doubling time: 15.8 months → 16.2 months."),
        (
            move("compute_flop", 1.000001e17, 1.000002e17),
            "compute: 1.15740856 TFS-days → 1.15740972 TFS-days.",
        ),
        (move("also.hardware-time.compute_low_flop", 8.64e16, 4.32e16), ALSO),
        (move("trend.high", 28.9, 28.7), "upper end of the doubling time: 28.9 months → 28.7 months."),
        (move("reduction_low", 0.327, 1.0), "lower end of the reduction factor: 0.327× → 1×."),
        (move("rules", "One.\nA b.\nC.", "One.\nA c.\nC."), "rules: A b. → A c."),
        (move("rules", "One.\nTwo.", "One."), "rules: One. Two. → One."),
        (move("utilization.assumed", 0.33, 0.3), "utilization assumed: 0.330 → 0.300."),
    ],
)
def test_a_number_reads_as_people_write_it(moved: MovedFact, told: str) -> None:
    """With its unit, and with as many digits as tell the two apart."""
    assert text(moved) == told


def test_what_moved_by_itself_comes_before_what_moved_with_it() -> None:
    """The chip's own peak first."""
    peak = MovedFact(TRACKER_WIDE, "chip h100 bf16 peak_flop_per_s", 989.4e12, 495e12)
    told = "chip h100 bf16 peak: 9.89×10¹⁴ FLOP/s → 4.95×10¹⁴ FLOP/s; rank: 1 → 2."
    assert text(move("rank", 1, 2), peak) == told


def test_what_several_boards_give_together_comes_last() -> None:
    """A rule of the track itself is never cut off for it."""
    pooled = [MovedFact(TRACKER_WIDE, f"effective t 20{at} factor", at, at + 1) for at in range(10, 30)]
    told = text(*pooled, move("metric.tolerance", 0.1, 0.2), move("trend.p", 0.1, 0.2))
    assert told.startswith(
        "tolerance: 0.100 → 0.200; trend p: 0.100 → 0.200; effective t 2010 factor: 10 → 11; "
    )


def test_two_values_that_read_alike_are_told_to_the_last_digit() -> None:
    """Never "1.22 → 1.22"."""
    old, new = value_pair("x", 1.0, 1.0 + 2**-52)
    assert (old, new) == ("1.0", "1.0000000000000002")


def test_digests_of_files_are_no_numbers() -> None:
    """Where nothing else moved, that is said."""
    assert text(move("file record", "a" * 64, "b" * 64), what=Happening.WORDING) == "No number moved."


def test_what_a_file_says_comes_first_and_what_readers_ask_for_next() -> None:
    """Whatever order the numbers come in."""
    moves = [move("another", 1, 2), move("rank", 3, 4), move("compute_flop", 5.32e17, 10.64e17)]
    told = text(*moves, what=Happening.RECORD_CORRECTED, said="epochs 4, not 5")
    assert told == "epochs 4, not 5 · compute: 6.16 TFS-days → 12.3 TFS-days; rank: 3 → 4; another: 1 → 2."


def test_many_numbers_are_counted() -> None:
    """They stand in the ledger, each on its line."""
    moves = [move(f"number {at:02}", 1, 2 + at) for at in range(MOST_FOLDED + 3)]
    assert text(*moves).endswith("number 11: 1 → 13; and 3 numbers more.")


@pytest.mark.parametrize(
    ("what", "place", "title"),
    [
        (Happening.RECORD_ADDED, A, "New record: AlexNet, AlexNet-level"),
        (Happening.BASELINE, FactPlace("t"), "Another baseline: AlexNet-level"),
        (Happening.CHIP, TRACKER_WIDE, "Another figure of a chip: h100"),
        (Happening.RECORD_ADDED, FactPlace("u", "b"), "New record: b, u"),
    ],
)
def test_a_title_says_what_happened_to_what(what: Happening, place: FactPlace, title: str) -> None:
    """By the names that people use, where they are known."""
    assert tell_event(what, place, CHIP, [move("rank", 1, 2)], NAMES).title == title


def test_each_number_is_told_once() -> None:
    """At every place at which it moved, and at no other."""
    moves = [move("rank", at, at + at % 3 + 1, f"r{at}") for at in range(40)]
    places = [place for folded in fold_moves(moves) for place in folded.places]
    assert sorted(places) == sorted(each.place for each in moves)


def test_what_was_told_stands_in_the_ledger() -> None:
    """Another version may word what is new otherwise, and nothing that was told."""
    begun, event = read_ledger(ledger_of(record("t/a", rank=1), record("t/a", rank=2))).events
    assert begun.text == "What is published from here on cannot change in silence: 1 record, 2 numbers."
    assert (event.title, event.text) == ("Correction: a, t", "rank: 1 → 2.")
