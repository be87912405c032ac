"""Energy: what a record says that its run used, and what follows from it."""

from __future__ import annotations

from enum import StrEnum

from effsota.frozen import Frozen
from effsota.model.given import Given
from effsota.model.margin import Margin
from effsota.model.sources import Source
from effsota.units import Quantity

JOULES_PER_KWH = 3.6e6


class EnergyBasis(StrEnum):
    """How energy is known: read from meters, or reckoned from a rated or an assumed power."""

    METERED = "metered"
    RATED = "rated"
    ASSUMED = "assumed"


class EnergyBoundary(StrEnum):
    """What the energy is of: the chips alone, the servers that hold them, or all of the facility."""

    CHIPS = "chips"
    SERVER = "server"
    FACILITY = "facility"


class Energy(Given):
    """What a run used: `kwh` as its source prints it, or `chip_time` × `watts_per_chip`.

    `pue` is what the printed figure was multiplied by for cooling and losses of the facility, if it was.
    """

    basis: EnergyBasis
    boundary: EnergyBoundary
    kwh: float | None = None
    chip_time: Quantity | None = None
    watts_per_chip: float | None = None
    pue: float | None = None
    source: Source | None = None
    note: str | None = None


class EnergyUsed(Frozen):
    """Energy in kWh within the boundary that is stated, without the facility's overhead.

    `chip_seconds` are of one chip, None where nothing says them.
    """

    kwh: float
    margin: Margin
    chip_seconds: float | None = None
