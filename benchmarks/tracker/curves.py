"""Made-up learning curves: they come near the level, meet it once and stay there."""

from __future__ import annotations

from math import exp
from random import Random

from benchmarks.tracker.estimates import MadeEstimate
from benchmarks.tracker.tracks import MadeMetric
from effsota.frozen import Frozen

FEWEST_POINTS, MOST_POINTS = 14, 200


class MadeCurve(Frozen, kw_only=False):
    """A curve's CSV, the estimate that rests on it, and the metric where it meets the level."""

    text: str
    estimate: MadeEstimate
    result: float


def build_curve(
    flop: float, *, metric: MadeMetric, file: str, random: Random, points: int | None = None
) -> MadeCurve:
    """Return a curve of tokens whose crossing costs about `flop`."""
    points = points or random.randint(FEWEST_POINTS, MOST_POINTS)
    crossing = max(2, int(points * random.uniform(0.7, 0.9)))
    parameters = max(1, round((flop / 120) ** 0.5))
    every = max(1, round(flop / 6 / parameters / crossing))
    values = [_value(at, crossing, metric, random) for at in range(points + 1)]
    rows = [f"{at * every},{at},{value}" for at, value in enumerate(values)]
    text = "\n".join((f"tokens,step,{metric.column}", *rows, ""))
    data: dict[str, object] = {
        "method": "learning-curve",
        "curve": file,
        "x": "tokens",
        "y": metric.column,
        "cost": {"method": "parameters", "parameters": parameters},
    }
    return MadeCurve(text, MadeEstimate(data, 6.0 * parameters * every * crossing), float(values[crossing]))


def _value(at: int, crossing: int, metric: MadeMetric, random: Random) -> str:
    """Return the metric at a point: worse than the target before the crossing, better from there on."""
    sign = 1 if metric.step > 0 else -1
    if at >= crossing:
        value = metric.target + metric.step * (0.2 + random.random() * 0.3)
    else:
        value = metric.target - sign * metric.target * (
            0.001 + 0.6 * exp(-6 * at / crossing) * random.uniform(0.9, 1)
        )
    return f"{value:.4f}"
