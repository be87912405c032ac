"""The method architecture: a forward pass that is counted from a config or a list of layers, times passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from effsota.methods.architectures import Counted, Layer, count_config, count_layers, is_pair, is_text
from effsota.methods.parameters import FULL_BACKWARD
from effsota.methods.terms import (
    MULTIPLY_ADDS,
    PER_MULTIPLY_ADD,
    amount_text,
    epochs_term,
    multiply_add_term,
    number_term,
    passes_term,
)
from effsota.model import Evidence, Inputs, Method, Source, Step, Sweep, Term, sweep_over
from effsota.model.given import Given
from effsota.problems import Fault
from effsota.units import FLOP_PER_MULTIPLY_ADD

_TOKENS, _EXAMPLES = "tokens", "examples"


class Architecture(Given, Inputs):
    """What is counted (`config` or `layers`), at which lengths, and how much it was trained on.

    `config` holds keys of a `config.json` as texts; `context` and `target` are tokens of a sequence.
    """

    config: Mapping[str, str] | None = None
    layers: tuple[Layer, ...] | None = None
    context: float | None = None
    target: float | None = None
    tokens: float | None = None
    examples: float | None = None
    epochs: float = 1.0
    backward: float = FULL_BACKWARD

    @property
    def are_counted(self) -> bool:
        """That its operations are counted."""
        return True

    @property
    def examples_seen(self) -> float | None:
        """How many training examples went through the model in all."""
        return None if self.examples is None else self.examples * self.epochs

    @property
    def has_backward(self) -> bool:
        """Whether there is a backward pass."""
        return self.backward > 0

    def count(self) -> Counted | tuple[Fault, ...]:
        """Return what the architecture costs, or what is wrong with it: pointers lead from the estimate."""
        if self.layers is not None and self.config is not None:
            return (Fault("/layers", "the architecture stands here twice", "write config or layers"),)
        if self.layers is None:
            return self._fit(count_config(self.config or {}, context=self.context, target=self.target))
        lengths = {"context": self.context, "target": self.target}
        lost = tuple(
            Fault(f"/{key}", f"a list of layers has no {key}", "write places and length at its layers")
            for key, value in lengths.items()
            if value is not None
        )
        return lost or count_layers(self.layers)

    def _fit(self, counted: Counted | tuple[Fault, ...]) -> Counted | tuple[Fault, ...]:
        if isinstance(counted, Counted) and counted.unit == "image" and self.tokens is not None:
            return (Fault("/tokens", "an image is an example, and not told by tokens", "write examples"),)
        return counted

    def forward(self, counted: Counted, *, is_by_tokens: bool | None = None) -> tuple[str, int]:
        """Return what is trained on (token, example, image), and the multiply-adds of one, in whole ones.

        By tokens it is where they stand here, unless it is said.
        """
        if not (self.tokens is not None if is_by_tokens is None else is_by_tokens):
            return ("example" if counted.unit == "token" else counted.unit), round(counted.per_example)
        return "token", round(counted.per_token)

    @property
    def counted(self) -> Counted:
        """What the architecture costs.

        Raises:
            ValueError: if it cannot be counted; a rule has told that before.
        """
        found = self.count()
        if isinstance(found, tuple):
            raise ValueError(found)  # noqa: TRY004  # no wrong type: what is wrong with the values
        return found

    @property
    def one_forward(self) -> float:
        """Multiply-adds of one forward pass of what it is trained on: a token, an example."""
        return self.forward(self.counted)[1]

    @property
    def active_parameters(self) -> float:
        """Parameters that a token uses."""
        return self.counted.active_parameters

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield forward pass × (1 + backward) × tokens or examples × epochs, in FLOP.

        Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 1.
        """
        del evidence
        return self._terms(is_by_tokens=self.tokens is not None)

    def swept_terms(self, key: str, evidence: Evidence) -> Iterator[Term]:
        """Yield forward pass × (1 + backward), of one token or of one example, in FLOP."""
        del evidence
        return self._terms(is_by_tokens=key == _TOKENS)

    def sweeps_of(self, sweeps: tuple[Sweep, ...]) -> tuple[Sweep, ...]:
        """Return how a curve sweeps it: a text by tokens first, layers by examples, an image by no more."""
        by = {sweep.key: sweep for sweep in sweeps}
        if self.layers is not None:
            return (by[_EXAMPLES], by[_TOKENS])
        return (by[_TOKENS], by[_EXAMPLES]) if is_text(self.config or {}) else (by[_EXAMPLES],)

    def least_batch(self, key: str) -> float:
        """Return the tokens of one sequence: no step has fewer."""
        return (self.context or 0) + (self.target or 0) if key == _TOKENS else 0.0

    def _terms(self, *, is_by_tokens: bool) -> Iterator[Term]:
        counted = self.counted
        one, multiply_adds = self.forward(counted, is_by_tokens=is_by_tokens)
        key = "config" if self.layers is None else "layers"
        term = number_term(key, f"forward pass, per {one}", multiply_adds, unit=MULTIPLY_ADDS)
        yield replace(term, note=self._about(counted))
        yield multiply_add_term()
        yield from passes_term(self.backward)
        amounts = {"tokens": self.tokens, "examples": self.examples}
        yield from (
            number_term(each, each, value, unit=each) for each, value in amounts.items() if value is not None
        )
        yield from epochs_term(self.epochs)

    def _about(self, counted: Counted) -> str:
        """Return in words what was counted: its kind and size, and at which lengths."""
        lengths = (("context", self.context), ("target", self.target))
        told = (f"{name} {amount_text(length)}" for name, length in lengths if length is not None)
        active = counted.active_parameters
        size = f"{amount_text(counted.parameters)} parameters"
        if active != counted.parameters:
            size += f", {amount_text(active)} of them active"
        return "; ".join((counted.name, *told, size, *counted.notes))


