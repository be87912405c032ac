"""Whether a result and the headline compute are said to be of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules.same_run import result_from_another_run
from tests.builders.judged import claim

if TYPE_CHECKING:
    from effsota.judging.rules import ClaimContext

LOG, OTHER = "https://example.org/runs/a.log", "https://example.org/runs/b.log"
GITHUB = "https://github.com/someone/repository"


def paired(measured: dict[str, Any] | None, counted: dict[str, Any] | None, **keys: Any) -> ClaimContext:
    """Return a claim whose result and whose headline say which run they are of."""
    result = {"value": 79.1} if measured is None else {"value": 79.1, "run": measured}
    estimate = {"method": "reported", "compute": "1 PFLOP"}
    return claim(
        "2019-05-28", estimate if counted is None else {**estimate, "run": counted}, result=result, **keys
    )


def pointers(context: ClaimContext) -> list[str]:
    """Return where a claim is at fault."""
    return [fault.pointer for fault in result_from_another_run(context)]


@pytest.mark.parametrize("counted", [1374, 1376, 1285])
def test_a_step_off_is_another_run(counted: int) -> None:
    """Shorter or longer, by one step or by many."""
    assert pointers(paired({"step": 1375}, {"step": counted})) == ["/result/run/step"]


def test_the_same_step_of_the_same_log_is_one_run() -> None:
    """Whichever of the two says where the log is."""
    log = {"url": LOG}
    assert pointers(paired({"step": 9, "log": LOG}, {"step": 9}, log=log)) == []
    assert pointers(paired({"step": 9}, {"step": 9, "log": LOG}, log=log)) == []


def test_what_does_not_say_its_run_is_left_alone() -> None:
    """A step on one side only, or on none."""
    assert pointers(paired(None, None)) == []
    assert pointers(paired({"step": 9}, None, log={"url": LOG})) == []
    assert pointers(paired(None, {"step": 9}, log={"url": LOG})) == []
    assert pointers(paired({"log": LOG}, {"step": 9})) == []


def test_another_log_is_another_run() -> None:
    """Also where the result is of the submission's own log, and whatever the steps."""
    assert pointers(paired({"step": 9, "log": LOG}, {"step": 9, "log": OTHER})) == ["/result/run/log"]
    assert pointers(paired(None, {"log": OTHER}, log={"url": LOG})) == ["/compute/0/run"]


def test_a_further_estimate_may_be_of_another_run() -> None:
    """Only the first is the headline."""
    first = {"method": "reported", "compute": "1 PFLOP", "run": {"step": 9}}
    second = {"method": "reported", "compute": "0.9 PFLOP", "run": {"step": 8, "log": OTHER}}
    context = claim("2019-05-28", first, second, result={"value": 79.1, "run": {"step": 9}})
    assert pointers(context) == []


@pytest.mark.parametrize("bound", ["upper", "exact"])
def test_an_upper_bound_may_go_on_beyond_the_measurement(bound: str) -> None:
    """It may not stop short of it."""
    beyond, short = (
        paired({"step": 9}, {"step": 10}, bound=bound),
        paired({"step": 9}, {"step": 8}, bound=bound),
    )
    assert bool(pointers(beyond)) is (bound == "exact")
    assert pointers(short) == ["/result/run/step"]


def test_a_log_and_the_folder_it_lies_in_are_one_run() -> None:
    """GitHub shows the one under blob, the other under tree; a neighbour of a like name is another."""
    folder, log = f"{GITHUB}/tree/1/ten", f"{GITHUB}/blob/1/ten/3.txt"
    assert pointers(paired({"log": folder}, {"log": log})) == []
    assert pointers(paired({"log": log}, {"log": f"{folder}/"})) == []
    assert pointers(paired({"log": f"{folder}-more"}, {"log": log})) == ["/result/run/log"]
