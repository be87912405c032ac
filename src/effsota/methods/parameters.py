"""The method parameters: 6 FLOP for each active parameter and token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from effsota.methods.terms import constant_term, epochs_term, number_term
from effsota.model import Evidence, Inputs, Method, Source, Step, Sweep, Term
from effsota.model.given import Given

FLOP_PER_PARAMETER_AND_TOKEN = 6.0
PER_PAIR = "FLOP per parameter and token"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters(Given, Inputs):
    """6 FLOP per active parameter and token; `tokens` is None where a curve sweeps it."""

    parameters: float
    tokens: float | None
    epochs: float = 1.0

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield 6 × active parameters × tokens × epochs, in FLOP.

        Source: Kaplan et al., "Scaling Laws for Neural Language Models" (2020), section 2.1.
        """
        del evidence
        words = "2 forward and 4 backward"
        yield constant_term(words, FLOP_PER_PARAMETER_AND_TOKEN, unit=PER_PAIR)
        yield number_term("parameters", "active parameters", self.parameters, unit="parameters")
        if self.tokens is not None:
            yield number_term("tokens", "tokens", self.tokens, unit="tokens")
        yield from epochs_term(self.epochs)


PARAMETERS = Method(
    name="parameters",
    title="Parameters × tokens",
    formula="6 × active parameters × tokens × epochs",
    trust=(
        "2 FLOP forward and 4 backward for each active parameter and token: it leaves out attention over the"
        " context, little for large models and short contexts."
    ),
    wording="estimated from parameters and tokens",
    cited=(
        Source(
            title="Scaling Laws for Neural Language Models",
            url="https://arxiv.org/abs/2001.08361",
            where="section 2.1",
        ),
    ),
    uncertainty=1.5,
    is_derived=True,
    training_only="6 FLOP per parameter and token",
    inputs=Parameters,
    read=Parameters.from_data,
    asked=MappingProxyType({"parameters": None, "tokens": None, "epochs": "1"}),
    sweep=Sweep(
        key="tokens",
        one="1",
        columns=MappingProxyType(
            {
                "tokens": None,
                "epoch": ("tokens", "tokens in one epoch"),
                "step": ("batch", "tokens in one step"),
            }
        ),
    ),
    script=(
        Step(value=FLOP_PER_PARAMETER_AND_TOKEN, unit=PER_PAIR),
        Step(key="parameters", unit="parameters"),
        Step(key="tokens", unit="tokens"),
        Step(key="epochs", unit="epochs", default="1", unless=1),
    ),
)
