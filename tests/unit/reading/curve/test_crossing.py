"""A curve crosses its target at the first logged point that meets it."""

from __future__ import annotations

import pytest

from effsota.model import Better, Curve, Metric
from effsota.reading.curve import Approach, Crossing, closest_approach, find_crossing
from effsota.reading.curve.csvfile import parse_curve

LOSS = Metric(name="val loss", unit="nats", better=Better.LOWER, target=3.28)
ACCURACY = Metric(name="accuracy", unit="%", better=Better.HIGHER, target=94.0, tolerance=0.1)


def curve_of(text: str) -> Curve:
    """Return the curve of a CSV that is in order."""
    found = parse_curve(text.encode())
    assert isinstance(found, Curve)
    return found


def test_the_first_point_that_meets_the_target_counts() -> None:
    """Nothing is interpolated, and what comes later does not matter."""
    curve = curve_of("step,loss\n100,4.0\n200,3.29\n300,3.27\n400,3.2\n")
    assert find_crossing(curve, "step", "loss", metric=LOSS) == Crossing(
        x=300.0, value=3.27, line=4, is_first_point=False, end=3.2, ends_short=False
    )


def test_the_tolerance_of_the_track_counts() -> None:
    """A level that its own reproduction missed by 0.1 is reached within 0.1."""
    curve = curve_of("epoch,acc\n1,93\n2,93.9\n")
    found = find_crossing(curve, "epoch", "acc", metric=ACCURACY)
    assert found is not None
    assert found.x == 2.0


def test_a_curve_that_ends_below_the_target_says_so() -> None:
    """The first crossing holds, and a reader is told how it went on."""
    found = find_crossing(curve_of("epoch,acc\n1,90\n2,94.2\n3,93.8\n"), "epoch", "acc", metric=ACCURACY)
    assert found is not None
    assert (found.x, found.end, found.ends_short) == (2.0, 93.8, True)


def test_a_crossing_at_the_first_point_is_marked() -> None:
    """The true crossing lies earlier than anything that was logged."""
    found = find_crossing(curve_of("step,loss\n9,3.0\n"), "step", "loss", metric=LOSS)
    assert found is not None
    assert found.is_first_point


@pytest.mark.parametrize(("text", "line"), [("1,4\n2,\n3,3.2\n", 3), ("1,4\n2,3.2\n3,\n", 4)])
def test_an_empty_cell_beside_the_crossing_is_marked(text: str, line: int) -> None:
    """Whether the target was met there nobody can tell."""
    found = find_crossing(curve_of("step,loss\n" + text), "step", "loss", metric=LOSS)
    assert found is not None
    assert found.gap_line == line


def test_without_a_crossing_the_best_point_is_known() -> None:
    """How close the curve came is what its owner wants to know."""
    curve = curve_of("step,loss\n1,4\n2,3.3\n3,3.31\n")
    assert find_crossing(curve, "step", "loss", metric=LOSS) is None
    assert closest_approach(curve, "step", "loss", metric=LOSS) == Approach(x=2.0, value=3.3, line=3)


def test_a_column_without_values_comes_close_to_nothing() -> None:
    """An empty column has no best point."""
    assert closest_approach(curve_of("step,loss\n1,\n"), "step", "loss", metric=LOSS) is None
