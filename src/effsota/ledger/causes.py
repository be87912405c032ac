"""Why numbers move: what kind of thing happened, and to which file or name."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Happening(StrEnum):
    """What an event is."""

    BEGUN = "begun"  # the ledger: what was published by then
    RECORD_ADDED = "record added"
    RECORD_CORRECTED = "record corrected"
    RECORD_WITHDRAWN = "record withdrawn"
    RECORD_DISPUTED = "record disputed"
    RECORD_RESTORED = "record restored"
    RECORD_RENAMED = "record renamed"
    RECORD_REMOVED = "record removed"
    TRACK_ADDED = "track added"
    TRACK_REMOVED = "track removed"
    BASELINE = "baseline changed"
    RULE = "track changed"  # its target, rules, conditions, or what it declares else
    CHIP = "chip changed"
    VOCABULARY = "vocabulary changed"
    TRACKER = "tracker changed"
    PROGRAM = "program changed"
    SEVERAL = "several changed"  # together: none of them alone gives a tracker without errors, or a number
    WORDING = "wording changed"  # a file, and no number or rule with it


class CauseKind(StrEnum):
    """What kind of thing a cause is."""

    RECORD = "record"
    CURVE = "curve"
    BASELINE = "baseline"
    TRACK = "track"
    CHIP = "chip"
    DEFAULT = "default"
    VOCABULARY = "vocabulary"
    TRACKER = "tracker"
    PROGRAM = "program"
    PUBLICATION = "publication"  # the first one, with which a ledger begins


class Cause(NamedTuple):
    """What numbers moved by: its kind, the file that says it, and its name (a chip, a version, a record).

    `file` and `name` are empty where there is none.
    """

    kind: CauseKind
    file: str = ""
    name: str = ""
