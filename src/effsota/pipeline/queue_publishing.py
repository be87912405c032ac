"""The queue that is published with a site: read from a machine's file, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.disk.folder import read_document
from effsota.frozen import Frozen
from effsota.queue import QueueError, read_queue

if TYPE_CHECKING:
    from effsota.queue import Queue
    from effsota.showing.site import Site

SCHEMA = "schema/queue.schema.json"
NOT_ASKED = "the code host could not be asked"


class QueueInput(Frozen):
    """The file of the queue, as bytes that nobody has looked at yet; None where it could not be had."""

    data: bytes | None

    def key(self) -> Iterator[str]:
        """Yield what tells it from another."""
        yield f"queue {None if self.data is None else hashlib.sha256(self.data).hexdigest()}"


def publish_queue(given: QueueInput, site: Site) -> Site:
    """Return a site with the queue, or with why it has none: a queue that is refused stops no publication."""
    if given.data is None:
        return replace(site, no_queue=NOT_ASKED)
    try:
        return replace(site, queue=_read(given.data, site))
    except QueueError as error:
        return replace(site, no_queue=f"its file was refused: {error}")


def _read(data: bytes, site: Site) -> Queue:
    schema = read_document(SCHEMA)
    if schema is None:
        raise QueueError(f"the program travels without {SCHEMA}")
    queue = read_queue(data, schema)
    if queue.repository.rstrip("/").casefold() != site.tracker.repository.rstrip("/").casefold():
        raise QueueError(f"it is of {queue.repository}, and this tracker's is {site.tracker.repository}")
    if queue.taken.date() > site.today:
        raise QueueError(f"it was taken on {queue.taken.date()}, after {site.today}")
    return queue
