"""What a source prints, figure by figure, exactly as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures

if TYPE_CHECKING:
    from effsota.model import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One figure exactly as a source prints it; `reading` says how its operations are counted."""

    what: str
    text: str
    reading: str | None = None


def build_printed(published: Published | None) -> tuple[Printed, ...]:
    """Return every figure a source prints, exactly as printed."""
    if published is None:
        return ()
    found: list[Printed] = []
    if published.compute is not None:
        once = published.counts_multiply_add_as == 1
        reading = "counting a multiply-add as one operation" if once else None
        found.append(Printed(what="Compute", text=published.compute.text, reading=reading))
    factors = (("Reduction", published.reduction_factor), ("Growth", published.growth_factor))
    found += [
        Printed(what=what, text=figures.printed_factor(factor))
        for what, factor in factors
        if factor is not None
    ]
    if published.doubling_time is not None:
        found.append(Printed(what="Doubling time", text=published.doubling_time.text))
    if published.date is not None:
        found.append(Printed(what="Date", text=figures.date_text(published.date)))
    return tuple(found)
