"""The queue taken: what waits at the code host, judged; what was decided; the boards as they would be."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request

from automation.asking import Asker
from automation.bench import Bench
from automation.host import SHA, api_of_run, write_output
from automation.https_only import open_https
from automation.live_ledger import Home, NoLedgerError, read_home, refuse_stranger
from automation.queue_keeping import Taking
from effsota.disk.folder import read_document
from effsota.queue import MOST_QUEUE_BYTES, Queue, QueueError, read_queue
from effsota.text import to_workflow_message

PUBLISHED, SCHEMA = "data/queue.json", "schema/queue.schema.json"
JUDGING_SECONDS, SILENT_SECONDS = 300.0, 30


def read_last(home: Home, schema: bytes) -> Queue | None:
    """Return the queue that is published, None where there is none that can be believed."""
    # The second in the address keeps an old copy of a cache out.
    address = f"{home.url.rstrip('/')}/{PUBLISHED}?{time.time_ns()}"
    try:
        if not address.startswith("https://"):
            return None
        with open_https(Request(address), seconds=SILENT_SECONDS) as answer:  # noqa: S310  # https, see above
            queue = read_queue(answer.read(MOST_QUEUE_BYTES + 1), schema)
    except (OSError, HTTPException, QueueError):
        return None
    return queue if queue.repository == home.repository else None


def main() -> int:
    """Write the queue to the file of the first argument."""
    home, repository = read_home(Path()), os.environ["GITHUB_REPOSITORY"]
    try:
        refuse_stranger(home, repository)
    except NoLedgerError as error:
        print(f"::warning title=No queue::{to_workflow_message(error.message)}")
        return 1
    schema, base = read_document(SCHEMA), os.environ["GITHUB_SHA"]
    if schema is None or not SHA.fullmatch(base):
        raise ValueError("the program is not whole, or the run is of no commit")
    bench = Bench(
        checkout=Path.cwd(),
        base=base,
        remote=f"{os.environ['GITHUB_SERVER_URL']}/{repository}",
        over=time.monotonic() + JUDGING_SECONDS,
    )
    data = Taking(
        asker=Asker(api_of_run()),
        bench=bench,
        repository=repository,
        address=home.repository,
        now=datetime.now(UTC).replace(microsecond=0),
        last=read_last(home, schema),
        schema=schema,
    ).take()
    queue = read_queue(data, schema)  # as the build will
    Path(sys.argv[1]).write_bytes(data)
    write_output(taken=True)
    print(f"{len(queue.waiting):,} wait, {len(queue.decided):,} were decided, {len(queue.unread):,} unread.")
    return 0
