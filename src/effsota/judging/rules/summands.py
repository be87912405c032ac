"""Sums: which estimates a submission holds, and what a part of one may say."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.rules.context import ClaimContext
from effsota.methods import estimates_in, whole_and_parts
from effsota.model import Estimate, Submission
from effsota.problems import Fault

OF_THE_WHOLE = ("published", "run", "confirmed", "by")


def all_estimates(submission: Submission) -> Iterator[tuple[str, Estimate]]:
    """Yield every estimate with its pointer: of a sum the whole and its parts."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, each in whole_and_parts(estimate):
            yield f"/compute/{at}{pointer}", each


def leaf_estimates(submission: Submission) -> Iterator[tuple[str, Estimate]]:
    """Yield every estimate that is no sum with its pointer: of a sum its parts."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, each in estimates_in(estimate):
            yield f"/compute/{at}{pointer}", each


def part_says_what_is_of_the_whole(context: ClaimContext) -> Iterator[Fault]:
    """What is printed, confirmed or logged of a run stands at the sum, not at a part of it."""
    for pointer, each in all_estimates(context.submission):
        said = [key for key in OF_THE_WHOLE if getattr(each, key) is not None]
        if "/parts/" in pointer and said:
            yield Fault(
                f"{pointer}/{said[0]}",
                f"a part of a sum says {join_words(said)}, which is of the whole run",
                "put it beside parts; what only a part's source prints can stand in its note",
            )
