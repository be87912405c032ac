"""What others print about a track's future: a trend continued, effective compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from effsota.model.sources import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dollars:
    """A cost between two amounts, in US dollars of its day."""

    least: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """A statement about a trend after its last record.

    `reference` is the path of the run it compares with, `times` how much more compute the trend asks for,
    `cost` what the reference run cost, and `on_trend_cost` what a run on the trend would, all as printed.
    """

    date: date
    reference: str
    source: Source
    times: float | None = None
    cost: Dollars | None = None
    on_trend_cost: Dollars | None = None
    note: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Continued:
        """Build from data that has passed its schema."""
        return cls(
            date=data["date"],
            reference=data["reference"],
            source=Source.from_data(data["source"]),
            times=data.get("times"),
            cost=Dollars(**data["cost"]) if "cost" in data else None,
            on_trend_cost=Dollars(**data["on_trend_cost"]) if "on_trend_cost" in data else None,
            note=data.get("note"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectivePrinted:
    """A printed product: growth of the compute of track `compute` × growth of a track's efficiency."""

    compute: str
    start: date
    end: date
    source: Source
    compute_growth: float | None = None
    efficiency_growth: float | None = None
    product: float | None = None
    note: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> EffectivePrinted:
        """Build from data that has passed its schema (`from` is a word of Python)."""
        return cls(
            compute=data["compute"],
            start=data["from"],
            end=data["to"],
            source=Source.from_data(data["source"]),
            compute_growth=data.get("compute_growth"),
            efficiency_growth=data.get("efficiency_growth"),
            product=data.get("product"),
            note=data.get("note"),
        )
