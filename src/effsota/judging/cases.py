"""The audit: discrepancies as cases, those that are one slip of one source joined, with permanent names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from effsota.frozen import Frozen
from effsota.judging.discrepancies import Discrepancy, DiscrepancyKind
from effsota.model import Source

# What one source does to all its figures is one case with many figures.
BY_SOURCE = {DiscrepancyKind.UNIT, DiscrepancyKind.MULTIPLY_ADD}
BY_LABEL = {DiscrepancyKind.DATE, DiscrepancyKind.BOARD}
_ORDER = {kind: at for at, kind in enumerate(DiscrepancyKind)}


class Case(Frozen):
    """One thing that went wrong, in one figure or in several of one source, the largest first."""

    id: str
    kind: DiscrepancyKind
    what: str
    figures: tuple[Discrepancy, ...]
    reason: str | None
    note: str | None
    sources: tuple[Source, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether it counts as a case: conventions, near misses and rounding stand apart."""
        return self.kind.is_wrong


def build_cases(discrepancies: Iterable[Discrepancy]) -> tuple[Case, ...]:
    """Return the cases of all boards by kind, the largest of a kind first."""
    joined: dict[Hashable, list[Discrepancy]] = {}
    for found in discrepancies:
        joined.setdefault(_key(found), []).append(found)
    return tuple(_named(sorted(joined.values(), key=_place)))


def _place(figures: list[Discrepancy]) -> tuple[int, float, str]:
    return _ORDER[figures[0].kind], -max(each.magnitude for each in figures), figures[0].id


def _key(found: Discrepancy) -> Hashable:
    """Return what discrepancies of one case have in common."""
    source = next(((each.title, each.where) for each in found.sources), None)
    if found.kind in BY_SOURCE:
        return found.kind, source
    if found.magnitude == 0:
        return found.id, found.what
    label = found.owner.label if found.kind in BY_LABEL else ""
    return found.kind, found.what, source, label, found.printed, found.follows


def _named(groups: Iterable[list[Discrepancy]]) -> Iterator[Case]:
    """Yield each group as a case named after the figure found first; the second of one name ends in 2."""
    seen: Counter[str] = Counter()
    for found in groups:
        first = found[0]
        seen[first.id] += 1
        yield Case(
            id=f"case-{first.id}" + (f"-{seen[first.id]}" if seen[first.id] > 1 else ""),
            kind=first.kind,
            what=first.what,
            figures=tuple(sorted(found, key=lambda each: -round(each.magnitude, 6))),
            reason=next((each.reason for each in found if each.reason), None),
            note=next((each.note for each in found if each.note), None),
            sources=first.sources,
        )
