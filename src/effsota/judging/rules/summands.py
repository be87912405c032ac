"""Sums: what a part of one may say."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.rules.context import ClaimContext
from effsota.problems import Fault

OF_THE_WHOLE = ("published", "run", "confirmed", "by")


def part_says_what_is_of_the_whole(context: ClaimContext) -> Iterator[Fault]:
    """What is printed, confirmed or logged of a run stands at the sum, not at a part of it."""
    for pointer, each in context.all_estimates:
        said = [key for key in OF_THE_WHOLE if getattr(each, key) is not None]
        if "/parts/" in pointer and said:
            yield Fault(
                f"{pointer}/{said[0]}",
                f"a part of a sum says {join_words(said)}, which is of the whole run",
                "put it beside parts; what only a part's source prints can stand in its note",
            )
