"""How long a known machine takes for a given compute."""

from __future__ import annotations


def compute_seconds(flop: float, *, count: int, peak_flop_per_s: float, utilization: float) -> float:
    """Return the seconds that `count` accelerators take for `flop` FLOP.

    Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 2, turned round.

    Args:
        flop: compute in FLOP.
        count: how many accelerators run at once.
        peak_flop_per_s: of one accelerator at the precision used, dense.
        utilization: share of peak that is reached, 0 to 1.
    """
    return flop / (count * peak_flop_per_s * utilization)
