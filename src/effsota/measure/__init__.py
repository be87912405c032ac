"""Meters for training loops: they count FLOP while a model trains, and log its learning curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.measure.curvefile import CurveFile, CurveWarning, MeterError
from effsota.measure.measured_run import submission_writer
from effsota.measure.meter import Meter

if TYPE_CHECKING:
    from effsota.measure.torch_meter import TorchMeter

__all__ = ["CurveFile", "CurveWarning", "Meter", "MeterError", "TorchMeter", "submission_writer"]


def __getattr__(name: str) -> Any:
    """Return `TorchMeter` when it is asked for: PyTorch is large, and other frameworks do without it."""
    if name == "TorchMeter":
        from effsota.measure.torch_meter import TorchMeter  # noqa: PLC0415

        return TorchMeter
    raise AttributeError(name)
