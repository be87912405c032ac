"""The queue beside a site: the one of its tracker and of its day, or the reason why there is none."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import replace

from effsota.pipeline.queue_publishing import QueueInput, publish_queue
from tests.builders.queues import full_queue, queue_data
from tests.builders.sites import site

SITE = site()
HOME = SITE.tracker.repository
TAKEN = "2026-11-28T10:17:00Z"
REFUSED = {
    "the code host could not be asked": None,
    "its file was refused: line 1, column 2: this is no JSON": b"{",
    f"its file was refused: it is of https://github.com/x/y, and this tracker's is {HOME}": json.dumps(
        queue_data(repository="https://github.com/x/y")
    ).encode(),
    "its file was refused: it was taken on 2026-11-28, after 2026-11-27": json.dumps(
        queue_data(repository=HOME)
    ).encode(),
}


def test_a_queue_of_the_day_is_shown() -> None:
    """That of the tracker's repository, whatever the case of its address and the slash at its end."""
    data = full_queue().data.replace(b"https://github.com/example/board", f"{HOME.upper()}/".encode(), 1)
    data = data.replace(b"HTTPS://", b"https://")
    shown = publish_queue(QueueInput(data=data), replace(SITE, today=date(2026, 11, 28)))
    assert shown.queue is not None
    assert (shown.queue.data, shown.no_queue) == (data, "")


@pytest.mark.parametrize("why", REFUSED)
def test_why_there_is_none_is_said(why: str) -> None:
    """And nothing stops."""
    shown = publish_queue(QueueInput(data=REFUSED[why]), replace(SITE, today=date(2026, 11, 27)))
    assert (shown.queue, shown.no_queue) == (None, why)


def test_a_queue_is_told_from_another() -> None:
    """Also from none: what is kept of a build rests on it."""
    keys = [tuple(QueueInput(data=data).key()) for data in (None, b"", b"{}")]
    assert len(set(keys)) == 3
