"""Learning curves: reading their CSV strictly, and where one first reaches a level."""

from effsota.reading.curve.crossing import Approach, Crossing, closest_approach, find_crossing
from effsota.reading.curve.csvfile import MOST_ROWS, parse_curve
from effsota.reading.curve.faults import MOST_FAULTS, curve_fault
from effsota.reading.curve.opening import is_column_name

__all__ = [
    "MOST_FAULTS",
    "MOST_ROWS",
    "Approach",
    "Crossing",
    "closest_approach",
    "curve_fault",
    "find_crossing",
    "is_column_name",
    "parse_curve",
]
