"""The printed figures of a board, each beside the estimate that it should follow from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.figures import number_text
from effsota.judging.audit.case import Case, CaseKind, Instance, Size
from effsota.judging.audit.rounding import Interval, printed_interval
from effsota.methods import Reported
from effsota.model import Source
from effsota.units import FLOP_PER_MULTIPLY_ADD, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Board, Entry, Estimate, Priced, Published, Submission
    from effsota.units import Quantity

DIGITS = 4
MOST_LETTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a source prints for an estimate of a record; `at` is None where it prints it for the record."""

    entry: Entry
    priced: Priced
    published: Published
    at: int | None

    @property
    def submission(self) -> Submission:
        """The submission that keeps the printed figure."""
        return self.entry.record.submission

    def answer(self, rule: str) -> str | None:
        """Return the file's answer to a rule."""
        return next((each.reason for each in self.submission.answers if each.rule == rule), None)

    def case(self, kind: CaseKind, what: str, texts: tuple[str, str], size: Size, reason: str | None) -> Case:
        """Return a case of this claim; without a reason its note gives it."""
        note = self.published.note
        source = self.published.source
        return Case(
            id=f"{kind}-{self.submission.path.replace('/', '-')}" + (f"-{self.at + 1}" if self.at else ""),
            kind=kind,
            what=what,
            instances=(self.instance(texts, size),),
            reason=reason or note,
            note=note if reason else None,
            sources=(source,) if source else (),
        )

    def instance(self, texts: tuple[str, str], size: Size) -> Instance:
        """Return one figure of this claim: as printed, and what follows."""
        printed, follows = texts
        return Instance(
            path=self.submission.path,
            label=self.submission.model,
            printed=printed,
            follows=follows,
            size=size,
        )


def claims_of(board: Board) -> Iterator[Claim]:
    """Yield every printed figure of a board's records."""
    for entry in board.leaderboard.entries:
        record = entry.record
        if record.submission.published:
            published = record.submission.published
            yield Claim(entry=entry, priced=record.headline, published=published, at=None)
        for at, priced in enumerate(record.estimates):
            if priced.estimate.published:
                yield Claim(entry=entry, priced=priced, published=priced.estimate.published, at=at)


def reading(quantity: Quantity, counts_multiply_add_as: int = 2) -> tuple[float, Interval]:
    """Return a printed quantity in its base unit, a multiply-add as two, and what it may stand for."""
    scale = UNITS[quantity.dimension][quantity.unit]
    if counts_multiply_add_as == 1:
        scale *= FLOP_PER_MULTIPLY_ADD
    number = quantity.text.partition(" ")[0]
    return quantity.number * scale, printed_interval(number).scaled(scale)


def in_unit_of(value: float, like: Quantity) -> str:
    """Return a value in base units in the unit of a printed quantity."""
    return f"{number_text(value / UNITS[like.dimension][like.unit], DIGITS)} {like.unit}"


def publication_of(submission: Submission) -> Source:
    """Return the publication as the source that says otherwise."""
    return Source(title=submission.publication.title, url=submission.publication.url)


def as_shown(quantity: Quantity) -> str:
    """Return a printed quantity as it reads, without the digits that only a float has."""
    number = quantity.text.partition(" ")[0]
    is_long = len(number) > MOST_LETTERS
    return f"{quantity.number:.7g} {quantity.unit}" if is_long else quantity.text


def twin_of(claim: Claim) -> Estimate | None:
    """Return the estimate that takes the printed compute as reported."""
    compute = claim.published.compute
    for estimate in claim.submission.estimates:
        inputs = estimate.inputs
        if compute and isinstance(inputs, Reported) and inputs.compute.text == compute.text:
            return estimate
    return None
