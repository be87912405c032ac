"""What others print about a track's future: a trend continued, effective compute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from effsota.model.given import Given
from effsota.model.sources import Source


class Dollars(Given):
    """A cost between two amounts, in US dollars of its day."""

    least: float
    most: float


class Continued(Given):
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


class EffectivePrinted(Given):
    """A printed product: growth of the compute of track `compute` × growth of a track's efficiency."""

    compute: str
    start: date
    end: date
    source: Source
    compute_growth: float | None = None
    efficiency_growth: float | None = None
    product: float | None = None
    note: str | None = None
    KEYS: ClassVar[Mapping[str, str]] = {"start": "from", "end": "to"}
