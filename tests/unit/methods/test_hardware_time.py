"""The time of a known machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from effsota.methods.hardware_time import DEFAULT_UTILIZATION, HARDWARE_TIME, compute_seconds


def test_time_is_compute_over_the_rate_that_is_reached() -> None:
    """8 accelerators of 1e15 FLOP/s at 40 % do 3.2e15 FLOP in a second."""
    assert compute_seconds(6.4e15, count=8, peak_flop_per_s=1e15, utilization=0.4) == pytest.approx(2.0)


@pytest.mark.parametrize("kind", ["submission", "hardware"])
def test_the_usual_utilizations_are_those_that_the_schemas_tell(kind: str) -> None:
    """The method's words for readers name them too."""
    schema = (Path(__file__).parents[3] / f"schema/{kind}.schema.json").read_text("utf-8")
    assert DEFAULT_UTILIZATION == {"gpu": 0.33, "tpu": 0.33, "cpu": 0.17}
    told = ("0.33 for GPU and TPU, 0.17 for CPU", "0.33 for gpu and tpu, 0.17 for cpu")
    assert any(words in schema for words in told)
    assert "0.33 on GPU and TPU and 0.17 on CPU" in HARDWARE_TIME.trust
