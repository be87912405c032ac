"""The queue of this run: what was read, and of what could not be read the last that is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from automation.asking import GoneError, UnreadError
from automation.bench import BROKE, ODD_ANSWERS, JudgingError
from automation.conversation import Conversation, read_conversation
from automation.find_pull import VOUCHED, is_vouched
from automation.queue_answers import (
    DAYS_KEPT,
    Gone,
    Sent,
    list_closed,
    list_open,
    name_of,
)
from automation.queue_file import QueueFile
from automation.queue_judging import Judged, judge_all
from automation.queue_shadow import make_shadow
from effsota.queue import (
    QueueVerdict,
    Settled,
    Taken,
    TurnStep,
    Waiting,
    Way,
    shadow_data,
    whose_turn,
    write_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from automation.asking import Asker
    from automation.bench import Bench
    from effsota.queue import Queue

MOST_KEPT = 2_000
OPEN_LISTS = {Way.PULL: "open pull requests", Way.ISSUE: "open issues"}
CLOSED_LISTS = {Way.PULL: "closed pull requests", Way.ISSUE: "closed issues"}


@dataclass
class Taking:
    """One taking of the queue: of which repository (owner/name, and its address), when, after which last one.

    `schema` is that of the file. `lost` tells by its name what could not be read, and why.
    """

    asker: Asker
    bench: Bench
    repository: str
    address: str
    now: datetime
    last: Queue | None
    schema: bytes
    lost: dict[str, str] = field(default_factory=dict)

    def take(self) -> bytes:
        """Return the file of the queue, whatever could not be read."""
        opened = list_open(self.asker, self.repository)
        self.lost.update(opened.lost)
        known = {} if self.last is None else dict(self.last.by_number)
        sent = opened.sent[:MOST_KEPT]
        if len(opened.sent) > MOST_KEPT:
            self.lost["what was opened last"] = f"more than {MOST_KEPT:,} are open"
        stale = [each for each in sent if not self._is_as_it_was(each, known.get(each.number))]
        judged = judge_all(self.bench, stale, self._vouched(stale))
        stands = (
            self._waiting(each, judged[each.number], known.get(each.number))
            if each.number in judged
            else known[each.number]
            for each in sent
        )
        here = [each for each in stands if each is not None]
        decided = self._decided(known)
        kept = self._kept(known, {*(each.number for each in sent), *(each.number for each in decided)})
        waiting = sorted([*here, *kept], key=lambda each: (each.opened, each.number))[:MOST_KEPT]
        shadow = self._last_shadow(waiting) if not stale else None
        shadow = shadow or self._shadow(sent, waiting)
        since = {} if self.last is None else {each.what: each.since for each in self.last.unread}
        return QueueFile(
            now=self.now,
            base=self.bench.base,
            address=self.address,
            schema=self.schema,
            lost=self.lost,
            lost_since=since,
        ).write(waiting, decided, shadow)

    def _is_as_it_was(self, sent: Sent, known: Waiting | None) -> bool:
        """Tell whether nothing happened to it since it was judged, on the same commit, on the same day."""
        return (
            self.last is not None
            and known is not None
            and known.verdict.is_judged
            and (known.kind, known.head, known.updated) == (sent.kind, sent.head, sent.updated)
            and self.last.base == self.bench.base
            and self.last.taken.date() == self.now.date()
            and sent.name not in self._lost_before
        )

    @cached_property
    def _lost_before(self) -> Mapping[str, str]:
        """What could not be read the last time, and why."""
        return {} if self.last is None else {each.what: each.why for each in self.last.unread}

    def _vouched(self, sent: Iterable[Sent]) -> frozenset[int]:
        """Return the pull requests that a maintainer vouches for as they are."""
        return frozenset(each.number for each in sent if VOUCHED in each.labels and self._is_vouched(each))

    def _is_vouched(self, sent: Sent) -> bool:
        pushed = None if sent.pushed is None else write_time(sent.pushed)
        head = {"repo": {"pushed_at": pushed}}
        pull = {"number": sent.number, "labels": [{"name": VOUCHED}], "head": head}
        try:
            return is_vouched(self.asker.as_api, repository=self.repository, pull=pull)
        except (UnreadError, LookupError, TypeError, ValueError):  # an answer of another shape
            return False

    def _waiting(self, sent: Sent, judged: Judged, before: Waiting | None) -> Waiting | None:
        """Return how it stands, None where it went away meanwhile."""
        is_same = before is not None and (before.kind, before.head) == (sent.kind, sent.head)
        conversation = Conversation(steps=(), first_answer=before.first_answer if before else None)
        is_heard = False
        try:
            conversation = read_conversation(self.asker, self.repository, sent)
            is_heard = True
        except GoneError:
            return None
        except UnreadError as error:
            self.lost[sent.name] = f"what was said about it: {error}"
        if judged.verdict is QueueVerdict.UNREAD:
            self.lost[sent.name] = judged.why
        steps = list(conversation.steps)
        if before is not None and not is_same and self.last is not None:
            # It was pushed to since then, whatever its commits say of their day.
            steps.append(Taken(self.last.taken, TurnStep.PUSHED))
        whose = whose_turn(judged.turn_of(sent), opened=sent.opened, steps=steps)
        made = Waiting(
            kind=sent.kind,
            number=sent.number,
            title=sent.title,
            author=sent.author,
            opened=sent.opened,
            updated=sent.updated,
            head=sent.head,
            verdict=judged.verdict,
            errors=judged.errors,
            doubts=judged.doubts,
            effect=judged.effect,
            track=judged.track,
            record=judged.record,
            factor=judged.factor,
            rank=judged.rank,
            turn=whose.turn,
            since=whose.since,
            first_answer=conversation.first_answer,
        )
        if before is None or not is_same or not before.verdict.is_judged:
            return made
        if not judged.verdict.is_judged:
            return _with_verdict_of(before, made)
        return made if is_heard else replace(made, turn=before.turn, since=before.since)

    def _decided(self, known: Mapping[int, Waiting]) -> list[Settled]:
        """Return what was decided of late, newest first."""
        since = self.now - timedelta(days=DAYS_KEPT)
        listing = list_closed(self.asker, self.repository, since)
        self.lost.update(listing.lost)
        before = {} if self.last is None else {each.number: each for each in self.last.decided}
        newest = sorted(listing.gone, key=lambda each: (each.closed, each.number), reverse=True)[:MOST_KEPT]
        found = {each.number: self._settled(each, before.get(each.number), known) for each in newest}
        for each in before.values():
            is_lost = CLOSED_LISTS[each.kind] in self.lost or name_of(each.kind, each.number) in self.lost
            if each.closed >= since and is_lost:
                found.setdefault(each.number, each)
        settled = [each for each in found.values() if each is not None]
        return sorted(settled, key=lambda each: (each.closed, each.number), reverse=True)[:MOST_KEPT]

    def _settled(self, gone: Gone, before: Settled | None, known: Mapping[int, Waiting]) -> Settled | None:
        made = Settled(
            kind=gone.kind,
            number=gone.number,
            title=gone.title,
            author=gone.author,
            opened=gone.opened,
            closed=gone.closed,
            outcome=gone.outcome,
            first_answer=None,
        )
        name = name_of(gone.kind, gone.number)
        if before is not None and before.closed == gone.closed and name not in self._lost_before:
            return replace(made, first_answer=before.first_answer)
        was = known.get(gone.number)
        if was is not None and was.first_answer is not None:
            return replace(made, first_answer=was.first_answer)
        try:
            return replace(
                made, first_answer=read_conversation(self.asker, self.repository, gone).first_answer
            )
        except GoneError:
            return None
        except UnreadError as error:
            self.lost[name] = f"what was said about it: {error}"
            return made

    def _kept(self, known: Mapping[int, Waiting], found: set[int]) -> list[Waiting]:
        """Return what waited before, and of which nobody can tell whether it still does."""
        kept = []
        for each in known.values():
            name = name_of(each.kind, each.number)
            if each.number not in found and (OPEN_LISTS[each.kind] in self.lost or name in self.lost):
                kept.append(each)
                if name in self._lost_before:
                    self.lost.setdefault(name, self._lost_before[name])
        return kept

    def _last_shadow(self, waiting: Sequence[Waiting]) -> dict[str, Any] | None:
        """Return the last shadow board where the same waits as then, None where it is another or unknown."""
        last = self.last
        if last is None or last.shadow is None or tuple(waiting) != last.waiting:
            return None
        return shadow_data(last.shadow)

    def _shadow(self, sent: Sequence[Sent], waiting: Sequence[Waiting]) -> dict[str, Any] | None:
        """Return the shadow board, None where nobody can tell."""
        here = {each.number: each for each in waiting}
        judged = {
            number: Judged(verdict=each.verdict, turn=each.turn, errors=each.errors)
            for number, each in here.items()
            if each.verdict.is_judged
        }
        try:
            self.bench.fetch(each.head for each in sent if each.head is not None and each.number in here)
            return make_shadow(self.bench, [each for each in sent if each.number in here], judged)
        except JudgingError as error:
            self.lost["shadow board"] = str(error)
        except ODD_ANSWERS:
            self.lost["shadow board"] = BROKE
        return None


def _with_verdict_of(before: Waiting, made: Waiting) -> Waiting:
    """Return how it stands with the last verdict on it, which is of the same commit."""
    return replace(
        before, title=made.title, author=made.author, updated=made.updated, first_answer=made.first_answer
    )
