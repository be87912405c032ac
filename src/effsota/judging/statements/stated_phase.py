"""A phase of a run with its estimates, and what they add up to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from effsota.frozen import Frozen
from effsota.judging.statements.error_margin import ERROR_MARGIN, why_margin_is_not_earned
from effsota.methods.sum_of_parts import shared_margin
from effsota.model import Priced
from effsota.model.training_phases import COUNTED, CountedFor, TrainingPhase


class StatedPhase(Frozen):
    """A phase: what it was, what for, its estimates (the first counts), and which inputs were measured.

    `energy_kwh` is what it used in kWh, as told; None where nobody tells.
    """

    what: str
    phase: TrainingPhase
    estimates: tuple[Priced, ...]
    measured: frozenset[str] = frozenset()
    energy_kwh: float | None = None

    @property
    def counted(self) -> Priced:
        """The estimate that counts."""
        return self.estimates[0]

    @property
    def why_no_margin(self) -> str:
        """Why its inputs do not earn the error margin of 30 %, nothing where they do."""
        whys = [self._why_not_beside(other) for other in self.estimates[1:]]
        own = why_margin_is_not_earned(self.counted, self.measured)
        return next((why for why in (own, *whys) if why), "")

    def _why_not_beside(self, other: Priced) -> str:
        """Return why another estimate leaves no margin: its own interval does not reach into it."""
        flop = self.counted.compute_flop
        if other.low_flop <= flop * (1 + ERROR_MARGIN) and other.high_flop >= flop * (1 - ERROR_MARGIN):
            return ""
        return f"the method {other.estimate.method.name} gives what lies outside of it"

    @property
    def apart(self) -> float | None:
        """By what factor its estimates differ, None where there is one."""
        flops = [each.compute_flop for each in self.estimates]
        return max(flops) / min(flops) if len(flops) > 1 else None


class ComputeTotal(Frozen):
    """What phases add up to in FLOP, with its ends (95 %, or the margin that is claimed).

    `is_within_margin` tells that 30 % either way are claimed; `why_not` says why they are not.
    """

    flop: float
    low_flop: float
    high_flop: float
    is_within_margin: bool
    why_not: tuple[str, ...] = ()


def total_of(phases: Sequence[StatedPhase], counted: CountedFor) -> ComputeTotal | None:
    """Return what the phases that are counted add up to, None where none is.

    Ends add, as if all phases were off the same way: a run in more phases is no surer.
    """
    held = [phase for phase in phases if phase.phase in COUNTED[counted]]
    if not held:
        return None
    flop = math.fsum(phase.counted.compute_flop for phase in held)
    why_not = tuple(_why_not(held))
    if not why_not:
        return ComputeTotal(
            flop=flop,
            low_flop=flop * (1 - ERROR_MARGIN),
            high_flop=flop * (1 + ERROR_MARGIN),
            is_within_margin=True,
        )
    margin = shared_margin([phase.counted for phase in held])
    return ComputeTotal(
        flop=flop,
        low_flop=flop / margin.below,
        high_flop=flop * margin.above,
        is_within_margin=False,
        why_not=why_not,
    )


def _why_not(phases: Iterable[StatedPhase]) -> Iterable[str]:
    for phase in phases:
        if phase.why_no_margin:
            yield f"{phase.what}: {phase.why_no_margin}"
