"""What a source prints, as an exhibit: whose it is, what its figures may stand for, how they compare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from effsota.figures import number_text
from effsota.frozen import Frozen
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, Owner, Warned
from effsota.judging.discrepancies.distance import Closeness, differs, judge, ratio_of
from effsota.model import Published, Submission, Track
from effsota.units import FLOP_PER_MULTIPLY_ADD, UNITS, Quantity
from effsota.units.rounding import Interval, printed_interval

DIGITS = 4


class Reading(Frozen, kw_only=False):
    """A printed number in its base unit, and what it may stand for."""

    value: float
    interval: Interval


class Told(NamedTuple):
    """What is printed and what follows, as people read them and as values; the warning, the explanation."""

    printed: str
    follows: str
    warning: Warned | None = None
    ratio: float | None = None
    days: int | None = None
    explanation: str | None = None
    is_near: bool = False


class Exhibit(Frozen):
    """What a source prints for a track, for a record, or for one `estimate` of it."""

    owner: Owner
    published: Published
    estimate: int | None = None

    def find(self, kind: DiscrepancyKind, what: str, key: str, told: Told) -> Discrepancy:
        """Return a discrepancy of the figure under `key`.

        Its reason is the file's answer, else the explanation, else the note beside the printed figure.
        """
        note, source = self.published.note, self.published.source
        answer = self.owner.answers.get(told.warning.rule) if told.warning else None
        reason = answer or told.explanation
        place = "" if self.estimate is None else f"/compute/{self.estimate}"
        return Discrepancy(
            id=self.owner.name(kind, self.estimate),
            kind=kind,
            what=what,
            owner=self.owner,
            pointer=f"{place}/published/{key}",
            printed=told.printed,
            follows=told.follows,
            ratio=told.ratio,
            days=told.days,
            estimate=self.estimate,
            reason=reason or note,
            note=note if reason else None,
            sources=(source,) if source else (),
            warning=told.warning,
            is_near=told.is_near,
        )

    def compare(
        self, kind: DiscrepancyKind, key: str, printed: Reading, follows: float, told: Told
    ) -> Iterator[Discrepancy]:
        """Yield the figure under `key` where it does not follow, as a near miss where it nearly does."""
        closeness = judge(printed.value, follows, printed.interval)
        is_near = closeness is Closeness.NEAR
        if closeness is not Closeness.FOLLOWS:
            told = told._replace(ratio=ratio_of(printed.value, follows), is_near=is_near)
            is_cut = not is_near and printed.interval.holds(follows)
            far = DiscrepancyKind.ROUNDING if is_cut else kind
            yield self.find(DiscrepancyKind.NEAR if is_near else far, key.replace("_", " "), key, told)

    def beside(self, what: str, key: str, pair: tuple[float, float], told: Told) -> Discrepancy:
        """Return a printed figure that differs from what others printed beside it give (`pair`)."""
        is_near = not differs(*pair)
        told = told._replace(ratio=ratio_of(*pair), is_near=is_near)
        return self.find(DiscrepancyKind.ROUNDING if is_near else DiscrepancyKind.PRINTED, what, key, told)


def track_owner(track: Track) -> Owner:
    """Return a track as the owner of figures."""
    return Owner(track.id, track.level, track.file, track.answers)


def record_owner(submission: Submission) -> Owner:
    """Return a submission as the owner of figures."""
    return Owner(submission.path, submission.model, submission.file, submission.answers)


def exhibits_of(submission: Submission) -> Iterator[Exhibit]:
    """Yield what sources print for a submission as a whole, then for its estimates."""
    if submission.published is not None:
        yield Exhibit(owner=record_owner(submission), published=submission.published)
    for at, estimate in enumerate(submission.estimates):
        if estimate.published is not None:
            yield Exhibit(owner=record_owner(submission), published=estimate.published, estimate=at)


def read_printed(quantity: Quantity, counts_multiply_add_as: int = 2) -> Reading:
    """Return a printed quantity in its base unit, a multiply-add as two, and what it may stand for."""
    scale = UNITS[quantity.dimension][quantity.unit]
    if counts_multiply_add_as == 1:
        scale *= FLOP_PER_MULTIPLY_ADD
    return Reading(quantity.number * scale, printed_interval(quantity.digits).scaled(scale))


def read_factor(factor: float) -> Reading:
    """Return a printed factor, and what it may stand for."""
    return Reading(factor, printed_interval(f"{factor:.10g}"))


def in_unit_of(value: float, like: Quantity, digits: int = DIGITS, *, ascii_only: bool = False) -> str:
    """Return a value in base units in the unit of a printed quantity."""
    number = number_text(value / UNITS[like.dimension][like.unit], digits, ascii_only=ascii_only)
    return f"{number} {like.unit}"


def in_ascii(value: float, like: Quantity) -> str:
    """Return a value in base units in the unit of a printed quantity, as messages say it."""
    return in_unit_of(value, like, 3, ascii_only=True)