def asked_of(estimate: Mapping[str, Any]) -> Mapping[str, str | None]:
    """Return the keys that a person is asked for, each with its default: those that fit what is counted."""
    if "layers" in estimate:
        return {"layers": None, _EXAMPLES: None, "epochs": "1"}
    config = estimate.get("config")
    config = config if isinstance(config, Mapping) else {}
    if not is_text(config):
        return {"config": None, _EXAMPLES: None, "epochs": "1"}
    target: dict[str, str | None] = {"target": None} if is_pair(str(config.get("model_type"))) else {}
    return {"config": None, "context": None, **target, _TOKENS: None, "epochs": "1"}


ARCHITECTURE = Method(
    name="architecture",
    title="Architecture",
    formula="forward pass of an architecture × (1 + backward passes) × tokens or examples × epochs",
    trust=(
        "The forward pass is counted from a model's config.json or from a list of its layers: every matrix"
        " product and convolution, attention over all of the context, causal or not; no activations, norms"
        " or lookups. What the file leaves out of the model is left out of the count."
    ),
    wording="counted from the architecture",
    cited=(
        Source(
            title="AI and Compute",
            url="https://openai.com/index/ai-and-compute/",
            where="appendix, method 1",
        ),
        Source(
            title="PaLM: Scaling Language Modeling with Pathways",
            url="https://arxiv.org/abs/2204.02311",
            where="Appendix B",
        ),
    ),
    uncertainty=1.5,
    is_derived=True,
    training_only=None,
    inputs=Architecture,
    read=Architecture.from_data,
    asked=asked_of({}),
    sweeps=(
        sweep_over(_TOKENS),
        sweep_over(_EXAMPLES),
    ),
    script=(),
)
# What a script multiplies once it has counted a forward pass: its multiply-adds stand under `counted`.
AFTER_COUNTING = (
    Step(key="counted", unit=MULTIPLY_ADDS),
    Step(value=FLOP_PER_MULTIPLY_ADD, unit=PER_MULTIPLY_ADD),
    Step(key="backward", unit="passes", default=f"{FULL_BACKWARD:g}", unless=0, plus=1),
    Step(key="tokens", unit="tokens", is_optional=True),
    Step(key="examples", unit="examples", is_optional=True),
    Step(key="epochs", unit="epochs", default="1", unless=1),
)
