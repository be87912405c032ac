"""The method hardware-time: accelerators, their peak rate, the time, and the share of the peak reached."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec.structs import replace

from effsota.methods.terms import constant_term, number_term, quantity_term
from effsota.model import Chip, Evidence, Inputs, Method, PartUnits, Source, Step, Sweep, Term
from effsota.model.given import Given
from effsota.units import BASE_UNITS, UNITS, Dimension, Quantity
from effsota.units.dimensions import CORES

COUNTS_RECOMPUTATION = "of the hardware: counts recomputation too, so the model's FLOP are at most this"
# "AI and Compute" (2018), appendix, method 2: 33 % of peak on a GPU, 17 % on a CPU.
DEFAULT_UTILIZATION: Mapping[str, float] = MappingProxyType({"gpu": 0.33, "tpu": 0.33, "cpu": 0.17})
_CORES = PartUnits(
    units=tuple(each for each in UNITS[Dimension.CHIP_TIME] if each.rpartition("-")[0] in CORES),
    unit="core-seconds",
    key="cores",
    per="chips per core",
)


class UtilizationOf(StrEnum):
    """What the operations are that a utilization counts: those of the model, or all that the hardware did."""

    MODEL = "model"
    HARDWARE = "hardware"


class HardwareTime(Given, Inputs):
    """Accelerators, peak rate, time, utilization (0 to 1); an explicit `peak` wins over the chip's.

    `chip_time` stands instead of `count` and `time`; where a curve sweeps the time, there is neither.
    """

    hardware: str | None = None
    precision: str | None = None
    peak: Quantity | None = None
    count: float | None = None
    time: Quantity | None = None
    chip_time: Quantity | None = None
    utilization: float | None = None
    utilization_of: UtilizationOf = UtilizationOf.MODEL

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield count × peak × seconds × utilization, in FLOP.

        Source: "AI and Compute" (Amodei and Hernandez, 2018), appendix, method 2.
        """
        chip = evidence.hardware.find(self.hardware) if self.hardware else None
        if self.chip_time is not None:
            yield from _chip_time_terms(self.chip_time, chip)
        else:
            name = chip.short_name if chip else self.hardware or "accelerators"
            yield number_term("count", "accelerators", self.accelerators, unit=name)
        yield self._peak_term(chip)
        if self.time is not None:
            yield quantity_term("time", "time", self.time)
        yield self._utilization_term(chip)

    @property
    def accelerators(self) -> float:
        """How many run at once: one where nobody says."""
        return 1.0 if self.count is None else self.count

    def chip_seconds(self, chip: Chip | None) -> float:
        """Return how many seconds of one chip were used: 0 where a curve sweeps the time."""
        if self.chip_time is not None:
            return math.prod(term.value for term in _chip_time_terms(self.chip_time, chip))
        return self.accelerators * (self.time.base if self.time else 0.0)

    def _peak_term(self, chip: Chip | None) -> Term:
        if self.peak is not None:
            return quantity_term("peak", "peak, as given", self.peak)
        peak = None if chip is None else chip.peak_at(self.precision)
        if chip is None or peak is None:
            raise ValueError(self)
        precision = self.precision or next(iter(chip.peaks))
        what = f"peak of one chip, {precision}, dense"
        return quantity_term("precision", what, peak, sources=(chip.source,))

    def _utilization_term(self, chip: Chip | None) -> Term:
        if self.utilization is not None:
            term = number_term("utilization", "utilization", self.utilization)
            is_model = self.utilization_of is UtilizationOf.MODEL
            return term if is_model else replace(term, note=COUNTS_RECOMPUTATION)
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


def _chip_time_terms(chip_time: Quantity, chip: Chip | None) -> Iterator[Term]:
    """Yield the time of all chips, and how many of its cores make a chip."""
    name = chip.short_name if chip else "chips"
    unit = _CORES.unit if chip_time.is_in_cores else BASE_UNITS[chip_time.dimension]
    yield replace(quantity_term("chip_time", f"time of all {name}", chip_time), unit=unit)
    cores = chip.cores_per_chip if chip else None
    if chip_time.is_in_cores and cores:
        words = f"a chip has {cores:g} core{'s' * (cores != 1)}"
        term = constant_term(words, 1 / cores, unit=_CORES.per)
        yield replace(term, sources=(chip.source,) if chip else ())


def compute_seconds(flop: float, *, count: int, peak_flop_per_s: float, utilization: float) -> float:
    """Return the seconds that `count` accelerators take for `flop` FLOP: the method turned round.

    Args:
        flop: compute in FLOP.
        count: how many accelerators run at once.
        peak_flop_per_s: of one accelerator at the precision used, dense.
        utilization: share of peak that is reached, 0 to 1.
    """
    return flop / (count * peak_flop_per_s * utilization)


HARDWARE_TIME = Method(
    name="hardware-time",
    title="Hardware time",
    formula="accelerators × peak rate × seconds × utilization",
    trust=(
        "What the chips could have done, times the share that was reached. The share is rarely printed: 0.33"
        " on GPU and TPU and 0.17 on CPU stand in, where runs have reached 0.2 to 0.6."
    ),
    wording="estimated from hardware time",
    cited=(
        Source(
            title="AI and Compute",
            url="https://openai.com/index/ai-and-compute/",
            where="appendix, method 2",
        ),
    ),
    uncertainty=3.0,
    is_derived=True,
    training_only=None,
    inputs=HardwareTime,
    read=HardwareTime.from_data,
    asked=MappingProxyType(
        {"hardware": None, "precision": None, "count": "1", "time": None, "utilization": "0.33"}
    ),
    sweeps=(Sweep(key="time", one="1 seconds", columns=MappingProxyType({"seconds": None})),),
    script=(
        Step(key="chip_time", dimension=Dimension.CHIP_TIME, is_optional=True, of_parts=_CORES),
        Step(key="count", unit="accelerators", default="1", named_by="hardware", instead="chip_time"),
        Step(key="peak", dimension=Dimension.RATE),
        Step(key="time", dimension=Dimension.TIME, instead="chip_time"),
        Step(key="utilization"),
    ),
)
