"""The shared vocabularies: chips with their peaks, reference trends with their rates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from effsota.frozen import Frozen
from effsota.model.given import Given
from effsota.model.sources import Source
from effsota.units import DAYS_PER_MONTH, Quantity

_FAMILIES = {"NVIDIA", "GeForce", "Tesla", "Quadro", "Google"}


class ChipBoard(Given):
    """What is sold as one board but holds several chips; `peak` as its maker sells it."""

    name: str
    chips: int
    peak: Quantity | None = None


class ChipPrice(Given):
    """What one chip cost, in US dollars of a day."""

    usd: float
    date: date


class Chip(Given):
    """One accelerator; `peaks` are dense FLOP/s by precision, of one chip with all its cores.

    `tdp_w` is the power that one is rated at, in watts, and no measurement.
    """

    id: str
    name: str
    kind: str
    peaks: Mapping[str, Quantity]
    source: Source
    released: date | None = None
    aliases: tuple[str, ...] = ()
    board: ChipBoard | None = None
    sparsity: float | None = None
    cores_per_chip: float | None = None
    tdp_w: float | None = None
    price: ChipPrice | None = None
    note: str | None = None

    @property
    def short_name(self) -> str:
        """The name without the maker's families: GTX 580."""
        words = self.name.split()
        while len(words) > 1 and words[0] in _FAMILIES:
            words = words[1:]
        return " ".join(words)

    def peak_at(self, precision: str | None) -> Quantity | None:
        """Return the dense peak of one chip at a precision, without one the only peak; None where unclear."""
        if precision is None:
            return next(iter(self.peaks.values())) if len(self.peaks) == 1 else None
        return self.peaks.get(precision)


class Hardware(Frozen):
    """All chips by id, and the names people write for them (compared without case)."""

    chips: Mapping[str, Chip]
    names: Mapping[str, str]

    def find(self, name: str) -> Chip | None:
        """Return the chip of an id or alias, None where there is none."""
        chip_id = self.names.get(name.casefold())
        return None if chip_id is None else self.chips[chip_id]

    def added_to(self, others: Hardware) -> Hardware:
        """Return these chips and others; where both have an id or a name, it is that of these."""
        chips = {chip_id: chip for chip_id, chip in others.chips.items() if chip_id not in self.chips}
        names = {name: chip_id for name, chip_id in others.names.items() if chip_id in chips}
        return Hardware(chips={**chips, **self.chips}, names={**names, **self.names})

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Hardware:
        """Build from the data of `schema/hardware.yaml`."""
        chips = {name: Chip.from_data({"id": name, **given}) for name, given in data["chips"].items()}
        names = {
            name.casefold(): chip.id
            for chip in chips.values()
            for name in (chip.id, chip.name, *chip.aliases)
        }
        return cls(chips=chips, names=names)


class ReferenceTrend(Given):
    """A rate of progress to compare with, such as Moore's law."""

    id: str
    name: str
    doubling_time: Quantity
    source: Source
    note: str | None = None

    @property
    def doubling_months(self) -> float:
        """The doubling time in months."""
        return self.doubling_time.base / DAYS_PER_MONTH

    @property
    def growth_per_year(self) -> float:
        """How many times it grows in a year."""
        return float(2 ** (12 / self.doubling_months))
