"""One way of arriving at a submission's compute: its method, inputs, factors and sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from effsota.model.sources import Published, Source, quantity_or_none, sure
from effsota.units import Dimension, Quantity, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date


class Method(StrEnum):
    """How compute is arrived at."""

    REPORTED = "reported"
    OPERATIONS = "operations"
    PARAMETERS = "parameters"
    HARDWARE_TIME = "hardware-time"
    LEARNING_CURVE = "learning-curve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The compute as a source gives it."""

    compute: Quantity

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Reported:
        """Build from data that has passed its schema."""
        return cls(compute=sure(parse_quantity(data["compute"], Dimension.COMPUTE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardPart:
    """Operations of one part of the forward pass, per example."""

    what: str | None
    operations: Quantity

    @classmethod
    def from_data(cls, data: str | Mapping[str, str]) -> ForwardPart:
        """Build from a quantity, or from a mapping with `what` and `value`."""
        what, text = (None, data) if isinstance(data, str) else (data.get("what"), data["value"])
        return cls(what=what, operations=sure(parse_quantity(text, Dimension.PER_EXAMPLE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """Counted operations; `backward` is in forward passes; `examples` is None where a curve sweeps it."""

    forward: tuple[ForwardPart, ...]
    examples: float | None
    epochs: float = 1.0
    backward: float = 2.0

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Operations:
        """Build from data that has passed its schema."""
        forward = data["forward"]
        parts = forward if isinstance(forward, list) else [forward]
        return cls(
            forward=tuple(map(ForwardPart.from_data, parts)),
            examples=data.get("examples"),
            epochs=data.get("epochs", 1.0),
            backward=data.get("backward", 2.0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """6 FLOP per active parameter and token; `tokens` is None where a curve sweeps it."""

    parameters: float
    tokens: float | None
    epochs: float = 1.0

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Parameters:
        """Build from data that has passed its schema."""
        return cls(parameters=data["parameters"], tokens=data.get("tokens"), epochs=data.get("epochs", 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class HardwareTime:
    """Accelerators, peak rate, time, utilization (0 to 1); an explicit `peak` wins over the chip's."""

    hardware: str | None
    precision: str | None
    peak: Quantity | None
    count: float
    time: Quantity | None
    utilization: float | None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> HardwareTime:
        """Build from data that has passed its schema."""
        return cls(
            hardware=data.get("hardware"),
            precision=data.get("precision"),
            peak=quantity_or_none(data.get("peak"), Dimension.RATE),
            count=data.get("count", 1.0),
            time=quantity_or_none(data.get("time"), Dimension.TIME),
            utilization=data.get("utilization"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCurve:
    """A curve's crossing of the target; `cost` prices its x axis (None where x is `flop`).

    `batch` is the examples or tokens of one step, where x is `step`.
    """

    curve: str
    x: str
    y: str
    cost: Operations | Parameters | HardwareTime | None
    batch: float | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> LearningCurve:
        """Build from data that has passed its schema."""
        cost = data.get("cost")
        return cls(
            curve=data["curve"],
            x=data["x"],
            y=data["y"],
            cost=None if cost is None else _COSTS[Method(cost["method"])](cost),
            batch=None if cost is None else cost.get("batch"),
        )


Inputs = Reported | Operations | Parameters | HardwareTime | LearningCurve
_COSTS: Mapping[Method, Callable[[Mapping[str, Any]], Operations | Parameters | HardwareTime]] = {
    Method.OPERATIONS: Operations.from_data,
    Method.PARAMETERS: Parameters.from_data,
    Method.HARDWARE_TIME: HardwareTime.from_data,
}
_INPUTS: Mapping[Method, Callable[[Mapping[str, Any]], Inputs]] = {
    Method.REPORTED: Reported.from_data,
    **_COSTS,
    Method.LEARNING_CURVE: LearningCurve.from_data,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A plain number that the estimate is multiplied by, and why."""

    value: float
    reason: str
    source: Source | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Factor:
        """Build from data that has passed its schema."""
        source = Source.from_data(data["source"]) if "source" in data else None
        return cls(value=data["value"], reason=data["reason"], source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One way of arriving at compute; `uncertainty` is a multiplicative factor (95 %), None for the default.

    `by` names who made the estimate, `note` says what a reader should know, such as why it was corrected.
    """

    method: Method
    inputs: Inputs
    factors: tuple[Factor, ...] = ()
    sources: tuple[Source, ...] = ()
    confirmed: tuple[str, date] | None = None
    uncertainty: float | None = None
    published: Published | None = None
    by: str | None = None
    note: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Estimate:
        """Build from data that has passed its schema."""
        method = Method(data["method"])
        confirmed = data.get("confirmed")
        return cls(
            method=method,
            inputs=_INPUTS[method](data),
            factors=tuple(map(Factor.from_data, data.get("factors", ()))),
            sources=tuple(map(Source.from_data, data.get("sources", ()))),
            confirmed=None if confirmed is None else (confirmed["by"], confirmed["date"]),
            uncertainty=data.get("uncertainty"),
            published=Published.from_data(data["published"]) if "published" in data else None,
            by=data.get("by"),
            note=data.get("note"),
        )
