"""The file of the queue, written in the shape in which it is read: the same bytes for the same queue."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import to_builtins
from msgspec.structs import asdict

from effsota.queue.queue_reading import write_time
from effsota.queue.waiting import Settled, Shadow, Unread, Waiting


def write_queue(  # noqa: PLR0913  # the keys of the file
    *,
    taken: datetime,
    base: str,
    repository: str,
    unread: Sequence[Unread],
    waiting: Sequence[Waiting],
    decided: Sequence[Settled],
    shadow: Mapping[str, Any] | None,
) -> bytes:
    """Return the file of a queue; the shadow board is told as `shadow_data` tells one."""
    data = {
        "format": 1,
        "taken": write_time(taken),
        "base": base,
        "repository": repository,
        "unread": [_data(each) for each in unread],
        "open": [_data(each) for each in waiting],
        "decided": [_data(each) for each in decided],
        "shadow": shadow,
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def shadow_data(shadow: Shadow) -> dict[str, Any]:
    """Return a shadow board as the file has it: its fields are keys, which none of its classes adds to."""
    told: dict[str, Any] = to_builtins(shadow)
    return told


def _data(value: Unread | Waiting | Settled) -> dict[str, Any]:
    return {
        key: write_time(each) if isinstance(each, datetime) else each for key, each in asdict(value).items()
    }
