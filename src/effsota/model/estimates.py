"""One way of arriving at a submission's compute: its method, inputs, factors and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from effsota.model.sources import Published, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from effsota.model.method import Inputs, Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A plain number that the estimate is multiplied by, and why."""

    value: float
    reason: str
    source: Source | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Factor:
        """Build from data that has passed its schema."""
        source = Source.from_data(data["source"]) if "source" in data else None
        return cls(value=data["value"], reason=data["reason"], source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One way of arriving at compute; `uncertainty` is a multiplicative factor (95 %), None for the default.

    `by` names who made the estimate, `note` says what a reader should know, such as why it was corrected.
    """

    method: Method
    inputs: Inputs
    factors: tuple[Factor, ...] = ()
    sources: tuple[Source, ...] = ()
    confirmed: tuple[str, date] | None = None
    uncertainty: float | None = None
    published: Published | None = None
    by: str | None = None
    note: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any], methods: Mapping[str, Method]) -> Estimate:
        """Build from data that has passed its schema; `methods` are the known ones by name."""
        method = methods[data["method"]]
        confirmed = data.get("confirmed")
        return cls(
            method=method,
            inputs=method.read(data),
            factors=tuple(map(Factor.from_data, data.get("factors", ()))),
            sources=tuple(map(Source.from_data, data.get("sources", ()))),
            confirmed=None if confirmed is None else (confirmed["by"], confirmed["date"]),
            uncertainty=data.get("uncertainty"),
            published=Published.from_data(data["published"]) if "published" in data else None,
            by=data.get("by"),
            note=data.get("note"),
        )
