"""What the parts of a run were for, and which of them a figure of its compute counts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class TrainingPhase(StrEnum):
    """What a part of a run was for: which decides whether a threshold counts it."""

    PRE_TRAINING = "pre-training"
    LATER = "later-training"
    REINFORCEMENT = "reinforcement-learning"
    SYNTHETIC = "synthetic-data"
    DISCARDED = "discarded"


class CountedFor(StrEnum):
    """The two figures of one run: by the updates of its parameters, or with what was generated for it."""

    UPDATES = "updates"
    CUMULATIVE = "cumulative"


UPDATING = frozenset({TrainingPhase.PRE_TRAINING, TrainingPhase.LATER, TrainingPhase.REINFORCEMENT})
COUNTED: Mapping[CountedFor, frozenset[TrainingPhase]] = MappingProxyType(
    {
        CountedFor.UPDATES: UPDATING,
        CountedFor.CUMULATIVE: frozenset({*UPDATING, TrainingPhase.SYNTHETIC}),
    }
)
