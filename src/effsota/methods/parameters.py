"""The method parameters: 6 FLOP for each active parameter and token, 2 forward and 4 backward."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from msgspec.structs import replace

from effsota.methods.terms import amount_text, constant_term, epochs_term, number_term
from effsota.model import Evidence, Inputs, Method, Source, Step, Term, sweep_over
from effsota.model.given import Given

FLOP_PER_PARAMETER_AND_TOKEN_FORWARD = 2.0
FULL_BACKWARD = 2.0
PER_PAIR = "FLOP per parameter and token"


class Parameters(Given, Inputs):
    """FLOP per active parameter and token: 2 forward, and `backward` times as many back.

    `tokens` is None where a curve sweeps it. `parameters_total` and `parameters_trainable` are shown and
    checked, and not counted.
    """

    parameters: float
    tokens: float | None
    epochs: float = 1.0
    backward: float = FULL_BACKWARD
    parameters_total: float | None = None
    parameters_trainable: float | None = None

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield 2 × (1 + backward) × active parameters × tokens × epochs, in FLOP: 6 N D in full.

        Source: Kaplan et al., "Scaling Laws for Neural Language Models" (2020), section 2.1.
        """
        del evidence
        yield self._pair_term()
        term = number_term("parameters", "active parameters", self.parameters, unit="parameters")
        yield replace(term, note=self._beside())
        if self.tokens is not None:
            yield number_term("tokens", "tokens", self.tokens, unit="tokens")
        yield from epochs_term(self.epochs)

    def _pair_term(self) -> Term:
        forward = FLOP_PER_PARAMETER_AND_TOKEN_FORWARD
        words = f"{forward:g} forward and {forward * self.backward:g} backward"
        term = constant_term(words, forward * (1 + self.backward), unit=PER_PAIR)
        return term if self.backward == FULL_BACKWARD else replace(term, key="backward")

    def _beside(self) -> str | None:
        """Return how many parameters there are beside those that are counted."""
        beside = ((self.parameters_total, "in all"), (self.parameters_trainable, "trainable"))
        return ", ".join(f"{amount_text(number)} {which}" for number, which in beside if number) or None


PARAMETERS = Method(
    name="parameters",
    title="Parameters × tokens",
    formula="2 × (1 + backward passes) × active parameters × tokens × epochs",
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
    sweeps=(sweep_over("tokens"),),
    script=(
        Step(
            key="backward",
            unit=PER_PAIR,
            default=f"{FULL_BACKWARD:g}",
            plus=1,
            times=FLOP_PER_PARAMETER_AND_TOKEN_FORWARD,
        ),
        Step(key="parameters", unit="parameters"),
        Step(key="tokens", unit="tokens"),
        Step(key="epochs", unit="epochs", default="1", unless=1),
    ),
)
