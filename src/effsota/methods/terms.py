"""The terms of an estimate by each method: every number that is multiplied, with unit and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model import HardwareTime, LearningCurve, Operations, Parameters, Reported, Term
from effsota.units import FLOP_PER_MULTIPLY_ADD, Dimension, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Chip, Estimate, Hardware, Source

FLOP_PER_PARAMETER_AND_TOKEN = 6.0
# "AI and Compute" (2018), appendix, method 2: 33 % of peak on a GPU, 17 % on a CPU.
DEFAULT_UTILIZATION = {"gpu": 0.33, "tpu": 0.33, "cpu": 0.17}


@dataclass(frozen=True, slots=True)
class _Sources:
    """The sources of one estimate, asked by YAML key."""

    all: tuple[Source, ...]

    def of(self, key: str) -> tuple[Source, ...]:
        return tuple(source for source in self.all if not source.keys or key in source.keys)


def input_terms(estimate: Estimate, hardware: Hardware) -> tuple[Term, ...]:
    """Return what is multiplied by the estimate's method (a curve: the cost of one x), before its factors."""
    sources, inputs = _Sources(estimate.sources), estimate.inputs
    return _terms_of(inputs.cost if isinstance(inputs, LearningCurve) else inputs, hardware, sources)


def _terms_of(
    inputs: Reported | Operations | Parameters | HardwareTime | None, hardware: Hardware, sources: _Sources
) -> tuple[Term, ...]:
    match inputs:
        case None:
            return ()
        case Reported():
            return (_quantity("compute", "compute as reported", inputs.compute, sources),)
        case Operations():
            return tuple(operations_terms(inputs, sources))
        case Parameters():
            return tuple(parameters_terms(inputs, sources))
        case HardwareTime():
            return tuple(hardware_terms(inputs, hardware, sources))


def factor_terms(estimate: Estimate) -> Iterator[Term]:
    """Yield the factors that the estimate is multiplied by, each with its reason."""
    for factor in estimate.factors:
        yield Term(
            key="factors",
            what=factor.reason,
            value=factor.value,
            unit="",
            text=f"{factor.value:g}",
            sources=() if factor.source is None else (factor.source,),
        )


def operations_terms(inputs: Operations, sources: _Sources) -> Iterator[Term]:
    """Yield forward pass × (1 + backward) × examples × epochs, in FLOP.

    Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 1.
    """
    yield from _forward_terms(inputs, sources)
    if inputs.backward:
        passes = f"1 forward + {inputs.backward:g} backward"
        yield _number("backward", "passes", 1 + inputs.backward, passes, sources, unit="passes")
    if inputs.examples is not None:
        yield _number(
            "examples", "examples", inputs.examples, f"{inputs.examples:,.10g}", sources, unit="examples"
        )
    if inputs.epochs != 1:
        yield _number("epochs", "epochs", inputs.epochs, f"{inputs.epochs:g}", sources, unit="epochs")


def _forward_terms(inputs: Operations, sources: _Sources) -> Iterator[Term]:
    parts = [part.operations for part in inputs.forward]
    note = " + ".join(f"{part.operations.text} ({part.what})" for part in inputs.forward if part.what) or None
    text = " + ".join(part.text for part in parts)
    are_multiply_adds = all(part.unit == "multiply-adds" for part in parts)
    yield Term(
        key="forward",
        what="forward pass, per example",
        value=sum(part.number if are_multiply_adds else part.base for part in parts),
        unit="multiply-adds" if are_multiply_adds else "FLOP",
        text=text,
        note=note,
        sources=sources.of("forward"),
    )
    if are_multiply_adds:
        yield Term(
            key="forward",
            what="an add and a multiply each",
            value=FLOP_PER_MULTIPLY_ADD,
            unit="FLOP per multiply-add",
            text=f"{FLOP_PER_MULTIPLY_ADD:g}",
        )


def parameters_terms(inputs: Parameters, sources: _Sources) -> Iterator[Term]:
    """Yield 6 × active parameters × tokens × epochs, in FLOP.

    Source: Kaplan et al., "Scaling Laws for Neural Language Models" (2020), section 2.1.
    """
    yield Term(
        key="parameters",
        what="2 forward and 4 backward",
        value=FLOP_PER_PARAMETER_AND_TOKEN,
        unit="FLOP per parameter and token",
        text=f"{FLOP_PER_PARAMETER_AND_TOKEN:g}",
    )
    parameters = f"{inputs.parameters:,.10g}"
    yield _number(
        "parameters", "active parameters", inputs.parameters, parameters, sources, unit="parameters"
    )
    if inputs.tokens is not None:
        yield _number("tokens", "tokens", inputs.tokens, f"{inputs.tokens:,.12g}", sources, unit="tokens")
    if inputs.epochs != 1:
        yield _number("epochs", "epochs", inputs.epochs, f"{inputs.epochs:g}", sources, unit="epochs")


def hardware_terms(inputs: HardwareTime, hardware: Hardware, sources: _Sources) -> Iterator[Term]:
    """Yield count × peak × seconds × utilization, in FLOP.

    Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 2.
    """
    chip = hardware.find(inputs.hardware) if inputs.hardware else None
    name = chip.short_name if chip else inputs.hardware or "accelerators"
    yield _number("count", "accelerators", inputs.count, f"{inputs.count:,.10g}", sources, unit=name)
    yield _peak_term(inputs, chip, sources)
    if inputs.time is not None:
        yield _quantity("time", "time", inputs.time, sources)
    yield _utilization_term(inputs, chip, sources)


def peak_of(inputs: HardwareTime, chip: Chip | None) -> Quantity | None:
    """Return the peak rate that counts: the explicit one, else the chip's at the precision."""
    if inputs.peak is not None or chip is None:
        return inputs.peak
    return chip.peak_at(inputs.precision)


def _peak_term(inputs: HardwareTime, chip: Chip | None, sources: _Sources) -> Term:
    peak = peak_of(inputs, chip)
    if peak is None:
        raise ValueError(inputs)
    if inputs.peak is not None or chip is None:
        return _quantity("peak", "peak, as given", peak, sources)
    precision = inputs.precision or next(iter(chip.peaks))
    what = f"peak of one chip, {precision}, dense"
    return _quantity("precision", what, peak, _Sources((chip.source,)))


def _utilization_term(inputs: HardwareTime, chip: Chip | None, sources: _Sources) -> Term:
    if inputs.utilization is not None:
        return _number("utilization", "utilization", inputs.utilization, f"{inputs.utilization:g}", sources)
    default = DEFAULT_UTILIZATION["gpu" if chip is None else chip.kind]
    return Term(
        key="utilization",
        what="utilization",
        value=default,
        unit="",
        text=f"{default:g}",
        note="default of the method",
        is_default=True,
    )


def _number(key: str, what: str, value: float, text: str, sources: _Sources, *, unit: str = "") -> Term:  # noqa: PLR0913
    return Term(key=key, what=what, value=value, unit=unit, text=text, sources=sources.of(key))


_BASE = {Dimension.COMPUTE: "FLOP", Dimension.RATE: "FLOP/s", Dimension.TIME: "s"}


def _quantity(key: str, what: str, quantity: Quantity, sources: _Sources) -> Term:
    return Term(
        key=key,
        what=what,
        value=quantity.base,
        unit=_BASE[quantity.dimension],
        text=quantity.text,
        sources=sources.of(key),
    )
