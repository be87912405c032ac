"""What somebody claims: one submission, as written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar

from msgspec import field

from effsota.frozen import is_same_but
from effsota.model.afterwards import Challenge, Correction, Restated
from effsota.model.energy import Energy
from effsota.model.estimates import Estimate
from effsota.model.given import Given, Keyed, given_fields
from effsota.model.method import Method
from effsota.model.paper_links import paper_of
from effsota.model.sources import LoggedRun, Misprint, Published, Source
from effsota.units import Quantity


class Bound(StrEnum):
    """Whether the compute is what was used, or at most what was used."""

    EXACT = "exact"
    UPPER = "upper"


class StatusName(StrEnum):
    """Whether a submission counts; all stay visible."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class StatusBy(StrEnum):
    """Who decided on a status: a role, and no name."""

    SUBMITTER = "submitter"
    MAINTAINER = "maintainer"
    EDITOR = "editor"


class DateOf(StrEnum):
    """What a submission's date is the day of."""

    FIRST_PUBLIC = "first-public"
    DEADLINE = "deadline"
    RELEASE = "release"
    ANNOUNCEMENT = "announcement"
    RERUN = "rerun"


class ChangeOf(StrEnum):
    """What a record does otherwise than those that it builds on."""

    ALGORITHM = "algorithm"
    DATA = "data"
    SIZE = "size"
    SYSTEMS = "systems"
    HYPERPARAMETERS = "hyperparameters"


class MadeBy(StrEnum):
    """Who found what a record changes: people, programs that act on their own, or both together."""

    PEOPLE = "people"
    AGENTS = "agents"
    BOTH = "both"


class Publication(Given):
    """The paper, post or page that made the result public."""

    title: str
    url: str
    authors: tuple[str, ...] = ()

    @property
    def paper(self) -> str:
        """What tells this paper or page from another, whichever link leads to it."""
        return paper_of(self.url)


class MeasuredRuns(Given):
    """The metric of each run of one recipe, and the one-sided `p` that the source prints for their mean."""

    values: tuple[float, ...]
    p: float | None = None


class Result(Given):
    """The metric where compute was counted, `is_measured` False for "at least the level"; in which runs."""

    value: float
    is_measured: bool = True
    run: LoggedRun | None = None
    runs: MeasuredRuns | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Result:
        """Build from data that has passed its schema."""
        return cls(**given_fields(cls, data) | {"is_measured": data.get("is") != "at-least"})


class Submitted(Given):
    """Who filed the submission, and when."""

    by: str
    date: date


class Status(Given):
    """Whether the submission counts, and if not, why, since when, and in which role somebody said so."""

    name: StatusName = StatusName.ACCEPTED
    reason: str | None = None
    date: date | None = None
    url: str | None = None
    by: StatusBy | None = None

    KEYS: ClassVar[Mapping[str, str]] = {"name": "is"}

    @classmethod
    def from_data(cls, data: str | Mapping[str, Any]) -> Status:
        """Build from a word, or from a mapping with `is`."""
        return cls(**given_fields(cls, {"is": data} if isinstance(data, str) else data))


class Credit(Given):
    """Who is thanked for what; `orcid` and `openalex` are the ids by which a person is known elsewhere."""

    name: str
    reason: str
    orcid: str | None = None
    openalex: str | None = None
    KEYS: ClassVar[Mapping[str, str]] = {"reason": "for"}


class Code(Given):
    """Where the code of the run is."""

    url: str
    commit: str | None = None


class Log(Given):
    """Where the log of the run is, and its digest."""

    url: str
    sha256: str | None = None


class Cost(Given):
    """What the run cost in US dollars of its day."""

    usd: float
    date: date | None = None
    source: Source | None = None


class Price(Given):
    """What a provider asked for a million tokens in US dollars of its day; `blend` says of which tokens."""

    usd_per_million_tokens: float
    date: date
    source: Source
    blend: str | None = None
    note: str | None = None


class DataSeen(Given):
    """The tokens or the examples that the training run went through, repeats counted."""

    tokens: float | None = None
    examples: float | None = None
    source: Source | None = None
    note: str | None = None


class NotCounted(Given):
    """Compute that was spent but is not part of the figure, such as search."""

    what: str
    compute: Quantity | None = None
    source: Source | None = None


class Submission(Keyed):
    """One claim: `submissions/<track>/<name>.yaml`. The first estimate of its compute is the headline.

    `changes` are what it does otherwise than the records that it builds on, `change_sources` where that
    stands. `as_written` is its file's data, in the file's order and digit for digit.
    """

    track_id: str
    name: str
    model: str
    first_public: date | None = None
    date: date
    date_of: DateOf = DateOf.FIRST_PUBLIC
    publication: Publication
    result: Result | None
    estimates: tuple[Estimate, ...]
    published: Published | None
    analysis: Source | None
    submitted: Submitted | None
    bound: Bound = Bound.EXACT
    status: Status = Status()
    organizations: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    code: Code | None
    log: Log | None
    runs: int | None
    wall_clock: Quantity | None
    cost: Cost | None
    price: Price | None
    data: DataSeen | None
    energy: Energy | None
    not_counted: tuple[NotCounted, ...] = ()
    builds_on: tuple[str, ...] = ()
    changes: tuple[ChangeOf, ...] = ()
    made_by: MadeBy | None = None
    change_sources: tuple[Source, ...] = ()
    formerly: tuple[str, ...] = ()
    notes: str | None
    challenges: tuple[Challenge, ...] = ()
    restated: tuple[Restated, ...] = ()
    history: tuple[Correction, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    misprints: tuple[Misprint, ...] = ()
    as_written: Mapping[str, Any] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Compare what they say, however it is written."""
        return is_same_but(self, other, "as_written")

    def __hash__(self) -> int:
        return hash((self.track_id, self.name))

    @property
    def path(self) -> str:
        """The permanent id: `<track>/<name>`."""
        return f"{self.track_id}/{self.name}"

    @property
    def headline(self) -> Estimate | None:
        """The estimate that the board shows; None where compute is not stated."""
        return self.estimates[0] if self.estimates else None

    @property
    def file(self) -> str:
        """The file that holds the submission."""
        return f"submissions/{self.path}.yaml"

    @classmethod
    def from_data(
        cls,
        track_id: str,
        name: str,
        data: Mapping[str, Any],
        methods: Mapping[str, Method],
        *,
        as_written: Mapping[str, Any] = MappingProxyType({}),
    ) -> Submission:
        """Build from data that has passed its schema; `methods` are the known ones of estimating, by name."""
        estimates = tuple(Estimate.from_data(each, methods) for each in data.get("compute", ()))
        fields = given_fields(cls, data)
        return cls(track_id=track_id, name=name, estimates=estimates, as_written=as_written, **fields)
