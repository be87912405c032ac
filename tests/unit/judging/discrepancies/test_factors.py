"""Printed factors beside the board's, and beside the printed computes."""

from __future__ import annotations

import pytest

from effsota.judging.discrepancies.factors import UNROUNDED
from tests.builders.claims import make_track, reported
from tests.builders.discrepancies import found_on, printed, texts, warnings


@pytest.mark.parametrize(
    ("given", "kind", "found"),
    [
        ({"reduction_factor": 10.0}, "training-efficiency", []),
        ({"reduction_factor": 7.0}, "training-efficiency", ["7 is printed, the board gives 10.0"]),
        ({"growth_factor": 0.1}, "compute-trend", []),
        ({"growth_factor": 10.0}, "compute-trend", ["10 is printed, the board gives 0.100"]),
        ({"reduction_factor": 10.0}, "compute-trend", []),
    ],
)
def test_a_printed_factor_follows_from_the_board(
    given: dict[str, float], kind: str, found: list[str]
) -> None:
    """A reduction is the inverse of a growth."""
    assert warnings(printed(track=make_track(kind=kind), **given)) == found


def test_a_factor_that_the_board_does_not_give_says_both() -> None:
    """1000 / 100 is 10."""
    assert texts(printed(reduction_factor=22)) == [("factor", "22×", "10.0×")]


def test_the_baseline_may_print_a_factor_too() -> None:
    """Its own is 1."""
    first = reported("first", "2012-06-01", 1000, published={"reduction_factor": 3})
    assert warnings(found_on(first)) == ["3 is printed, the board gives 1.00"]


def beside(theirs: str, ours: str, factor: float) -> list[tuple[str, str | None, bool]]:
    """Return what follows, why, and whether it is warned of where these computes and this factor stand."""
    first = reported("first", "2012-06-01", 1000, published={"compute": theirs})
    second = reported(
        "second", "2019-05-28", 1000 / factor, published={"compute": ours, "reduction_factor": factor}
    )
    found = found_on(first, second)
    return [
        (each.follows, each.reason, each.is_warned)
        for each in found
        if each.what.startswith("reduction factor beside")
    ]


def test_printed_figures_are_held_against_each_other() -> None:
    """3.1 over 0.31 is 10, whatever the inputs give."""
    (message,) = warnings(
        found_on(
            reported("first", "2012-06-01", 267.84, published={"compute": "3.1 TFS-days"}),
            reported(
                "second",
                "2019-05-28",
                26.784,
                published={"compute": "0.31 TFS-days", "reduction_factor": 44.0},
                answers={"published-factor-differs": "answered elsewhere"},
            ),
        )
    )[1:]
    assert (
        message
        == "44 is printed, but 3.10 TFS-days of the baseline and 0.310 TFS-days here, as printed, give 10.0"
    )


def test_a_factor_of_unrounded_computes_says_so() -> None:
    """3.1 / 0.12 is 25.8 where 25 is printed, 3 / 1 is 3 where 2.5 is: the rounding of 0.12, and of 1."""
    assert beside("3.1 PFLOP", "0.12 PFLOP", 25) == [("3.1 PFLOP / 0.12 PFLOP = 25.8×", UNROUNDED, False)]
    assert beside("3 PFLOP", "1 PFLOP", 2.5) == [("3 PFLOP / 1 PFLOP = 3.00×", UNROUNDED, True)]


@pytest.mark.parametrize(("factor", "is_warned"), [(10.999, False), (11.001, True)])
def test_beyond_rounding_a_tenth_is_warned_of(factor: float, *, is_warned: bool) -> None:
    """3.100 over 0.3100 is 10."""
    assert beside("3.100 PFLOP", "0.3100 PFLOP", factor) == [
        ("3.100 PFLOP / 0.3100 PFLOP = 10.0×", None, is_warned)
    ]


def test_a_growth_divides_the_other_way() -> None:
    """More of it is printed than at the baseline."""
    first = reported("first", "2012-06-01", 1, published={"compute": "1.00 PFLOP"})
    second = reported("second", "2019-05-28", 30, published={"compute": "10.0 PFLOP", "growth_factor": 30.0})
    found = found_on(first, second, track=make_track(kind="compute-trend"))
    assert ("printed-figures", "30×", "10.0 PFLOP / 1.00 PFLOP = 10.0×") in texts(found)
