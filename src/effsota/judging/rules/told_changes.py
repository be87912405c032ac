"""What a submission says of how it came about: that a source says it, and which."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import list_words, quote, suggest
from effsota.judging.rules.context import ClaimContext
from effsota.model import Submission
from effsota.problems import Fault

VOUCHED_KEYS = ("builds_on", "changes", "made_by")


def change_without_source(context: ClaimContext) -> Iterator[Fault]:
    """What a submission changes, and who made it, stands in a source that it names."""
    submission = context.submission
    for key in VOUCHED_KEYS[1:]:
        if getattr(submission, key) and not _is_vouched(key, submission):
            yield Fault(
                f"/{key}",
                f"nothing says where {key} is told",
                "add where it stands under change_sources, such as"
                f" {{for: [{key}], title: The page, url: https://…, where: its line}};"
                f" where no source says it, take {key} out",
            )


def _is_vouched(key: str, submission: Submission) -> bool:
    return any(not source.keys or key in source.keys for source in submission.change_sources)


def change_source_for_nothing(context: ClaimContext) -> Iterator[Fault]:
    """A source of how a submission came about vouches for what the submission says of it."""
    submission = context.submission
    told = [key for key in VOUCHED_KEYS if getattr(submission, key)]
    for at, source in enumerate(submission.change_sources):
        if not told:
            yield Fault(
                f"/change_sources/{at}",
                f"the submission gives none of {list_words(VOUCHED_KEYS)} that this could be the source of",
                "add what the source says, such as changes: [algorithm], or take it out",
            )
        for which, key in enumerate(source.keys):
            if key not in VOUCHED_KEYS:
                yield Fault(
                    f"/change_sources/{at}/for/{which}",
                    f"{quote(key)} is not what a source of a change vouches for",
                    f"{suggest(key, VOUCHED_KEYS)}write one of {list_words(VOUCHED_KEYS)}",
                )
            elif told and key not in told:
                yield Fault(
                    f"/change_sources/{at}/for/{which}",
                    f"the submission gives no {key}",
                    f"add {key} as the source has it, or take it out here",
                )
