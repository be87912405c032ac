"""What we compute from one claim: its estimates priced, term by term."""

from __future__ import annotations

from effsota.frozen import Frozen, found_once
from effsota.model.energy import EnergyUsed
from effsota.model.estimates import Estimate
from effsota.model.margin import Margin
from effsota.model.method import Method, Term
from effsota.model.submission import Bound, StatusName, Submission


class Priced(Frozen):
    """An estimate with its computed compute in FLOP: the product of its terms, and its tolerance.

    Of a sum, `parts` are what is added; their total is then its first term.
    """

    estimate: Estimate
    terms: tuple[Term, ...]
    compute_flop: float
    margin: Margin
    parts: tuple[Priced, ...] = ()

    @property
    def uncertainty(self) -> float:
        """The factor within which it is right either way: the larger one where the two sides differ."""
        return self.margin.widest

    @property
    def low_flop(self) -> float:
        """The lower end of its tolerance in FLOP."""
        return self.compute_flop / self.margin.below

    @property
    def high_flop(self) -> float:
        """The upper end of its tolerance in FLOP."""
        return self.compute_flop * self.margin.above

    @property
    def leaves(self) -> tuple[Priced, ...]:
        """The estimates that are products: the parts of a sum, else the estimate itself."""
        return self.parts or (self,)


class Record(Frozen, dict=True):
    """A submission with its computed compute, whose first estimate is the headline, and its energy."""

    submission: Submission
    estimates: tuple[Priced, ...]
    energy: EnergyUsed | None = None

    @property
    def headline(self) -> Priced | None:
        """The estimate that a board of compute shows; None where a record states no compute."""
        return self.estimates[0] if self.estimates else None

    @property
    def compute_flop(self) -> float | None:
        """The headline compute in FLOP, None where it states none."""
        return None if self.headline is None else self.headline.compute_flop

    @property
    def is_exact(self) -> bool:
        """Whether the compute is what was used, not at most what was used."""
        return self.submission.bound is Bound.EXACT

    @found_once
    def is_unsourced(self) -> bool:
        """Whether its compute is a bare figure, for which nobody is named."""
        return self.headline is not None and self.headline.estimate.is_bare

    @property
    def is_ranked(self) -> bool:
        """Whether the record takes part in frontier, rank and fit."""
        is_accepted = self.submission.status.name is StatusName.ACCEPTED
        return self.is_exact and is_accepted and not self.is_unsourced


class Agreement(Frozen):
    """How far several estimates of one record lie apart: the largest over the smallest, by which methods."""

    methods: tuple[Method, ...]
    estimates: int
    factor: float
