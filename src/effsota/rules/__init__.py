"""What a schema cannot say: rules on a claim, a price, a record, a track, the tracker and the tree.

The pipeline runs them in that order, from what needs nothing to what needs a board:
`check_tree` (files as git sees them), `check_claim` (a submission whose shape is right), then, where no
error was found, compute is priced and `check_price` says whether the price is usable; records with a usable
price go on their board and `check_record`, `check_track` and `check_tracker` judge the result.
At the very end `settle_answers` marks the warnings that the files answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.rules.answers import ANSWER_RULES, Answerable, settle
from effsota.rules.context import (
    ClaimContext,
    Positioned,
    RecordContext,
    TrackContext,
    TrackerContext,
    TreeContext,
    TreeEntry,
)
from effsota.rules.rule import Placed, Rule, run_across_files, run_in_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from effsota.model import Record
    from effsota.problems import Fault, Problem

__all__ = [
    "ALL_RULES",
    "INPUT_RULES",
    "PRICE_RULES",
    "RECORD_RULES",
    "TRACKER_RULES",
    "TRACK_RULES",
    "TREE_RULES",
    "Answerable",
    "ClaimContext",
    "Placed",
    "RecordContext",
    "Rule",
    "TrackContext",
    "TrackerContext",
    "TreeContext",
    "TreeEntry",
    "check_claim",
    "check_price",
    "check_record",
    "check_track",
    "check_tracker",
    "check_tree",
    "settle_answers",
]

TREE_RULES: tuple[Rule[TreeContext, Placed], ...] = ()
INPUT_RULES: tuple[Rule[ClaimContext, Fault], ...] = ()
PRICE_RULES: tuple[Rule[Record, Fault], ...] = ()
RECORD_RULES: tuple[Rule[RecordContext, Fault], ...] = ()
TRACK_RULES: tuple[Rule[TrackContext, Placed], ...] = ()
TRACKER_RULES: tuple[Rule[TrackerContext, Placed], ...] = ()
ALL_RULES: tuple[Rule[Any, Any], ...] = (
    *TREE_RULES,
    *INPUT_RULES,
    *PRICE_RULES,
    *RECORD_RULES,
    *TRACK_RULES,
    *TRACKER_RULES,
    *ANSWER_RULES,
)


def check_tree(context: TreeContext) -> list[Problem]:
    """Return what is wrong with paths, names, modes and sizes; a file named here is not worth parsing."""
    return run_across_files(TREE_RULES, context, documents={})


def check_claim(context: ClaimContext, *, document: Positioned) -> list[Problem]:
    """Return what is wrong with a submission before anything is computed; without errors it can be priced."""
    return run_in_file(INPUT_RULES, context, file=context.submission.file, document=document)


def check_price(record: Record, *, document: Positioned) -> list[Problem]:
    """Return what makes a computed compute unusable; without errors the record can go on its board."""
    return run_in_file(PRICE_RULES, record, file=record.submission.file, document=document)


def check_record(context: RecordContext, *, document: Positioned) -> list[Problem]:
    """Return what the computed figures of a record say about its claim."""
    return run_in_file(RECORD_RULES, context, file=context.submission.file, document=document)


def check_track(context: TrackContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong with a track as a whole; `documents` are those that parse, by file."""
    return run_across_files(TRACK_RULES, context, documents=documents)


def check_tracker(context: TrackerContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong between submissions; `documents` are those that parse, by file."""
    return run_across_files(TRACKER_RULES, context, documents=documents)


def settle_answers(problems: Iterable[Problem], *, files: Iterable[Answerable]) -> list[Problem]:
    """Return all problems, warnings marked where their file answers them, and what is wrong with answers."""
    return settle(problems, files=files, rules=ALL_RULES)
