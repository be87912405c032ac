"""A queue as its file has it, and read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from effsota.queue import plain_line, read_queue

if TYPE_CHECKING:
    from effsota.queue import Queue

SCHEMA = (Path(__file__).parents[2] / "schema/queue.schema.json").read_bytes()
HEAD, BASE = "b" * 40, "a" * 40
RECORD = "alexnet-level/shufflenet-v2"
ENTRY = {
    "rank": 3,
    "frontier": True,
    "compute_flop": 1e17,
    "factor": 4.2,
    "factor_low": 3.9,
    "factor_high": 4.5,
}
STATE = {
    "sota": RECORD,
    "factor": 4.2,
    "doubling_time_months": 16.0,
    "low": 12.0,
    "high": 24.0,
    "records": 12,
    "frontier": 5,
}
BOARD = {
    "track": "alexnet-level",
    "before": STATE,
    "after": {**STATE, "factor": 5.0},
    "headline_before": "4.2 times less.",
    "headline_after": "5 times less.",
    "records": [
        {
            "path": RECORD,
            "deed": "added",
            "summary": "ShuffleNet v2 is added.",
            "before": None,
            "after": ENTRY,
            "claims": [{"what": "epochs", "before": "90", "after": "80"}],
        }
    ],
    "overtaken": [{"path": "alexnet-level/efficientnet-b0", "before": ENTRY, "after": {**ENTRY, "rank": 4}}],
}


def waiting(number: int = 12, **other: Any) -> dict[str, Any]:
    """Return an open pull request that passes."""
    item = {
        "kind": "pull",
        "number": number,
        "title": "Add ShuffleNet v2",
        "author": "ada",
        "opened": "2026-11-21T08:00:00Z",
        "updated": "2026-11-26T12:00:00Z",
        "head": HEAD,
        "verdict": "review",
        "errors": 0,
        "doubts": 0,
        "effect": "ShuffleNet v2 enters at rank 3.",
        "track": "alexnet-level",
        "record": RECORD,
        "factor": 4.2,
        "rank": 3,
        "turn": "maintainer",
        "since": "2026-11-26T12:00:00Z",
        "first_answer": None,
    }
    return {**item, **other}


def settled(number: int = 7, **other: Any) -> dict[str, Any]:
    """Return a pull request that was merged."""
    item = {
        "kind": "pull",
        "number": number,
        "title": "Add MobileNet v2",
        "author": "grace",
        "opened": "2026-11-01T08:00:00Z",
        "closed": "2026-11-05T08:00:00Z",
        "outcome": "merged",
        "first_answer": "2026-11-03T08:00:00Z",
    }
    return {**item, **other}


def queue_data(*items: dict[str, Any], **other: Any) -> dict[str, Any]:
    """Return a queue of what waits."""
    data = {
        "format": 1,
        "taken": "2026-11-28T10:17:00Z",
        "base": BASE,
        "repository": "https://github.com/example/board",
        "unread": [],
        "open": list(items),
        "decided": [],
        "shadow": None,
    }
    return {**data, **other}


def read(data: object) -> Queue:
    """Return a queue read as from its file."""
    return read_queue(json.dumps(data).encode(), SCHEMA)


def site_queue(repository: str, *, taken: str, says: str = "", track: str = "a", path: str = "a/b") -> bytes:
    """Return the file of a queue of a tracker, taken on a day, in which strangers say `says` everywhere."""
    text = plain_line(says, 400) if says else ""
    shadow = {
        "merged": [12],
        "left_out": [{"number": 13, "why": text or "it conflicts with one that was opened before it"}],
        "boards": [_board_of(track, path, text)],
    }
    told = {
        "title": plain_line(text) if text else "Add ShuffleNet v2",
        "effect": text or "It enters at rank 3.",
    }
    opened, since = "2026-11-10T08:00:00Z", "2026-11-12T08:00:00Z"
    when = {"opened": opened, "since": since, "updated": since, "track": track, "record": path}
    items = [
        waiting(12, **told, **when),
        waiting(13, **told, **{**when, "verdict": "mend", "errors": 2, "turn": "author"}),
        waiting(15, **told, **{**when, "kind": "issue", "head": None, "turn": "second-look"}),
        *(waiting(number, author="flood", **told, **when) for number in range(20, 27)),
    ]
    gone = {"title": told["title"], "opened": opened, "closed": since, "first_answer": since}
    decided = [settled(7, **gone), settled(8, **gone, outcome="closed")]
    lost = {"what": text or "pull request 14", "why": text or "the host answers 503", "since": since}
    unread = [{**lost, "what": plain_line(lost["what"]), "why": plain_line(lost["why"])}]
    data = queue_data(
        *items, taken=taken, repository=repository, decided=decided, unread=unread, shadow=shadow
    )
    return json.dumps(data, ensure_ascii=False).encode()


def _board_of(track: str, path: str, text: str) -> dict[str, Any]:
    said = text or "It took 44 times less."
    came: dict[str, Any] = {
        "path": f"{track}/new",
        "deed": "added",
        "summary": text or "ShuffleNet v2 is added.",
        "before": None,
        "after": ENTRY,
        "claims": [],
    }
    return {
        "track": track,
        "before": {**STATE, "sota": path},
        "after": {**STATE, "sota": f"{track}/new", "factor": 61.0},
        "headline_before": said,
        "headline_after": f"{said} And more.",
        "records": [came],
        "overtaken": [{"path": path, "before": {**ENTRY, "rank": 1}, "after": {**ENTRY, "rank": 2}}],
    }


@cache
def full_queue() -> Queue:
    """Return a queue with something of everything."""
    lost = {"what": "pull request 14", "why": "the host answers 503", "since": "2026-11-28T09:17:00Z"}
    shadow = {
        "merged": [12],
        "left_out": [{"number": 13, "why": "it conflicts with 12"}],
        "boards": [BOARD],
    }
    form = {"head": None, "kind": "issue", "verdict": "mend", "errors": 1, "turn": "author"}
    nothing = {"effect": "", "track": None, "record": None, "factor": None, "rank": None}
    items = (
        waiting(12),
        waiting(13, opened="2026-11-22T08:00:00Z", title='<b>Add</b> "X" & ${{ x }}'),
        waiting(15, opened="2026-11-23T08:00:00Z", **form, **nothing),
        *(waiting(number, author="flood", opened="2026-11-24T08:00:00Z") for number in range(20, 27)),
    )
    decided = [settled(7), settled(8, outcome="closed", first_answer=None)]
    return read(queue_data(*items, unread=[lost], decided=decided, shadow=shadow))
