"""The ways in which one chart may be looked at: on which scale, and whether compute or its factor rises."""

from __future__ import annotations

from effsota.frozen import Frozen


class View(Frozen):
    """One way to look at a chart: `is_linear` with equal steps for equal amounts, `is_factor` in factors."""

    name: str
    is_linear: bool = False
    is_factor: bool = False

    @property
    def scale(self) -> str:
        """What the vertical scale is called."""
        return "linear scale" if self.is_linear else "log scale"


COMPUTE_LOG = View(name="log")
COMPUTE_LINEAR = View(name="linear", is_linear=True)
FACTOR_LOG = View(name="factor", is_factor=True)
FACTOR_LINEAR = View(name="factor-linear", is_linear=True, is_factor=True)
