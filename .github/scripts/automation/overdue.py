"""Who is waited for: what the job that reminds needs of the published queue, and no word of anybody."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from automation.handed import TURNS
from automation.host import SHA, write_output
from automation.strict import has_kinds, read_strictly

if TYPE_CHECKING:
    from effsota.queue import Queue

MOST_BYTES, MOST_WAITING = 262_144, 1_000
OLDEST = timedelta(days=1)  # a queue of yesterday says nothing of today
_KINDS: dict[str, type] = {"number": int, "head": str, "turn": str, "since": str, "is_to_be_mended": bool}


class Overdue(NamedTuple):
    """Whom an open pull request waits for at its head commit, since when, and whether the check says why."""

    number: int
    head: str
    turn: str
    since: datetime
    is_to_be_mended: bool


def find_waiting(queue: Queue) -> list[Overdue]:
    """Return the pull requests of a queue that wait for somebody."""
    pulls = (each for each in queue.waiting if each.kind == "pull" and each.head is not None)
    return [
        Overdue(each.number, str(each.head), each.turn.value, each.since, each.verdict == "mend")
        for each in pulls
        if each.turn.value in TURNS
    ][:MOST_WAITING]


def write_waiting(waiting: list[Overdue], file: Path) -> None:
    """Write what is handed on."""
    listed = [{**each._asdict(), "since": each.since.isoformat()} for each in waiting]
    file.write_text(json.dumps(listed), "ascii")


def read_waiting(data: bytes) -> list[Overdue]:
    """Return what was handed on.

    Raises:
        ValueError: for anything that `write_waiting` does not write.
    """
    listed = read_strictly(data, most_bytes=MOST_BYTES)
    if not isinstance(listed, list) or len(listed) > MOST_WAITING:
        raise ValueError("who is waited for has another shape")
    return [_read(each) for each in listed]


def _read(data: Any) -> Overdue:
    if not has_kinds(data, _KINDS) or not SHA.fullmatch(data["head"]) or data["turn"] not in TURNS:
        raise ValueError("one that is waited for has another shape")
    since = datetime.fromisoformat(data["since"])
    if data["number"] < 1 or since.tzinfo is None:
        raise ValueError("one that is waited for has no number or no time")
    return Overdue(**{**data, "since": since})


def main() -> int:
    """Write who is waited for into the file of the first argument; say so where nobody can tell."""
    # Only here: the job that reads the file has no package installed.
    from automation.live_ledger import read_home  # noqa: PLC0415
    from automation.queue import SCHEMA, read_last  # noqa: PLC0415
    from effsota.disk.folder import read_document  # noqa: PLC0415

    file = Path(sys.argv[1])
    schema = read_document(SCHEMA)
    queue = None if schema is None else read_last(read_home(Path()), schema)
    if queue is None or datetime.now(UTC) - queue.taken > OLDEST:
        print("::warning title=No queue::None of today is published: nobody is reminded, no label is set.")
        return 0
    write_waiting(find_waiting(queue), file)
    write_output(taken=True)
    return 0
