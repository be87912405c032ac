"""Where a learning curve first reaches its target, and how close it came if it never did."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.frozen import Frozen
from effsota.model import Curve, Metric


class Approach(Frozen):
    """The best point of a curve: x, the metric there, and its line."""

    x: float
    value: float
    line: int


class Crossing(Frozen):
    """The first logged point that meets the target.

    `is_first_point` says that the curve was logged too coarsely: the true crossing is earlier.
    `end` is the metric's last value. `gap_line` is the line of an unread point right before or after, if any.
    """

    x: float
    value: float
    line: int
    is_first_point: bool
    end: float
    ends_short: bool
    gap_line: int | None = None


def _points(curve: Curve, x: str, y: str) -> Iterator[tuple[float, float, int]]:
    for x_value, value, line in zip(curve.columns[x], curve.columns[y], curve.lines, strict=True):
        if x_value is not None and value is not None:
            yield x_value, value, line


def find_crossing(curve: Curve, x: str, y: str, *, metric: Metric) -> Crossing | None:
    """Return the first logged point at which column `y` meets the target, None where there is none."""
    points = list(_points(curve, x, y))
    found = next((index for index, point in enumerate(points) if metric.is_met_by(point[1])), None)
    if found is None:
        return None
    x_value, value, line = points[found]
    end = points[-1][1]
    return Crossing(
        x=x_value,
        value=value,
        line=line,
        is_first_point=found == 0,
        end=end,
        ends_short=not metric.is_met_by(end),
        gap_line=_gap_beside(curve, y, line),
    )


def _gap_beside(curve: Curve, y: str, line: int) -> int | None:
    at = curve.lines.index(line)
    for index in (at - 1, at + 1):
        if 0 <= index < len(curve.lines) and curve.columns[y][index] is None:
            return curve.lines[index]
    return None


def closest_approach(curve: Curve, x: str, y: str, *, metric: Metric) -> Approach | None:
    """Return the best point of a curve, the earliest of equals, None where column `y` is empty."""
    best = max(_points(curve, x, y), key=lambda point: metric.sign * point[1], default=None)
    return None if best is None else Approach(x=best[0], value=best[1], line=best[2])
