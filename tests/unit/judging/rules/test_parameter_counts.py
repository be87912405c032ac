"""Parameters in all, active and trainable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import parameter_counts
from tests.builders.judged import claim, messages

if TYPE_CHECKING:
    from effsota.judging.rules import ClaimContext


def counted(**keys: Any) -> ClaimContext:
    """Return a claim by a thousand active parameters."""
    return claim("2019-05-28", {"method": "parameters", "parameters": 1000, "tokens": 1e9, **keys})


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ({"parameters_total": 1000}, 0),
        ({"parameters_total": 999}, 1),
        ({"parameters_total": 2000, "parameters_trainable": 2000}, 0),
        ({"parameters_total": 2000, "parameters_trainable": 2001}, 1),
        ({"parameters_trainable": 2001}, 0),
    ],
)
def test_there_are_at_least_as_many_in_all(keys: dict[str, Any], count: int) -> None:
    """A mixture of experts trains more than are active for any one token."""
    assert len(messages(parameter_counts.parameters_out_of_order(counted(**keys)))) == count


@pytest.mark.parametrize(("trained", "count"), [(499, 1), (500, 0), (1000, 0)])
def test_few_trained_weights_need_half_a_backward_pass(trained: int, count: int) -> None:
    """Below half of them; what is said to be one forward pass is not asked about."""
    found = parameter_counts.frozen_weights_counted(counted(parameters_trainable=trained))
    assert len(messages(found)) == count
    told = parameter_counts.frozen_weights_counted(counted(parameters_trainable=trained, backward=1))
    assert messages(told) == []


def test_the_parts_of_a_sum_and_the_price_of_a_curve_are_looked_at() -> None:
    """Wherever parameters stand."""
    few = {"method": "parameters", "parameters": 1000, "parameters_trainable": 1}
    whole = {"method": "sum", "parts": [{**few, "what": "a", "tokens": 1e9}] * 2}
    curve = {"method": "learning-curve", "curve": "a.csv", "x": "tokens", "y": "loss", "cost": few}
    found = [
        each.pointer for each in parameter_counts.frozen_weights_counted(claim("2019-05-28", whole, curve))
    ]
    places = ("/compute/0/parts/0", "/compute/0/parts/1", "/compute/1/cost")
    assert found == [f"{place}/parameters_trainable" for place in places]
