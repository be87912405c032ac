"""A priced estimate as a person would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.methods.sums import paper_sentence, range_line, sum_line, sum_lines
from tests.builders.claims import make_record

if TYPE_CHECKING:
    from effsota.model import Priced

ALEXNET = {
    "method": "hardware-time",
    "hardware": "gtx-580",
    "count": 2,
    "time": "5.5 days",
    "utilization": 0.33,
}


def priced(**keys: object) -> Priced:
    """Return AlexNet's hardware time ("AI and Compute", appendix), with more keys."""
    return make_record("a", "2012-06-01", {**ALEXNET, **keys}).estimates[0]


def test_the_sum_stands_on_one_line() -> None:
    """Every factor with its unit, the result in FLOP and PFS-days."""
    assert sum_line(priced()) == (
        "2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.00574 PFS-days"
    )


def test_the_sum_stands_line_by_line() -> None:
    """Each line says what its number is."""
    assert sum_lines(priced(factors=[{"value": 5, "reason": "ensemble of 5"}])) == [
        "   2 GTX 580        accelerators",
        " × 1.58e12 FLOP/s   peak of one chip, fp32, dense",
        " × 475,200 s        time",
        " × 0.33             utilization",
        " × 5                ensemble of 5",
        " = 2.48e18 FLOP",
    ]


def test_the_range_says_where_its_factor_comes_from() -> None:
    """A default is told apart from a given uncertainty."""
    assert range_line(priced()) == (
        "within a factor 3 (the default of hardware-time), tolerance 1.7e17 FLOP to 1.5e18 FLOP"
    )
    assert range_line(priced(uncertainty=2)).startswith("within a factor 2 (as given), tolerance ")


def test_a_paper_can_print_the_sentence() -> None:
    """Two digits, the method and the inputs."""
    assert paper_sentence(priced()) == (
        "Training took 5.0e17 FLOP (0.0057 PFS-days), estimated from hardware time: "
        "2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33; correct within a factor of about 3."
    )
