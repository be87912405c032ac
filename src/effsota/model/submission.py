"""What somebody claims: one submission, as written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from effsota.model.estimates import Estimate
from effsota.model.sources import Misprint, Published, Source, quantity_or_none
from effsota.units import Dimension, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from effsota.model.method import Method


class Bound(StrEnum):
    """Whether the compute is what was used, or at most what was used."""

    EXACT = "exact"
    UPPER = "upper"


class StatusName(StrEnum):
    """Whether a submission counts; all stay visible."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class DateOf(StrEnum):
    """What a submission's date is the day of."""

    FIRST_PUBLIC = "first-public"
    DEADLINE = "deadline"
    RELEASE = "release"
    ANNOUNCEMENT = "announcement"
    RERUN = "rerun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The paper, post or page that made the result public."""

    title: str
    url: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The metric where compute was counted; `is_measured` is False for "at least the level"."""

    value: float
    is_measured: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """Who filed the submission, and when."""

    by: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether the submission counts, and if not, why and since when."""

    name: StatusName = StatusName.ACCEPTED
    reason: str | None = None
    date: date | None = None
    url: str | None = None

    @classmethod
    def from_data(cls, data: str | Mapping[str, Any]) -> Status:
        """Build from a word, or from a mapping with `is`."""
        if isinstance(data, str):
            return cls(name=StatusName(data))
        return cls(
            name=StatusName(data["is"]), reason=data.get("reason"), date=data.get("date"), url=data.get("url")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is thanked for what."""

    name: str
    reason: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Credit:
        """Build from data that has passed its schema (`for` is a word of Python)."""
        return cls(name=data["name"], reason=data["for"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Where the code of the run is."""

    url: str
    commit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Where the log of the run is, and its digest."""

    url: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What the run cost in US dollars of its day."""

    usd: float
    date: date | None = None
    source: Source | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Cost:
        """Build from data that has passed its schema."""
        source = Source.from_data(data["source"]) if "source" in data else None
        return cls(usd=data["usd"], date=data.get("date"), source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """Compute that was spent but is not part of the figure, such as search."""

    what: str
    compute: Quantity | None = None
    source: Source | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> NotCounted:
        """Build from data that has passed its schema."""
        return cls(
            what=data["what"],
            compute=quantity_or_none(data.get("compute"), Dimension.COMPUTE),
            source=Source.from_data(data["source"]) if "source" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What somebody objects to, and what came of it."""

    by: str
    date: date
    claim: str
    evidence: str | None = None
    reply: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was changed in a submission, and when."""

    date: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A warning answered in the open."""

    rule: str
    reason: str


def _optional(build: Callable[[Any], Any], data: Any) -> Any:
    return None if data is None else build(data)


def _many(build: Callable[[Any], Any], data: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(build, data))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One claim: `submissions/<track>/<name>.yaml`. The first estimate is the headline."""

    track_id: str
    name: str
    model: str
    date: date
    date_of: DateOf
    publication: Publication
    result: Result | None
    estimates: tuple[Estimate, ...]
    published: Published | None
    analysis: Source | None
    submitted: Submitted | None
    bound: Bound
    status: Status
    organizations: tuple[str, ...]
    credits: tuple[Credit, ...]
    code: Code | None
    log: Log | None
    runs: int | None
    wall_clock: Quantity | None
    cost: Cost | None
    not_counted: tuple[NotCounted, ...]
    builds_on: tuple[str, ...]
    notes: str | None
    challenges: tuple[Challenge, ...]
    history: tuple[Correction, ...]
    answers: tuple[Answer, ...]
    misprints: tuple[Misprint, ...] = ()

    @property
    def path(self) -> str:
        """The permanent id: `<track>/<name>`."""
        return f"{self.track_id}/{self.name}"

    @property
    def file(self) -> str:
        """The file that holds the submission."""
        return f"submissions/{self.path}.yaml"

    @classmethod
    def from_data(
        cls, track_id: str, name: str, data: Mapping[str, Any], methods: Mapping[str, Method]
    ) -> Submission:
        """Build from data that has passed its schema; `methods` are the known ones of estimating, by name."""
        publication, result = data["publication"], data.get("result")
        runs = data.get("runs")
        return cls(
            track_id=track_id,
            name=name,
            model=data["model"],
            date=data["date"],
            date_of=DateOf(data.get("date_of", DateOf.FIRST_PUBLIC)),
            publication=Publication(
                title=publication["title"],
                url=publication["url"],
                authors=tuple(publication.get("authors", ())),
            ),
            result=_optional(
                lambda given: Result(value=given["value"], is_measured=given.get("is") != "at-least"), result
            ),
            estimates=tuple(Estimate.from_data(each, methods) for each in data["compute"]),
            published=_optional(Published.from_data, data.get("published")),
            analysis=_optional(Source.from_data, data.get("analysis")),
            submitted=_optional(lambda given: Submitted(**given), data.get("submitted")),
            bound=Bound(data.get("bound", Bound.EXACT)),
            status=Status.from_data(data.get("status", StatusName.ACCEPTED)),
            organizations=tuple(data.get("organizations", ())),
            credits=_many(Credit.from_data, data.get("credits", ())),
            code=_optional(lambda given: Code(**given), data.get("code")),
            log=_optional(lambda given: Log(**given), data.get("log")),
            runs=None if runs is None else int(runs),
            wall_clock=quantity_or_none(data.get("wall_clock"), Dimension.TIME),
            cost=_optional(Cost.from_data, data.get("cost")),
            not_counted=_many(NotCounted.from_data, data.get("not_counted", ())),
            builds_on=tuple(data.get("builds_on", ())),
            notes=data.get("notes"),
            challenges=_many(lambda given: Challenge(**given), data.get("challenges", ())),
            history=_many(lambda given: Correction(**given), data.get("history", ())),
            misprints=_many(Misprint.from_data, data.get("misprints", ())),
            answers=tuple(
                Answer(rule=rule, reason=reason) for rule, reason in data.get("answers", {}).items()
            ),
        )
