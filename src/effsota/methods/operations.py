"""The method operations: the forward pass is counted, times passes, examples and epochs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from effsota.methods.terms import (
    MULTIPLY_ADDS,
    PER_MULTIPLY_ADD,
    epochs_term,
    multiply_add_term,
    number_term,
    passes_term,
)
from effsota.model import Evidence, Inputs, Method, Source, Step, Term, sweep_over
from effsota.model.given import Given, given_fields
from effsota.units import FLOP_PER_MULTIPLY_ADD, Dimension, Quantity


class ForwardPart(Given):
    """Operations of one part of the forward pass, per example; `backward` where it differs from the rest."""

    what: str | None
    operations: Quantity
    backward: float | None = None

    @classmethod
    def from_data(cls, data: Quantity | Mapping[str, Any]) -> ForwardPart:
        """Build from a quantity, or from a mapping with `what` and `value`."""
        if isinstance(data, Quantity):
            return cls(what=None, operations=data)
        return cls(what=data.get("what"), operations=data["value"], backward=data.get("backward"))

    def number_in(self, *, are_multiply_adds: bool) -> float:
        """Return the operations in multiply-adds, as they were given, or in FLOP."""
        return self.operations.number if are_multiply_adds else self.operations.base


class Operations(Given, Inputs):
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
        return cls(**given_fields(cls, {**data, "forward": parts}))

    @property
    def examples_seen(self) -> float | None:
        """How many training examples went through the model in all."""
        return None if self.examples is None else self.examples * self.epochs

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield forward pass × (1 + backward) × examples × epochs, in FLOP.

        Where a part has a backward pass of its own, each part × (1 + its backward) is added instead.

        Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 1.
        """
        del evidence
        if self.has_backward_by_part:
            yield from self._passes_by_part()
        else:
            yield from self._forward_terms()
            yield from passes_term(self.backward)
        if self.examples is not None:
            yield number_term("examples", "examples", self.examples, unit="examples")
        yield from epochs_term(self.epochs)

    @property
    def forward_multiply_adds(self) -> float:
        """Multiply-adds of one forward pass of an example, all parts together."""
        return sum(part.operations.base for part in self.forward) / FLOP_PER_MULTIPLY_ADD

    @property
    def has_backward_by_part(self) -> bool:
        """Whether a part has a backward pass of its own, such as none in a teacher that only predicts."""
        return any(part.backward is not None for part in self.forward)

    @property
    def has_backward(self) -> bool:
        """Whether any part has a backward pass."""
        return any(map(self._backward_of, self.forward))

    def _backward_of(self, part: ForwardPart) -> float:
        return self.backward if part.backward is None else part.backward

    def _passes_by_part(self) -> Iterator[Term]:
        passes = [(part, 1 + self._backward_of(part)) for part in self.forward]
        are_multiply_adds = self._are_multiply_adds
        named = (f"{part.what or part.operations.text}: {_passes_text(times)}" for part, times in passes)
        yield Term(
            key="forward",
            what="forward and backward passes of all parts, per example",
            value=sum(
                (part.number_in(are_multiply_adds=are_multiply_adds)) * times for part, times in passes
            ),
            unit=MULTIPLY_ADDS if are_multiply_adds else "FLOP",
            text=" + ".join(f"{part.operations.text} × {times:g}" for part, times in passes),
            note=", ".join(named),
        )
        yield from self._multiply_add_term()

    @property
    def _are_multiply_adds(self) -> bool:
        return all(part.operations.unit == MULTIPLY_ADDS for part in self.forward)

    def _multiply_add_term(self) -> Iterator[Term]:
        if self._are_multiply_adds:
            yield multiply_add_term()

    def _forward_terms(self) -> Iterator[Term]:
        parts = [part.operations for part in self.forward]
        are_multiply_adds = self._are_multiply_adds
        named = (f"{part.operations.text} ({part.what})" for part in self.forward if part.what)
        yield Term(
            key="forward",
            what="forward pass, per example",
            value=sum(part.number_in(are_multiply_adds=are_multiply_adds) for part in self.forward),
            unit=MULTIPLY_ADDS if are_multiply_adds else "FLOP",
            text=" + ".join(part.text for part in parts),
            note=" + ".join(named) or None,
        )
        yield from self._multiply_add_term()


def _passes_text(times: float) -> str:
    return "forward only" if times == 1 else f"1 forward + {times - 1:g} backward"


OPERATIONS = Method(
    name="operations",
    title="Operation count",
    formula="forward pass × (1 + backward passes) × examples × epochs",
    trust=(
        "The forward pass of one example is counted, layer by layer where the source does so; the backward"
        " pass is taken as twice the forward pass. A miscount is an error in the result."
    ),
    wording="estimated by counting operations",
    cited=(
        Source(
            title="AI and Compute",
            url="https://openai.com/index/ai-and-compute/",
            where="appendix, method 1",
        ),
        Source(
            title="Measuring the Algorithmic Efficiency of Neural Networks",
            url="https://arxiv.org/abs/2005.04305",
            where="Appendix B",
        ),
    ),
    uncertainty=1.5,
    is_derived=True,
    training_only=None,
    inputs=Operations,
    read=Operations.from_data,
    asked=MappingProxyType({"forward": None, "examples": None, "epochs": "1"}),
    sweeps=(sweep_over("examples"),),
    script=(
        Step(
            key="forward",
            dimension=Dimension.PER_EXAMPLE,
            kept=MappingProxyType({MULTIPLY_ADDS: PER_MULTIPLY_ADD}),
            by_part="backward",
        ),
        Step(key="backward", unit="passes", default="2", unless=0, plus=1),
        Step(key="examples", unit="examples"),
        Step(key="epochs", unit="epochs", default="1", unless=1),
    ),
)
