"""Not measured: by the words of a file, a result that nobody has seen, or compute of more than one run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.doubts.estimate_words import words_of
from effsota.problems import Fault

_FORESEEN = re.compile(
    r"\b(?:loss|accuracy|result|value|BLEU|figures?|numbers?|level) (?:here )?(?:is|are|was|were)"
    r" (?:only )?(?:extrapolated|projected|predicted|simulated|hypothetical)\b"
    r"|\brun (?:itself )?(?:is (?:planned|scheduled)|will (?:be|start|begin)"
    r"|has not (?:been )?(?:run|ended|finished|begun))\b"
    r"|\bnot (?:yet )?(?:been )?(?:trained|run) yet\b|\byet to be (?:run|trained|measured)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:sum|summed|total|totals|together|combined|cumulative) (?:up )?(?:of|over|for|across)"
    r" (?:all|every|the whole|the) (?:\w+ )?(?:models|sizes|runs|experiments|ablations|family)\b"
    r"|\bincluding (?:all |the )?(?:ablations|failed runs|earlier runs|experiments|hyper-?parameter \w+)\b",
    re.IGNORECASE,
)


def result_not_measured(context: ClaimContext) -> Iterator[Fault]:
    """A result was measured: the words do not say that it is foreseen, or that the run is to come."""
    submission = context.submission
    found = _FORESEEN.search(words_of(submission.estimates[0], submission)) if submission.result else None
    if found:
        yield Fault(
            "/result",
            f"the words here say {quote(found[0])}: a level that nobody saw reached is not on a board",
            "file the run when it has reached the level; where this one has, say so:"
            " answers: {result-not-measured: why}",
        )


def compute_of_several_runs(context: ClaimContext) -> Iterator[Fault]:
    """Compute is that of one final run: the words do not say that it adds other models or experiments."""
    submission = context.submission
    headline = submission.estimates[0]
    found = _OF_ALL.search(words_of(headline, submission))
    if found and not headline.factors:
        yield Fault(
            "/compute/0",
            f"the words here say {quote(found[0])}, and a record is of one run",
            "count the final run alone; where it is, or where the level takes them all, say so:"
            " answers: {compute-of-several-runs: why}",
        )
