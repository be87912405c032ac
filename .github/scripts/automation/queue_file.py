"""The file of the queue as it is handed on: what does not fit into it is left out, and said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from automation.queue_answers import name_of
from effsota.queue import (
    MOST_QUEUE_BYTES,
    QueueError,
    QueueVerdict,
    Turn,
    Unread,
    read_queue,
    write_queue,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from effsota.queue import Settled, Waiting

ODD = "what the check said of it does not fit the queue"
MOST_UNREAD = 1_000


@dataclass
class QueueFile:
    """What is said of a queue beside what waits: when it was taken, of what, against which commit.

    `lost` tells by its name what could not be read, and why; `lost_since` since when, of what was lost the
    last time. `schema` is that of the file.
    """

    now: datetime
    base: str
    address: str
    schema: bytes
    lost: dict[str, str]
    lost_since: Mapping[str, datetime]

    def write(
        self, waiting: Sequence[Waiting], decided: Sequence[Settled], shadow: Mapping[str, Any] | None
    ) -> bytes:
        """Return the file, which whoever builds the site will read.

        Raises:
            QueueError: if it cannot be made one.
        """
        while True:
            data = self._write(waiting, decided, shadow)
            if len(data) <= MOST_QUEUE_BYTES:
                try:
                    read_queue(data, self.schema)
                except QueueError:
                    plain = [each if self._is_sound(each) else self._stripped(each) for each in waiting]
                    if plain == list(waiting) and shadow is None:
                        raise
                    if plain == list(waiting):
                        shadow, self.lost["shadow board"] = None, "it does not fit the queue"
                    waiting = plain
                    continue
                return data
            if shadow is not None:
                shadow, self.lost["shadow board"] = None, "it is too large"
            elif len(decided) > 1:
                decided = decided[: len(decided) // 2]
                self.lost["what was decided first"] = "it is too much"
            else:
                waiting = waiting[: len(waiting) // 2]
                self.lost["what was opened last"] = "it is too much"

    def _write(
        self, waiting: Sequence[Waiting], decided: Sequence[Settled], shadow: Mapping[str, Any] | None
    ) -> bytes:
        taken = _latest(self.now, waiting, decided)
        lost = sorted(self.lost.items())[:MOST_UNREAD]
        unread = [
            Unread(what=what, why=why, since=min(self.lost_since.get(what, taken), taken))
            for what, why in lost
        ]
        return write_queue(
            taken=taken,
            base=self.base,
            repository=self.address,
            unread=unread,
            waiting=waiting,
            decided=decided,
            shadow=shadow,
        )

    def _is_sound(self, item: Waiting) -> bool:
        try:
            read_queue(self._write([item], [], None), self.schema)
        except QueueError:
            return False
        return True

    def _stripped(self, item: Waiting) -> Waiting:
        """Return an item without anything that the check said of it."""
        self.lost[name_of(item.kind, item.number)] = ODD
        nothing: dict[str, Any] = {"track": None, "record": None, "factor": None, "rank": None}
        unread = replace(item, verdict=QueueVerdict.UNREAD, turn=Turn.MAINTAINER, **nothing)
        return replace(unread, errors=0, doubts=0, effect="")


def _latest(now: datetime, waiting: Sequence[Waiting], decided: Sequence[Settled]) -> datetime:
    """Return when the queue was taken: no sooner than anything that it tells of, by whichever clock."""
    moments = [
        *(moment for each in waiting for moment in (each.updated, each.since, each.first_answer)),
        *(moment for each in decided for moment in (each.closed, each.first_answer)),
    ]
    return max([now, *(moment for moment in moments if moment is not None)])
