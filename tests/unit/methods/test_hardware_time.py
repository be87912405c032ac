"""The time of a known machine."""

from __future__ import annotations

import pytest

from effsota.methods.hardware_time import compute_seconds


def test_time_is_compute_over_the_rate_that_is_reached() -> None:
    """8 accelerators of 1e15 FLOP/s at 40 % do 3.2e15 FLOP in a second."""
    assert compute_seconds(6.4e15, count=8, peak_flop_per_s=1e15, utilization=0.4) == pytest.approx(2.0)
