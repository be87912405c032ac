"""What a schema's limits and fixed values ask of a text that writes a number or a truth value."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from effsota.units import parse_number

LIMITS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {
        "minimum": operator.ge,
        "maximum": operator.le,
        "exclusiveMinimum": operator.gt,
        "exclusiveMaximum": operator.lt,
    }
)


def equals(value: object, allowed: object) -> bool:
    """Tell whether a value is the one that a schema allows, as a text writes it."""
    if isinstance(allowed, bool) or not isinstance(allowed, int | float):
        return value == ({True: "true", False: "false"}[allowed] if isinstance(allowed, bool) else allowed)
    return isinstance(value, str) and parse_number(value) == allowed
