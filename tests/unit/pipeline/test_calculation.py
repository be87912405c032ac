"""One estimate on its own, as the command line and the calculator have it priced."""

from __future__ import annotations

from functools import cache

import pytest

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, Tree, TreeFile
from effsota.pipeline.calculation import calculate, type_cost


@cache
def bundle() -> Tree:
    """Return the packaged schemas and vocabularies."""
    return read_bundle()


def told(**estimate: object) -> list[tuple[str, str]]:
    """Return pointer and message of what is wrong with an estimate of operations."""
    whole = {"method": "operations", "forward": "1 GFLOP", "examples": "5", **estimate}
    return [(fault.pointer, fault.message) for fault in calculate(whole, tree=bundle()).errors]


def test_an_estimate_may_be_long() -> None:
    """A hundred parts of a forward pass are no long line."""
    parts = [{"what": f"part {number}", "value": "1 GFLOP"} for number in range(100)]
    priced = calculate({"method": "operations", "forward": parts, "examples": "5"}, tree=bundle()).priced
    assert priced is not None
    assert priced.compute_flop == pytest.approx(100 * 1e9 * 3 * 5)


def test_what_no_file_could_hold_is_refused() -> None:
    """A character that nobody sees, a text of a whole page."""
    assert [pointer for pointer, _ in told(examples="5\u200b")] == ["/examples"]
    (long,) = told(factors=[{"value": "2", "reason": "x" * 4_100}])
    assert "is too long" in long[1]


def test_a_cost_is_typed_or_refused() -> None:
    """Quantities and numbers; the batch, which no other estimate has, too."""
    cost = {"method": "parameters", "parameters": "1e6", "batch": "512"}
    assert type_cost(cost, tree=bundle()) == {"method": "parameters", "parameters": 1e6, "batch": 512.0}
    wrong = type_cost({**cost, "batch": "many"}, tree=bundle())
    assert isinstance(wrong, tuple)
    assert [(fault.pointer, fault.message) for fault in wrong] == [
        ("/batch", 'batch of cost: "many" is not a number')
    ]


def test_a_schema_that_cannot_be_used_is_said() -> None:
    """A tracker may have schemas of its own."""
    tree = {**bundle(), "schema/submission.schema.json": TreeFile(mode=REGULAR, data=b"{", size=1)}
    (fault,) = calculate({"method": "reported", "compute": "1 PFLOP"}, tree=tree).errors
    assert fault.message.startswith("the schema cannot be read")
