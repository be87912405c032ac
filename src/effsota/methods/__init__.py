"""The ways of arriving at compute: one module each, which says all there is to know of its method.

To add one: its module, its line in `METHODS`, its branch in schema/submission.schema.json.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.methods.hardware_time import HARDWARE_TIME, HardwareTime
from effsota.methods.learning_curve import LearningCurve, build_learning_curve
from effsota.methods.operations import OPERATIONS, Operations
from effsota.methods.parameters import PARAMETERS
from effsota.methods.pricing import build_record, price_estimate
from effsota.methods.reported import REPORTED, Reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Method

_PLAIN = (OPERATIONS, PARAMETERS, HARDWARE_TIME, REPORTED)
METHODS: tuple[Method, ...] = (*_PLAIN, build_learning_curve(_PLAIN))
BY_NAME: Mapping[str, Method] = MappingProxyType({method.name: method for method in METHODS})

__all__ = [
    "BY_NAME",
    "HARDWARE_TIME",
    "METHODS",
    "OPERATIONS",
    "REPORTED",
    "HardwareTime",
    "LearningCurve",
    "Operations",
    "Reported",
    "build_record",
    "price_estimate",
]
