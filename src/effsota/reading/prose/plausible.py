"""Figures that no training run can have: what stands there is a slip, or something else."""

from __future__ import annotations

from collections.abc import Mapping

from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.stated_kinds import FigureKind

# The least and the most, in the unit of the kind: far outside of what any run has had, or could have.
SPANS: Mapping[FigureKind, tuple[float, float]] = {
    FigureKind.PARAMETERS: (1e4, 1e15),
    FigureKind.ACTIVE: (1e4, 1e15),
    FigureKind.TOTAL: (1e4, 1e15),
    FigureKind.TRAINABLE: (1e2, 1e15),
    FigureKind.TOKENS: (1e5, 1e17),
    FigureKind.EPOCHS: (0.01, 1e5),
    FigureKind.STEPS: (10, 1e10),
    FigureKind.BATCH: (100, 1e10),
    FigureKind.CHIPS: (1, 1e7),
    FigureKind.CHIP: (1, 1),
    FigureKind.TIME: (1, 366 * 86_400.0),
    FigureKind.CHIP_TIME: (60.0, 1e9 * 3600.0),
    FigureKind.UTILIZATION: (1e-3, 1.0),
    FigureKind.HARDWARE_UTILIZATION: (1e-3, 1.0),
    FigureKind.RATE: (1e9, 1e17),
    FigureKind.COMPUTE: (1e14, 1e32),
    FigureKind.DOLLARS: (0.01, 1e12),
    FigureKind.PRICE: (0.01, 1e3),
    FigureKind.ENERGY: (1e-3, 1e11),
    FigureKind.POWER: (1, 1e5),
    FigureKind.OVERHEAD: (1, 4),
    FigureKind.EMISSIONS: (1e-3, 1e11),
    FigureKind.INTENSITY: (0, 5_000),
}


def why_absurd(kind: FigureKind, amount: AmountSaid) -> str:
    """Return why a figure is none that a run can have; nothing where it may be one."""
    least, most = SPANS[kind]
    if amount.value < least:
        return "it is too little: a power of ten or a unit may be missing"
    return "it is more than any run can have" if amount.value > most else ""
