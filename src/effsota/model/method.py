"""What a way of arriving at compute says of itself; each is a module of `effsota.methods`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from effsota.frozen import Frozen, field_names
from effsota.model.evidence import Evidence
from effsota.model.given import Keyed
from effsota.model.sources import Source
from effsota.units import Dimension

# What one of a unit is called, where that is another word.
SINGULARS: Mapping[str, str] = MappingProxyType(
    {
        **{f"{word}s": word for word in ("accelerator", "core-second", "chip-second", "multiply-add")},
        **{f"{word}s": word for word in ("epoch", "example", "parameter", "token")},
        "passes": "pass",
    }
)


class Term(Frozen):
    """One factor of a sum: `value` in `unit`, as written (`text`), with the sources that vouch for it.

    `key` is the YAML key it came from, empty for a constant; `is_default` marks a value that nobody wrote.
    """

    key: str
    what: str
    value: float
    unit: str
    text: str
    note: str | None = None
    sources: tuple[Source, ...] = ()
    is_default: bool = False

    @property
    def counted(self) -> str:
        """The unit as it stands behind the value: 1 example, 2 examples."""
        return SINGULARS.get(self.unit, self.unit) if self.value == 1 else self.unit

    def vouched_by(self, sources: tuple[Source, ...]) -> Term:
        """Return the term with the sources that vouch for it."""
        # `replace` takes half as long again, and a tracker has tens of thousands of terms.
        return Term(
            key=self.key,
            what=self.what,
            value=self.value,
            unit=self.unit,
            text=self.text,
            note=self.note,
            sources=sources,
            is_default=self.is_default,
        )


class Sourced(Protocol):
    """An estimate that others hold, as far as it tells where its numbers are from."""

    @property
    def has_source(self) -> bool:
        """Whether somebody can look them up."""

    @property
    def is_bare(self) -> bool:
        """Whether they are but a figure, for which no document is named."""


class Inputs(Keyed):
    """What an estimate tells its method: its fields are the YAML keys of the method.

    A field without a default is a key that the schema requires.
    """

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield every number that is multiplied; their product is the compute in FLOP."""
        raise NotImplementedError

    @property
    def are_on_file(self) -> bool:
        """Whether they are a file of the tracker, and so need no other source."""
        return False

    @property
    def are_counted(self) -> bool:
        """Whether the operations of a forward pass are counted from them, rather than told by somebody."""
        return False

    @property
    def held(self) -> tuple[Sourced, ...]:
        """The estimates that they hold, each with sources of its own."""
        return ()

    def nested(self) -> Iterator[tuple[str, Inputs]]:
        """Yield these inputs and those that they hold, each with the pointer below the estimate."""
        yield "", self

    @property
    def examples_seen(self) -> float | None:
        """How many training examples went through the model in all, None where that is not counted."""
        return None

    def sweeps_of(self, sweeps: tuple[Sweep, ...]) -> tuple[Sweep, ...]:
        """Return those sweeps of the method that these inputs can be swept by, the likeliest first."""
        return sweeps

    def swept_terms(self, key: str, evidence: Evidence) -> Iterator[Term]:
        """Yield the terms of one unit of x, where a curve sweeps `key`."""
        del key
        return self.terms(evidence)

    def least_batch(self, key: str) -> float:
        """Return how many of `key` one step has at the least, 0 where nothing tells."""
        del key
        return 0.0


class Sweep(Frozen, eq=False):
    """What the x axis of a learning curve may stand in for, where the method prices one unit of x.

    `key` is the input that x replaces, `one` that input for exactly one unit. `columns` are the x columns,
    each with the key that must then stand beside the cost and what it means, or None.
    """

    key: str
    one: str
    columns: Mapping[str, tuple[str, str] | None]

    def prices(self, x: str, given: Iterable[str]) -> bool:
        """Tell whether it prices an x column with what is given of the cost."""
        return x in self.columns and ((needed := self.columns[x]) is None or needed[0] in given)


def sweep_over(data: str) -> Sweep:
    """Return the sweep over what a run sees, tokens or examples: counted as they are, by epoch or by step."""
    columns = {data: None, "epoch": (data, f"{data} in one epoch"), "step": ("batch", f"{data} in one step")}
    return Sweep(key=data, one="1", columns=MappingProxyType(columns))


def choose_sweep(sweeps: tuple[Sweep, ...], x: str, given: Collection[str]) -> Sweep:
    """Return the first sweep that prices x with what is given, else the first that could, else the first."""
    fit = [sweep for sweep in sweeps if x in sweep.columns]
    return next((sweep for sweep in fit if sweep.prices(x, given)), (fit or sweeps)[0])


class PartUnits(Frozen):
    """Units that count parts of a chip: what comes of them is in `unit`, and divided by the chip's `key`.

    The term of that division is in the unit `per`.
    """

    units: tuple[str, ...]
    unit: str
    key: str
    per: str


class Step(Frozen):
    """One term as the calculator's script makes it: the number written under `key`, else `default`.

    Without a `key` it is the constant `value`. `plus` is added and `times` multiplied after; at `unless` the
    term is left out.
    A quantity has a `dimension` and stands in its base unit; its units in `kept` stay as written, followed by
    their size in the unit given there. `named_by` is the key of the chip whose name stands instead of `unit`.
    What `is_optional` is left out where it is not given, and a term whose `instead` is given too. A list of
    quantities is added up; where one of them has the key `by_part`, each is multiplied by its own, in the
    place of the step of that key.
    """

    key: str = ""
    unit: str = ""
    value: float = 1.0
    default: str | None = None
    plus: float = 0.0
    times: float = 1.0
    unless: float | None = None
    dimension: Dimension | None = None
    kept: Mapping[str, str] | None = None
    named_by: str | None = None
    is_optional: bool = False
    instead: str | None = None
    by_part: str | None = None
    of_parts: PartUnits | None = None


class Method(Frozen, eq=False):
    """A way of arriving at compute.

    Attributes:
        name: the value of the YAML key `method`, and the definition in schema/submission.schema.json.
        title: what tables and charts call it.
        formula: what is multiplied, in words.
        trust: what it counts, and what it takes on trust; a sentence or two for the page of the methods.
        wording: how a paper says it, after "Training took 1e18 FLOP, ".
        cited: whom it comes from.
        uncertainty: the usual multiplicative factor, 95 %; the tracker's own convention after "correct
            within a factor 2-3" ("AI and Compute", 2018, appendix).
        is_derived: whether compute follows from inputs, rather than being taken from a source.
        training_only: why it cannot price one forward pass, None where it can.
        inputs: the class of its keys.
        read: makes it from data that has passed the schema.
        asked: the keys that a person is asked for, each with its default; empty where a command line
            cannot price it. The schema's first example of each makes the worked example.
        sweeps: how it prices a learning curve, empty where it does not.
        script: the terms for the calculator on the site, empty where that does not offer the method.
        is_as_its_parts: whether an estimate is as sure as what it adds; `uncertainty` is then the most of it.
    """

    name: str
    title: str
    formula: str
    trust: str
    wording: str
    cited: tuple[Source, ...]
    uncertainty: float
    is_derived: bool
    training_only: str | None
    inputs: type[Inputs]
    read: Callable[[Mapping[str, Any]], Inputs]
    asked: Mapping[str, str | None]
    sweeps: tuple[Sweep, ...]
    script: tuple[Step, ...]
    is_as_its_parts: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The YAML keys of its inputs."""
        return field_names(self.inputs)
