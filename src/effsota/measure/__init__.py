"""Meters for training loops: they count FLOP while a model trains, and log its learning curve.

`count` tells what a module costs before it trains.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from effsota.measure.curve_rows import CurveWarning, MeterError
from effsota.measure.curvefile import CurveFile
from effsota.measure.measured_run import submission_writer
from effsota.measure.meter import Meter

if TYPE_CHECKING:
    from effsota.measure.module_count import CountedModule, count
    from effsota.measure.torch_meter import TorchMeter

__all__ = [
    "CountedModule",
    "CurveFile",
    "CurveWarning",
    "Meter",
    "MeterError",
    "TorchMeter",
    "count",
    "submission_writer",
]
_NEED_TORCH = {
    "CountedModule": "effsota.measure.module_count",
    "TorchMeter": "effsota.measure.torch_meter",
    "count": "effsota.measure.module_count",
}


def __getattr__(name: str) -> Any:
    """Return what needs PyTorch when it is asked for: that is large, and other frameworks do without it."""
    if name not in _NEED_TORCH:
        raise AttributeError(name)
    return getattr(import_module(_NEED_TORCH[name]), name)
