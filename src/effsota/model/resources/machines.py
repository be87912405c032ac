"""The machine that a record ran on, as its estimates by hardware time state it."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.frozen import Frozen
from effsota.model.records import Record

_PEAKS = {"peak", "precision"}  # the keys of the term that is the peak of a chip


class Machine(Frozen):
    """Chips of one kind that run at once, and the dense peak of one in FLOP/s as the record counts it."""

    count: float
    chip: str
    peak_flop_per_s: float

    @property
    def words(self) -> str:
        """The chips as a condition tells them: 8 × H100 SXM5 80GB."""
        return f"{figures.exact_text(self.count)} × {self.chip}"

    @property
    def flop_per_s(self) -> float:
        """What all of them could do at their peak."""
        return self.count * self.peak_flop_per_s


def machine_of(record: Record) -> Machine | None:
    """Return the machine that a record ran on, None where its estimates name none, or several."""
    found = list(dict.fromkeys(_machines(record)))
    return found[0] if len(found) == 1 else None


def peak_of(record: Record) -> float | None:
    """Return the dense peak of one chip in FLOP/s as a record counts it; None of none, or of several."""
    leaves = (leaf for priced in record.estimates for leaf in priced.leaves)
    peaks = {term.value for leaf in leaves for term in leaf.terms if term.key in _PEAKS}
    return peaks.pop() if len(peaks) == 1 else None


def is_counted_by_clock(record: Record) -> bool:
    """Tell whether the headline compute comes of chips and time, so that it says nothing beside the time."""
    leaves = () if record.headline is None else record.headline.leaves
    return any(term.key == "utilization" for leaf in leaves for term in leaf.terms)


def _machines(record: Record) -> Iterator[Machine]:
    for priced in record.estimates:
        for leaf in priced.leaves:
            counts = [term for term in leaf.terms if term.key == "count"]
            peaks = [term.value for term in leaf.terms if term.key in _PEAKS]
            for count, peak in zip(counts, peaks, strict=False):
                yield Machine(count=count.value, chip=count.unit, peak_flop_per_s=peak)
