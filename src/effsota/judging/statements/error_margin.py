"""Whether the inputs of an estimate earn an error margin of 30 %: measured, or counted; never by default."""

from __future__ import annotations

from collections.abc import Collection

from effsota.methods import HardwareTime, Operations
from effsota.methods.hardware_time import UtilizationOf
from effsota.methods.parameters import Parameters
from effsota.methods.reported import Reported
from effsota.model import Priced

# Guidelines C(2025) 5045, Annex A.2, paragraph 123: within an overall error margin of 30 % of itself.
ERROR_MARGIN = 0.3
MEASURABLE = ("utilization", "forward", "compute")
"""The keys that may be said to be measured: a share of the peak, operations counted, their total."""


def why_margin_is_not_earned(priced: Priced, measured: Collection[str]) -> str:
    """Return why an estimate, or a part of a sum, does not earn the margin; nothing where it does.

    `measured` names the keys that were measured or counted.
    """
    stated = priced.estimate.uncertainty
    if stated is not None and stated > 1 + ERROR_MARGIN:
        return f"it is itself said to be right within a factor {stated:g} only"
    whys = (_why_one_does_not(leaf, measured) for leaf in priced.leaves)
    return next((why for why in whys if why), "")


def _why_one_does_not(priced: Priced, measured: Collection[str]) -> str:
    inputs = priced.estimate.inputs
    if isinstance(inputs, HardwareTime):
        return _why_hardware_does_not(inputs, measured)
    if isinstance(inputs, Reported) and "compute" in measured:
        return ""
    if isinstance(inputs, Operations):
        return "" if "forward" in measured else "nothing says that its operations were counted"
    if inputs.are_counted:
        return ""
    if isinstance(inputs, Parameters):
        return "6 FLOP a parameter and token are a rule, and no counted operations"
    return f"by the method {priced.estimate.method.name} nothing is measured or counted"


def _why_hardware_does_not(inputs: HardwareTime, measured: Collection[str]) -> str:
    if inputs.utilization is None:
        return "its utilization is the default of the method, and not measured"
    if inputs.utilization_of is UtilizationOf.HARDWARE:
        return "its utilization is the hardware's, which counts recomputation too"
    return "" if "utilization" in measured else "nothing says that its utilization was measured"
