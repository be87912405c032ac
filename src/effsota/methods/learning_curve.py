"""The method learning-curve: what x at the crossing costs, by the method that prices one unit of x."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from effsota.frozen import Frozen
from effsota.methods.terms import amount_text
from effsota.model import X_COLUMNS, Evidence, Inputs, Method, Source, Sweep, Term, choose_sweep
from effsota.problems import Refusal
from effsota.reading.curve import Crossing, find_crossing


class CostOfX(Frozen):
    """The price of one unit of x: a method with what the curve sweeps left out, and how it sweeps.

    `batch` is the examples or tokens of one step, where x is `step`.
    """

    method: Method
    sweep: Sweep
    inputs: Inputs
    batch: float | None = None


class LearningCurve(Inputs):
    """A curve's crossing of the target; `cost` prices its x axis (None where x is `flop`)."""

    curve: str
    x: str
    y: str
    cost: CostOfX | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any], costs: Sequence[Method]) -> LearningCurve:
        """Build from data that has passed its schema; `costs` are the methods that price one unit of x."""
        cost = _read_cost(data.get("cost"), data["x"], costs)
        return cls(curve=data["curve"], x=data["x"], y=data["y"], cost=cost)

    def file_in(self, folder: str) -> str:
        """Return the file of the curve: beside the submission in `folder`, or that of another record."""
        return f"submissions/{self.curve}.csv" if "/" in self.curve else f"{folder}/{self.curve}"

    @property
    def are_on_file(self) -> bool:
        """Whether they are a file of the tracker: the curve is."""
        return True

    def nested(self) -> Iterator[tuple[str, Inputs]]:
        """Yield these inputs and the cost of x."""
        yield "", self
        if self.cost is not None:
            yield "/cost", self.cost.inputs

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield x at the first logged point that meets the target, and the cost of one x."""
        crossing = self._crossing(evidence)
        if crossing is None:
            raise ValueError(self)
        yield Term(
            key="curve",
            what=f"{self.x} at the first logged point that meets the target",
            value=crossing.x,
            unit=X_COLUMNS[self.x],
            text=f"{amount_text(crossing.x)} {X_COLUMNS[self.x]}",
            note=f"{self.y} {crossing.value:g}, line {crossing.line} of the curve",
        )
        if self.cost is not None:
            yield from _batch_term(self.cost)
            yield from self.cost.inputs.swept_terms(self.cost.sweep.key, evidence)

    def _crossing(self, evidence: Evidence) -> Crossing | None:
        curve = evidence.curves.get(self.file_in(evidence.folder))
        if curve is None or evidence.metric is None:
            return None
        return find_crossing(curve, self.x, self.y, metric=evidence.metric)


def refuse_batch(batch: float, inputs: Inputs, sweep: Sweep) -> Refusal | None:
    """Return why a step cannot have so few examples or tokens, None where it can."""
    least = inputs.least_batch(sweep.key)
    if batch >= least:
        return None
    return Refusal(
        f"a step of {batch:,.0f} {sweep.key} is less than one sequence of {least:,.0f}",
        f"write how many {sweep.key} a step has: sequences times their length",
    )


def _read_cost(data: Mapping[str, Any] | None, x: str, costs: Sequence[Method]) -> CostOfX | None:
    for method in costs:
        if data is not None and method.name == data["method"]:
            inputs = method.read(data)
            sweep = choose_sweep(inputs.sweeps_of(method.sweeps), x, data)
            return CostOfX(method=method, sweep=sweep, inputs=inputs, batch=data.get("batch"))
    return None


def _batch_term(cost: CostOfX) -> Iterator[Term]:
    if cost.batch is not None:
        unit = cost.sweep.key
        text = f"{amount_text(cost.batch)} {unit}"
        yield Term(key="batch", what=f"{unit} per step", value=cost.batch, unit=unit, text=text)


def build_learning_curve(costs: Sequence[Method]) -> Method:
    """Return the method; one unit of x is priced by one of `costs`."""
    return Method(
        name="learning-curve",
        title="Learning-curve crossing",
        formula="cost of the first logged point that meets the target",
        trust=(
            "The first logged point that meets the target, without interpolation, priced by one of the other"
            " methods. A coarse log counts too much; a noisy metric is met too early."
        ),
        wording="estimated at the first point of the learning curve that meets the target",
        cited=(
            Source(
                title="Measuring the Algorithmic Efficiency of Neural Networks",
                url="https://arxiv.org/abs/2005.04305",
                where="section 3",
            ),
        ),
        uncertainty=1.5,
        is_derived=True,
        training_only=None,
        inputs=LearningCurve,
        read=partial(LearningCurve.from_data, costs=costs),
        asked=MappingProxyType({}),
        sweeps=(),
        script=(),
    )
