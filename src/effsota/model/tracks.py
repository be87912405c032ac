"""What is tracked: this board, its tracks and their eras."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from effsota.model.kinds import Fit, Kind, find_kind
from effsota.model.metric import Metric
from effsota.model.outlook import Continued, EffectivePrinted
from effsota.model.sources import Misprint, Published, Source, quantity_or_none
from effsota.units import Dimension, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from effsota.model.resources import Resource


class Domain(StrEnum):
    """What field a track belongs to."""

    VISION = "vision"
    LANGUAGE = "language"
    TRANSLATION = "translation"
    GAMES = "games"
    SPEECH = "speech"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """This board: `submissions/tracker.yaml`."""

    name: str
    url: str
    repository: str
    branch: str = "main"
    contact: str | None = None
    data_licence: str = "CC-BY-4.0"
    description: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Tracker:
        """Build from data that has passed its schema."""
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A declared period of a track, fitted on its own; either end may be open.

    `least` and `most` bound the compute of its runs as the source prints it;
    `published` is what others print for the period.
    """

    name: str
    start: date | None = None
    end: date | None = None
    least: Quantity | None = None
    most: Quantity | None = None
    published: Published | None = None
    note: str | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Era:
        """Build from data that has passed its schema (`from` and `to` are words of Python)."""
        bounds = data.get("range", {})
        return cls(
            name=data["name"],
            start=data.get("from"),
            end=data.get("to"),
            least=quantity_or_none(bounds.get("least"), Dimension.COMPUTE),
            most=quantity_or_none(bounds.get("most"), Dimension.COMPUTE),
            published=Published.from_data(data["published"]) if "published" in data else None,
            note=data.get("note"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A benchmark: `submissions/<track>/track.yaml`; `off_fit` maps submission names to reasons.

    `unit` is the one in which its figures are shown, where none of its resource's would suit their size.
    """

    id: str
    name: str
    level: str
    kind: Kind
    domain: Domain
    baseline: str
    dataset: str | None = None
    metric: Metric | None = None
    fit: Fit = Fit.FRONTIER
    off_fit: Mapping[str, str]
    boundary: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    source: Source | None = None
    published: Published | None = None
    limitations: str | None = None
    eras: tuple[Era, ...] = ()
    continued: tuple[Continued, ...] = ()
    effective_compute: tuple[EffectivePrinted, ...] = ()
    answers: Mapping[str, str]
    misprints: tuple[Misprint, ...] = ()
    unit: str | None = None

    @property
    def file(self) -> str:
        """The file that declares the track."""
        return f"submissions/{self.id}/track.yaml"

    @property
    def resource(self) -> Resource:
        """What its records are ranked by."""
        return self.kind.resource

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which its figures are shown, the first one in front."""
        return self.resource.units if self.unit is None else (self.unit,)

    @property
    def main_unit(self) -> str:
        """The unit where only one is shown."""
        return self.units[0]

    @classmethod
    def from_data(cls, track_id: str, data: Mapping[str, Any]) -> Track:
        """Build from data that has passed its schema."""
        kind = find_kind(data["kind"])
        return cls(
            id=track_id,
            name=data["name"],
            level=data["level"],
            kind=kind,
            domain=Domain(data["domain"]),
            baseline=data["baseline"],
            dataset=data.get("dataset"),
            metric=Metric.from_data(data["metric"]) if "metric" in data else None,
            fit=Fit(data.get("fit", kind.fit)),
            off_fit=dict(data.get("off_fit", {})),
            boundary=tuple(data.get("boundary", ())),
            rules=tuple(data.get("rules", ())),
            source=Source.from_data(data["source"]) if "source" in data else None,
            published=Published.from_data(data["published"]) if "published" in data else None,
            limitations=data.get("limitations"),
            eras=tuple(map(Era.from_data, data.get("eras", ()))),
            continued=tuple(map(Continued.from_data, data.get("continued", ()))),
            effective_compute=tuple(map(EffectivePrinted.from_data, data.get("effective_compute", ()))),
            answers=dict(data.get("answers", {})),
            misprints=tuple(map(Misprint.from_data, data.get("misprints", ()))),
            unit=data.get("unit"),
        )
