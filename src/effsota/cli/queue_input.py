"""The queue that a caller of `build` names."""

from __future__ import annotations

from pathlib import Path

import click

from effsota.pipeline.queue_publishing import QueueInput
from effsota.queue import MOST_QUEUE_BYTES


def read_given_queue(given: str | None, none: str) -> QueueInput | None:
    """Return what a caller names as the queue: nothing, a file, or the word that says that there is none.

    Raises:
        click.UsageError: if the file cannot be read.
    """
    if given is None:
        return None
    if given == none:
        return QueueInput(data=None)
    if not given:
        raise click.UsageError(f"--queue is blank; name a file, or write {none} where it could not be had")
    try:
        with Path(given).open("rb") as file:
            # One byte more than may be tells that there is more.
            return QueueInput(data=file.read(MOST_QUEUE_BYTES + 1))
    except OSError as error:
        raise click.UsageError(f"--queue: {given} cannot be read: {error.strerror}") from error
