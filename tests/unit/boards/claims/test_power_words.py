"""What it is worth that no change was found, as it was measured."""

from __future__ import annotations

from datetime import date

from effsota.boards.claims.power_words import sturdy_words
from effsota.model import Calibrated


def measured(n: int, power: float, series: str = "population", what: str = "power") -> Calibrated:
    """Return a row of the calibration."""
    return Calibrated(
        series=series,
        n=n,
        statistic="best break",
        what=what,
        nominal=None,
        measured=power,
        draws=2000,
        seed=1,
        date=date(2026, 11, 27),
    )


def test_the_worth_of_the_word_is_told_by_the_number_of_records() -> None:
    """From few to many, populations and series apart; sizes are no powers."""
    rows = [
        measured(40, 0.2535),
        measured(8, 0.0745),
        measured(20, 0.16, "records"),
        measured(8, 0.9, what="size"),
    ]
    told = sturdy_words(rows)
    assert told is not None
    assert (
        "of publications, with 8 in 7% of cases and with 40 in 25%; of records in a series with 20 in 16%"
        in told
    )
    assert told.endswith("was not measured.")


def test_what_was_not_measured_is_not_told() -> None:
    """Where the table did not travel with the program."""
    assert sturdy_words(()) is None
