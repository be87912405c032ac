"""Whose turn it is on what was sent, and since when: from what the check says and what happened since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from effsota.queue.waiting import QueueVerdict, Turn, Way

# What is quoted, code, or a link asks nothing of anybody.
_NOT_SAID = re.compile(r"```(?s:.*?)(```|\Z)|`[^`\n]*`|(?m:^[ \t]*>.*$)|https?://\S+|<!--(?s:.*?)(-->|\Z)")


class TurnStep(StrEnum):
    """Something that may change whose turn it is."""

    PUSHED = "pushed"
    ASKED = "asked"  # a maintainer asks something, or asks for changes
    ANSWERED = "answered"  # the author says something
    CLEARED = "cleared"  # a maintainer approves, or takes a request for changes back


class Taken(NamedTuple):
    """A step, and when it was taken."""

    at: datetime
    step: TurnStep


class Whose(NamedTuple):
    """Whose turn it is, and since when."""

    turn: Turn
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSaid:
    """What the check says: `answered` counts the doubts that the files answer, `doubts` those that wait.

    A draft is its author's, whatever the check says of it.
    """

    verdict: QueueVerdict
    doubts: int = 0
    answered: int = 0
    kind: Way = Way.PULL
    is_draft: bool = False

    @property
    def turn(self) -> Turn:
        """Whose turn it is where nobody has said anything."""
        if self.verdict is QueueVerdict.NOTHING or self.verdict is QueueVerdict.UNJUDGED:
            return Turn.NOBODY
        if self.verdict is QueueVerdict.UNREAD:
            return Turn.MAINTAINER
        # A form that passes is answered with the link that opens its pull request.
        if self.verdict is QueueVerdict.MEND or self.is_draft or self.kind is Way.ISSUE:
            return Turn.AUTHOR
        is_answered = self.verdict is QueueVerdict.REVIEW and self.answered > 0 and self.doubts == 0
        return Turn.SECOND_LOOK if is_answered else Turn.MAINTAINER


def whose_turn(said: CheckSaid, *, opened: datetime, steps: Iterable[Taken]) -> Whose:
    """Return whose turn it is: what a maintainer asks for stands until the author pushes or answers."""
    since, asked = opened, None
    for at, step in sorted(steps):
        if step is TurnStep.ASKED:
            asked = asked or at
        elif step is TurnStep.PUSHED or asked is not None:
            since, asked = max(since, at), None
    own = said.turn
    if asked is not None and own in {Turn.MAINTAINER, Turn.SECOND_LOOK}:
        return Whose(Turn.AUTHOR, max(since, asked))
    return Whose(own, since)


def asks(text: str) -> bool:
    """Tell whether a comment asks something: a question mark outside quotes, code, links and hidden notes."""
    return "?" in _NOT_SAID.sub(" ", text)
