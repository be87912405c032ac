"""The published ledger taken to be built on; nothing is published where it cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from automation.live_ledger import NoLedgerError, take_for_run, tell_stopped
from effsota.ledger.ledger_reading import read_ledger


def refuse_older(data: bytes, commit: str) -> None:
    """Refuse to publish a commit that what is published comes after: old numbers would be told as news.

    Raises:
        NoLedgerError: if a later commit is published.
    """
    last = read_ledger(data).last.stamp.commit if data else None
    if last is None or last == commit or not _is_ancestor(commit, last):
        return
    raise NoLedgerError(
        f"commit {commit[:10]} is older than {last[:10]}, which is published",
        "Run Publish by hand for the newest commit, instead of an old run once more.",
    )


def _is_ancestor(commit: str, of: str) -> bool:
    """Tell whether one commit is in the history of another; not where the other is no longer known."""
    command = ["git", "merge-base", "--is-ancestor", "--end-of-options", commit, of]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  # ids


def main() -> int:
    """Write the ledger to build on to the file of the first argument; empty where one begins."""
    try:
        data = take_for_run(datetime.now(UTC).date())
        refuse_older(data, os.environ["GITHUB_SHA"])
    except NoLedgerError as error:
        tell_stopped(error)
        return 1
    Path(sys.argv[1]).write_bytes(data)
    print(f"{len(data):,} bytes of ledger are published." if data else "A ledger begins.")
    return 0
