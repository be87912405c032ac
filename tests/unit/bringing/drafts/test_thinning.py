"""A thinned curve keeps its ends and what its crossing rests on."""

from __future__ import annotations

import pytest

from effsota.bringing.drafts import MOST_POINTS, render_curve
from effsota.model import Better, Curve, Metric
from effsota.reading.curve import find_crossing
from effsota.reading.curve.csvfile import parse_curve

LOSS = Metric(name="validation loss", unit="nats", better=Better.LOWER, target=3.28)


def long_curve() -> Curve:
    """Return a curve of 5,000 rows that crosses in row 3,333; its seconds stand still."""
    rows = "".join(f"{step},{4 - step / 4629:.6f},7\n" for step in range(1, 5001))
    found = parse_curve(f"step,val_loss,epoch_time\n{rows}".encode())
    assert isinstance(found, Curve)
    return found


def test_the_crossing_is_the_same_after_thinning() -> None:
    """The first point that meets the target stays, and so does the one before it."""
    curve = long_curve()
    crossing = find_crossing(curve, "step", "val_loss", metric=LOSS)
    assert crossing is not None
    thin = parse_curve(render_curve(curve, "step", "val_loss", name="val_loss", keep=[crossing.line]))
    assert isinstance(thin, Curve)
    found = find_crossing(thin, "step", "val_loss", metric=LOSS)
    assert found is not None
    assert found.x == crossing.x == 3333.0
    assert crossing.x - 1 in thin.columns["step"]


def test_both_ends_stay_and_the_rest_is_few() -> None:
    """A page draws no more than that."""
    thin = parse_curve(render_curve(long_curve(), "step", "val_loss", name="val_loss"))
    assert isinstance(thin, Curve)
    assert (thin.columns["step"][0], thin.columns["step"][-1]) == (1.0, 5000.0)
    assert len(thin.lines) == MOST_POINTS


def test_an_axis_that_does_not_rise_is_left_out() -> None:
    """Epochs rounded to two digits repeat, and a strict reader would refuse them."""
    curve = Curve(columns={"step": (1.0, 2.0), "epoch": (0.01, 0.01), "loss": (3.0, None)}, lines=(2, 3))
    assert render_curve(curve, "step", "loss", name="loss") == b"step,loss\n1,3\n2,\n"


@pytest.mark.parametrize(("rows", "kept"), [(199, 199), (200, 200), (201, 200), (1_000, 200)])
def test_two_hundred_points_are_kept(rows: int, kept: int) -> None:
    """A shorter curve stays as it is."""
    column = tuple(float(number) for number in range(rows))
    curve = Curve(columns={"step": column, "loss": column}, lines=tuple(range(2, rows + 2)))
    assert render_curve(curve, "step", "loss", name="loss").count(b"\n") == kept + 1
