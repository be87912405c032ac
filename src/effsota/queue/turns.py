"""Whose turn it is on what was sent, and since when: from what the check says and what happened since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from effsota.queue.waiting import Turn

# What is quoted, code, or a link asks nothing of anybody.
_NOT_SAID = re.compile(r"```(?s:.*?)(```|\Z)|`[^`\n]*`|(?m:^[ \t]*>.*$)|https?://\S+|<!--(?s:.*?)(-->|\Z)")


class TurnStep(StrEnum):
    """Something that may change whose turn it is."""

    PUSHED = "pushed"
    REQUESTED = "requested"  # a maintainer's review asks for changes
    ASKED = "asked"  # a maintainer asks something
    ANSWERED = "answered"  # the author says something
    CLEARED = "cleared"  # a maintainer approves, or takes a review back


# What puts an end to what a maintainer waits for.
_ENDS = {
    TurnStep.REQUESTED: (TurnStep.PUSHED, TurnStep.CLEARED),
    TurnStep.ASKED: (TurnStep.PUSHED, TurnStep.CLEARED, TurnStep.ANSWERED),
}


class Taken(NamedTuple):
    """A step, and when it was taken."""

    at: datetime
    step: TurnStep


class Whose(NamedTuple):
    """Whose turn it is, and since when."""

    turn: Turn
    since: datetime


def whose_turn(own: Turn, *, opened: datetime, steps: Iterable[Taken]) -> Whose:
    """Return whose turn it is: what a maintainer waits for stands until the author pushes or answers.

    `own` is whose it would be by the check alone.
    """
    since = opened
    awaited: dict[TurnStep, datetime] = {}
    for at, step in sorted(steps):
        if step in _ENDS:
            awaited.setdefault(step, at)
            continue
        ended = [each for each in awaited if step in _ENDS[each]]
        for each in ended:
            del awaited[each]
        if step is TurnStep.PUSHED or (ended and not awaited):
            since = max(since, at)
    if awaited and own in {Turn.MAINTAINER, Turn.SECOND_LOOK}:
        return Whose(Turn.AUTHOR, max(since, min(awaited.values())))
    return Whose(own, since)


def asks(text: str) -> bool:
    """Tell whether a comment asks something: a question mark outside quotes, code, links and hidden notes."""
    return "?" in _NOT_SAID.sub(" ", text)
