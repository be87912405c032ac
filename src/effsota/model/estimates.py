"""One way of arriving at a submission's compute: its method, inputs, factors and sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from effsota.model.given import Given, Keyed, given_fields
from effsota.model.method import Inputs, Method
from effsota.model.sources import LoggedRun, Published, Source
from effsota.units import Quantity


class Factor(Given):
    """A plain number that the estimate is multiplied by, and why."""

    value: float
    reason: str
    source: Source | None = None


class Estimate(Keyed):
    """One way of arriving at compute; `uncertainty` is a multiplicative factor (95 %), None for the default.

    `low` and `high` are the ends of an interval whose sides differ, each instead of that factor on its side.
    `what` is what is counted where that is not the whole run, as in a part of a sum.
    `by` names who made the estimate, `run` the run that it counts, `note` what a reader should know, such as
    why it was corrected.
    """

    method: Method
    inputs: Inputs
    factors: tuple[Factor, ...] = ()
    sources: tuple[Source, ...] = ()
    confirmed: tuple[str, date] | None = None
    uncertainty: float | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    what: str | None = None
    published: Published | None = None
    by: str | None = None
    run: LoggedRun | None = None
    note: str | None = None

    @property
    def has_source(self) -> bool:
        """Whether somebody can look up its numbers: in a document, in its own curve, or so for all parts."""
        if any(source.is_of_compute for source in self.sources) or self.inputs.are_on_file:
            return True
        is_printed = self.published is not None and self.published.source is not None
        parts = self.inputs.held
        return is_printed or (bool(parts) and all(part.has_source for part in parts))

    @property
    def is_bare(self) -> bool:
        """Whether it is, or adds, a figure as reported for which no document is named."""
        is_figure = not self.method.is_derived or any(part.is_bare for part in self.inputs.held)
        return is_figure and not self.has_source

    @classmethod
    def from_data(cls, data: Mapping[str, Any], methods: Mapping[str, Method]) -> Estimate:
        """Build from data that has passed its schema; `methods` are the known ones by name."""
        method, confirmed = methods[data["method"]], data.get("confirmed")
        rest = {key: each for key, each in data.items() if key not in {"method", "confirmed"}}
        return cls(
            method=method,
            inputs=method.read(data),
            confirmed=None if confirmed is None else (confirmed["by"], confirmed["date"]),
            **given_fields(cls, rest),
        )
