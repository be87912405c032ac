"""Meters for training loops: they count FLOP while a model trains, and log its learning curve.

`count` tells what a module costs before it trains.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from effsota.measure.curve_rows import CurveWarning, MeterError
from effsota.measure.curvefile import CurveFile
from effsota.measure.measured_run import submission_writer
from effsota.measure.measured_statement import statement_writer
from effsota.measure.meter import Meter

if TYPE_CHECKING:
    from effsota.measure.huggingface_meter import HuggingFaceMeter
    from effsota.measure.jax_count import count_jax
    from effsota.measure.keras_meter import KerasMeter
    from effsota.measure.lightning_meter import LightningMeter
    from effsota.measure.module_count import CountedModule, count
    from effsota.measure.torch_meter import TorchMeter

__all__ = [
    "CountedModule",
    "CurveFile",
    "CurveWarning",
    "HuggingFaceMeter",
    "KerasMeter",
    "LightningMeter",
    "Meter",
    "MeterError",
    "TorchMeter",
    "count",
    "count_jax",
    "statement_writer",
    "submission_writer",
]
# The module of each name, and the extra with the libraries that it needs.
_NEED_MORE = {
    "CountedModule": ("effsota.measure.module_count", "measure"),
    "HuggingFaceMeter": ("effsota.measure.huggingface_meter", "huggingface"),
    "KerasMeter": ("effsota.measure.keras_meter", "keras"),
    "LightningMeter": ("effsota.measure.lightning_meter", "lightning"),
    "TorchMeter": ("effsota.measure.torch_meter", "measure"),
    "count": ("effsota.measure.module_count", "measure"),
    "count_jax": ("effsota.measure.jax_count", "jax"),
}


def __getattr__(name: str) -> Any:
    """Return what needs a large library when it is asked for: other frameworks do without it.

    Raises:
        ImportError: if the library is not installed; the message says how it is.
    """
    if name not in _NEED_MORE:
        raise AttributeError(name)
    module, extra = _NEED_MORE[name]
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        install = f"python -m pip install 'effsota[{extra}]'"
        raise ImportError(f"{name} needs {error.name}, which is not installed: {install}") from error
