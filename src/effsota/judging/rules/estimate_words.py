"""Words of an estimate: what stands beside its numbers for people.

Texts are joined by a semicolon: what is said of one is not said of the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods import Operations, whole_and_parts
from effsota.model import Estimate, Submission


def words_beside(estimate: Estimate) -> list[str]:
    """Return what an estimate and its parts are of, their notes, and the places in their sources."""
    return [text for _, each in whole_and_parts(estimate) for text in _own_words(each)]


def words_of(estimate: Estimate | None, submission: Submission) -> str:
    """Return the notes of a submission, and all that stands beside one of its estimates and the parts."""
    beside = () if estimate is None else words_beside(estimate)
    return "; ".join([*([submission.notes] if submission.notes else []), *beside])


def layers_of(estimate: Estimate) -> Iterator[str]:
    """Yield what the parts of the forward passes of an estimate are."""
    for _, each in whole_and_parts(estimate):
        if isinstance(each.inputs, Operations):
            yield from (part.what or "" for part in each.inputs.forward)


def own_words_of(estimate: Estimate) -> str:
    """Return what stands beside an estimate itself, without its parts."""
    return "; ".join(_own_words(estimate))


def _own_words(estimate: Estimate) -> list[str]:
    told = [estimate.what, estimate.note, *[source.where for source in estimate.sources]]
    return [text for text in told if text]
