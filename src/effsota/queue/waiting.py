"""The queue: what waits at the code host, what was decided there, and the boards as they would be.

Every text is a stranger's. Times are in UTC, to the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from effsota.frozen import Frozen


class Way(StrEnum):
    """How a submission was sent."""

    PULL = "pull"
    ISSUE = "issue"


class QueueVerdict(StrEnum):
    """What the check says, as `effsota diff` has it, or that it said nothing."""

    MEND = "mend"
    DECIDE = "decide"
    REVIEW = "review"
    NOTHING = "nothing"
    UNREAD = "unread"  # it could not be judged
    UNJUDGED = "unjudged"  # the queue was too long for it to be judged this time

    @property
    def is_judged(self) -> bool:
        """Whether the check said something."""
        return self not in {QueueVerdict.UNREAD, QueueVerdict.UNJUDGED}


class Turn(StrEnum):
    """Whose turn it is."""

    AUTHOR = "author"
    MAINTAINER = "maintainer"
    SECOND_LOOK = "second-look"  # a maintainer's: every doubt was answered in the file
    NOBODY = "nobody"


class Outcome(StrEnum):
    """How something was closed."""

    MERGED = "merged"
    CLOSED = "closed"


class Waiting(Frozen):
    """An open pull request, or an open issue of the form.

    `head` is the commit that was judged (None for an issue), `effect` what it does to the boards in one line
    (empty where that is not known); `record`, `factor` and `rank` are those of the first record that it
    touches. It is its turn's since `since`. `first_answer` is when somebody with write access, other than its
    author, first said something.
    """

    kind: Way
    number: int
    title: str
    author: str
    opened: datetime
    updated: datetime
    head: str | None
    verdict: QueueVerdict
    errors: int
    doubts: int
    effect: str
    track: str | None
    record: str | None
    factor: float | None
    rank: int | None
    turn: Turn
    since: datetime
    first_answer: datetime | None


class Settled(Frozen):
    """A pull request or an issue of the form that was closed."""

    kind: Way
    number: int
    title: str
    author: str
    opened: datetime
    closed: datetime
    outcome: Outcome
    first_answer: datetime | None


class Unread(Frozen):
    """What could not be read, why, and since when; what was known of it before stands in the queue."""

    what: str
    why: str
    since: datetime


class LeftOut(Frozen, tag=False):
    """A pull request that passes alone and not beside the others."""

    number: int
    why: str


class ShadowState(Frozen, tag=False):
    """The figures of a board: its leading record, that one's factor, the doubling time in months with 95%."""

    sota: str | None
    factor: float | None
    doubling_time_months: float | None
    low: float | None
    high: float | None
    records: int
    frontier: int


class ShadowEntry(Frozen, tag=False):
    """A record on a board; its training compute in FLOP. It has no rank where it is not ranked."""

    rank: int | None
    frontier: bool
    compute_flop: float
    factor: float
    factor_low: float
    factor_high: float


class ShadowClaim(Frozen, tag=False):
    """What a file would say otherwise, as people read it."""

    what: str
    before: str
    after: str


class ShadowRecord(Frozen, tag=False):
    """A record that would change: what becomes of it (a word of `effsota diff`), in words and figures."""

    path: str
    deed: str
    summary: str
    before: ShadowEntry | None
    after: ShadowEntry | None
    claims: tuple[ShadowClaim, ...]


class ShadowFall(Frozen, tag=False):
    """A record that would fall in rank, or off the frontier."""

    path: str
    before: ShadowEntry | None
    after: ShadowEntry | None


class ShadowBoard(Frozen, tag=False):
    """A board that would change: as it is (None: it is new), and as it would be (None: it is gone)."""

    track: str
    before: ShadowState | None
    after: ShadowState | None
    headline_before: str
    headline_after: str
    records: tuple[ShadowRecord, ...]
    overtaken: tuple[ShadowFall, ...]


class Shadow(Frozen, tag=False):
    """What the boards would say if every pull request that passes its checks were merged.

    `merged` are the numbers of those, oldest first; `boards` are the boards that differ from today's.
    """

    merged: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    boards: tuple[ShadowBoard, ...]


class Queue(Frozen, dict=True):
    """The queue as it was when the code host was asked, at `taken`; `data` are the bytes of its file.

    `base` is the commit that everything was judged against. `waiting` is in the order of opening, `decided`
    newest first. `shadow` is None where it is not known.
    """

    taken: datetime
    base: str
    repository: str
    unread: tuple[Unread, ...]
    waiting: tuple[Waiting, ...]
    decided: tuple[Settled, ...]
    shadow: Shadow | None
    data: bytes

    @cached_property
    def by_number(self) -> Mapping[int, Waiting]:
        """What waits, by its number: pull requests and issues share theirs."""
        return {each.number: each for each in self.waiting}
