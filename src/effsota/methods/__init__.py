"""The ways of arriving at compute: one module each, which says all there is to know of its method.

To add one: its module, its line in `_PLAIN`, its branch in schema/submission.schema.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from effsota.methods.architecture import ARCHITECTURE, Architecture
from effsota.methods.hardware_time import HARDWARE_TIME, HardwareTime
from effsota.methods.learning_curve import LearningCurve, build_learning_curve
from effsota.methods.operations import OPERATIONS, Operations
from effsota.methods.parameters import PARAMETERS, Parameters
from effsota.methods.pricing import build_record, price_estimate
from effsota.methods.reported import REPORTED, Reported
from effsota.methods.sum_of_parts import (
    Sum,
    all_estimates,
    build_sum,
    estimates_in,
    leaf_estimates,
    whole_and_parts,
)
from effsota.model import Method

# In the order in which they are offered. A learning curve is priced by one of the methods before it, and
# the parts of a sum by any other.
_PLAIN = (OPERATIONS, PARAMETERS, ARCHITECTURE, HARDWARE_TIME, REPORTED)
COSTS: tuple[Method, ...] = tuple(method for method in _PLAIN if method.sweeps)
PARTS: tuple[Method, ...] = (*_PLAIN, build_learning_curve(COSTS))
METHODS: tuple[Method, ...] = (*PARTS, build_sum(PARTS))
ASKED: tuple[Method, ...] = tuple(method for method in METHODS if method.asked)
BY_NAME: Mapping[str, Method] = MappingProxyType({method.name: method for method in METHODS})

__all__ = [
    "ARCHITECTURE",
    "ASKED",
    "BY_NAME",
    "COSTS",
    "HARDWARE_TIME",
    "METHODS",
    "OPERATIONS",
    "PARAMETERS",
    "REPORTED",
    "Architecture",
    "HardwareTime",
    "LearningCurve",
    "Operations",
    "Parameters",
    "Reported",
    "Sum",
    "all_estimates",
    "build_record",
    "estimates_in",
    "leaf_estimates",
    "price_estimate",
    "whole_and_parts",
]
