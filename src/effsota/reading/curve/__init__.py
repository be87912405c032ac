"""Learning curves: reading their CSV strictly (`csvfile`), and where one first reaches a level."""

from effsota.reading.curve.crossing import Approach, Crossing, closest_approach, find_crossing

__all__ = ["Approach", "Crossing", "closest_approach", "find_crossing"]
