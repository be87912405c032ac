"""The kinds of track: what each compares, which way is better, its words; one more is a value and a line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.model.margin import Margin
from effsota.model.resources import FORWARD_COMPUTE, RESOURCES, TRAINING_COMPUTE, Amount, Resource


class Fit(StrEnum):
    """Which records a trend is fitted to."""

    FRONTIER = "frontier"
    ALL = "all"


class Series(StrEnum):
    """What the records of a track are: each filed because it improved, or what was published, good or not."""

    POPULATION = "population"
    RECORDS = "records"


class Direction(Frozen):
    """Which way is better, and the words that follow from it.

    `sign` makes of an amount an effort, of which less is better. `factor` is what a record's factor is
    called in sentences and keys, `factor_is` how it comes about; `extreme` stands before what there is
    least of; `sota` and `best` name the last frontier record in a table of changes and in one of boards,
    `frontier` the frontier in a legend, `on_frontier` and `off_frontier` how a record stands to it,
    `no_longer` that it left it, and `mark` that it is on it, in a table; `hint` says how to read a chart,
    and `sorting` how a column of amounts is sorted that has the best on top.
    """

    sign: int
    factor: str
    factor_is: str
    extreme: str
    sota: str
    best: str
    frontier: str
    on_frontier: str
    off_frontier: str
    no_longer: str
    mark: str
    hint: str
    sorting: str


LESS = Direction(
    sign=1,
    factor="reduction",
    factor_is="Compute of the baseline / compute; not in a compute trend",
    extreme="lowest",
    sota="Efficiency SOTA",
    best="Current best",
    frontier="Efficiency frontier",
    on_frontier="on the frontier",
    off_frontier="not on the frontier",
    no_longer="off the frontier",
    mark="frontier",
    hint="Lower is better.",
    sorting="ascending",
)
MORE = Direction(
    sign=-1,
    factor="growth",
    factor_is="In a compute trend: compute / compute of the baseline",
    extreme="most",
    sota="Largest",
    best="Largest",
    frontier="Largest to date",
    on_frontier="largest to date",
    off_frontier="not the largest to date",
    no_longer="no longer the largest to date",
    mark="largest to date",
    hint="",
    sorting="descending",
)
DIRECTIONS: tuple[Direction, ...] = (LESS, MORE)


class Kind(Frozen):
    """What a track compares.

    `boards_title` and `lead` stand over its boards on the home page, `rates_title` over their doubling times,
    and `summary` over its boards in a terminal.
    `resource` is what its tracks rank by. With `has_level` a track fixes a level: it has a metric, and its
    baseline comes first. `counts_training` is False where only a forward pass counts. `fit` is the default.
    """

    id: str
    boards_title: str
    lead: str
    rates_title: str
    summary: str
    direction: Direction
    resource: Resource
    has_level: bool
    counts_training: bool
    fit: Fit

    @property
    def grows(self) -> bool:
        """Whether more is better."""
        return self.direction == MORE

    @property
    def what_doubles(self) -> str:
        """What a doubling time is of: efficiency, or where more is better the resource itself."""
        return self.resource.word if self.grows else self.resource.efficiency

    @property
    def frontier_name(self) -> str:
        """What the last frontier record holds: Least compute, Lowest price."""
        compared = self.resource.compared
        return f"{compared.most if self.grows else compared.least} {self.resource.word}".capitalize()

    @property
    def better(self) -> str:
        """What a record that is better by the resource took of it than another: less, lower."""
        return self.resource.compared.more if self.grows else self.resource.compared.less

    @property
    def worse(self) -> str:
        """What a record that is worse by the resource took of it than another: more, higher."""
        return self.resource.compared.less if self.grows else self.resource.compared.more

    @property
    def factor_name(self) -> str:
        """What its factors are called in a table: Reduction."""
        return self.direction.factor.capitalize()

    @property
    def factor_key(self) -> str:
        """The key of a factor in files: reduction_factor."""
        return f"{self.direction.factor}_factor"

    def by(self, resource: Resource) -> Kind:
        """Return the kind as it ranks by a resource, in that one's words; by its own it is as declared."""
        own = find_kind(self.id)
        return own if resource.key == own.resource.key else _ranking_by(own, resource)

    def effort_of(self, amount: float) -> float:
        """Return what records are ordered by, less being better."""
        return self.direction.sign * amount

    def margin_of(self, amount: Amount) -> Margin:
        """Return how far a factor may be off by an amount: it is larger where that is less, or more."""
        return amount.margin if self.grows else amount.margin.turned

    def factor_between(self, worse: float, better: float) -> float:
        """Return how many times better the second amount is than the first."""
        ratio = worse / better
        return 1 / ratio if self.grows else ratio


TRAINING_EFFICIENCY = Kind(
    id="training-efficiency",
    boards_title="Benchmarks",
    lead="Each row fixes a level of performance and tracks the least training compute that reached it.",
    rates_title="Training efficiency",
    summary="Training compute to a level",
    direction=LESS,
    resource=TRAINING_COMPUTE,
    has_level=True,
    counts_training=True,
    fit=Fit.FRONTIER,
)
INFERENCE_EFFICIENCY = Kind(
    id="inference-efficiency",
    boards_title="Inference benchmarks",
    lead="Each row fixes a level of performance and tracks the least compute of one example.",
    rates_title="Inference efficiency",
    summary="Compute of one inference at a level",
    direction=LESS,
    resource=FORWARD_COMPUTE,
    has_level=True,
    counts_training=False,
    fit=Fit.FRONTIER,
)
COMPUTE_TREND = Kind(
    id="compute-trend",
    boards_title="Compute trends",
    lead="Training compute of notable runs, without a fixed level.",
    rates_title="Training compute",
    summary="Compute of the largest training runs",
    direction=MORE,
    resource=TRAINING_COMPUTE,
    has_level=False,
    counts_training=True,
    fit=Fit.ALL,
)


@lru_cache
def _ranking_by(kind: Kind, resource: Resource) -> Kind:
    by = f"{kind.boards_title} by {resource.word}"
    return replace(
        kind,
        resource=resource,
        boards_title=by,
        lead=f"Each row fixes a level of performance and tracks the least {resource.word}"
        f" {resource.of_what} that reached it."
        if kind.has_level
        else f"Notable runs by {resource.name}, without a fixed level.",
        rates_title=resource.efficiency.capitalize(),
        summary=by,
    )


KINDS: tuple[Kind, ...] = (TRAINING_EFFICIENCY, INFERENCE_EFFICIENCY, COMPUTE_TREND)
"""In the order in which they are shown; the first one opens the site."""


def find_kind(kind_id: str) -> Kind:
    """Return the kind of an id that has passed the schema."""
    return next(kind for kind in KINDS if kind.id == kind_id)


def ordered_kinds(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return each of some kinds once, in the order in which they are shown; those by own resources first."""
    ids, keys = [kind.id for kind in KINDS], [resource.key for resource in RESOURCES]
    return tuple(sorted(set(kinds), key=lambda each: (ids.index(each.id), keys.index(each.resource.key))))
