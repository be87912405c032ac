"""A run in parts: they add, line by line, and cutting a run into pieces makes it no surer."""

from __future__ import annotations

import math
from typing import Any

import pytest

from effsota.methods.sums import paper_sentence, range_line, sum_line, sum_lines
from effsota.model import Margin, Priced
from tests.builders.claims import make_record

LENGTHS = [
    {"what": "length 128", "method": "parameters", "parameters": 340e6, "tokens": 29.5e9},
    {"what": "length 512", "method": "parameters", "parameters": 340e6, "tokens": 13.1e9},
]
REPORTED = {"what": "a part", "method": "reported", "compute": "1 PFLOP"}


def added(*parts: dict[str, Any], **keys: Any) -> Priced:
    """Return the price of a sum."""
    return make_record("a", "2018-10-11", {"method": "sum", "parts": list(parts), **keys}).estimates[0]


def test_the_parts_add() -> None:
    """BERT-Large: 6 × 340e6 × (29.5e9 + 13.1e9) tokens (arXiv:1810.04805, appendix A.2)."""
    assert added(*LENGTHS).compute_flop == pytest.approx(6 * 340e6 * 42.6e9)


def test_the_terms_multiply_to_the_compute() -> None:
    """The first is what the parts come to; factors are of the whole."""
    priced = added(*LENGTHS, factors=[{"value": 5, "reason": "ensemble of 5"}])
    assert math.prod(term.value for term in priced.terms) == priced.compute_flop
    assert priced.terms[0].value == math.fsum(part.compute_flop for part in priced.parts)


def test_a_part_has_factors_of_its_own() -> None:
    """They multiply that part alone."""
    twice = {**REPORTED, "factors": [{"value": 2, "reason": "run twice"}]}
    assert added(REPORTED, twice).compute_flop == pytest.approx(3e15)


@pytest.mark.parametrize("pieces", [2, 3, 10, 100])
def test_cutting_a_run_into_pieces_does_not_make_it_surer(pieces: int) -> None:
    """Independent errors would make of a factor 2 one of 1.07, in a hundred pieces of one run."""
    piece = {**REPORTED, "compute": f"{1 / pieces:.29f} PFLOP"}
    assert added(*[piece] * pieces).margin == Margin.within(2.0)


def test_the_ends_are_the_sums_of_the_ends_of_the_parts() -> None:
    """As if all were off the same way: a rough part and a sure one have unlike sides together."""
    priced = added({**REPORTED, "uncertainty": 3}, {**REPORTED, "uncertainty": 1})
    assert (priced.low_flop, priced.high_flop) == pytest.approx((1e15 / 3 + 1e15, 4e15))
    assert priced.margin == pytest.approx((1.5, 2.0))


@pytest.mark.parametrize(
    ("keys", "margin"),
    [({"uncertainty": 1.2}, (1.2, 1.2)), ({"low": "1 PFLOP", "high": "6 PFLOP"}, (2.0, 3.0))],
)
def test_a_sum_may_say_itself_how_sure_it_is(keys: dict[str, Any], margin: tuple[float, float]) -> None:
    """Whoever knows the errors to be independent can say so."""
    assert added(REPORTED, REPORTED, **keys).margin == pytest.approx(margin)


def test_the_sum_stands_line_by_line() -> None:
    """Each part under its name, then what they come to, times what multiplies it."""
    first, second = LENGTHS
    assert sum_lines(added(first, second, factors=[{"value": 2, "reason": "run twice"}])) == [
        "   length 128, by parameters:",
        "      6 FLOP per parameter and token   2 forward and 4 backward",
        "    × 3.4e8 parameters                 active parameters",
        "    × 2.95e10 tokens                   tokens",
        "    = 6.02e19 FLOP",
        " + length 512, by parameters:",
        "      6 FLOP per parameter and token   2 forward and 4 backward",
        "    × 3.4e8 parameters                 active parameters",
        "    × 1.31e10 tokens                   tokens",
        "    = 2.67e19 FLOP",
        "   8.69e19 FLOP   sum of 2 parts",
        " × 2              run twice",
        " = 1.74e20 FLOP",
    ]


def test_the_sum_stands_on_one_line() -> None:
    """The parts in brackets; where they are multiplied, all of them."""
    twice = added(REPORTED, REPORTED, factors=[{"value": 2, "reason": "run twice"}])
    assert sum_line(added(REPORTED, REPORTED)).startswith("(1e15 FLOP) + (1e15 FLOP) = 2.00e15 FLOP = ")
    assert sum_line(twice).startswith("((1e15 FLOP) + (1e15 FLOP)) × 2 = 4.00e15 FLOP = ")


def test_the_range_says_how_the_parts_are_put_together() -> None:
    """A paper can print it too."""
    priced = added({**REPORTED, "uncertainty": 3}, {**REPORTED, "uncertainty": 1})
    assert range_line(priced) == (
        "within a factor 1.50 below and 2.00 above (from its parts, as if all were off the same way),"
        " tolerance 1.3e15 FLOP to 4.0e15 FLOP"
    )
    assert paper_sentence(priced).endswith("; between 1.3e15 FLOP and 4.0e15 FLOP (95%).")
