"""What is tracked: this board, its tracks and their eras."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from msgspec import field
from msgspec.structs import replace

from effsota.figures import FLOP
from effsota.frozen import is_same_but
from effsota.model.given import Given, Keyed, given_fields
from effsota.model.kinds import Fit, Kind, Series, find_kind
from effsota.model.metric import Metric
from effsota.model.outlook import Continued, EffectivePrinted
from effsota.model.resources import Resource, find_resource
from effsota.model.sources import Misprint, Published, Source
from effsota.units import Quantity


class Domain(StrEnum):
    """What field a track belongs to."""

    VISION = "vision"
    LANGUAGE = "language"
    TRANSLATION = "translation"
    GAMES = "games"
    SPEECH = "speech"
    OTHER = "other"


class Alias(Given):
    """A person or an organization under several spellings: the name to stand under, and the others."""

    name: str
    also: tuple[str, ...]


class Tracker(Given):
    """This board: `submissions/tracker.yaml`."""

    name: str
    url: str
    repository: str
    branch: str = "main"
    contact: str | None = None
    data_licence: str = "CC-BY-4.0"
    description: str | None = None
    aliases: tuple[Alias, ...] = ()


class Era(Given):
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
    KEYS: ClassVar[Mapping[str, str]] = {"start": "from", "end": "to"}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Era:
        """Build from data that has passed its schema; the two ends of its `range` are fields."""
        return cls(**given_fields(cls, {**data, **data.get("range", {})}))


class RuleChangeOf(StrEnum):
    """What a change of rules reaches: which data are learned from, how time is taken, what is allowed."""

    DATA = "data"
    TIMING = "timing"
    CONDITIONS = "conditions"


class RuleChange(Given):
    """A change of a track's rules, in force from a day on as its `version`; the first version has none.

    `label` is a short name for charts, `what` what became of the rules.
    """

    version: int
    start: date
    changes: RuleChangeOf
    what: str
    label: str | None = None
    source: Source | None = None
    KEYS: ClassVar[Mapping[str, str]] = {"start": "from"}


class Coverage(Given):
    """Until when the data of a board tell, where the list or chart behind it ends."""

    until: date
    source: Source | None = None
    note: str | None = None


class Track(Keyed):
    """A benchmark: `submissions/<track>/track.yaml`; `off_fit` maps submission names to reasons.

    `rules` are those in force now, `rule_changes` how they came to be that, by version.

    `closed` says why no more records come, on a track that is complete; `unit` is the one in which its
    figures are shown, where none of its resource's would suit their size; `as_written` is its file's data, in
    the file's order and digit for digit.
    """

    id: str
    name: str
    level: str
    kind: Kind
    domain: Domain
    baseline: str
    dataset: str | None = None
    metric: Metric | None = None
    fit: Fit
    series: Series = Series.POPULATION
    off_fit: Mapping[str, str] = field(default_factory=dict)
    boundary: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    rule_changes: tuple[RuleChange, ...] = ()
    source: Source | None = None
    published: Published | None = None
    limitations: str | None = None
    coverage: Coverage | None = None
    eras: tuple[Era, ...] = ()
    continued: tuple[Continued, ...] = ()
    effective_compute: tuple[EffectivePrinted, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    misprints: tuple[Misprint, ...] = ()
    unit: str | None = None
    closed: str | None = None
    as_written: Mapping[str, Any] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Compare what they say, however it is written."""
        return is_same_but(self, other, "as_written")

    __hash__ = None  # type: ignore[assignment]

    @property
    def file(self) -> str:
        """The file that declares the track."""
        return f"submissions/{self.id}/track.yaml"

    def last_told(self, today: date) -> date:
        """Return the last day of which the data tell: later absence of a record is no fact."""
        return today if self.coverage is None else min(today, self.coverage.until)

    @property
    def resource(self) -> Resource:
        """What its records are ranked by."""
        return self.kind.resource

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which its figures are shown, the first one in front; runs that grow are in FLOP."""
        names = self.resource.units if self.unit is None else (self.unit,)
        return tuple(sorted(names, key=FLOP.__ne__)) if self.kind.grows else names

    @property
    def main_unit(self) -> str:
        """The unit where only one is shown."""
        return self.units[0]

    def by(self, resource: Resource) -> Track:
        """Return the track as it ranks by a resource; by another, without what sources print of its own."""
        if resource.key == self.resource.key:
            return self
        return replace(
            self,
            kind=self.kind.by(resource),
            unit=None,
            published=None,
            continued=(),
            effective_compute=(),
            eras=tuple(replace(era, least=None, most=None, published=None) for era in self.eras),
        )

    @classmethod
    def from_data(cls, track_id: str, data: Mapping[str, Any]) -> Track:
        """Build from data that has passed its schema."""
        kind = find_kind(data["kind"])
        if "resource" in data:
            kind = kind.by(find_resource(data["resource"]))
        return cls(id=track_id, **given_fields(cls, {"fit": kind.fit, **data, "kind": kind}))
