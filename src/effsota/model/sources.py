"""Where a figure comes from, and what a source prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from effsota.units import FLOP_PER_MULTIPLY_ADD, Dimension, Quantity, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from effsota.problems import Refusal


def sure(quantity: Quantity | Refusal) -> Quantity:
    """Return a quantity that the schema has already accepted."""
    if not isinstance(quantity, Quantity):
        raise TypeError(quantity.message)
    return quantity


def quantity_or_none(text: str | None, dimension: Dimension) -> Quantity | None:
    """Return the quantity of an optional key."""
    return None if text is None else sure(parse_quantity(text, dimension))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that a figure was taken from; `keys` names the inputs it vouches for (empty: all)."""

    title: str
    url: str | None = None
    where: str | None = None
    authors: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Source:
        """Build from data that has passed its schema."""
        return cls(
            title=data["title"],
            url=data.get("url"),
            where=data.get("where"),
            authors=tuple(data.get("authors", ())),
            keys=tuple(data.get("for", ())),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a source prints, as evidence: never used for ranking.

    `counts_multiply_add_as` is 1 where the source counts a multiply-add as one operation.
    `url` and `analysis_url` are the links that the source prints, right or wrong. `headed` is compute under
    the unit that stands over it where that is wrong, `also` the same compute printed a second time, and
    `period` the time over which the printed factor was reached.
    """

    compute: Quantity | None = None
    headed: Quantity | None = None
    also: tuple[Quantity, ...] = ()
    counts_multiply_add_as: int = 2
    reduction_factor: float | None = None
    growth_factor: float | None = None
    doubling_time: Quantity | None = None
    period: Quantity | None = None
    date: date | None = None
    url: str | None = None
    analysis_url: str | None = None
    source: Source | None = None
    note: str | None = None

    @property
    def compute_flop(self) -> float | None:
        """Printed compute in FLOP with a multiply-add counted as two, None where none is printed."""
        if self.compute is None:
            return None
        return self.compute.base * FLOP_PER_MULTIPLY_ADD / self.counts_multiply_add_as

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Published:
        """Build from data that has passed its schema."""
        return cls(
            compute=quantity_or_none(data.get("compute"), Dimension.COMPUTE),
            headed=quantity_or_none(data.get("headed"), Dimension.COMPUTE),
            also=tuple(sure(parse_quantity(text, Dimension.COMPUTE)) for text in data.get("also", ())),
            counts_multiply_add_as=int(data.get("counts_multiply_add_as", 2)),
            reduction_factor=data.get("reduction_factor"),
            growth_factor=data.get("growth_factor"),
            doubling_time=quantity_or_none(data.get("doubling_time"), Dimension.PERIOD),
            period=quantity_or_none(data.get("period"), Dimension.PERIOD),
            date=data.get("date"),
            url=data.get("url"),
            analysis_url=data.get("analysis_url"),
            source=Source.from_data(data["source"]) if "source" in data else None,
            note=data.get("note"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """One statement of a source beside what another place says: dates and periods as text, or words."""

    what: str
    printed: str
    correct: str
    source: Source
    against: Source | None = None
    reason: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Misprint:
        """Build from data that has passed its schema."""
        return cls(
            what=data["what"],
            printed=data["printed"],
            correct=data["correct"],
            source=Source.from_data(data["source"]),
            against=Source.from_data(data["against"]) if "against" in data else None,
            reason=data.get("reason"),
        )
