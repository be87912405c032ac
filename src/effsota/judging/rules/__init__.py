"""What a schema cannot say: rules on a claim, a price, a record, a track, the tracker and the tree.

The pipeline runs them in that order, from what needs nothing to what needs a board:
`check_tree` (files as git sees them), `check_claim` (a submission whose shape is right), then, where no
error was found, compute is priced and `check_price` says whether the price is usable; records with a usable
price go on their board and `check_record`, `check_track` and `check_tracker` judge the result.
At the very end `settle_answers` marks the warnings that the files answer, and the demands: errors until then.
`check_change` judges two states of the files, and so only what a pull request does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from effsota.judging.rules.answers import Answerable, settle
from effsota.judging.rules.context import (
    ClaimContext,
    FindOnFile,
    Positioned,
    RecordContext,
    TrackContext,
    TrackerContext,
    nothing_on_file,
)
from effsota.judging.rules.every_rule import (
    ALL_RULES,
    ANSWERABLE,
    ASPECTS,
    CHANGE_RULES,
    INPUT_RULES,
    PRICE_RULES,
    RECORD_RULES,
    TRACK_RULES,
    TRACKER_RULES,
    TREE_RULES,
)
from effsota.judging.rules.file_context import ChangeContext, Edit, TreeContext, TreeEntry
from effsota.judging.rules.rule import PlacedLater, Ready, Rule, run_across_files, run_in_file
from effsota.judging.rules.sayings import ChangedGroups, Groups, NoGroups, Told, tell
from effsota.judging.rules.stated import Stated
from effsota.model import Record
from effsota.problems import Problem

__all__ = [
    "ALL_RULES",
    "ANSWERABLE",
    "CHANGE_RULES",
    "INPUT_RULES",
    "PRICE_RULES",
    "RECORD_RULES",
    "TRACKER_RULES",
    "TRACK_RULES",
    "TREE_RULES",
    "Answerable",
    "ChangeContext",
    "ChangedGroups",
    "ClaimContext",
    "Edit",
    "FindOnFile",
    "Groups",
    "NoGroups",
    "PlacedLater",
    "RecordContext",
    "Rule",
    "Stated",
    "Told",
    "TrackContext",
    "TrackerContext",
    "TreeContext",
    "TreeEntry",
    "check_change",
    "check_claim",
    "check_price",
    "check_record",
    "check_track",
    "check_tracker",
    "check_tree",
    "nothing_on_file",
    "regroup",
    "settle_answers",
    "tell_of",
]

_TREE, _INPUT, _PRICE = Ready(TREE_RULES), Ready(INPUT_RULES, attrgetter("said")), Ready(PRICE_RULES)
_RECORD, _TRACK, _TRACKER = Ready(RECORD_RULES), Ready(TRACK_RULES), Ready(TRACKER_RULES)
_CHANGE = Ready(CHANGE_RULES)


def check_tree(context: TreeContext) -> list[Problem]:
    """Return what is wrong with paths, names, modes and sizes; a file named here is not worth parsing."""
    return run_across_files(_TREE, context, documents={})


def check_claim(context: ClaimContext, *, document: Positioned) -> list[Problem]:
    """Return what is wrong with a submission before anything is computed; without errors it can be priced."""
    return run_in_file(_INPUT, context, file=context.submission.file, document=document)


def check_price(record: Record, *, document: Positioned) -> list[Problem]:
    """Return what makes a computed compute unusable; without errors the record can go on its board."""
    return run_in_file(_PRICE, record, file=record.submission.file, document=document)


def check_record(context: RecordContext, *, document: Positioned) -> list[Problem]:
    """Return what the computed figures of a record say about its claim."""
    return run_in_file(_RECORD, context, file=context.submission.file, document=document)


def check_track(context: TrackContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong with a track as a whole; `documents` are those that parse, by file."""
    return run_across_files(_TRACK, context, documents=documents)


def check_tracker(context: TrackerContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong between submissions; `documents` are those that parse, by file."""
    return run_across_files(_TRACKER, context, documents=documents)


def tell_of(submissions: Iterable[Stated]) -> tuple[Told, ...]:
    """Return what submissions say by which they are compared with others."""
    return tuple(tell(submissions, ASPECTS))


def regroup(before: Groups, *, gone: Iterable[Told], new: Iterable[Told]) -> ChangedGroups:
    """Return all that submissions say, where some of it is no longer said, or is said anew."""
    return ChangedGroups(before, gone=gone, new=new, aspects=ASPECTS)


def check_change(context: ChangeContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what a pull request does beyond a submission of its own; `documents` are those that parse."""
    return run_across_files(_CHANGE, context, documents=documents)


def settle_answers(
    problems: Iterable[Problem], *, files: Iterable[Answerable], documents: Mapping[str, Positioned]
) -> list[Problem]:
    """Return all problems, warnings marked where their file answers them, and what is wrong with answers.

    `documents` are the files that parse, by path.
    """
    return settle(problems, files=files, rules=ALL_RULES, documents=documents)
