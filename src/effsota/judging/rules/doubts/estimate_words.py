"""Words of an estimate: what stands beside its numbers for people."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods import whole_and_parts
from effsota.model import Estimate


def words_beside(estimate: Estimate) -> Iterator[str]:
    """Yield what an estimate and its parts are of, their notes, and the places in their sources."""
    for _, each in whole_and_parts(estimate):
        told = (each.what, each.note, *(source.where for source in each.sources))
        yield from (text for text in told if text)
