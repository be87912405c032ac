"""The mean of several runs, and whether it reaches a level: the figures are those of scipy."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from effsota.boards.significance import RunsMean, compute_runs_mean, runs_mean_text
from effsota.model import Better, Metric

LOSS = Metric(name="validation loss", unit="nats", better=Better.LOWER, target=3.28)
ACCURACY = Metric(name="accuracy", unit="%", better=Better.HIGHER, target=94.0)
FOUR = (3.2798, 3.2799, 3.2850, 3.2740)
SETS = (FOUR, (3.279, 3.278), (3.281, 3.282, 3.283), (3.2, 3.1, 3.2, 3.1, 3.2, 3.1), (3.27999, 3.28001))


@pytest.fixture(scope="module")
def stats() -> Any:
    """The statistics of scipy, which take two seconds to import: only where these tests run."""
    return importlib.import_module("scipy.stats")


@pytest.mark.parametrize("values", SETS)
def test_the_p_of_a_loss_is_that_of_scipy(stats: Any, values: tuple[float, ...]) -> None:
    """One-sided: less is better, so the alternative is a mean below the target."""
    found = compute_runs_mean(values, LOSS)
    known = stats.ttest_1samp(values, 3.28, alternative="less")
    assert (found.p, found.standard_error) == pytest.approx((known.pvalue, stats.sem(values)), rel=1e-9)


@pytest.mark.parametrize("shift", [-1.0, -0.01, 0.0, 0.01, 1.0])
def test_the_p_of_an_accuracy_is_that_of_scipy(stats: Any, shift: float) -> None:
    """More is better, so the alternative is a mean above the target."""
    values = [94.0 + shift + each for each in (-0.2, -0.1, 0.05, 0.3)]
    known = stats.ttest_1samp(values, 94.0, alternative="greater")
    assert compute_runs_mean(values, ACCURACY).p == pytest.approx(known.pvalue, rel=1e-9)


def test_a_tolerance_moves_the_level_that_is_tested(stats: Any) -> None:
    """As it does for one result: what is tested is the target less the tolerance."""
    metric = Metric(name="accuracy", unit="%", better=Better.HIGHER, target=94.0, tolerance=0.1)
    values = [93.92, 93.95, 93.97]
    known = stats.ttest_1samp(values, 93.9, alternative="greater")
    assert compute_runs_mean(values, metric).p == pytest.approx(known.pvalue, rel=1e-9)


def test_a_mean_just_under_the_level_shows_by_its_p_that_it_is_luck() -> None:
    """Four runs, of which one does not reach 3.28."""
    text = "mean of 4 runs 3.27968, standard error 0.00225, p = 0.447 (one-sided t-test against 3.28)"
    assert runs_mean_text(compute_runs_mean(FOUR, LOSS), LOSS) == text


def test_one_run_has_neither_error_nor_p() -> None:
    """It says so."""
    found = compute_runs_mean([3.27], LOSS)
    assert found == RunsMean(count=1, mean=3.27, standard_error=None, p=None)
    assert runs_mean_text(found, LOSS) == "mean of 1 run 3.27; one run alone has no standard error"


def test_runs_without_scatter_are_no_proof() -> None:
    """Often one run written three times: an error of 0 would otherwise be the surest of all."""
    found = compute_runs_mean([3.2799, 3.2799, 3.2799], LOSS)
    assert (found.standard_error, found.p) == (0.0, None)
    assert runs_mean_text(found, LOSS).endswith("alike to the last digit leave nothing to test by")


def test_a_small_p_is_said_to_be_below_a_thousandth() -> None:
    """Its digits would promise more than a handful of runs can."""
    assert "p < 0.001 (one-sided" in runs_mean_text(
        compute_runs_mean([3.271, 3.270, 3.272, 3.27], LOSS), LOSS
    )
