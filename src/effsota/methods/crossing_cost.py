"""The method learning-curve: what x at the crossing costs, by the method that prices one unit of x."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.model import HardwareTime, LearningCurve, Method, Operations, Parameters, Term
from effsota.reading.curve import find_crossing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Metric, Source
    from effsota.reading.curve import Crossing, Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What must stand in `cost` beside the price of one unit of x; `needs` is empty where nothing must."""

    needs: str = ""
    meaning: str = ""


# What a curve may sweep under each method, and the key that must then stand in `cost`.
SWEEPS: Mapping[Method, Mapping[str, Sweep]] = MappingProxyType(
    {
        Method.OPERATIONS: {
            "examples": Sweep(),
            "epoch": Sweep(needs="examples", meaning="examples in one epoch"),
            "step": Sweep(needs="batch", meaning="examples in one step"),
        },
        Method.PARAMETERS: {
            "tokens": Sweep(),
            "epoch": Sweep(needs="tokens", meaning="tokens in one epoch"),
            "step": Sweep(needs="batch", meaning="tokens in one step"),
        },
        Method.HARDWARE_TIME: {"seconds": Sweep()},
    }
)
UNITS_OF_X: Mapping[str, str] = MappingProxyType(
    {
        "step": "steps",
        "epoch": "epochs",
        "examples": "examples",
        "tokens": "tokens",
        "seconds": "seconds",
        "flop": "FLOP",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveEvidence:
    """Curves by file, the level to reach, and the folder of the submission that is priced."""

    curves: Mapping[str, Curve] = field(default_factory=dict)
    metric: Metric | None = None
    folder: str = ""

    def crossing(self, inputs: LearningCurve) -> Crossing | None:
        """Return where the estimate's curve first meets the level, None where it never does."""
        curve = self.curves.get(curve_file(inputs.curve, folder=self.folder))
        if curve is None or self.metric is None:
            return None
        return find_crossing(curve, inputs.x, inputs.y, metric=self.metric)


def curve_file(curve: str, *, folder: str) -> str:
    """Return the file of a curve: beside the submission in `folder`, or that of another record."""
    return f"submissions/{curve}.csv" if "/" in curve else f"{folder}/{curve}"


def method_of(cost: Operations | Parameters | HardwareTime) -> Method:
    """Return the method by which x is priced."""
    match cost:
        case Operations():
            return Method.OPERATIONS
        case Parameters():
            return Method.PARAMETERS
        case HardwareTime():
            return Method.HARDWARE_TIME


def crossing_terms(
    inputs: LearningCurve, evidence: CurveEvidence, *, sources: tuple[Source, ...]
) -> tuple[Term, ...]:
    """Return x at the first logged point that meets the target, and the batch where x counts steps."""
    crossing = evidence.crossing(inputs)
    if crossing is None:
        raise ValueError(inputs)
    swept = Term(
        key="curve",
        what=f"{inputs.x} at the first logged point that meets the target",
        value=crossing.x,
        unit=UNITS_OF_X[inputs.x],
        text=_amount(crossing.x, UNITS_OF_X[inputs.x]),
        note=f"{inputs.y} {crossing.value:g}, line {crossing.line} of the curve",
        sources=sources,
    )
    return (swept, *_batch_terms(inputs, sources))


def _batch_terms(inputs: LearningCurve, sources: tuple[Source, ...]) -> tuple[Term, ...]:
    if inputs.batch is None or inputs.cost is None:
        return ()
    unit = "examples" if isinstance(inputs.cost, Operations) else "tokens"
    text = _amount(inputs.batch, unit)
    return (
        Term(key="batch", what=f"{unit} per step", value=inputs.batch, unit=unit, text=text, sources=sources),
    )


def _amount(value: float, unit: str) -> str:
    number = f"{value:,.12g}" if value < 1e12 else f"{value:.6g}".replace("e+", "e")
    return f"{number} {unit}"
